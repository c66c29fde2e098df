//! What services there are, by the marks that people have made: now, and on any day before.
//!
//! A mark is about a provider, or about a place as a whole. For each of them and each service the mark
//! with the latest day holds, and of several on one day the youngest. For a place, what was said of it as
//! a whole holds until a provider there is seen to have the service later: that one provider lacks it does
//! not say that the place does, and is told beside only where no other there is known to have it. Where
//! nobody has spoken of the whole, the providers speak for it: the one that has the service comes before
//! those that don't, and that the shop lacks what the pump has is no second opinion.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::book::Book;
use super::command::Change;
use super::command::Edit;
use super::distance;
use super::field::Content;
use super::field::FieldValue;
use super::id::RecordId;
use super::kind::Kind;
use super::observation;
use super::observation::Service;
use super::observation::ServiceState;
use super::parts::Party;
use super::provider;
use super::record::Record;
use super::rule::quantity::Metres;

/// What a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Place(RecordId),
    Provider(RecordId),
}

impl Subject {
    pub const fn id(self) -> RecordId {
        match self {
            Self::Place(id) | Self::Provider(id) => id,
        }
    }

    /// The subject that the record called `id` is, if it is one; of a joined record that which stays.
    pub fn of(book: &Book, id: RecordId) -> Option<Self> {
        let record = book.shown(id)?;
        match record.kind()? {
            Kind::Place => Some(Self::Place(record.id())),
            Kind::Provider => Some(Self::Provider(record.id())),
            _ => None,
        }
    }

    /// A mark about it, begun.
    pub fn content(self) -> Content {
        let content = Content::default();
        match self {
            Self::Place(id) => content.with(observation::PLACE, id),
            Self::Provider(id) => content.with(observation::PROVIDER, id),
        }
    }
}

/// A mark that can be read: it has a subject that is there, a service, a state and a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub id: RecordId,
    pub subject: Subject,
    pub service: Service,
    pub state: ServiceState,
    pub day: NaiveDate,
    pub observer: Party,
    pub detail: String,
}

impl Mark {
    fn of(book: &Book, record: &Record) -> Option<Self> {
        let content = record.content();
        let link = content.get(observation::PROVIDER).or(content.get(observation::PLACE))?;
        Some(Self {
            id: record.id(),
            subject: Subject::of(book, link)?,
            service: content.get(observation::SERVICE)?,
            state: content.get(observation::STATE)?,
            day: content.get(observation::DAY)?,
            observer: content.get(observation::OBSERVER).unwrap_or_default(),
            detail: content.text(observation::DETAIL).to_owned(),
        })
    }

    fn age(&self) -> (NaiveDate, RecordId) {
        (self.day, self.id)
    }
}

/// All marks of a book, ready to be asked: one walk through it.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// The oldest first.
    marks: BTreeMap<(Subject, Service), Vec<Mark>>,
    providers: BTreeMap<RecordId, Vec<RecordId>>,
}

/// How it is with a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub mark: Mark,
    /// What somebody saw on the same day or later, and otherwise.
    pub beside: Option<Mark>,
}

impl Inventory {
    pub fn of(book: &Book) -> Self {
        let mut all = Self::default();
        for record in book.all().filter(|it| it.is_shown()) {
            match record.kind() {
                Some(Kind::Observation) => {
                    if let Some(mark) = Mark::of(book, record) {
                        all.marks.entry((mark.subject, mark.service)).or_default().push(mark);
                    }
                }
                Some(Kind::Provider) => {
                    let place = record.content().get(provider::PLACE);
                    if let Some(place) = place.map(|it| book.standing_for(it)) {
                        all.providers.entry(place).or_default().push(record.id());
                    }
                }
                _ => (),
            }
        }
        for marks in all.marks.values_mut() {
            super::order::sort_by_key(marks, Mark::age);
        }
        all
    }

    /// Whether nobody has marked anything.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The providers of a place, oldest first.
    pub fn providers_of(&self, place: RecordId) -> &[RecordId] {
        self.providers.get(&place).map_or(&[], Vec::as_slice)
    }

    /// All marks about a subject and a service, the oldest first.
    pub fn marks(&self, subject: Subject, service: Service) -> &[Mark] {
        self.marks.get(&(subject, service)).map_or(&[], Vec::as_slice)
    }

    /// How it was with a service at a subject on `day`, by what had been seen until then; of a place
    /// with all its providers. `None` when nobody had looked.
    pub fn standing(&self, subject: Subject, service: Service, day: NaiveDate) -> Option<Standing> {
        match subject {
            Subject::Provider(_) => self.own(subject, service, day),
            Subject::Place(place) => self.of_place(place, service, day),
        }
    }

    /// The same by the marks of the subject alone.
    pub fn own(&self, subject: Subject, service: Service, day: NaiveDate) -> Option<Standing> {
        let marks = self.marks(subject, service);
        let known = &marks[..marks.partition_point(|it| it.day <= day)];
        let (mark, before) = known.split_last()?;
        let other = before.iter().rev().take_while(|it| it.day == mark.day);
        let beside = other.into_iter().find(|it| it.state != mark.state).cloned();
        Some(Standing { mark: mark.clone(), beside })
    }

