//! Hand-over (överlämning): what a successor needs, in the order they need it: what was promised,
//! what ends, whether the plans hold, what services there are, whom to ring, what nobody has
//! answered, and the latest notes.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::place;
use crate::domain::plan;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::domain::visit::Sharing;
use crate::present::agreements;
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

/// What is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Book,
    Place(RecordId),
    /// That of this place.
    Municipality(RecordId),
}

/// The hand-over on `today`.
pub fn paper(book: &Book, extent: Extent, today: NaiveDate) -> Paper {
    let about = About { book, extent, places: places(book, extent), today };
    let mut paper = Paper::new(match extent {
        Extent::Book => words::TITLE.into(),
        Extent::Place(id) => match titles::place_name(book, id) {
            Some(name) => words::title_of(name),
            None => words::TITLE.into(),
        },
        Extent::Municipality(id) => words::title_of(titles::municipality(book, id)),
    });
    paper.open_with(vec![plain(words::as_of(today))]);
    paper.add(words::PROMISES, about.promises());
    paper.add(words::AGREEMENTS, about.agreements());
    paper.add(words::PLANS, about.plans());
    paper.add(words::SERVICES, about.services());
    paper.add(words::PEOPLE, about.people());
    paper.add(words::QUESTIONS, about.questions());
    let (notes, inner) = about.notes();
    paper.add(words::NOTES, notes);
    if inner != 0 {
        paper.add(words::LEFT_OUT, vec![plain(words::inner(inner))]);
    }
    paper
}

