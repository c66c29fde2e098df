//! Tours: the list, the stops in order with what was seen at each, a sheet for each to read in the
//! car, and a draft of what those who came along say together.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::parts::Period;
use crate::domain::place;
use crate::domain::place::Position;
use crate::domain::record::Record;
use crate::domain::tour;
use crate::domain::tour::Stop;
use crate::domain::value::Value;
use crate::domain::visit;
use crate::present::links::place_of;
use crate::present::paper::Look;
use crate::present::paper::Paper;
use crate::present::paper::item;
use crate::present::paper::plain;
use crate::present::paper::under;
use crate::present::paper::written;
use crate::present::place_sheet;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::text::Arg;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::tours as words;
use crate::text::value_words;

/// A tour as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TourRow {
    pub id: RecordId,
    pub title: Phrase,
    pub period: Option<Phrase>,
    pub stops: Phrase,
}

/// All tours, the latest first; those without a day before all others.
pub fn list(book: &Book) -> Vec<TourRow> {
    let first = |it: &Record| it.content().get(tour::PERIOD).and_then(|it| it.from.or(it.to));
    let mut tours: Vec<&Record> = book.of_kind(Kind::Tour).collect();
    order::sort_by_key(&mut tours, |it| {
        std::cmp::Reverse((first(it).unwrap_or(NaiveDate::MAX), it.id()))
    });
    tours.into_iter().map(|it| row(book, it)).collect()
}

fn row(book: &Book, record: &Record) -> TourRow {
    let stops = record.content().get(tour::STOPS).unwrap_or_default();
    TourRow {
        id: record.id(),
        title: titles::title(book, record),
        period: days_of(record).and_then(period_words),
        stops: words::stops(stops.len() as u64),
    }
}

fn days_of(record: &Record) -> Option<Period> {
    record.content().get(tour::PERIOD)
}

/// A tour of one day has that day, and no "from".
fn period_words(days: Period) -> Option<Phrase> {
    match (days.from.or(days.to), tour::last_day(days)) {
        (Some(first), Some(last)) if first == last => Some(value_words::day(first)),
        _ => validity::period(days),
    }
}

/// Everything about one tour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TourPage {
    pub row: TourRow,
    pub participants: Vec<String>,
    pub purpose: String,
    pub summary: String,
    pub stops: Vec<StopView>,
    /// How long the way is in a straight line, where positions are known.
    pub length: Option<Phrase>,
    pub shorter: Option<Shorter>,
    /// How many stops have no position.
    pub unplaced: usize,
    /// What was written at the stops, put together; `None` when nothing was.
    pub draft: Option<String>,
    /// How many inner notes are no part of that draft.
    pub inner: usize,
}

/// A stop, and what was seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopView {
    pub place: Option<RecordLine>,
    pub name: Phrase,
    /// "12 september, 9.30, 60 minuter"
    pub when: Option<Phrase>,
    pub joins: String,
    pub note: String,
    pub visits: Vec<RecordLine>,
}

/// An order in which the way is shorter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shorter {
    /// Numbers of the stops as they stand now.
    pub order: Vec<usize>,
    /// The places in that order.
    pub names: Vec<Phrase>,
    /// "Luftlinje 84 km i stället för 112 km"
    pub words: Phrase,
}

/// The tour called `id`; `None` when it is not there.
pub fn tour_page(book: &Book, id: RecordId) -> Option<TourPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Tour))?;
    let content = record.content();
    let days = days_of(record).unwrap_or_default();
    let stops = content.get(tour::STOPS).unwrap_or_default();
    let positions: Vec<Option<Position>> = stops.iter().map(|it| position(book, it)).collect();
    let placed = positions.iter().flatten().count();
    let visits: Vec<Vec<&Record>> = stops.iter().map(|it| visits_at(book, it, days)).collect();
    let (draft, inner) = draft(book, &stops, &visits);
    let party = |it| titles::party(it);
    Some(TourPage {
        row: row(book, record),
        participants: content
            .get(tour::PARTICIPANTS)
            .unwrap_or_default()
            .iter()
            .map(party)
            .filter(|it| !it.is_empty())
            .collect(),
        purpose: content.text(tour::PURPOSE).to_owned(),
        summary: content.text(tour::SUMMARY).to_owned(),
        length: (1 < placed).then(|| words::length(kilometres(tour::length(&positions)))),
        shorter: shorter(book, &stops, &positions),
        unplaced: positions.len() - placed,
        stops: stops
            .iter()
            .zip(&visits)
            .map(|(stop, visits)| stop_view(book, stop, visits))
            .collect(),
        draft,
        inner,
    })
}

