//! Hand-over (överlämning): what a successor needs, in the order they need it: what was promised,
//! what ends, whether the plans hold, what services there are, whom to ring, what nobody has
//! answered, and the latest notes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::field::Content;
use crate::domain::field::Field;
use crate::domain::followup;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::parts::Party;
use crate::domain::place;
use crate::domain::plan;
use crate::domain::question;
use crate::domain::record::Record;
use crate::domain::selection::Scope;
use crate::domain::selection::Selection;
use crate::domain::selection::Verdict;
use crate::domain::selection::Wish;
use crate::domain::visit;
use crate::present::agreements;
use crate::present::agreements::AgreementPage;
use crate::present::contacts;
use crate::present::dialogue;
use crate::present::followups;
use crate::present::letters::sorting_key;
use crate::present::links::place_of;
use crate::present::links::plan_of;
use crate::present::paper::Line;
use crate::present::paper::Paper;
use crate::present::paper::item;
use crate::present::paper::plain;
use crate::present::paper::under;
use crate::present::part;
use crate::present::place_sheet::shortened;
use crate::present::plans;
use crate::present::services_sheet;
use crate::present::titles;
use crate::present::visits;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::format::relative_day;
use crate::text::handover as words;
use crate::text::value_words;

/// The hand-over of a part of the book on `today`: of a place, a municipality or all of it. It is
/// about the same records as a file with that part.
pub fn paper(book: &Book, scope: Scope, today: NaiveDate) -> Paper {
    let part = Selection::of(Wish { scope, ..Wish::everything() }, book);
    let about = About { book, scope, part, places: places(book, scope), today };
    let mut paper = Paper::new(match scope {
        Scope::Around(id) => match titles::place_name(book, id) {
            Some(name) => words::title_of(name),
            None => words::TITLE.into(),
        },
        Scope::Municipality(id) => words::title_of(titles::municipality(book, id)),
        Scope::Book | Scope::Period(_) => words::TITLE.into(),
    });
    paper.add(words::PROMISES, about.promises());
    paper.add(words::AGREEMENTS, about.agreements());
    paper.add(words::PLANS, about.plans());
    paper.add(words::SERVICES, about.services());
    paper.add(words::PEOPLE, about.people());
    paper.add(words::QUESTIONS, about.questions());
    paper.add(words::NOTES, about.notes());
    let is_empty = paper.parts.is_empty();
    paper.add(words::LEFT_OUT, about.left_out());
    let mut opening = vec![plain(words::as_of(today))];
    if is_empty {
        opening.push(plain(words::NOTHING));
    }
    paper.open_with(opening);
    paper
}

/// The places of the part, by name.
fn places(book: &Book, scope: Scope) -> Vec<RecordId> {
    let is_in = |record: &&Record| match scope {
        Scope::Around(id) => record.id() == book.standing_for(id),
        Scope::Municipality(id) => {
            let of = part::municipality_of(book, id);
            record.id() == book.standing_for(id)
                || of.is_some() && part::municipality_of(book, record.id()) == of
        }
        Scope::Book | Scope::Period(_) => true,
    };
    let mut places: Vec<&Record> = book.of_kind(Kind::Place).filter(is_in).collect();
    order::sort_by_key(&mut places, |it| {
        (sorting_key(titles::own_title(Kind::Place, it.content())), it.id())
    });
    places.into_iter().map(Record::id).collect()
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

struct About<'a> {
    book: &'a Book,
    scope: Scope,
    part: Selection,
    places: Vec<RecordId>,
    today: NaiveDate,
}

