//! One question of a check: why it is asked, what stands there now, and which
//! outlets of the book it may be about.

use chrono::NaiveDate;

use super::Checked;
use super::is_open;
use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::distance;
use crate::domain::distance::Alternative;
use crate::domain::distance::ROADS;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::provider;
use crate::domain::record::Record;
use crate::domain::rule::Test;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::CriterionOutcome;
use crate::domain::rule::assess::TestOutcome;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::fact::Shape;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::quantity::Unit;
use crate::domain::rule::question::Reach;
use crate::domain::rule::question::rests_on;
use crate::domain::rule::question::ways_of;
use crate::domain::truth::Truth;
use crate::present::compared;
use crate::present::titles;
use crate::present::verdict;
use crate::present::verdict::Question;
use crate::present::verdict::words as verdict_words;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_walk as words;

/// How many reasons are told.
const REASONS: usize = 4;

/// A question as it is put to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub question: Question,
    /// What the answer decides, and where that is written.
    pub why: Vec<Phrase>,
    /// How the number may be written; `None` where words say it.
    pub hint: Option<Message>,
    /// The answer that stands there now.
    pub now: Option<Phrase>,
    /// The outlets to choose from, nearest first; empty where none is asked for.
    pub alternatives: Vec<AlternativeRow>,
    /// How it is asked which outlet that is; `None` where the book has no other.
    pub asks_which: Option<Message>,
    /// Whose form has the position that lacks, if that is why nothing can be offered.
    pub without_position: Option<(Kind, RecordId)>,
}

/// An outlet to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlternativeRow {
    pub id: RecordId,
    pub name: Phrase,
    /// "minst 11,2 km fågelvägen"
    pub line: Phrase,
    /// What is known of its range; `None` where that does not count.
    pub range: Option<Message>,
    /// What the line alone is enough to show.
    pub proves: Option<Phrase>,
}

/// How `kind` is asked for in the check called `id`; `None` when it is not there.
///
/// # Errors
///
/// Returns words for a person when something is missing that decides which
/// rules to read.
pub fn asking(
    book: &Book,
    id: RecordId,
    kind: FactKind,
    today: NaiveDate,
    reach: Reach,
) -> Option<Result<Asking, Phrase>> {
    let record = book.shown(id).filter(|it| it.is(Kind::Check))?;
    let read = || {
        let checked = Checked::of(record, today)?;
        let read = checked.in_reach(reach)?;
        Ok(Asking {
            question: Question::about(kind),
            why: why(&checked, &read, kind),
            hint: hint(kind),
            now: now(checked.facts.answer(kind), kind),
            alternatives: alternatives(book, &checked, kind),
            asks_which: asks_which(book, &checked, kind),
            without_position: without_position(book, &checked),
        })
    };
    Some(read())
}

