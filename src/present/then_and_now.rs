//! A check held against another outcome, criterion by criterion: what it was, and what it is.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::kept_outcome::KeptCriterion;
use crate::domain::kept_outcome::KeptOutcome;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::domain::truth::Truth;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::present::verdict::Outcome;
use crate::present::verdict::words as rule_words;
use crate::text::Phrase;
use crate::text::check_result as words;

/// One criterion at two times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThenNow {
    pub title: Phrase,
    /// `None` where there was no such criterion.
    pub then: Option<State>,
    pub now: Option<State>,
}

impl ThenNow {
    /// Whether it says the same at both times.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.then == self.now
    }
}

/// How a criterion stood, by which limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub outcome: Outcome,
    /// Of the main way; `None` for what only another program knows.
    pub limit: Option<Phrase>,
    pub citation: String,
}

/// The criteria of `then` and of `now`, those of `now` first.
#[must_use]
pub fn rows(then: &KeptOutcome, now: &KeptOutcome) -> Vec<ThenNow> {
    // The name tells criteria of one version apart; what they are about joins
    // those of two.
    let is_same = |one: &KeptCriterion, other: &KeptCriterion| {
        one.id == other.id || (one.subject.is_some() && one.subject == other.subject)
    };
    let of_now = now.criteria.iter().map(|criterion| ThenNow {
        title: title(criterion),
        then: then.criteria.iter().find(|it| is_same(it, criterion)).map(state),
        now: Some(state(criterion)),
    });
    let gone = then.criteria.iter().filter(|it| !now.criteria.iter().any(|one| is_same(one, it)));
    let gone = gone.map(|it| ThenNow { title: title(it), then: Some(state(it)), now: None });
    of_now.chain(gone).collect()
}

fn title(criterion: &KeptCriterion) -> Phrase {
    let title = criterion.subject.map(rule_words::subject);
    title.map_or_else(|| Phrase::verbatim(&criterion.id), Phrase::from)
}

fn state(criterion: &KeptCriterion) -> State {
    let main_way = criterion.ways.first();
    State {
        outcome: outcome(criterion.outcome),
        limit: main_way.and_then(|way| Some(rule_words::limit(&way.test()?))),
        citation: main_way.map(|way| way.citation.clone()).unwrap_or_default(),
    }
}

/// A word that this program does not know decides nothing.
fn outcome(truth: Option<Truth>) -> Outcome {
    truth.map_or(Outcome::Unknown, Outcome::from)
}

/// What a check kept when it was saved, held against what the rules say now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub overall: Outcome,
    /// "Sparat enligt SD-2, jämförd med källorna 1 november 2026."
    pub by: Phrase,
    /// Why it is not what the rules say now; `None` where it is.
    pub differs: Option<Differs>,
}

/// How what was kept is not what the rules say now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// That rules were corrected, or that facts met.
    pub why: Phrase,
    /// The criteria that are not the same.
    pub rows: Vec<ThenNow>,
    /// What keeps the new outcome, and what takes that back; nothing where
    /// there is none.
    pub keep: Option<(Change, Change)>,
}

/// What the check called `id` kept; `None` where it is from before that.
#[must_use]
pub fn kept(id: RecordId, content: &Content, today: NaiveDate) -> Option<Kept> {
    let kept = content.get(check::OUTCOME)?;
    let now = check::outcome(content, today);
    let by = match kept.sources_checked {
        Some(day) => words::kept_by(&kept.rule_set, day),
        None => words::kept_by_alone(&kept.rule_set),
    };
    let differs =
        (now.as_ref() != Some(&kept)).then(|| differs(id, &kept, now.as_ref(), content)).flatten();
    Some(Kept { overall: outcome(kept.overall), by, differs })
}

fn differs(
    id: RecordId,
    kept: &KeptOutcome,
    now: Option<&KeptOutcome>,
    content: &Content,
) -> Option<Differs> {
    let then = outcome(kept.overall).word();
    let Some(now) = now else {
        return Some(Differs {
            why: words::kept_cannot(then),
            rows: rows(kept, &KeptOutcome::default()),
            keep: None,
        });
    };
    if kept.says_the_same_as(now) {
        return None;
    }
    let is_new = kept.overall != now.overall;
    let overall = outcome(now.overall).word();
    let why = match (kept.has_the_rules_of(now), is_new) {
        (false, true) => words::kept_rules(then, overall),
        (false, false) => words::kept_rules_same(overall),
        (true, true) => words::kept_facts(then, overall),
        (true, false) => words::kept_facts_same(overall),
    };
    let set = |value| Change {
        id,
        kind: Kind::Check,
        edit: Edit::Set { field: check::OUTCOME.name(), value },
    };
    Some(Differs {
        why,
        rows: rows(kept, now).into_iter().filter(|row| !row.is_same()).collect(),
        keep: Some((
            set(Some(now.clone().write())),
            set(content.value(check::OUTCOME.name()).cloned()),
        )),
    })
}

/// A check beside the one that it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub line: RecordLine,
    /// "2017"
    pub then_time: Option<Phrase>,
    pub now_time: Option<Phrase>,
    pub then: Outcome,
    pub now: Outcome,
    pub rows: Vec<ThenNow>,
}

