//! Points from somebody's register: which column says what, and what they become in a book.
//!
//! What the book knows already stays as it is: a point that is in it only fills in what is empty.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::book::Book;
use super::command::Change;
use super::command::Edit;
use super::distance;
use super::field::Content;
use super::id::RecordId;
use super::kind::Kind;
use super::map::sweref;
use super::place;
use super::place::Position;
use super::provider;
use super::provider::ProviderKind;
use super::record::Record;
use super::rule::quantity::Metres;

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<String>,
    /// Each as long as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// What a column may say of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Name,
    North,
    East,
    Municipality,
    /// The village that a provider is in.
    Place,
    /// What sort of provider it is.
    Kind,
}

impl Part {
    pub const ALL: [Self; 6] =
        [Self::Name, Self::North, Self::East, Self::Municipality, Self::Place, Self::Kind];

    /// How the headings of such a column begin, in small letters.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["namn", "name", "butik", "benämning", "tatort", "tätort", "rubrik"],
            Self::North => &["lat", "nord", "north", "y_wgs", "n", "y"],
            Self::East => &["lon", "lng", "long", "öst", "ost", "east", "x_wgs", "e", "x"],
            Self::Municipality => &["kommun", "municipality"],
            Self::Place => &["ort", "postort", "by", "place", "city", "locality"],
            Self::Kind => &["slag", "typ", "kategori", "verksamhet", "kind", "type", "category"],
        }
    }
}

/// What the points become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Become {
    Places,
    /// Of this kind, where a row names none.
    Providers(ProviderKind),
}

/// Which column says what, and what the points are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub columns: BTreeMap<Part, usize>,
    pub points: Become,
}

impl Reading {
    /// What the headings say; a person may know better.
    pub fn guessed(table: &Table) -> Self {
        let mut columns = BTreeMap::new();
        let mut taken = BTreeSet::new();
        let headings: Vec<String> =
            table.columns.iter().map(|it| it.trim().to_lowercase()).collect();
        for part in Part::ALL {
            let fits = |is_whole: bool| {
                let mut words = part.headings().iter();
                words.find_map(|word| {
                    headings.iter().enumerate().position(|(at, heading)| {
                        // A word of one letter is no beginning.
                        let begins = 1 < word.len() && heading.starts_with(word);
                        !taken.contains(&at) && (heading == word || !is_whole && begins)
                    })
                })
            };
            if let Some(at) = fits(true).or_else(|| fits(false)) {
                taken.insert(at);
                columns.insert(part, at);
            }
        }
        // A list of villages has no other name than theirs.
        if !columns.contains_key(&Part::Name)
            && let Some(at) = columns.remove(&Part::Place)
        {
            columns.insert(Part::Name, at);
        }
        // Shops have a village that they are in, or sorts; a register of villages has neither.
        let is_of_shops = |at: &usize| headings[*at].starts_with("butik");
        let points = if columns.contains_key(&Part::Place)
            || columns.contains_key(&Part::Kind)
            || columns.get(&Part::Name).is_some_and(is_of_shops)
        {
            Become::Providers(ProviderKind::Groceries)
        } else {
            Become::Places
        };
        Self { columns, points }
    }

    /// The points of a table, in its order: `None` for a row without a name or a position in Sweden.
    pub fn points(&self, table: &Table) -> Vec<Option<Point>> {
        table.rows.iter().map(|row| self.point(row)).collect()
    }

    fn point(&self, row: &[String]) -> Option<Point> {
        let cell = |part: Part| {
            let at = *self.columns.get(&part)?;
            row.get(at).map(|it| it.trim()).filter(|it| !it.is_empty())
        };
        let number = |part: Part| number(cell(part)?);
        Some(Point {
            name: cell(Part::Name)?.to_owned(),
            position: sweref::meant(number(Part::North)?, number(Part::East)?)?,
            municipality: cell(Part::Municipality).unwrap_or_default().to_owned(),
            place: cell(Part::Place).unwrap_or_default().to_owned(),
            kinds: kinds(cell(Part::Kind).unwrap_or_default()),
        })
    }
}

