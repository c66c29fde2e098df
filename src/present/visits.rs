//! Besök: the list by month, and everything about one visit.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Datelike;
use chrono::NaiveDate;

use crate::domain::action;
use crate::domain::action::Perspective;
use crate::domain::book::Book;
use crate::domain::followup;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::domain::visit::NoteKind;
use crate::domain::visit::Sharing;
use crate::domain::visit::TurnoverClass;
use crate::domain::visit::VisitKind;
use crate::present::followups;
use crate::present::followups::FollowupRow;
use crate::present::letters::folded;
use crate::present::letters::words as words_of;
use crate::present::links::by_link;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::provider_page;
use crate::present::provider_page::FactRow;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::format;
use crate::text::visits as words;

/// A visit as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRow {
    pub id: RecordId,
    pub title: Phrase,
    /// The place's name; `None` when the title already is made of it, or there is none.
    pub place: Option<String>,
    pub day: Option<NaiveDate>,
    pub kind: Option<VisitKind>,
    pub open_followups: usize,
    pub late_followups: usize,
    /// What a filter looks in, folded.
    haystack: String,
}

impl VisitRow {
    /// "2 öppna uppföljningar, 1 försenad", when there are any.
    pub fn followup_words(&self) -> Option<Phrase> {
        followups::open_words(self.open_followups, self.late_followups)
    }
}

/// The visits of one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// The month's first day; `None` for visits without a day.
    pub first_day: Option<NaiveDate>,
    pub visits: Vec<VisitRow>,
}

impl Month {
    /// "mars 2017"
    pub fn heading(&self, language: Language) -> String {
        let Some(day) = self.first_day else { return words::NO_DAY.to(language).to_owned() };
        words::month(format::month(day, language), day.year().to_string()).to(language)
    }
}

/// All visits, newest first; those without a day before all others, so that
/// they are seen and get one.
pub fn rows(book: &Book, today: NaiveDate) -> Vec<VisitRow> {
    rows_of(book, newest_first(book), today)
}

/// The latest visits, `count` at the most.
pub fn latest(book: &Book, count: usize, today: NaiveDate) -> Vec<VisitRow> {
    rows_of(book, newest_first(book).into_iter().take(count), today)
}

/// The rows of `visits`, in the same order.
pub fn rows_of<'a>(
    book: &'a Book,
    visits: impl IntoIterator<Item = &'a Record>,
    today: NaiveDate,
) -> Vec<VisitRow> {
    let followups = by_link(book, Kind::Followup, followup::VISIT);
    visits.into_iter().map(|visit| row(book, visit, &followups, today)).collect()
}

/// All visits as records, in the order of [`rows`].
pub fn newest_first(book: &Book) -> Vec<&Record> {
    let mut visits: Vec<_> = book
        .of_kind(Kind::Visit)
        .map(|record| (record.content().get(visit::DAY).unwrap_or(NaiveDate::MAX), record))
        .collect();
    order::sort_by_key(&mut visits, |(day, record)| Reverse((*day, record.id())));
    visits.into_iter().map(|(_, record)| record).collect()
}

/// Those of `rows` in which every word of `text` occurs, by month. Everything
/// when nothing is typed.
pub fn by_month(rows: &[VisitRow], text: &str) -> Vec<Month> {
    let wanted = folded(text);
    let mut months: Vec<Month> = Vec::new();
    for row in rows.iter().filter(|row| words_of(&wanted).all(|it| row.haystack.contains(it))) {
        let first_day = row.day.and_then(|day| day.with_day(1));
        match months.last_mut() {
            Some(month) if month.first_day == first_day => month.visits.push(row.clone()),
            _ => months.push(Month { first_day, visits: vec![row.clone()] }),
        }
    }
    months
}

