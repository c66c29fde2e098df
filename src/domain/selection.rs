//! Which records a file holds: the whole book, or a part of it that makes sense by itself.
//!
//! A record goes along whole, with all its history, or not at all: the same revision with fewer
//! fields would be another content under the same id. What belongs to a part is judged by what
//! records say now, and deleted ones by what they said when they were deleted, so that deletions
//! travel. Of an erased record nothing is left but ids: it goes along in every file, so that what
//! was erased is erased everywhere. `docs/format.md` has the tables below for others to read.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::action;
use super::agreement;
use super::agreement_due;
use super::book::Book;
use super::check;
use super::contact;
use super::field::Field;
use super::field::FieldValue;
use super::followup;
use super::goal;
use super::history::Liveness;
use super::id::RecordId;
use super::join::SAME_AS;
use super::kind::Kind;
use super::observation;
use super::parts::Party;
use super::parts::Period;
use super::photo;
use super::place;
use super::plan;
use super::project;
use super::provider;
use super::question;
use super::record::Record;
use super::task_moved;
use super::tour;
use super::visit;
use super::visit::Sharing;

/// What a file is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Book,
    /// One record, and all that hangs on it.
    Around(RecordId),
    /// The municipality that this place is in: its places, its plans, and all that hangs on them.
    Municipality(RecordId),
    /// What happened or was to be done in a period.
    Period(Period),
}

/// What hangs on what its field links to, and goes where that goes, with all that hangs on itself.
const HANGS: &[(Kind, Field<RecordId>)] = &[
    (Kind::Goal, goal::PLAN),
    (Kind::Goal, goal::PARENT),
    (Kind::Action, action::GOAL),
    (Kind::Provider, provider::PLACE),
    (Kind::Visit, visit::PLACE),
    (Kind::Visit, visit::PROVIDER),
    (Kind::Followup, followup::VISIT),
    (Kind::Followup, followup::ACTION),
    (Kind::Followup, followup::PLACE),
    (Kind::Check, check::PLACE),
    (Kind::Check, check::PROVIDER),
    (Kind::Project, project::PLACE),
    (Kind::TaskMoved, task_moved::PROJECT),
    (Kind::Contact, contact::PLACE),
    (Kind::Contact, contact::PROVIDER),
    (Kind::Photo, photo::OF),
    (Kind::Observation, observation::PLACE),
    (Kind::Observation, observation::PROVIDER),
    (Kind::Question, question::VISIT),
    (Kind::Question, question::SETTLED_AT),
    (Kind::Question, question::PLACE),
    (Kind::Agreement, agreement::PLACE),
    (Kind::Agreement, agreement::PROVIDER),
    (Kind::Place, SAME_AS),
    (Kind::Provider, SAME_AS),
    (Kind::Contact, SAME_AS),
];

/// What a record of the part brings with it, with all that hangs on that.
const BRINGS: &[(Kind, Field<RecordId>)] =
    &[(Kind::Action, action::SOURCE_VISIT), (Kind::Question, question::FOLLOWUP)];

/// What a record is about, and is not understood without: it goes along, but nothing for its sake
/// except what it is about in its turn. Never a visit, whose notes go only where they were chosen.
const SPEAKS_OF: &[(Kind, Field<RecordId>)] = &[
    (Kind::Plan, plan::REPLACES),
    (Kind::Goal, goal::PLAN),
    (Kind::Goal, goal::PARENT),
    (Kind::Action, action::GOAL),
    (Kind::Place, place::PLAN),
    (Kind::Provider, provider::PLACE),
    (Kind::Visit, visit::PLACE),
    (Kind::Visit, visit::PROVIDER),
    (Kind::Followup, followup::ACTION),
    (Kind::Followup, followup::PLACE),
    (Kind::Check, check::PLACE),
    (Kind::Check, check::PROVIDER),
    (Kind::Check, check::MADE_FROM),
    (Kind::Project, project::PLACE),
    (Kind::TaskMoved, task_moved::PROJECT),
    (Kind::Contact, contact::PLACE),
    (Kind::Contact, contact::PROVIDER),
    (Kind::Observation, observation::PLACE),
    (Kind::Observation, observation::PROVIDER),
    (Kind::Question, question::PLACE),
    (Kind::Agreement, agreement::PLACE),
    (Kind::Agreement, agreement::PROVIDER),
    (Kind::Place, SAME_AS),
    (Kind::Provider, SAME_AS),
    (Kind::Contact, SAME_AS),
];