fn position(book: &Book, stop: &Stop) -> Option<Position> {
    book.shown(stop.place?)?.content().get(place::POSITION)
}

fn name(book: &Book, stop: &Stop) -> Phrase {
    let place = stop.place.and_then(|id| titles::line(book, id));
    place.map_or_else(|| words::NO_PLACE.into(), |it| it.title)
}

fn stop_view(book: &Book, stop: &Stop, visits: &[&Record]) -> StopView {
    let time = stop.time.trim();
    let minutes = stop.minutes.filter(|it| 0 < *it);
    let parts = [
        stop.day.map(value_words::day),
        (!time.is_empty()).then(|| words::at_time(time)),
        minutes.map(|units| value_words::minutes(Arg::Decimal { units, places: 0 })),
    ];
    StopView {
        place: stop.place.and_then(|id| titles::line(book, id)),
        name: name(book, stop),
        when: parts.into_iter().flatten().reduce(value_words::joined),
        joins: stop.joins.trim().to_owned(),
        note: stop.note.trim().to_owned(),
        visits: visits.iter().map(|it| titles::line_of(book, it)).collect(),
    }
}

/// What was written at a stop's place on its day, or on the tour's days, oldest first.
fn visits_at<'a>(book: &'a Book, stop: &Stop, days: Period) -> Vec<&'a Record> {
    let Some(place) = stop.place.map(|id| book.standing_for(id)) else { return Vec::new() };
    let is_then = |day: NaiveDate| tour::is_at(stop, days, day);
    let visits = book.of_kind(Kind::Visit);
    let there = visits.filter(|it| place_of(book, it) == Some(place));
    there.filter(|it| it.content().get(visit::DAY).is_some_and(is_then)).collect()
}

fn shorter(book: &Book, stops: &[Stop], positions: &[Option<Position>]) -> Option<Shorter> {
    // Never a stop of the second day between two of the first.
    let days: Vec<_> = stops.iter().map(|it| it.day).collect();
    let order = tour::shortest_order_by_day(positions, &days);
    let ordered: Vec<Option<Position>> = order.iter().map(|&at| positions[at]).collect();
    let (now, then) = (tour::length(positions), tour::length(&ordered));
    // A kilometre less is no reason to turn a day around.
    (then + 1_000.0 < now).then(|| Shorter {
        names: order.iter().map(|&at| name(book, &stops[at])).collect(),
        words: words::shorter(kilometres(then), kilometres(now)),
        order,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "no tour is longer than the earth is round")]
fn kilometres(metres: f64) -> Arg {
    Arg::Decimal { units: (metres / 1_000.0).round() as i64, places: 0 }
}

/// What was written at the stops, and how many visits are for nobody else and left out.
fn draft(book: &Book, stops: &[Stop], visits: &[Vec<&Record>]) -> (Option<String>, usize) {
    let mut text = String::new();
    let mut inner = 0;
    // Who stops twice in a place has seen it once.
    let mut seen = BTreeSet::new();
    for (stop, visits) in stops.iter().zip(visits) {
        let mut told = String::new();
        for visit in visits.iter().filter(|it| seen.insert(it.id())) {
            // The summary goes to all who came along, and further.
            if !visit::is_for_all(visit.content()) {
                inner += 1;
                continue;
            }
            for field in [visit::CHANGED, visit::CONDITIONS, visit::NOTES] {
                let part = visit.content().text(field).trim();
                if !part.is_empty() {
                    told.push_str(part);
                    told.push('\n');
                }
            }
        }
        if !told.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            // A place's name is the same in every language.
            text.push_str(&name(book, stop).to(Language::Swedish));
            text.push('\n');
            text.push_str(&told);
        }
    }
    let text = text.trim_end().to_owned();
    ((!text.is_empty()).then_some(text), inner)
}

impl StopView {
    /// When, and who joins.
    fn practical(&self) -> impl Iterator<Item = Phrase> {
        let joins = (!self.joins.is_empty()).then(|| words::joins(self.joins.as_str()));
        self.when.clone().into_iter().chain(joins)
    }
}