/// The kinds that a text names, as registers write them; none where it names none that we know.
fn kinds(text: &str) -> Vec<ProviderKind> {
    let text = text.to_lowercase();
    let is_named = |kind: &ProviderKind| {
        let words: &[&str] = match kind {
            ProviderKind::Groceries => &["dagligvar", "livsmedel", "butik", "handel", "grocer"],
            ProviderKind::Fuel => &["drivmedel", "bensin", "mack", "tank", "fuel", "petrol"],
            ProviderKind::ServicePoint => &["servicepunkt", "service point"],
            ProviderKind::InformationPoint => &["infopunkt", "informationspunkt"],
            ProviderKind::SafetyPoint => &["trygghetspunkt"],
            ProviderKind::Library => &["bibliotek", "library"],
            ProviderKind::PostAndParcels => &["post", "paket", "parcel"],
            ProviderKind::Pharmacy => &["apotek", "pharmac"],
            ProviderKind::Other => &[],
        };
        text == kind.token() || words.iter().any(|word| text.contains(word))
    };
    ProviderKind::ALL.iter().copied().filter(is_named).collect()
}

/// A number as a register writes it, with a decimal comma or point and room between thousands.
fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|it| !it.is_whitespace() && *it != '°').collect();
    plain.replace(',', ".").parse().ok().filter(|it: &f64| it.is_finite())
}

/// A row that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub name: String,
    pub position: Position,
    pub municipality: String,
    pub place: String,
    /// Of a provider; empty for what the register does not say.
    pub kinds: Vec<ProviderKind>,
}

/// How far apart two of one name may be and still be the same.
const SAME: Metres = Metres(2_000);
/// How well a place's position is known from that of a shop in it, in metres.
const BESIDE: i64 = 2_000;

/// The changes that take `points` into `book`. Points that are there already change nothing, or fill
/// in what is empty.
pub fn taking(
    book: &Book,
    points: impl IntoIterator<Item = Point>,
    points_are: Become,
    new_id: impl FnMut() -> RecordId,
) -> Vec<Change> {
    let mut taking =
        Taking { book, new_id, known: BTreeMap::new(), made: Vec::new(), filled: BTreeMap::new() };
    for kind in [Kind::Place, Kind::Provider] {
        for record in book.of_kind(kind) {
            taking.know(record);
        }
    }
    for point in points {
        match points_are {
            Become::Places => drop(taking.place(&point.name, &point.municipality, point.position)),
            Become::Providers(kind) => taking.provider(&point, kind),
        }
    }
    let made = taking.made.into_iter();
    let made = made.map(|(id, kind, content)| Change::new_record(id, kind, content));
    let filled = taking.filled.into_iter().filter_map(|(id, content)| {
        let record = book.get(id)?;
        let base = record.history().heads().into_iter().collect();
        Some(Change { id, kind: record.kind()?, edit: Edit::Write { base, content } })
    });
    made.chain(filled).collect()
}

struct Taking<'a, N> {
    book: &'a Book,
    new_id: N,
    /// What is in the book or comes into it, by kind and name.
    known: BTreeMap<(Kind, String), Vec<(RecordId, Content)>>,
    made: Vec<(RecordId, Kind, Content)>,
    filled: BTreeMap<RecordId, Content>,
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

