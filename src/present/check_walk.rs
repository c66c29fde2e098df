//! A walk through the questions of a check: one at a time, the one that decides
//! most first; what is known already, what was skipped, and what is left.

mod question;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::distance::ROADS;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::law;
use crate::domain::law::municipality::county_of;
use crate::domain::record::Record;
use crate::domain::recorded_fact;
use crate::domain::recorded_fact::field;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::question::Reach;
use crate::domain::rule::question::deciding;
use crate::domain::rule::question::facts_at_stake;
use crate::domain::rule::question::next_deciding;
use crate::domain::rule::question::next_question_but;
use crate::domain::rule::version::Comparison;
use crate::domain::rule::version::SupportTime;
use crate::domain::truth::Truth;
use crate::present::check_page;
use crate::present::check_page::cannot_assess;
use crate::present::check_page::is_old;
use crate::present::titles;
use crate::present::verdict;
use crate::present::verdict::FactLine;
use crate::present::verdict::Outcome;
use crate::present::verdict::Question;
use crate::present::verdict::words as verdict_words;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_walk as words;
use crate::text::checks;
use crate::text::verdict as verdict_text;

pub use question::AlternativeRow;
pub use question::Asking;
pub use question::asking;
pub use question::source_to_begin_with;

/// Where a person stands in the questions of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckWalk {
    pub id: RecordId,
    pub title: Phrase,
    /// The form that is checked.
    pub form: Message,
    /// The question to ask now; `None` when none is left but those skipped.
    pub next: Option<FactKind>,
    /// The questions whose answers can still decide something, in asking order.
    pub deciding: Vec<FactKind>,
    /// What is known already, in asking order.
    pub known: Vec<KnownFact>,
    /// What a person has said cannot be known.
    pub cannot_be_known: Vec<Question>,
    /// What was skipped, and can be asked again.
    pub skipped: Vec<Question>,
    pub outcome: Outcome,
    pub headline: Phrase,
    /// That it is a preliminary assessment and no decision.
    pub preliminary: Message,
    /// Who decides.
    pub authority: Phrase,
    /// How many more questions the form has, though they decide nothing.
    pub rest: usize,
    /// How many questions could decide the other forms.
    pub other_forms: usize,
    /// How many facts are known of the shop that the check was made without.
    pub from_shop: usize,
}

/// Something that is known, and the question that it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFact {
    pub line: FactLine,
    /// That it is old, or that nobody knows how old; else nothing.
    pub age: Option<Message>,
    pub asked_by: FactKind,
}

/// A check as its questions are worked out from.
struct Checked<'a> {
    record: &'a Record,
    form: Form,
    time: SupportTime,
    assessed_on: NaiveDate,
    today: NaiveDate,
    facts: Facts,
}

impl<'a> Checked<'a> {
    fn of(record: &'a Record, today: NaiveDate) -> Result<Self, Phrase> {
        let content = record.content();
        Ok(Self {
            record,
            form: content.get(check::FORM).ok_or(checks::NO_FORM)?,
            time: check::support_time(content).map_err(|reason| cannot_assess(&reason))?,
            assessed_on: content.get(check::ASSESSED_ON).unwrap_or(today),
            today,
            facts: recorded_fact::facts(&check::settled(record)),
        })
    }

    fn compare(&self, facts: &Facts) -> Result<Comparison, Phrase> {
        law::compare(self.form, self.time, self.assessed_on, self.today, facts)
            .map_err(|reason| verdict_words::not_in_force(&reason))
    }

    /// Those that can be read, with the form that is checked first.
    fn all(&self) -> Vec<Assessment> {
        let read = law::compare_all(self.time, self.assessed_on, self.today, &self.facts);
        let (own, others): (Vec<_>, Vec<_>) = read.into_iter().partition(|it| it.form == self.form);
        let read = own.into_iter().chain(others).filter_map(|it| it.outcome.ok());
        read.map(|(comparison, _)| comparison.governing).collect()
    }

