//! The list over all follow-ups: in groups, filtered, and what comes next where one was done.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::FieldValue;
use crate::domain::followup;
use crate::domain::followup::FollowupStatus;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::followups;
use crate::present::followups::FollowupRow;
use crate::present::followups::Urgency;
use crate::present::letters::sorting_key;
use crate::present::links::place_of;
use crate::present::links::plan_of;
use crate::present::titles;
use crate::text::Language;
use crate::text::Phrase;

/// Which follow-ups are wanted; all where nothing is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Role and organisation in words, whatever their case; an empty text for what nobody has.
    pub owner: Option<String>,
    pub place: Option<RecordId>,
    pub plan: Option<RecordId>,
}

impl Filter {
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// What there is to choose from, of follow-ups that are not settled or are chosen already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub owners: Vec<String>,
    pub has_unowned: bool,
    pub places: Vec<(RecordId, Phrase)>,
    pub plans: Vec<(RecordId, Phrase)>,
}

/// All follow-ups that a filter lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowupsPage {
    pub late: Vec<FollowupRow>,
    pub soon: Vec<FollowupRow>,
    pub later: Vec<FollowupRow>,
    /// Somebody else has to do something first, and that is not late.
    pub waiting: Vec<FollowupRow>,
    /// Done or dropped, the latest first.
    pub settled: Vec<FollowupRow>,
    pub choices: Choices,
    /// Whether the book has none at all.
    pub is_empty: bool,
}

impl FollowupsPage {
    /// What is not settled, the most pressing first, those that wait last.
    pub fn open(&self) -> impl Iterator<Item = &FollowupRow> {
        [&self.late, &self.soon, &self.later, &self.waiting].into_iter().flatten()
    }

    /// Whether the filter lets nothing through.
    pub fn shows_nothing(&self) -> bool {
        self.open().next().is_none() && self.settled.is_empty()
    }
}

/// All follow-ups that `filter` lets through, on `today`.
pub fn followups_page(book: &Book, filter: &Filter, today: NaiveDate) -> FollowupsPage {
    let mut page = FollowupsPage { is_empty: true, ..FollowupsPage::default() };
    let chosen = filter.owner.iter().filter(|it| !it.is_empty());
    let mut owners: BTreeMap<String, String> =
        chosen.map(|it| (sorting_key(it), it.clone())).collect();
    let wanted_owner = filter.owner.as_deref().map(sorting_key);
    let mut settled = Vec::new();
    let (mut places, mut plans) = (BTreeSet::new(), BTreeSet::new());
    let mut open = Vec::new();
    for record in book.of_kind(Kind::Followup) {
        page.is_empty = false;
        let owner = owner_of(record);
        let (place, plan) = (place_of(book, record), plan_behind(book, record));
        let is_open = followups::is_open(record);
        if is_open {
            page.choices.has_unowned |= owner.is_empty();
            if !owner.is_empty() {
                owners.entry(sorting_key(&owner)).or_insert_with(|| owner.clone());
            }
            places.extend(place);
            plans.extend(plan);
        }
        let is_wanted = wanted_owner.as_ref().is_none_or(|it| *it == sorting_key(&owner))
            && (filter.place.is_none() || filter.place == place)
            && (filter.plan.is_none() || filter.plan == plan);
        if is_wanted {
            if is_open {
                open.push(record);
            } else {
                settled.push(record);
            }
        }
    }
    for row in followups::rows(book, open, today) {
        let group = match (row.urgency, row.status) {
            (Urgency::Late, _) => &mut page.late,
            (_, FollowupStatus::Waiting) => &mut page.waiting,
            (Urgency::Soon, _) => &mut page.soon,
            _ => &mut page.later,
        };
        group.push(row);
    }
    // What was done last stands first, and then what nobody has said the day of.
    let done_on = |it: &&Record| it.content().get(followup::DONE_ON);
    order::sort_by_key(&mut settled, |it| std::cmp::Reverse((done_on(it), it.id())));
    page.settled = settled.into_iter().map(|it| followups::row(book, it, today)).collect();
    page.choices.has_unowned |= filter.owner.as_ref().is_some_and(String::is_empty);
    page.choices.owners = owners.into_values().collect();
    page.choices.places = named(book, places.into_iter().chain(filter.place));
    page.choices.plans = named(book, plans.into_iter().chain(filter.plan));
    page
}

fn owner_of(record: &Record) -> String {
    record.content().get(followup::OWNER).map(|it| titles::party(&it)).unwrap_or_default()
}