impl TourPage {
    /// The whole tour on paper: the plan of the day, a sheet for each stop, the summary.
    pub fn paper(&self, book: &Book, today: NaiveDate) -> Paper {
        let mut paper = Paper::new(self.row.title.clone());
        let about = self.row.period.clone().map(plain).into_iter();
        let along = self.participants.iter().map(|it| plain(Phrase::verbatim(it)));
        paper.open_with(about.chain(along).collect());
        paper.add(words::PURPOSE, written(Look::Plain, &self.purpose));
        let heading = |(at, stop): (usize, &StopView)| {
            words::stop_heading((at + 1).to_string(), stop.name.clone())
        };
        let plan = self.stops.iter().enumerate().flat_map(|stop| {
            let practical = stop.1.practical().map(under);
            std::iter::once(item(heading(stop))).chain(practical).collect::<Vec<_>>()
        });
        paper.add(words::PLAN, plan.collect());
        let inventory = Inventory::of(book);
        for (at, stop) in self.stops.iter().enumerate() {
            let mut lines: Vec<_> = stop.practical().map(plain).collect();
            if !stop.note.is_empty() {
                lines.push(plain(Phrase::verbatim(&stop.note)));
            }
            if let Some(place) = &stop.place {
                lines.extend(place_sheet::lines(book, &inventory, place.id, today));
            }
            if lines.is_empty() {
                lines.push(plain(words::NOTHING_KNOWN));
            }
            paper.add_sheet(heading((at, stop)), lines);
        }
        paper.add(words::SUMMARY, written(Look::Plain, &self.summary));
        paper
    }
}

/// The change that puts the stops of the tour called `id` in this order, and that which takes it
/// back; nothing for an order of other stops.
pub fn reordered(book: &Book, id: RecordId, order: &[usize]) -> Option<(Change, Change)> {
    let content = book.shown(id)?.content();
    // As they are kept, with what only a newer program knows of a stop.
    let Some(Value::List(stops)) = content.value(tour::STOPS.name()) else { return None };
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    if !sorted.into_iter().eq(0..stops.len()) {
        return None;
    }
    let ordered: Vec<Value> = order.iter().map(|&at| stops[at].clone()).collect();
    let field = tour::STOPS.name();
    let set = |value| Change { id, kind: Kind::Tour, edit: Edit::Set { field, value } };
    Some((set(Some(Value::List(ordered))), set(content.value(field).cloned())))
}

/// The order of `count` stops when the one at `at` is moved one step up or down.
pub fn moved(count: usize, at: usize, up: bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|it| *it < count) };
    if let Some(other) = other.filter(|_| at < count) {
        order.swap(at, other);
    }
    order
}

/// The change that keeps `text` as the summary, and that which takes it back.
pub fn summarised(book: &Book, id: RecordId, text: String) -> (Change, Change) {
    let field = tour::SUMMARY.name();
    let before = book.get(id).and_then(|it| it.content().value(field).cloned());
    let set = |value| Change { id, kind: Kind::Tour, edit: Edit::Set { field, value } };
    (set(Some(text.write())), set(before))
}

/// A stop as whoever writes calendar files needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopEvent {
    /// With the tour's id it tells one event from another, also when the stops are put in another
    /// order: its place, and how often the tour has stopped there before.
    pub name: String,
    pub day: NaiveDate,
    /// Hour and minute; without them it is on the day.
    pub time: Option<(u32, u32)>,
    pub minutes: Option<u32>,
    pub title: Phrase,
    pub place: Phrase,
    /// Who joins. What to remember is for nobody else's calendar.
    pub joins: String,
}

/// The stops of the tour called `id` that have a day, as events.
pub fn events(book: &Book, id: RecordId) -> Vec<StopEvent> {
    let Some(record) = book.shown(id).filter(|it| it.is(Kind::Tour)) else { return Vec::new() };
    let first = days_of(record).and_then(|it| it.from.or(it.to));
    let stops = record.content().get(tour::STOPS).unwrap_or_default();
    let mut stopped: BTreeMap<Option<RecordId>, usize> = BTreeMap::new();
    let event = |stop: Stop| {
        let place = name(book, &stop);
        let before = stopped.entry(stop.place).or_default();
        *before += 1;
        let of_place = stop.place.map_or_else(|| "x".to_owned(), |it| it.to_string());
        Some(StopEvent {
            name: format!("{of_place}-{before}"),
            day: stop.day.or(first)?,
            time: tour::read_time(&stop.time),
            minutes: stop.minutes.and_then(|it| u32::try_from(it).ok()),
            title: words::event(titles::title(book, record), place.clone()),
            place,
            joins: stop.joins.trim().to_owned(),
        })
    };
    stops.into_iter().filter_map(event).collect()
}

#[cfg(test)]
mod tests;