fn row(
    book: &Book,
    record: &Record,
    followups: &BTreeMap<RecordId, Vec<&Record>>,
    today: NaiveDate,
) -> VisitRow {
    let content = record.content();
    let place = titles::place_name_of(book, record);
    let provider = provider_of(book, record).and_then(|id| titles::provider_name(book, id));
    let mut haystack = String::new();
    for text in [place.as_deref(), provider.as_deref()].into_iter().flatten() {
        haystack.push_str(&folded(text));
        haystack.push('\n');
    }
    for field in visit::DEF.fields.iter().filter(|field| holds_words(field.name)) {
        if let Some(value) = content.value(field.name) {
            value.each_text(&mut |text| {
                haystack.push_str(&folded(text));
                haystack.push('\n');
            });
        }
    }
    let open: Vec<_> = followups
        .get(&record.id())
        .into_iter()
        .flatten()
        .filter(|followup| followups::is_open(followup))
        .collect();
    let is_late =
        |followup: &&&Record| followup.content().get(followup::DUE).is_some_and(|due| due < today);
    let has_own_title = !titles::own_title(Kind::Visit, content).is_empty();
    VisitRow {
        id: record.id(),
        title: titles::title(book, record),
        place: place.filter(|_| has_own_title),
        day: content.get(visit::DAY),
        kind: content.get(visit::KIND),
        open_followups: open.len(),
        late_followups: open.iter().filter(|it| is_late(it)).count(),
        haystack,
    }
}

/// Whether people write the field in their own words.
fn holds_words(field: &str) -> bool {
    ![
        visit::PLACE.name(),
        visit::PROVIDER.name(),
        visit::KIND.name(),
        visit::NOTE_KIND.name(),
        visit::TURNOVER_CLASS.name(),
        visit::PERSPECTIVES.name(),
        visit::SHARING.name(),
        visit::DISTANCE.name(),
    ]
    .contains(&field)
}

/// Everything about one visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitPage {
    pub id: RecordId,
    pub title: Phrase,
    pub day: Option<NaiveDate>,
    pub kind: Option<VisitKind>,
    pub place: Option<RecordLine>,
    pub municipality: String,
    pub provider: Option<RecordLine>,
    pub participants: Vec<String>,
    pub changed: String,
    pub conditions: String,
    pub opening: String,
    pub staff: String,
    pub turnover: Option<TurnoverClass>,
    /// How far it is to the next shop, as somebody found out.
    pub distance: Option<FactRow>,
    pub eligibility: String,
    pub ideas: String,
    pub perspectives: Vec<Perspective>,
    pub mood: String,
    pub notes: String,
    pub note_kind: Option<NoteKind>,
    pub case_number: String,
    pub shared_with: String,
    /// Whom the app may send it to.
    pub sharing: Option<Sharing>,
    pub next_contact: Option<Phrase>,
    pub followups: Vec<FollowupRow>,
    /// Actions of plans that were born in it.
    pub actions: Vec<RecordLine>,
    pub previous: Option<Previous>,
}

/// What was seen last time at the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    pub id: RecordId,
    pub day: NaiveDate,
    /// "Förra besöket 14 mars 2025"
    pub heading: Phrase,
    pub title: Phrase,
    pub changed: String,
    pub conditions: String,
    pub notes: String,
    /// What was promised then and is not settled yet.
    pub open_followups: Vec<FollowupRow>,
}

/// Everything about the visit called `id`; `None` when it is not there.
pub fn visit_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<VisitPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Visit))?;
    let content = record.content();
    let place = place_of(book, record);
    let day = content.get(visit::DAY);
    let next_contact = content.get(visit::NEXT_CONTACT);
    Some(VisitPage {
        id,
        title: titles::title(book, record),
        day,
        kind: content.get(visit::KIND),
        place: place.and_then(|place| titles::line(book, place)),
        municipality: place.map(|place| titles::municipality(book, place)).unwrap_or_default(),
        provider: provider_of(book, record).and_then(|it| titles::line(book, it)),
        participants: content
            .get(visit::PARTICIPANTS)
            .unwrap_or_default()
            .iter()
            .map(titles::party)
            .filter(|party| !party.is_empty())
            .collect(),
        changed: content.text(visit::CHANGED).to_owned(),
        conditions: content.text(visit::CONDITIONS).to_owned(),
        opening: content.text(visit::OPENING).to_owned(),
        staff: content.text(visit::STAFF).to_owned(),
        turnover: content.get(visit::TURNOVER_CLASS),
        distance: provider_page::facts(content).into_iter().next(),
        eligibility: content.text(visit::ELIGIBILITY).to_owned(),
        ideas: content.text(visit::IDEAS).to_owned(),
        perspectives: content.get(visit::PERSPECTIVES).unwrap_or_default(),
        mood: content.text(visit::ATMOSPHERE).to_owned(),
        notes: content.text(visit::NOTES).to_owned(),
        note_kind: content.get(visit::NOTE_KIND),
        case_number: content.text(visit::CASE_NUMBER).to_owned(),
        sharing: content.get(visit::SHARING),
        shared_with: content.text(visit::SHARED_WITH).to_owned(),
        next_contact: next_contact
            .map(|next| words::next_contact(next, format::relative_day(next, today))),
        followups: followups::rows(book, followups_of(book, id), today),
        actions: book
            .linked(Kind::Action, action::SOURCE_VISIT, id)
            .map(|action| titles::line_of(book, action))
            .collect(),
        previous: place.and_then(|place| {
            previous_visit(
                book,
                At { place, provider: provider_of(book, record) },
                day,
                Some(id),
                today,
            )
        }),
    })
}