/// The check that `record` was made from, if it is here and both say something.
#[must_use]
pub fn beside(book: &Book, record: &Record, today: NaiveDate) -> Option<Beside> {
    let earlier = record.content().get(check::MADE_FROM).and_then(|id| book.shown(id))?;
    let earlier = Some(earlier).filter(|it| it.is(Kind::Check) && it.id() != record.id())?;
    let then = earlier.content().get(check::OUTCOME);
    let then = then.or_else(|| check::outcome(&check::settled(earlier), today))?;
    // The page says apart when what this one kept is not what the rules say now.
    let now = check::outcome(&check::settled(record), today)?;
    let time = |content: &Content| content.get(check::SUPPORT_TIME).and_then(validity::period);
    Some(Beside {
        line: titles::line_of(book, earlier),
        then_time: time(earlier.content()),
        now_time: time(record.content()),
        then: outcome(then.overall),
        now: outcome(now.overall),
        rows: rows(&then, &now),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::parts::Period;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::recorded_fact::field;
    use crate::domain::rule::fact::FactKind;
    use crate::present::check_page::tests::known;
    use crate::present::check_page::tests::sikas;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    const TODAY: &str = "2026-11-21";

    fn saved() -> Content {
        check::with_outcome(&Content::default(), known(), on("2017-04-21"))
    }

    fn told(content: &Content) -> Option<Kept> {
        kept(RecordId::from_parts(1, [1; 10]), content, on(TODAY))
    }

    #[test]
    fn what_still_stands_is_told_with_the_rules_it_was_kept_by() {
        let kept = told(&saved()).expect("it was kept");
        assert_eq!(kept.overall, Outcome::NotMet);
        assert_eq!(kept.differs, None);
        assert_eq!(
            swedish(&kept.by),
            "Sparat enligt SD-1, vars källor då var kontrollerade 1 november 2026."
        );
        assert_eq!(told(&known()), None, "an old check without the field");
    }

    #[test]
    fn corrected_rules_are_told_with_the_criterion_then_and_now() {
        let mut then = saved().get(check::OUTCOME).expect("kept");
        let at = then.criteria.iter().position(|it| it.id == "SD-1.dist").expect("a distance");
        then.criteria[at].ways[0].limit = Some(5_000);
        then.criteria[at].outcome = Some(Truth::Met);
        then.overall = Some(Truth::Unknown);
        let content = saved().with(check::OUTCOME, then);
        let differs = told(&content).and_then(|it| it.differs).expect("they differ");
        let why = swedish(&differs.why);
        assert!(why.contains("har rättats"), "{why}");
        assert!(why.contains("”Oklart”") && why.contains("”Inte uppfyllt”"), "{why}");
        let [row] = &differs.rows[..] else { panic!("{:?}", differs.rows) };
        let limit = |state: &Option<State>| {
            let state = state.as_ref().expect("there is one");
            (state.outcome, swedish(state.limit.as_ref().expect("a limit")))
        };
        assert_eq!(limit(&row.then), (Outcome::Met, "mer än 5 km".to_owned()));
        assert_eq!(limit(&row.now), (Outcome::NotMet, "mer än 15 km".to_owned()));
    }

    #[test]
    fn keeping_the_new_outcome_can_be_taken_back() {
        let mut sample = Sample::default();
        let mut wrong = saved().get(check::OUTCOME).expect("kept");
        wrong.overall = Some(Truth::Met);
        let before = saved().with(check::OUTCOME, wrong);
        let id = sample.add(Kind::Check, before.clone());
        let differs = kept(id, &before, on(TODAY)).and_then(|it| it.differs).expect("they differ");
        let (keep, undo) = differs.keep.expect("there is a new outcome");
        let stamp = crate::present::sample::stamp(1);
        let mut after = |change| {
            let decided = crate::domain::command::decide(&sample.book, vec![change], &stamp);
            sample.book.put_all(decided);
            sample.book.get(id).expect("there").content().clone()
        };
        assert_eq!(kept(id, &after(keep), on(TODAY)).map(|it| it.differs), Some(None));
        assert_eq!(after(undo), before);
    }

    #[test]
    fn facts_that_met_are_told_as_such_and_nobody_is_asked_to_choose_an_outcome() {
        let mut sample = Sample::default();
        let id = sample.add(Kind::Check, saved());
        let said = |number| Recorded { number: Some(number), ..Recorded::default() };
        let with = |fact, number| {
            let content = saved().with(field(fact), said(number));
            check::with_outcome(&saved(), content, on("2017-05-01"))
        };
        let far = with(FactKind::RoadToNearest, 18_000);
        let large = with(FactKind::GroceryTurnover, 12_000_000);
        sample.edit_apart(id, far, large);
        let record = sample.book.get(id).expect("there");
        assert!(!record.has_open_choices());
        let kept = kept(id, record.content(), on(TODAY)).expect("kept");
        let differs = kept.differs.expect("no phone had seen both facts");
        assert!(swedish(&differs.why).contains("på två håll"), "{}", swedish(&differs.why));
        assert!(!differs.rows.is_empty());
    }

    #[test]
    fn a_check_for_today_is_held_against_the_one_it_was_made_from() {
        let mut sample = Sample::default();
        let earlier = sikas(&mut sample, "2017-04-21");
        let year = Period { from: Some(on("2026-01-01")), to: Some(on("2026-12-31")) };
        let content = known().with(check::SUPPORT_TIME, year).with(check::MADE_FROM, earlier);
        let later = sample.add(Kind::Check, content);
        let record = sample.book.get(later).expect("there");
        let found = beside(&sample.book, record, on(TODAY)).expect("the earlier one is here");
        assert_eq!(found.line.id, earlier);
        assert_eq!(found.then_time.as_ref().map(swedish).as_deref(), Some("2017"));
        let row =
            |title: &str| found.rows.iter().find(|it| swedish(&it.title) == title).expect("a row");
        assert!(!row("Avstånd till en annan butik").is_same());
        assert_eq!(row("Kommunen har planerat varuförsörjningen").now, None);
        assert_eq!(row("Kommunens synpunkter är inhämtade").then, None);
        sample.delete(earlier);
        let record = sample.book.get(later).expect("there");
        assert_eq!(beside(&sample.book, record, on(TODAY)), None);
    }
}