fn is_same_text(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

fn is_near(one: Option<Position>, other: Position) -> bool {
    one.and_then(|one| distance::at_least(one, other, [Metres(0); 2])).is_some_and(|it| it <= SAME)
}

impl<N: FnMut() -> RecordId> Taking<'_, N> {
    fn know(&mut self, record: &Record) {
        let Some(kind) = record.kind() else { return };
        let content = record.content();
        let name = content.text(if kind == Kind::Place { place::NAME } else { provider::NAME });
        let others = content.get(place::OTHER_NAMES).unwrap_or_default();
        let names: BTreeSet<String> =
            std::iter::once(name).chain(others.iter().map(String::as_str)).map(key).collect();
        for name in names.into_iter().filter(|it| !it.is_empty()) {
            let all = self.known.entry((kind, name)).or_default();
            all.push((record.id(), content.clone()));
        }
    }

    fn find(
        &self,
        kind: Kind,
        name: &str,
        is_it: impl Fn(&Content) -> bool,
    ) -> Option<(RecordId, Content)> {
        let called = self.known.get(&(kind, key(name)))?;
        let found = called.iter().find(|(_, content)| is_it(content))?;
        let content = self.filled.get(&found.0).unwrap_or(&found.1);
        Some((found.0, content.clone()))
    }

    fn make(&mut self, kind: Kind, name: &str, content: Content) -> RecordId {
        let id = (self.new_id)();
        self.known.entry((kind, key(name))).or_default().push((id, content.clone()));
        self.made.push((id, kind, content));
        id
    }

    /// Keeps what a record of the book holds from now on; what comes into it is whole already.
    fn fill(&mut self, id: RecordId, content: Content) {
        let is_new = self.book.get(id).is_none_or(|it| *it.content() != content);
        // What two people have changed apart is for them to choose, not for a register.
        let is_open = self.book.get(id).is_some_and(Record::has_open_choices);
        if is_new && !is_open && self.book.get(id).is_some() {
            self.filled.insert(id, content);
        }
    }

    fn place(&mut self, name: &str, municipality: &str, position: Position) -> RecordId {
        let is_it = |content: &Content| {
            let own = content.text(place::MUNICIPALITY);
            match content.get(place::POSITION) {
                _ if !own.trim().is_empty() && !municipality.is_empty() => {
                    is_same_text(own, municipality)
                }
                None => true,
                own => is_near(own, position),
            }
        };
        if let Some((id, mut content)) = self.find(Kind::Place, name, is_it) {
            if content.get(place::POSITION).is_none() {
                content = content.with(place::POSITION, position);
            }
            if content.text(place::MUNICIPALITY).trim().is_empty() && !municipality.is_empty() {
                content = content.with(place::MUNICIPALITY, municipality.to_owned());
            }
            self.fill(id, content);
            return id;
        }
        let mut content =
            Content::default().with(place::NAME, name.to_owned()).with(place::POSITION, position);
        if !municipality.is_empty() {
            content = content.with(place::MUNICIPALITY, municipality.to_owned());
        }
        self.make(Kind::Place, name, content)
    }

    fn provider(&mut self, point: &Point, kind: ProviderKind) {
        let position = point.position;
        let kinds = if point.kinds.is_empty() { vec![kind] } else { point.kinds.clone() };
        let within = (!point.place.is_empty()).then(|| {
            let about = Position { uncertainty: Some(BESIDE), ..position };
            self.place(&point.place, &point.municipality, about)
        });
        let is_it = |content: &Content| match content.get(provider::POSITION) {
            Some(own) => is_near(Some(own), position),
            None => within.is_none() || content.get(provider::PLACE) == within,
        };
        if let Some((id, mut content)) = self.find(Kind::Provider, &point.name, is_it) {
            if content.get(provider::POSITION).is_none() {
                content = content.with(provider::POSITION, position);
            }
            if let Some(within) = within.filter(|_| content.get(provider::PLACE).is_none()) {
                content = content.with(provider::PLACE, within);
            }
            if content.get(provider::KINDS).unwrap_or_default().is_empty() {
                content = content.with(provider::KINDS, kinds);
            }
            return self.fill(id, content);
        }
        let mut content = Content::default()
            .with(provider::NAME, point.name.clone())
            .with(provider::KINDS, kinds)
            .with(provider::POSITION, position);
        if let Some(within) = within {
            content = content.with(provider::PLACE, within);
        }
        self.make(Kind::Provider, &point.name, content);
    }
}

#[cfg(test)]
mod tests;