    /// What the questions are asked for, as far as a person wants to go.
    fn in_reach(&self, reach: Reach) -> Result<Vec<Assessment>, Phrase> {
        let own = self.compare(&self.facts)?.governing;
        Ok(match reach {
            Reach::Deciding | Reach::Form => vec![own],
            Reach::AllForms => self.all(),
        })
    }
}

/// Where a person stands who has skipped these questions; `None` when the check
/// is not there.
///
/// # Errors
///
/// Returns words for a person when something is missing that decides which
/// rules to read.
pub fn check_walk(
    book: &Book,
    id: RecordId,
    today: NaiveDate,
    reach: Reach,
    skipped: &[FactKind],
) -> Option<Result<CheckWalk, Phrase>> {
    let record = book.shown(id).filter(|it| it.is(Kind::Check))?;
    Some(Checked::of(record, today).and_then(|checked| walk(book, &checked, reach, skipped)))
}

/// Whether some answer could still decide the check: then the questions are the way on.
pub fn has_deciding_question(book: &Book, id: RecordId, today: NaiveDate) -> bool {
    let walk = check_walk(book, id, today, Reach::Deciding, &[]);
    walk.is_some_and(|it| it.is_ok_and(|walk| !walk.deciding.is_empty()))
}

fn walk(
    book: &Book,
    checked: &Checked<'_>,
    reach: Reach,
    skipped: &[FactKind],
) -> Result<CheckWalk, Phrase> {
    let comparison = checked.compare(&checked.facts)?;
    let own = &comparison.governing;
    let county = county_of(&check_page::municipality(book, checked.record));
    let all = checked.all();
    let read = match reach {
        Reach::Deciding | Reach::Form => std::slice::from_ref(own),
        Reach::AllForms => &all,
    };
    let facts = &checked.facts;
    let ferry = ferry_to_ask(read, facts).filter(|it| !skipped.contains(it));
    let next = next_deciding(read, skipped)
        .or_else(|| next_question_but([own], skipped).filter(|_| reach == Reach::Form))
        .or(ferry);
    let mut at_stake = facts_at_stake(read);
    if let Some(ferry) = ferry_at_stake(read).filter(|it| !at_stake.contains(it)) {
        at_stake.push(ferry);
    }
    let questions = |is_one: &dyn Fn(FactKind) -> bool| {
        at_stake.iter().copied().filter(|it| is_one(*it)).map(Question::about).collect()
    };
    let own_left = deciding([own]);
    let unanswered = |kinds: Vec<FactKind>| {
        kinds.into_iter().filter(|it| *facts.answer(*it) == Answer::NotAsked).collect::<Vec<_>>()
    };
    let rest = unanswered(facts_at_stake([own]));
    let elsewhere = deciding(&all).into_iter().filter(|it| !own_left.contains(it));
    Ok(CheckWalk {
        id: checked.record.id(),
        title: titles::title(book, checked.record),
        form: checked.form.word(),
        next,
        deciding: deciding(read),
        known: known(&at_stake, checked),
        cannot_be_known: questions(&|kind| *facts.answer(kind) == Answer::CannotBeKnown),
        skipped: questions(&|kind| {
            skipped.contains(&kind) && *facts.answer(kind) == Answer::NotAsked
        }),
        outcome: comparison.overall().into(),
        headline: verdict::headline(&comparison),
        preliminary: verdict_text::PRELIMINARY,
        authority: verdict_words::authority(checked.form, county, checked.assessed_on),
        rest: rest.iter().filter(|it| !own_left.contains(it)).count(),
        other_forms: elsewhere.count(),
        from_shop: facts_of_the_shop(book, checked.record.content()).len(),
    })
}

/// Roads to another outlet: how a ferry on one of them counts, no law says.
const ROADS_TO_SHOPS: [FactKind; 4] = [
    FactKind::RoadToNearest,
    FactKind::RoadToDiverse,
    FactKind::LineToNearest,
    FactKind::LineToDiverse,
];