    fn of_place(&self, place: RecordId, service: Service, day: NaiveDate) -> Option<Standing> {
        let whole = self.own(Subject::Place(place), service, day);
        let providers = self.providers_of(place).iter();
        let mut theirs: Vec<Standing> =
            providers.filter_map(|&id| self.own(Subject::Provider(id), service, day)).collect();
        super::order::sort_by_key(&mut theirs, |it| (rank(it.mark.state), it.mark.age()));
        let Some(whole) = whole else { return theirs.pop() };
        let nobody_has_it = !theirs.iter().any(|it| it.mark.state.is_there());
        theirs.retain(|it| whole.mark.day <= it.mark.day);
        let Some(best) = theirs.pop() else { return Some(whole) };
        let is_later = whole.mark.day < best.mark.day;
        let (says, sees) = (whole.mark.state, best.mark.state);
        if sees.is_there() && (is_later || !says.is_there()) {
            // What was said of the whole is superseded, unless it was said the same day.
            let beside = if is_later { best.beside } else { Some(whole.mark) };
            return Some(Standing { mark: best.mark, beside });
        }
        let differs = sees != says && sees != ServiceState::Unknown;
        let is_news = differs && (sees.is_there() || nobody_has_it);
        let beside = whole.beside.or_else(|| is_news.then_some(best.mark));
        Some(Standing { mark: whole.mark, beside })
    }
}

/// The word that speaks for the place among several: that one of them could not tell is no no.
const fn rank(state: ServiceState) -> u8 {
    match state {
        ServiceState::Exists => 4,
        ServiceState::Seasonal => 3,
        ServiceState::Threatened => 2,
        ServiceState::Unknown => 1,
        ServiceState::Missing => 0,
    }
}

/// A service that leaves a place with a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub service: Service,
    /// How it is at the provider.
    pub mark: Mark,
    /// Others in the same place that have it: then it stays.
    pub others: Vec<RecordId>,
}

/// What the provider has, and who else in its place has the same.
pub fn leaving(all: &Inventory, book: &Book, id: RecordId, day: NaiveDate) -> Vec<Leaving> {
    let place = book.shown(id).and_then(|it| it.content().get(provider::PLACE));
    let place = place.map(|it| book.standing_for(it));
    let has = |id: RecordId, service| {
        let found = all.own(Subject::Provider(id), service, day).map(|it| it.mark);
        found.filter(|mark| mark.state.is_there())
    };
    let neighbours = place.map_or(&[][..], |it| all.providers_of(it));
    let found = Service::ALL.iter().filter_map(|&service| {
        let mark = has(id, service)?;
        let others =
            neighbours.iter().copied().filter(|&it| it != id && has(it, service).is_some());
        Some(Leaving { service, mark, others: others.collect() })
    });
    found.collect()
}

/// The nearest other place that has a service, and how far it is at least; without a distance where
/// nobody knows where they are.
pub type Nearest = (RecordId, Option<Metres>);

/// Where else each of `services` is nearest, seen from a provider.
pub fn nearest(
    all: &Inventory,
    book: &Book,
    id: RecordId,
    services: &[Service],
    day: NaiveDate,
) -> Vec<Option<Nearest>> {
    let Some(outlet) = book.shown(id) else { return vec![None; services.len()] };
    let own = outlet.content().get(provider::PLACE).map(|it| book.standing_for(it));
    let others = book.of_kind(Kind::Place).filter(|it| Some(it.id()) != own);
    let mut others: Vec<Nearest> =
        others.map(|it| (it.id(), distance::to_place(book, outlet, it))).collect();
    super::order::sort_by_key(&mut others, |(id, far)| (far.is_none(), *far, *id));
    let has = |place: RecordId, service| {
        let found = all.standing(Subject::Place(place), service, day);
        found.is_some_and(|it| it.mark.state.is_there())
    };
    let nearest = |&service: &Service| others.iter().copied().find(|(it, _)| has(*it, service));
    services.iter().map(nearest).collect()
}

/// What somebody saw, to be kept as a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub subject: Subject,
    pub day: NaiveDate,
    pub observer: Party,
}

/// Changes, and what takes them back.
pub type WithUndo = (Vec<Change>, Vec<Change>);

impl Seen {
    /// What keeps that a service was in a state: a mark of its own, but for who has marked it already
    /// that day, who changes their mind.
    pub fn marking(
        &self,
        all: &Inventory,
        service: Service,
        state: ServiceState,
        new_id: RecordId,
    ) -> WithUndo {
        let marks = all.marks(self.subject, service);
        let mut own = marks.iter().rev().filter(|it| it.day == self.day);
        if let Some(own) = own.find(|it| it.observer == self.observer) {
            let set = |state: ServiceState| Change {
                id: own.id,
                kind: Kind::Observation,
                edit: Edit::Set { field: observation::STATE.name(), value: Some(state.write()) },
            };
            return (vec![set(state)], vec![set(own.state)]);
        }
        let mut content = self
            .subject
            .content()
            .with(observation::SERVICE, service)
            .with(observation::STATE, state)
            .with(observation::DAY, self.day)
            .with(observation::OBSERVER, self.observer.clone());
        // How often the bus goes is still true when it still goes.
        if let Some(before) = marks.last().filter(|it| it.state == state && it.day <= self.day) {
            content = content.with(observation::DETAIL, before.detail.clone());
        }
        let undo = Change { id: new_id, kind: Kind::Observation, edit: Edit::Delete };
        (vec![Change::new_record(new_id, Kind::Observation, content)], vec![undo])
    }

    /// What keeps that everything is as it was when it was last marked.
    pub fn confirming(&self, all: &Inventory, mut new_id: impl FnMut() -> RecordId) -> WithUndo {
        let mut both = WithUndo::default();
        for mark in self.unconfirmed(all) {
            let (changes, undo) = self.marking(all, mark.service, mark.state, new_id());
            both.0.extend(changes);
            both.1.extend(undo);
        }
        both
    }

    /// What was marked before that day, and not on it.
    pub fn unconfirmed(&self, all: &Inventory) -> Vec<Mark> {
        let latest = Service::ALL.iter().filter_map(|&it| all.own(self.subject, it, self.day));
        latest.map(|it| it.mark).filter(|it| it.day < self.day).collect()
    }
}

#[cfg(test)]
mod tests;