/// The places of the part, by name.
fn places(book: &Book, extent: Extent) -> Vec<RecordId> {
    let municipality_of =
        |it: &Record| it.content().text(place::MUNICIPALITY).trim().to_lowercase();
    let wanted = match extent {
        Extent::Municipality(id) => book.get(book.standing_for(id)).map(municipality_of),
        _ => None,
    };
    let is_in = |record: &&Record| match extent {
        Extent::Book => true,
        Extent::Place(id) => record.id() == book.standing_for(id),
        Extent::Municipality(id) => {
            record.id() == book.standing_for(id)
                || wanted.as_ref().is_some_and(|it| *it == municipality_of(record))
        }
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
    extent: Extent,
    places: Vec<RecordId>,
    today: NaiveDate,
}

impl About<'_> {
    /// Whether `record` is a part: of the whole book also what is about no place.
    fn has(&self, record: &Record) -> bool {
        match place_of(self.book, record) {
            Some(place) => self.places.contains(&place),
            None => self.extent == Extent::Book,
        }
    }

    fn promises(&self) -> Vec<Line> {
        let open = followups::open_in_order(self.book).into_iter();
        let open = open.filter(|(_, it)| self.has(it) && !is_inner_of(self.book, it));
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

    fn agreements(&self) -> Vec<Line> {
        let records = self.book.of_kind(Kind::Agreement).filter(|it| self.has(it));
        let mut rows: Vec<_> = records
            .filter_map(|it| agreements::agreement_page(self.book, it.id(), self.today))
            .collect();
        // What has to be seen to first, then the others.
        order::sort_by_key(&mut rows, |page| {
            (page.days.first().map_or(NaiveDate::MAX, |it| it.day), page.row.id)
        });
        rows.into_iter()
            .flat_map(|page| {
                let title = page.row.title;
                let mut lines = vec![item(match page.row.period {
                    Some(period) => value_words::joined(title, period),
                    None => title,
                })];
                lines.extend(page.days.into_iter().map(|it| under(it.what)));
                lines
            })
            .collect()
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
            self.extent == Extent::Book
                || of_places.contains(&row.id)
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
        if let Extent::Place(id) = self.extent {
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

    fn people(&self) -> Vec<Line> {
        let rows = contacts::list(self.book).into_iter();
        let rows = rows.filter(|row| self.book.get(row.id).is_some_and(|it| self.has(it)));
        rows.flat_map(|row| {
            let email = self
                .book
                .get(row.id)
                .map(|it| it.content().text(crate::domain::contact::EMAIL).trim().to_owned());
            let reach = [Some(row.name), Some(row.of), Some(row.phone), email];
            let reach: Vec<String> =
                reach.into_iter().flatten().filter(|it| !it.is_empty()).collect();
            let mut lines = vec![item(row.title)];
            if !reach.is_empty() {
                lines.push(under(Phrase::verbatim(reach.join(", "))));
            }
            lines
        })
        .collect()
    }

    fn questions(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for &place in &self.places {
            let rows = dialogue::unsettled(self.book, place, self.today);
            for row in rows {
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

    /// The latest visit of each place that is for others to read, and how many are not.
    fn notes(&self) -> (Vec<Line>, u64) {
        let mut lines = Vec::new();
        let mut seen = BTreeSet::new();
        let mut inner = 0;
        for record in visits::newest_first(self.book).into_iter().filter(|it| self.has(it)) {
            if is_inner(record) {
                inner += 1;
                continue;
            }
            let content = record.content();
            let texts = [visit::CHANGED, visit::CONDITIONS, visit::NOTES];
            let texts = texts.map(|field| content.text(field).trim());
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
        }
        (lines, inner)
    }
}

/// Whether a visit is nobody's but its author's. A word of a newer program is taken with care.
fn is_inner(visit: &Record) -> bool {
    let is_written = visit.content().value(visit::SHARING.name()).is_some();
    match visit.content().get(visit::SHARING) {
        Some(Sharing::AllConcerned | Sharing::OwnOrganisation) => false,
        Some(Sharing::OnlyMe) => true,
        None => is_written,
    }
}

fn is_inner_of(book: &Book, followup: &Record) -> bool {
    let visit = followup.content().get(crate::domain::followup::VISIT);
    visit.and_then(|id| book.get(id)).is_some_and(|it| it.is(Kind::Visit) && is_inner(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement;
    use crate::domain::contact;
    use crate::domain::observation;
    use crate::domain::observation::Service;
    use crate::domain::observation::ServiceState;
    use crate::domain::parts::Period;
    use crate::domain::plan::PlanStatus;
    use crate::domain::question;
    use crate::present::part;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::text::Language;

    const TODAY: &str = "2017-06-01";

    fn told(sample: &Sample, extent: Extent) -> String {
        paper(&sample.book, extent, on(TODAY)).text(Language::Swedish).replace('\u{a0}', " ")
    }

    fn a_book() -> (Sample, RecordId, RecordId) {
        let mut sample = Sample::default();
        let named = |name: &str, municipality: &str| {
            Content::default()
                .with(place::NAME, name.to_owned())
                .with(place::MUNICIPALITY, municipality.to_owned())
        };
        let los = sample.add(Kind::Place, named("Los", "Ljusdal"));
        let sikas = sample.add(Kind::Place, named("Sikås", "Strömsund"));
        let plan = Content::default()
            .with(plan::TITLE, "Serviceplan Ljusdal".to_owned())
            .with(plan::MUNICIPALITY, "ljusdal ".to_owned())
            .with(plan::STATUS, PlanStatus::Adopted);
        sample.add(Kind::Plan, plan);
        let visit = sample.visit(los, "2017-05-02");
        sample.followup(visit, "Fråga banken", "2017-05-30");
        let noted = |day: &str, text: &str| {
            Content::default()
                .with(visit::PLACE, los)
                .with(visit::DAY, on(day))
                .with(visit::NOTES, text.to_owned())
        };
        sample.add(Kind::Visit, noted("2017-05-20", "Ny handlare"));
        sample.add(Kind::Visit, noted("2017-05-10", "Förra handlaren"));
        let inner = noted("2017-05-28", "Hemligt").with(visit::SHARING, Sharing::OnlyMe);
        let inner = sample.add(Kind::Visit, inner);
        sample.followup(inner, "Hemligt löfte", "2017-06-02");
        let period = Period { from: Some(on("2015-01-01")), to: Some(on("2017-06-30")) };
        let service =
            Content::default().with(agreement::PLACE, los).with(agreement::PERIOD, period);
        sample.add(Kind::Agreement, service);
        let caretaker = Content::default()
            .with(contact::ROLE, "Vaktmästare".to_owned())
            .with(contact::PHONE, "0657-1".to_owned())
            .with(contact::PLACE, los);
        sample.add(Kind::Contact, caretaker);
        let question = Content::default()
            .with(question::TEXT, "Kontanter?".to_owned())
            .with(question::PLACE, los);
        sample.add(Kind::Question, question);
        let mark = Content::default()
            .with(observation::PLACE, los)
            .with(observation::DAY, on("2017-05-02"))
            .with(observation::SERVICE, Service::Fuel);
        let gone = mark.clone().with(observation::STATE, ServiceState::Missing);
        sample.add(Kind::Observation, gone);
        let there = mark.with(observation::SERVICE, Service::Groceries);
        sample.add(Kind::Observation, there.with(observation::STATE, ServiceState::Exists));
        let other = sample.visit(sikas, "2017-05-02");
        sample.followup(other, "Räkna på kylen", "2017-05-31");
        (sample, los, sikas)
    }

    #[test]
    fn a_successor_reads_first_what_was_promised_then_what_ends_then_the_rest() {
        let (sample, los, _) = a_book();
        let text = told(&sample, Extent::Place(los));
        let parts = [
            "Överlämning, Los\n\nSå som det var 1 juni 2017\n",
            "\nLovat\n- Fråga banken, 2 dagar försenad\n  Handlare, Los\n",
            "\nAvtal\n- Avtal, Los, ",
            "  Avtalet slutar om 29 dagar\n",
            "\nPlaner\n- Serviceplan Ljusdal: ",
            "\nService\n- Finns: Dagligvaror\n- Saknas: Drivmedel\n  Senast inventerat 2 maj 2017\n",
            "\nVem är vem\n- Vaktmästare\n  Los, 0657-1\n",
            "\nObesvarade frågor\n- Los: Kontanter?\n",
            "\nSenaste anteckningarna\n- Besök i Los, för 12 dagar sedan\n  Ny handlare\n",
            "1 inre anteckning",
        ];
        let mut rest = text.as_str();
        for part in parts {
            let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} comes not in {text}"));
            rest = &rest[at + part.len() - 1..];
        }
        for left_out in ["Förra handlaren", "Hemligt", "Räkna på kylen"] {
            assert!(!text.contains(left_out), "{left_out}");
        }
    }

    #[test]
    fn a_municipality_has_its_places_and_the_book_has_all() {
        let (mut sample, los, _) = a_book();
        let named: Vec<String> =
            part::municipalities(&sample.book).into_iter().map(|it| it.1).collect();
        assert_eq!(named, ["Ljusdal", "Strömsund"]);
        let there = told(&sample, Extent::Municipality(los));
        assert!(there.contains("Fråga banken") && !there.contains("Räkna på kylen"));
        assert!(there.contains("\nService\n- Los\n  Saknas: Drivmedel\n\n"), "{there}");
        let nowhere =
            Content::default().with(crate::domain::followup::WHAT, "Ring nätverket".to_owned());
        sample.add(Kind::Followup, nowhere);
        let all = told(&sample, Extent::Book);
        for part in ["Fråga banken", "Räkna på kylen", "Ring nätverket"] {
            assert!(all.contains(part), "{part}");
        }
        assert!(!there.contains("Ring nätverket"));
    }
}