/// The records of a part, found in two steps so that a large book can be gone through a little at
/// a time: every record is looked at once, and then the part is gathered.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    scope: Scope,
    /// What hangs on a record.
    hanging: BTreeMap<RecordId, Vec<RecordId>>,
    /// The places that a plan gives their status.
    named: BTreeMap<RecordId, Vec<RecordId>>,
    /// What the part begins with.
    roots: Vec<RecordId>,
    erased: Vec<RecordId>,
}

impl Gathering {
    pub fn of(scope: Scope) -> Self {
        let roots = if let Scope::Around(id) = scope { vec![id] } else { Vec::new() };
        Self { scope, roots, ..Self::default() }
    }

    /// Notes how `record` hangs together with others.
    pub fn look_at(&mut self, record: &Record) {
        let id = record.id();
        if record.liveness() == Liveness::Erased {
            self.erased.push(id);
            return;
        }
        for target in follow(record, HANGS) {
            self.hanging.entry(target).or_default().push(id);
        }
        if record.kind() == Some(Kind::Place) {
            for plan in links(record, place::PLAN) {
                self.named.entry(plan).or_default().push(id);
            }
        }
        if let Scope::Period(period) = self.scope
            && (days(record).any(|day| period.covers(day))
                || is_tour_in(record, period)
                || is_agreement_in(record, period))
        {
            self.roots.push(id);
        }
    }

    /// The records of the part; all of them must have been looked at.
    pub fn gather(self, book: &Book) -> BTreeSet<RecordId> {
        let mut part = BTreeSet::new();
        let mut spoken_of = Vec::new();
        let mut wanted = self.roots;
        if let Scope::Municipality(place) = self.scope {
            wanted.extend(in_municipality_of(book, place));
        }
        while let Some(id) = wanted.pop() {
            // What links to a joined record is shown as linked to the one that stays.
            let Some(record) = book.get(book.standing_for(id)) else { continue };
            let id = record.id();
            if part.insert(id) {
                wanted.extend(self.hanging.get(&id).into_iter().flatten());
                wanted.extend(follow(record, BRINGS));
                spoken_of.extend(self.named.get(&id).into_iter().flatten());
                spoken_of.extend(about(book, record));
            }
        }
        while let Some(id) = spoken_of.pop() {
            if let Some(record) = book.get(id)
                && part.insert(id)
            {
                spoken_of.extend(about(book, record));
            }
        }
        part.extend(self.erased);
        part
    }
}

/// The days that put a record in a period.
fn days(record: &Record) -> impl Iterator<Item = NaiveDate> {
    let fields: &[Field<NaiveDate>] = match record.kind() {
        Some(Kind::Visit) => &[visit::DAY],
        Some(Kind::Followup) => &[followup::DUE, followup::DONE_ON],
        Some(Kind::Check) => &[check::ASSESSED_ON],
        Some(Kind::Observation) => &[observation::DAY],
        Some(Kind::Agreement) => {
            &[agreement::NOTICE_DAY, agreement::LAST_TEST, agreement::NEXT_TEST]
        }
        _ => &[],
    };
    fields.iter().flat_map(|&field| sides(record, field))
}

/// The places and plans of the municipality that `place` is in; the place itself where nobody has
/// said which that is.
fn in_municipality_of(book: &Book, place: RecordId) -> Vec<RecordId> {
    let name_of = |record: &Record, field| record.content().text(field).trim().to_lowercase();
    let name = book.get(book.standing_for(place)).map(|it| name_of(it, place::MUNICIPALITY));
    let Some(name) = name.filter(|it| !it.is_empty()) else { return vec![place] };
    let is_there = |record: &&Record| match record.kind() {
        Some(Kind::Place) => name_of(record, place::MUNICIPALITY) == name,
        Some(Kind::Plan) => name_of(record, plan::MUNICIPALITY) == name,
        _ => false,
    };
    book.all().filter(is_there).map(Record::id).collect()
}