fn why(checked: &Checked<'_>, read: &[Assessment], kind: FactKind) -> Vec<Phrase> {
    let (mut deciding, mut others) = (Vec::new(), Vec::new());
    for assessment in read {
        for (criterion, way) in ways_of([assessment], kind) {
            let what = what(criterion, way);
            let citation = way.source.citation.to_string();
            let is_own = assessment.form == checked.form;
            match (is_open(assessment) && !criterion.truth.is_decided(), is_own) {
                (true, true) => deciding.push(words::decides(what, citation)),
                (true, false) => {
                    deciding.push(words::decides_in(assessment.form.word(), what, citation));
                }
                (false, _) => others.push(words::belongs_to(what, citation)),
            }
        }
        let guidance = assessment.guidance.iter();
        let asking =
            guidance.filter(|it| it.concerns_needs.contains(&kind) || rests_on(&it.outcome, kind));
        others.extend(asking.map(|it| words::guides(verdict_words::guidance(it.kind))));
    }
    let told = if deciding.is_empty() { others } else { deciding };
    let mut lines: Vec<Phrase> = Vec::new();
    for line in told {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.truncate(REASONS);
    if lines.is_empty() {
        let said = if kind == FactKind::FerryOnTheWay { words::FERRY } else { words::OF_NO_RULE };
        lines.push(said.into());
    }
    lines
}

/// What is asked for, with the figure where the law has one.
fn what(criterion: &CriterionOutcome, way: &TestOutcome) -> Phrase {
    let title = verdict_words::subject(criterion.subject);
    match way.test {
        Test::Yes(_) => title.into(),
        Test::Compare { .. } => words::with_limit(title, verdict_words::limit(&way.test)),
    }
}

const fn hint(kind: FactKind) -> Option<Message> {
    match kind.shape() {
        Shape::Amount(Unit::Metres) => Some(words::KILOMETRES_HINT),
        Shape::Amount(Unit::MinutesPerWeek) => Some(words::HOURS_HINT),
        Shape::Amount(Unit::Kronor) => Some(words::KRONOR_HINT),
        _ => None,
    }
}

fn now(answer: &Answer, kind: FactKind) -> Option<Phrase> {
    match answer {
        Answer::NotAsked => None,
        Answer::CannotBeKnown => Some(words::ANSWERED_CANNOT.into()),
        Answer::Known(fact) => {
            let line = verdict::fact_line(kind, fact);
            Some(words::answered(line.value, line.origin))
        }
    }
}

/// Where the book has another outlet that the road may lead to.
fn asks_which(book: &Book, checked: &Checked<'_>, kind: FactKind) -> Option<Message> {
    let (road, _, sells) = ROADS.into_iter().find(|(road, ..)| *road == kind)?;
    let shop = checked.record.content().get(check::PROVIDER)?;
    let may_sell = |it: &Record| {
        let kinds = it.content().get(provider::KINDS).unwrap_or_default();
        kinds.is_empty() || kinds.contains(&sells)
    };
    let has_another = book.of_kind(Kind::Provider).any(|it| it.id() != shop && may_sell(it));
    let which = if road == FactKind::RoadToFuel { words::WHICH_FUEL } else { words::WHICH };
    has_another.then_some(which)
}

fn without_position(book: &Book, checked: &Checked<'_>) -> Option<(Kind, RecordId)> {
    let shop = checked.record.content().get(check::PROVIDER).and_then(|id| book.shown(id))?;
    if distance::alternative(book, shop, shop).is_some() {
        return None;
    }
    let place = shop.content().get(provider::PLACE).and_then(|id| book.shown(id));
    Some(place.map_or((Kind::Provider, shop.id()), |place| (Kind::Place, place.id())))
}

fn alternatives(book: &Book, checked: &Checked<'_>, kind: FactKind) -> Vec<AlternativeRow> {
    let content = checked.record.content();
    let Some(shop) = content.get(check::PROVIDER).and_then(|id| book.shown(id)) else {
        return Vec::new();
    };
    let Some((road, line, _)) = ROADS.into_iter().find(|(road, ..)| *road == kind) else {
        return Vec::new();
    };
    let found = compared::offered(book, shop, road, content);
    let row = |it: &Alternative| AlternativeRow {
        id: it.id,
        name: book
            .shown(it.id)
            .map_or_else(|| Phrase::verbatim(""), |record| titles::title(book, record)),
        line: if it.at_least.0 == 0 {
            words::LINE_NEAR.into()
        } else {
            words::line(verdict_words::amount(Quantity::Metres(it.at_least)))
        },
        range: (road != FactKind::RoadToFuel).then(|| range(it)),
        proves: proves(checked, line, it).map(words::proves),
    };
    found.iter().map(row).collect()
}

fn range(alternative: &Alternative) -> Message {
    match (alternative.is_known_to_be(true), alternative.is_known_to_be(false)) {
        (true, _) => words::RANGE_FULL,
        (_, true) => words::RANGE_SMALL,
        _ => words::RANGE_UNKNOWN,
    }
}

/// What the line to an outlet is enough to show, if anything: a criterion that
/// it settles by itself.
fn proves(checked: &Checked<'_>, line: FactKind, alternative: &Alternative) -> Option<Phrase> {
    let mut without: Facts = checked.facts.clone();
    without.set(line, Answer::NotAsked).expect("nothing fits every kind");
    let with = distance::with_line(without.clone(), line, alternative, "");
    let before = checked.compare(&without).ok()?.governing;
    let after = checked.compare(&with).ok()?.governing;
    let shown = ways_of([&after], line).find(|(criterion, way)| {
        let was = before.criterion(&criterion.id).map(|it| it.truth);
        way.truth == Truth::Met && was == Some(Truth::Unknown)
    });
    shown.map(|(_, way)| verdict_words::limit(&way.test))
}

/// Where an answer is taken to come from until the person says otherwise: as the
/// last one that can tell such a thing.
#[must_use]
pub fn source_to_begin_with(kind: FactKind, last: &[FactSource]) -> Option<FactSource> {
    last.iter().copied().find(|source| can_tell(*source, kind))
}

const fn can_tell(source: FactSource, kind: FactKind) -> bool {
    let unit = match kind.shape() {
        Shape::Amount(unit) => Some(unit),
        Shape::YesNo => None,
    };
    match source {
        FactSource::Odometer | FactSource::MapService => matches!(unit, Some(Unit::Metres)),
        FactSource::Accounts => matches!(unit, Some(Unit::Kronor)),
        FactSource::Seen => !matches!(unit, Some(Unit::Kronor | Unit::Metres | Unit::EuroCents)),
        // Said of one thing, such a word says nothing of the next.
        FactSource::Positions | FactSource::Assumed | FactSource::Other => false,
        FactSource::Owner | FactSource::Region | FactSource::Municipality | FactSource::Plan => {
            true
        }
    }
}
