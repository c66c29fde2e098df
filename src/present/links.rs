//! How records hang together: where something happened, and what belongs to what.

use std::collections::BTreeMap;

use crate::domain::action;
use crate::domain::agreement;
use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::contact;
use crate::domain::field::Field;
use crate::domain::followup;
use crate::domain::goal;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::photo;
use crate::domain::project;
use crate::domain::provider;
use crate::domain::question;
use crate::domain::record::Record;
use crate::domain::task_moved;
use crate::domain::visit;

/// The place that a record is about: its own link, or that of the provider,
/// visit or project it belongs to. Only places that are shown.
pub fn place_of(book: &Book, record: &Record) -> Option<RecordId> {
    let link = |field| record.content().get(field).and_then(|id| book.shown(id));
    let of = |field| link(field).and_then(|it| place_of(book, it));
    let place = match record.kind()? {
        Kind::Place => Some(record),
        Kind::Provider => link(provider::PLACE),
        Kind::Visit => {
            return shown_id(link(visit::PLACE)).or_else(|| of(visit::PROVIDER));
        }
        Kind::Followup => {
            return shown_id(link(followup::PLACE)).or_else(|| of(followup::VISIT));
        }
        Kind::Check => {
            return shown_id(link(check::PLACE)).or_else(|| of(check::PROVIDER));
        }
        Kind::Question => {
            return shown_id(link(question::PLACE)).or_else(|| of(question::VISIT));
        }
        Kind::Agreement => {
            return shown_id(link(agreement::PLACE)).or_else(|| of(agreement::PROVIDER));
        }
        Kind::Contact => {
            return shown_id(link(contact::PLACE)).or_else(|| of(contact::PROVIDER));
        }
        Kind::Observation => {
            return shown_id(link(observation::PLACE)).or_else(|| of(observation::PROVIDER));
        }
        Kind::Project => link(project::PLACE),
        Kind::TaskMoved => return of(task_moved::PROJECT),
        Kind::Photo => return not_in_a_ring(link(photo::OF)).and_then(|it| place_of(book, it)),
        Kind::Plan | Kind::Goal | Kind::Action | Kind::RuleSet | Kind::Tour => None,
    };
    shown_id(place)
}

/// A photo of a photo could be of itself: only a hand-made file says so.
fn not_in_a_ring(of: Option<&Record>) -> Option<&Record> {
    of.filter(|of| of.kind() != Some(Kind::Photo))
}

/// The provider that a record is about, if it is shown.
pub fn provider_of(book: &Book, record: &Record) -> Option<RecordId> {
    let field = match record.kind()? {
        Kind::Provider => return Some(record.id()),
        Kind::Photo => {
            let of = record.content().get(photo::OF).and_then(|id| book.shown(id));
            return not_in_a_ring(of).and_then(|of| provider_of(book, of));
        }
        Kind::Visit => visit::PROVIDER,
        Kind::Check => check::PROVIDER,
        Kind::Contact => contact::PROVIDER,
        Kind::Observation => observation::PROVIDER,
        Kind::Agreement => agreement::PROVIDER,
        _ => return None,
    };
    shown_id(record.content().get(field).and_then(|id| book.shown(id)))
}

/// The plan that a goal or an action belongs to, also when the goal is deleted.
pub fn plan_of(book: &Book, record: &Record) -> Option<RecordId> {
    match record.kind()? {
        Kind::Plan => Some(record.id()),
        Kind::Goal => record.content().get(goal::PLAN),
        Kind::Action => {
            let goal = book.get(record.content().get(action::GOAL)?)?;
            goal.content().get(goal::PLAN)
        }
        _ => None,
    }
}

/// The records of `kind` by what their `field` links to, oldest first: one walk
/// through the book instead of one per row of a list.
pub fn by_link(
    book: &Book,
    kind: Kind,
    field: Field<RecordId>,
) -> BTreeMap<RecordId, Vec<&Record>> {
    let mut linked: BTreeMap<RecordId, Vec<&Record>> = BTreeMap::new();
    for record in book.of_kind(kind) {
        if let Some(target) = record.content().get(field) {
            linked.entry(target).or_default().push(record);
        }
    }
    linked
}

fn shown_id(record: Option<&Record>) -> Option<RecordId> {
    record.map(Record::id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;

    #[test]
    fn a_follow_up_is_where_its_visit_was() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let shop = sample.add(Kind::Provider, Content::default().with(provider::PLACE, place));
        let visit = sample.add(Kind::Visit, Content::default().with(visit::PROVIDER, shop));
        let followup = sample.followup(visit, "Ring", "2017-03-14");
        let of = |book: &Book, id| place_of(book, book.get(id).unwrap());
        for id in [place, shop, visit, followup] {
            assert_eq!(of(&sample.book, id), Some(place));
        }
        sample.delete(place);
        for id in [shop, visit, followup] {
            assert_eq!(of(&sample.book, id), None, "a deleted place is no place");
        }
    }

    #[test]
    fn an_action_keeps_its_plan_when_its_goal_is_deleted() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let goal = sample.add(Kind::Goal, Content::default().with(goal::PLAN, plan));
        let action = sample.add(Kind::Action, Content::default().with(action::GOAL, goal));
        sample.delete(goal);
        assert_eq!(plan_of(&sample.book, sample.book.get(action).unwrap()), Some(plan));
    }
}