/// Whether an agreement is to be given notice of in `period` because it went on by the year, or tested
/// because a year has passed since the last time.
fn is_agreement_in(record: &Record, period: Period) -> bool {
    let content = record.content();
    record.kind() == Some(Kind::Agreement)
        && (agreement_due::has_notice_in(content, period)
            || agreement::next_test(content).is_some_and(|day| period.covers(day)))
}

/// Whether a tour has a day in `period`.
fn is_tour_in(record: &Record, period: Period) -> bool {
    record.kind() == Some(Kind::Tour)
        && sides(record, tour::PERIOD).any(|of_tour| {
            let first = of_tour.from.or(of_tour.to);
            first.is_some_and(|first| period.to.is_none_or(|to| first <= to))
                && tour::last_day(of_tour)
                    .is_some_and(|last| period.from.is_none_or(|it| it <= last))
        })
}

/// What `record` is about, and those that are joined with it: their ids stand in
/// the histories of what links to them.
fn about(book: &Book, record: &Record) -> Vec<RecordId> {
    let mut found: Vec<_> = follow(record, SPEAKS_OF).collect();
    found.extend(book.joined_into(record.id()).map(Record::id));
    if record.kind() == Some(Kind::Action) {
        found.extend(sides(record, action::PLACES).flatten());
    }
    if record.kind() == Some(Kind::Tour) {
        found.extend(sides(record, tour::STOPS).flatten().filter_map(|stop| stop.place));
    }
    if record.kind() == Some(Kind::Check) {
        let looked_at = sides(record, check::RULE_SETS).flatten();
        found.extend(looked_at.filter_map(|it| it.rule_set));
    }
    found
}

fn follow(
    record: &Record,
    table: &'static [(Kind, Field<RecordId>)],
) -> impl Iterator<Item = RecordId> {
    let fields = table.iter().filter(|(kind, _)| record.kind() == Some(*kind));
    fields.flat_map(|&(_, field)| links(record, field))
}

fn links(record: &Record, field: Field<RecordId>) -> impl Iterator<Item = RecordId> {
    sides(record, field)
}

/// What `field` holds; while a choice about it is open, all that it may come to hold.
fn sides<T: FieldValue>(record: &Record, field: Field<T>) -> impl Iterator<Item = T> {
    let open = record.choices().iter().filter(move |choice| choice.field == field.name());
    let open = open.flat_map(|choice| choice.sides.iter().filter_map(|(_, value)| value.as_ref()));
    let values = record.content().value(field.name()).into_iter().chain(open);
    values.filter_map(T::read)
}

/// What somebody wants in a file, and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    pub scope: Scope,
    /// Whether contacts go along.
    pub contacts: bool,
    /// Whether visits that are not for the recipient go along.
    pub inner: bool,
    /// Whether pictures go along; `None` leaves it to how much they weigh. The records of photos
    /// go along either way.
    pub pictures: Option<bool>,
    /// Who gets it; empty when nobody has said.
    pub recipient: Party,
    /// The organisation of who sends it.
    pub own_organisation: String,
}

impl Wish {
    /// All there is: a backup.
    pub fn everything() -> Self {
        Self { contacts: true, inner: true, pictures: Some(true), ..Self::default() }
    }

    /// Whether nothing of the book is left out.
    pub fn is_everything(&self) -> bool {
        self.scope == Scope::Book && self.contacts && self.inner
    }
}

/// Whether a record goes along, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Goes,
    /// It is not a part of what was chosen.
    Outside,
    /// It is a contact, and none are wanted.
    Contact,
    /// A visit that is not for the recipient.
    Inner,
    /// A follow-up or a question of such a visit.
    OfInner,
    /// A photo of such a visit, or of one that is not saved yet.
    PhotoOfInner,
}

/// What was chosen, ready to be asked of each record.
#[derive(Clone, Debug)]
pub struct Selection {
    wish: Wish,
    /// The records of the part; `None` for the whole book.
    part: Option<BTreeSet<RecordId>>,
}

impl Selection {
    /// What `wish` wants, of the part that was gathered for its scope.
    pub fn new(wish: Wish, gathering: Gathering, book: &Book) -> Self {
        let part = (wish.scope != Scope::Book).then(|| gathering.gather(book));
        Self { wish, part }
    }