/// The plan whose action it serves.
fn plan_behind(book: &Book, record: &Record) -> Option<RecordId> {
    let action = book.shown(record.content().get(followup::ACTION)?)?;
    plan_of(book, action).and_then(|it| book.shown(it)).map(Record::id)
}

fn named(book: &Book, ids: impl Iterator<Item = RecordId>) -> Vec<(RecordId, Phrase)> {
    let ids: BTreeSet<RecordId> = order::gathered(ids);
    let lines = ids.into_iter().filter_map(|id| titles::line(book, id));
    let mut named: Vec<_> = lines.map(|line| (line.id, line.title)).collect();
    order::sort_by_key(&mut named, |(id, title)| (sorting_key(&title.to(Language::Swedish)), *id));
    named
}

/// What is to be done next at the place of one that was done: the most pressing that is open there.
pub fn next_at_place(book: &Book, done: RecordId, today: NaiveDate) -> Option<FollowupRow> {
    let place = place_of(book, book.shown(done)?)?;
    let open = followups::open_in_order(book).into_iter().map(|(_, record)| record);
    let mut there = open.filter(|it| it.id() != done && place_of(book, it) == Some(place));
    there.next().map(|it| followups::row(book, it, today))
}

/// What ticks follow-ups off today, and what takes that back.
pub fn ticking(book: &Book, ids: &[RecordId], today: NaiveDate) -> (Vec<Change>, Vec<Change>) {
    let (mut changes, mut undo) = (Vec::new(), Vec::new());
    let open = ids.iter().filter_map(|id| book.shown(*id)).filter(|it| followups::is_open(it));
    for record in open {
        let set = |field, value| Change {
            id: record.id(),
            kind: Kind::Followup,
            edit: Edit::Set { field, value },
        };
        let now = [
            (followup::STATUS.name(), FollowupStatus::Done.write()),
            (followup::DONE_ON.name(), today.write()),
        ];
        for (field, value) in now {
            undo.push(set(field, record.content().value(field).cloned()));
            changes.push(set(field, Some(value)));
        }
    }
    (changes, undo)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::goal;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::party;
    use crate::present::sample::stamp;

    const TODAY: &str = "2017-04-03";

    fn page(sample: &Sample, filter: &Filter) -> FollowupsPage {
        followups_page(&sample.book, filter, on(TODAY))
    }

    fn ids(rows: &[FollowupRow]) -> Vec<RecordId> {
        rows.iter().map(|it| it.id).collect()
    }

    #[test]
    fn what_waits_stands_apart_unless_it_is_late() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-31");
        let late = sample.followup(visit, "Ring", "2017-04-01");
        let soon = sample.followup(visit, "Skriv", "2017-04-05");
        let later = sample.followup(visit, "Räkna", "2017-06-01");
        let mut waits = |due| {
            let content = Content::default().with(followup::STATUS, FollowupStatus::Waiting);
            sample.add(Kind::Followup, content.with(followup::DUE, on(due)))
        };
        let (late_too, waiting) = (waits("2017-03-01"), waits("2017-04-04"));
        let done = Content::default().with(followup::STATUS, FollowupStatus::Dropped);
        let done = sample.add(Kind::Followup, done);
        let page = page(&sample, &Filter::default());
        assert_eq!(ids(&page.late), [late_too, late]);
        assert_eq!(ids(&page.soon), [soon]);
        assert_eq!(ids(&page.later), [later]);
        assert_eq!(ids(&page.waiting), [waiting]);
        assert_eq!(ids(&page.settled), [done]);
        assert_eq!(page.open().count(), 5);
        assert!(!page.is_empty && !page.shows_nothing());
    }

    #[test]
    fn the_list_is_narrowed_by_owner_place_and_plan() {
        let mut sample = Sample::default();
        let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
        let visit = sample.visit(sikas, "2017-03-31");
        let by_shop = sample.followup(visit, "Ring", "2017-05-01");
        let plan = sample.add(Kind::Plan, Content::default());
        let goal = sample.add(Kind::Goal, Content::default().with(goal::PLAN, plan));
        let action = sample.add(Kind::Action, Content::default().with(action::GOAL, goal));
        let of_plan = Content::default()
            .with(followup::ACTION, action)
            .with(followup::PLACE, los)
            .with(followup::OWNER, party("Handläggare", "Regionen"));
        let of_plan = sample.add(Kind::Followup, of_plan);
        let nobodys = sample.add(Kind::Followup, Content::default());
        let found =
            |filter: Filter| page(&sample, &filter).open().map(|it| it.id).collect::<Vec<_>>();
        let everything = Filter::default();
        assert_eq!(found(everything.clone()), [by_shop, of_plan, nobodys]);
        let owner = Some("Handläggare, Regionen".to_owned());
        assert_eq!(found(Filter { owner, ..everything.clone() }), [of_plan]);
        let nobody = Some(String::new());
        assert_eq!(found(Filter { owner: nobody, ..everything.clone() }), [nobodys]);
        assert_eq!(found(Filter { place: Some(sikas), ..everything.clone() }), [by_shop]);
        assert_eq!(found(Filter { plan: Some(plan), ..everything.clone() }), [of_plan]);
        let choices = page(&sample, &everything).choices;
        assert_eq!(choices.owners, ["Handlare", "Handläggare, Regionen"]);
        assert!(choices.has_unowned);
        assert_eq!(choices.places.iter().map(|it| it.0).collect::<Vec<_>>(), [los, sikas]);
        assert_eq!(choices.plans.iter().map(|it| it.0).collect::<Vec<_>>(), [plan]);
    }

    #[test]
    fn an_owner_is_the_same_however_it_was_typed_and_stays_to_choose_when_all_is_done() {
        let mut sample = Sample::default();
        let of = |role: &str| Content::default().with(followup::OWNER, party(role, ""));
        let ids: Vec<_> =
            ["Handlare", "handlare"].map(|it| sample.add(Kind::Followup, of(it))).to_vec();
        let owner = Some("Handlare".to_owned());
        let filter = Filter { owner, ..Filter::default() };
        let shown = page(&sample, &filter);
        assert_eq!(shown.choices.owners, ["Handlare"]);
        assert_eq!(shown.open().count(), 2);
        let (changes, _) = ticking(&sample.book, &ids, on(TODAY));
        sample.book.put_all(decide(&sample.book, changes, &stamp(1)));
        let shown = page(&sample, &filter);
        assert_eq!(shown.choices.owners, ["Handlare"], "or nothing could be chosen back");
        assert_eq!(shown.settled.len(), 2);
        let nobody = Filter { owner: Some(String::new()), ..Filter::default() };
        assert!(page(&sample, &nobody).choices.has_unowned);
    }

    #[test]
    fn what_was_done_last_stands_first() {
        let mut sample = Sample::default();
        let mut done = |day: Option<&str>| {
            let content = Content::default().with(followup::STATUS, FollowupStatus::Done);
            let content = match day {
                Some(day) => content.with(followup::DONE_ON, on(day)),
                None => content,
            };
            sample.add(Kind::Followup, content)
        };
        let [last, first, undated] = [Some("2017-04-02"), Some("2017-03-01"), None].map(&mut done);
        let settled = page(&sample, &Filter::default()).settled;
        assert_eq!(ids(&settled), [last, first, undated]);
    }

    #[test]
    fn after_one_is_done_the_next_at_the_same_place_is_offered() {
        let mut sample = Sample::default();
        let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
        let (here, there) = (sample.visit(sikas, "2017-03-31"), sample.visit(los, "2017-03-31"));
        let first = sample.followup(here, "Ring", "2017-04-04");
        let second = sample.followup(here, "Skriv", "2017-05-01");
        sample.followup(there, "Annan ort", "2017-04-01");
        let next = |sample: &Sample, id| next_at_place(&sample.book, id, on(TODAY)).map(|it| it.id);
        assert_eq!(next(&sample, first), Some(second));
        assert_eq!(next(&sample, second), Some(first));
        let (changes, undo) = ticking(&sample.book, &[first, second], on(TODAY));
        sample.book.put_all(decide(&sample.book, changes, &stamp(1)));
        assert_eq!(next(&sample, first), None);
        let settled = page(&sample, &Filter::default()).settled;
        assert_eq!(ids(&settled), [second, first]);
        // Ticked off twice is ticked off once: the day stays.
        assert_eq!(ticking(&sample.book, &[first], on("2017-05-05")), (Vec::new(), Vec::new()));
        sample.book.put_all(decide(&sample.book, undo, &stamp(1)));
        let first = sample.book.get(first).expect("it is there").content();
        assert_eq!((first.get(followup::STATUS), first.get(followup::DONE_ON)), (None, None));
    }
}