/// Where a visit is: in a place, and at the shop or whom else it is to there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    pub place: RecordId,
    pub provider: Option<RecordId>,
}

/// The last visit there before `day`, or the very last one when the new visit has no day yet.
/// `this` is the visit that is being looked at or written.
///
/// Of a shop that is the last visit to it; before the first one, what was noted of its place and of
/// no shop in it.
pub fn previous_visit(
    book: &Book,
    at: At,
    day: Option<NaiveDate>,
    this: Option<RecordId>,
    today: NaiveDate,
) -> Option<Previous> {
    let last = |is_there: &dyn Fn(&Record) -> bool| {
        latest_before(book, day, this, |it| {
            place_of(book, it) == Some(at.place) && Some(it.id()) != this && is_there(it)
        })
    };
    let (day, record) = match at.provider {
        None => last(&|_| true),
        Some(_) => last(&|it| provider_of(book, it) == at.provider)
            .or_else(|| last(&|it| provider_of(book, it).is_none())),
    }?;
    Some(previous(book, day, record, today))
}

/// The last visit to `place` until today that everybody may read of.
pub fn last_for_all(book: &Book, place: RecordId, today: NaiveDate) -> Option<Previous> {
    let is_there =
        |it: &Record| place_of(book, it) == Some(place) && visit::is_for_all(it.content());
    let (day, record) = latest_before(book, Some(today), None, is_there)?;
    Some(previous(book, day, record, today))
}

/// Of the visits that are wanted, the last one before `day`: of two on one day the older record was
/// the first.
fn latest_before(
    book: &Book,
    day: Option<NaiveDate>,
    this: Option<RecordId>,
    is_wanted: impl Fn(&Record) -> bool,
) -> Option<(NaiveDate, &Record)> {
    let limit = day.unwrap_or(NaiveDate::MAX);
    let is_before = |it: &(NaiveDate, &Record)| {
        it.0 < limit || (it.0 == limit && this.is_none_or(|this| it.1.id() < this))
    };
    let wanted = book.of_kind(Kind::Visit).filter(|it| is_wanted(it));
    let dated = wanted.filter_map(|record| Some((record.content().get(visit::DAY)?, record)));
    dated.filter(is_before).max_by_key(|(day, record)| (*day, record.id()))
}

fn previous(book: &Book, day: NaiveDate, record: &Record, today: NaiveDate) -> Previous {
    let content = record.content();
    let open = followups_of(book, record.id()).filter(|it| followups::is_open(it));
    Previous {
        id: record.id(),
        day,
        heading: words::previous_on(day),
        title: titles::title(book, record),
        changed: content.text(visit::CHANGED).to_owned(),
        conditions: content.text(visit::CONDITIONS).to_owned(),
        notes: content.text(visit::NOTES).to_owned(),
        open_followups: followups::rows(book, open, today),
    }
}

fn followups_of(book: &Book, visit: RecordId) -> impl Iterator<Item = &Record> {
    book.linked(Kind::Followup, followup::VISIT, visit)
}

#[cfg(test)]
mod tests;