impl About<'_> {
    /// Whether `record` is a part, and so in a file of it.
    fn has(&self, record: &Record) -> bool {
        self.part.verdict(self.book, record) == Verdict::Goes
    }

    fn promises(&self) -> Vec<Line> {
        let open = followups::open_in_order(self.book).into_iter();
        let open =
            open.filter(|(_, it)| self.has(it) && !is_of_inner(self.book, it, followup::VISIT));
        open.flat_map(|(_, record)| {
            let row = followups::row(self.book, record, self.today);
            let mut lines = vec![item(value_words::joined(row.what, row.when))];
            let place = row.place.map(|(_, name)| name);
            let meta: Vec<String> = [Some(row.owner), place]
                .into_iter()
                .flatten()
                .filter(|it| !it.is_empty())
                .collect();
            if !meta.is_empty() {
                lines.push(under(Phrase::verbatim(meta.join(", "))));
            }
            lines
        })
        .collect()
    }

    /// Those that run, and those that something is left to do about: what has to be seen to first,
    /// then what ends first.
    fn agreements(&self) -> Vec<Line> {
        let records = self.book.of_kind(Kind::Agreement).filter(|it| self.has(it));
        let mut rows: Vec<_> = records
            .filter_map(|it| agreements::agreement_page(self.book, it.id(), self.today))
            .filter(|page| !page.lasting.is_over || !page.days.is_empty())
            .collect();
        order::sort_by_key(&mut rows, |page| {
            let next = page.days.first().map(|it| it.day);
            (next.or(page.lasting.ends_on).unwrap_or(NaiveDate::MAX), page.row.id)
        });
        rows.into_iter().flat_map(agreement_lines).collect()
    }

    fn plans(&self) -> Vec<Line> {
        let of_places: BTreeSet<RecordId> = self
            .places
            .iter()
            .filter_map(|&id| self.book.get(id)?.content().get(place::PLAN))
            .collect();
        let municipalities: Vec<&str> = self
            .places
            .iter()
            .filter_map(|&id| Some(self.book.get(id)?.content().text(place::MUNICIPALITY)))
            .collect();
        let is_of = |content: &Content| {
            let own = content.text(plan::MUNICIPALITY);
            !own.trim().is_empty() && municipalities.iter().any(|it| is_same(it, own))
        };
        let rows = plans::list(self.book, self.today).plans.into_iter().filter(|row| {
            let record = self.book.get(row.id);
            self.scope == Scope::Book
                || of_places.contains(&row.id)
                || record.is_some_and(|it| self.has(it))
                || record
                    .is_some_and(|it| is_of(it.content()) && plan_of(self.book, it) == Some(row.id))
        });
        rows.flat_map(|row| {
            let progress = row.progress.words();
            [item(value_words::labelled(row.title, row.validity.words())), under(progress)]
        })
        .collect()
    }

    /// Of one place all its services; of several what each lacks or is about to lose.
    fn services(&self) -> Vec<Line> {
        let all = Inventory::of(self.book);
        if let Scope::Around(id) = self.scope {
            return services_sheet::lines(&all, self.book.standing_for(id), self.today);
        }
        let of_place = |&id: &RecordId| {
            let lacking = services_sheet::lacking(&all, id, self.today);
            let name = titles::place_name(self.book, id).filter(|_| !lacking.is_empty())?;
            let lacking = lacking.into_iter().map(|it| under(it.text));
            Some(std::iter::once(item(Phrase::verbatim(name))).chain(lacking).collect::<Vec<_>>())
        };
        self.places.iter().filter_map(of_place).flatten().collect()
    }

    /// The contacts, and the roles that were met without being one.
    fn people(&self) -> Vec<Line> {
        let mut known = BTreeSet::new();
        let mut lines = Vec::new();
        for row in contacts::list(self.book) {
            let Some(record) = self.book.get(row.id).filter(|it| self.has(it)) else { continue };
            let content = record.content();
            let role = content.text(contact::ROLE).to_owned();
            let organisation = content.text(contact::ORGANISATION).to_owned();
            known.insert(Party { role, organisation }.name().to_lowercase());
            let email = content.text(contact::EMAIL).trim().to_owned();
            let reach = [row.name, row.of, row.phone.text, email].into_iter();
            let reach: Vec<String> = reach.filter(|it| !it.is_empty()).collect();
            lines.push(item(row.title));
            if !reach.is_empty() {
                lines.push(under(Phrase::verbatim(reach.join(", "))));
            }
        }
        let visits = visits::newest_first(self.book).into_iter();
        let visits = visits.filter(|it| self.has(it) && !visit::is_inner(it.content()));
        let met = visits.filter_map(|it| it.content().get(visit::PARTICIPANTS)).flatten();
        let met = met.map(|it| it.name()).filter(|it| !it.is_empty());
        let met = met.filter(|it| known.insert(it.to_lowercase())).take(MOST_MET);
        let met: Vec<String> = met.collect();
        if !met.is_empty() {
            lines.push(item(words::also_met(met.join("; "))));
        }
        lines
    }

    fn questions(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for &place in &self.places {
            let rows = dialogue::unsettled(self.book, place, self.today);
            for row in rows.into_iter().filter(|it| !self.is_inner_question(it.id)) {
                let name = titles::place_name(self.book, place);
                lines.push(item(match name {
                    Some(name) => value_words::labelled(Phrase::verbatim(name), row.text),
                    None => row.text,
                }));
                lines.extend(row.news.map(under));
            }
        }
        lines
    }

    /// Whether a question was asked at a meeting whose notes stay.
    fn is_inner_question(&self, id: RecordId) -> bool {
        self.book.get(id).is_some_and(|it| is_of_inner(self.book, it, question::VISIT))
    }

    /// The latest visit of each place that is for others to read.
    fn notes(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut seen = BTreeSet::new();
        let visits = visits::newest_first(self.book).into_iter();
        for record in visits.filter(|it| self.has(it) && !visit::is_inner(it.content())) {
            let content = record.content();
            let texts = NOTED.map(|field| content.text(field).trim());
            let of = place_of(self.book, record).unwrap_or(record.id());
            if texts.iter().all(|it| it.is_empty()) || !seen.insert(of) {
                continue;
            }
            let title = titles::title(self.book, record);
            lines.push(item(match content.get(visit::DAY) {
                Some(day) => value_words::joined(title, relative_day(day, self.today)),
                None => title,
            }));
            if let Some(kind) = content.get(visit::KIND) {
                lines.push(under(kind.word()));
            }
            let written = texts.into_iter().filter(|it| !it.is_empty());
            lines.extend(written.map(|it| under(Phrase::verbatim(shortened(it)))));
            let next = content.get(visit::NEXT_CONTACT).filter(|day| self.today <= *day);
            lines.extend(next.map(|day| under(words::next_contact(day))));
        }
        lines
    }

    /// How much is nobody's but its author's, so that nobody takes this for all there is.
    fn left_out(&self) -> Vec<Line> {
        let visits = self
            .book
            .of_kind(Kind::Visit)
            .filter(|it| self.has(it) && visit::is_inner(it.content()));
        let of_visit = |it: &&Record| match it.kind() {
            Some(Kind::Followup) => {
                followups::is_open(it) && is_of_inner(self.book, it, followup::VISIT)
            }
            _ => is_of_inner(self.book, it, question::VISIT),
        };
        let followups = self.book.of_kind(Kind::Followup).filter(|it| self.has(it));
        let questions = self.book.of_kind(Kind::Question).filter(|it| self.has(it));
        let (visits, others) =
            (visits.count() as u64, followups.chain(questions).filter(of_visit).count() as u64);
        let mut lines = Vec::new();
        if visits != 0 {
            lines.push(plain(words::inner(visits)));
        }
        if others != 0 {
            lines.push(plain(words::of_inner(others)));
        }
        lines
    }
}