fn ferry_at_stake(read: &[Assessment]) -> Option<FactKind> {
    let asks_for_a_road = facts_at_stake(read).iter().any(|it| ROADS_TO_SHOPS.contains(it));
    asks_for_a_road.then_some(FactKind::FerryOnTheWay)
}

/// The question of a ferry, once a distance is known: what a person says of a
/// road, the region has to know too.
fn ferry_to_ask(read: &[Assessment], facts: &Facts) -> Option<FactKind> {
    let is_far = ROADS_TO_SHOPS.iter().any(|it| facts.known(*it).is_some());
    let counts = facts.yes_no(FactKind::ArchipelagoWithoutFixedLink) != Some(true);
    let ferry = ferry_at_stake(read).filter(|it| *facts.answer(*it) == Answer::NotAsked);
    ferry.filter(|_| is_far && counts)
}

fn known(at_stake: &[FactKind], checked: &Checked<'_>) -> Vec<KnownFact> {
    let mut kinds: Vec<(FactKind, FactKind)> = at_stake.iter().map(|it| (*it, *it)).collect();
    // A line is no question; the road that it stands for is.
    let is_told_of = |road| match road {
        FactKind::RoadToFuel => at_stake.contains(&road),
        _ => at_stake.iter().any(|it| ROADS_TO_SHOPS.contains(it)),
    };
    let lines = ROADS.into_iter().filter(|(road, ..)| is_told_of(*road));
    kinds.extend(lines.map(|(road, line, _)| (line, road)));
    kinds.sort_unstable();
    let told = kinds.into_iter().filter_map(|(kind, asked_by)| {
        let fact = checked.facts.known(kind)?;
        let age = match fact.on {
            None => Some(words::NO_DAY),
            Some(day) => is_old(day, checked.assessed_on).then_some(words::OLD),
        };
        Some(KnownFact { line: verdict::fact_line(kind, fact), age, asked_by })
    });
    told.collect()
}

/// What is known of the check's shop that the check says nothing about.
fn facts_of_the_shop(book: &Book, content: &Content) -> Vec<FactKind> {
    let Some(shop) = content.get(check::PROVIDER).and_then(|id| book.shown(id)) else {
        return Vec::new();
    };
    let known = FactKind::ALL.into_iter().filter(|kind| !kind.is_of_one_application());
    let name = |kind: FactKind| field(kind).name();
    known
        .filter(|kind| content.value(name(*kind)).is_none())
        .filter(|kind| shop.content().value(name(*kind)).is_some())
        .collect()
}

/// What takes into a check all that is known of its shop and that the check
/// lacks, each fact with its own source and day.
pub fn take_from_shop(book: &Book, id: RecordId) -> Vec<Change> {
    let Some(record) = book.shown(id) else { return Vec::new() };
    let content = record.content();
    let shop = content.get(check::PROVIDER).and_then(|id| book.shown(id));
    let names = facts_of_the_shop(book, content).into_iter().map(|kind| field(kind).name());
    let taken = names.filter_map(|name| Some((name, shop?.content().value(name)?.clone())));
    taken
        .map(|(field, value)| Change {
            id: record.id(),
            kind: Kind::Check,
            edit: Edit::Set { field, value: Some(value) },
        })
        .collect()
}

/// The heading where no question is left.
#[must_use]
pub const fn ending(walk: &CheckWalk) -> Message {
    match (walk.outcome, walk.skipped.is_empty()) {
        (Outcome::Unknown, false) => words::DONE_OPEN,
        (Outcome::Unknown, true) => words::DONE,
        _ => words::DECIDED,
    }
}

/// Whether what an assessment asks for is still open.
fn is_open(assessment: &Assessment) -> bool {
    assessment.overall == Truth::Unknown
}

#[cfg(test)]
mod tests;