    /// What `wish` wants of `book`, worked out at once.
    pub fn of(wish: Wish, book: &Book) -> Self {
        let mut gathering = Gathering::of(wish.scope);
        if wish.scope != Scope::Book {
            book.all().for_each(|record| gathering.look_at(record));
        }
        Self::new(wish, gathering, book)
    }

    /// Whether `record` of `book` goes along.
    pub fn verdict(&self, book: &Book, record: &Record) -> Verdict {
        if self.part.as_ref().is_some_and(|part| !part.contains(&record.id())) {
            return Verdict::Outside;
        }
        if record.liveness() == Liveness::Erased {
            return Verdict::Goes;
        }
        match record.kind() {
            Some(Kind::Contact) if !self.wish.contacts => Verdict::Contact,
            Some(Kind::Visit) if !self.wish.inner && self.is_inner(record) => Verdict::Inner,
            Some(Kind::Followup) if !self.wish.inner && self.is_of_inner(book, record) => {
                Verdict::OfInner
            }
            Some(Kind::Question) if !self.wish.inner && self.is_question_of_inner(book, record) => {
                Verdict::OfInner
            }
            Some(Kind::Photo) if !self.wish.inner && self.is_photo_of_inner(book, record) => {
                Verdict::PhotoOfInner
            }
            _ => Verdict::Goes,
        }
    }

    /// The records of `book` that go along, oldest first.
    pub fn records<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = &'a Record> {
        book.all().filter(move |record| self.verdict(book, record) == Verdict::Goes)
    }

    /// Whether a visit is not for the recipient. While a choice about it is open, and for a word
    /// that only a newer program knows, the careful answer holds.
    fn is_inner(&self, visit: &Record) -> bool {
        let known = sides(visit, visit::SHARING).any(|sharing| match sharing {
            Sharing::AllConcerned => false,
            Sharing::OwnOrganisation => !self.is_own(&self.wish.recipient.organisation),
            Sharing::OnlyMe => true,
        });
        let is_newer = sides(visit, Field::<String>::new(visit::SHARING.name()))
            .any(|word| Sharing::ALL.iter().all(|it| it.token() != word));
        known || is_newer
    }

    /// Whether a follow-up could tell of a visit that stays: all do but those that the recipient
    /// is to see to, who took part in promising them.
    fn is_of_inner(&self, book: &Book, followup: &Record) -> bool {
        let mut visits = links(followup, followup::VISIT).filter_map(|id| book.get(id));
        visits.any(|visit| visit.kind() == Some(Kind::Visit) && self.is_inner(visit))
            && !sides(followup, followup::OWNER).any(|owner| self.is_recipient(&owner))
    }

    /// Whether a question was asked, or settled, at a meeting that stays.
    fn is_question_of_inner(&self, book: &Book, record: &Record) -> bool {
        let meetings = [question::VISIT, question::SETTLED_AT];
        let mut meetings = meetings.into_iter().flat_map(|field| links(record, field));
        meetings.any(|id| {
            book.get(id).is_some_and(|it| it.kind() == Some(Kind::Visit) && self.is_inner(it))
        })
    }

    /// Whether a photo shows what a visit that stays tells. Of a visit that is not here nobody
    /// knows whom it is for.
    fn is_photo_of_inner(&self, book: &Book, record: &Record) -> bool {
        links(record, photo::OF).any(|id| {
            book.get(id).is_none_or(|of| of.kind() == Some(Kind::Visit) && self.is_inner(of))
        })
    }

    /// Whether the picture of `record`, which goes along, goes with it where it is here: one in the
    /// bin only goes into a backup.
    pub fn takes_picture(&self, record: &Record) -> bool {
        photo::has_picture(record) && (record.is_shown() || self.wish.is_everything())
    }

    fn is_own(&self, organisation: &str) -> bool {
        is_same(organisation, &self.wish.own_organisation)
    }

    fn is_recipient(&self, owner: &Party) -> bool {
        let recipient = &self.wish.recipient;
        let is_either_silent = owner.role.trim().is_empty() || recipient.role.trim().is_empty();
        is_same(&owner.organisation, &recipient.organisation)
            && (is_either_silent || is_same(&owner.role, &recipient.role))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    let one = one.trim();
    !one.is_empty() && one.to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests;