/// What a successor reads of the latest visit.
const NOTED: [Field<String>; 5] =
    [visit::CHANGED, visit::CONDITIONS, visit::NOTES, visit::ELIGIBILITY, visit::IDEAS];

/// The most roles that are named without being a contact.
const MOST_MET: usize = 30;

/// An agreement with its days that are in sight, and with when to give notice where that is not one
/// of them.
fn agreement_lines(page: AgreementPage) -> Vec<Line> {
    let title = page.row.title;
    let mut lines = vec![item(match page.row.period {
        Some(period) => value_words::joined(title, period),
        None => title,
    })];
    let notice = page.lasting.notice.filter(|day| page.days.iter().all(|it| it.day != *day));
    lines.extend(page.days.into_iter().map(|it| under(it.what)));
    lines.extend(notice.filter(|_| !page.lasting.is_over).map(|day| under(words::notice(day))));
    lines.extend(page.lasting.goes_on.then(|| under(words::GOES_ON)));
    lines
}

/// Whether `record` came from a visit that is nobody's but its author's.
fn is_of_inner(book: &Book, record: &Record, field: Field<RecordId>) -> bool {
    let visit = record.content().get(field).and_then(|id| book.get(id));
    visit.is_some_and(|it| it.is(Kind::Visit) && visit::is_inner(it.content()))
}

#[cfg(test)]
mod tests;
