//! What stands behind the rows of "Mer", in a few words each.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::history::Liveness;
use crate::domain::kind::Kind;
use crate::present::retention;
use crate::present::titles;
use crate::text::Phrase;
use crate::text::more as words;

/// The second lines of the rows; `None` where there is nothing behind one yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    pub contacts: Option<Phrase>,
    pub projects: Option<Phrase>,
    pub checks: Option<Phrase>,
    pub rule_sets: Option<Phrase>,
    pub agreements: Option<Phrase>,
    pub tours: Option<Phrase>,
    pub choices: Option<Phrase>,
    pub binned: Option<Phrase>,
    /// What is to be erased this year, or should have been.
    pub to_erase: Option<Phrase>,
}

/// How many projects are named; more would fill the row.
const NAMED: usize = 3;

/// Looks through `book` on `today`.
pub fn more(book: &Book, today: NaiveDate) -> More {
    let due = retention::retention(book, today);
    let count = |number: usize, phrase: fn(u64) -> Phrase| {
        (number > 0).then(|| phrase(u64::try_from(number).unwrap_or(u64::MAX)))
    };
    let is_deleted = |liveness| liveness == Liveness::Deleted;
    More {
        contacts: count(book.of_kind(Kind::Contact).count(), words::contacts_count),
        to_erase: count(due.overdue.len() + due.this_year.len(), words::to_erase_count),
        projects: projects(book),
        checks: count(book.of_kind(Kind::Check).count(), words::checks_count),
        agreements: count(book.of_kind(Kind::Agreement).count(), words::agreements_count),
        tours: count(book.of_kind(Kind::Tour).count(), words::tours_count),
        rule_sets: count(book.of_kind(Kind::RuleSet).count(), words::rule_sets_count),
        choices: count(
            book.all().filter(|record| record.has_open_choices()).count(),
            words::choices_count,
        ),
        binned: count(
            book.all().filter(|record| is_deleted(record.liveness())).count(),
            words::bin_count,
        ),
    }
}

/// The newest projects by the place they are in, else by how many they are.
fn projects(book: &Book) -> Option<Phrase> {
    let projects: Vec<_> = book.of_kind(Kind::Project).rev().collect();
    let names: Vec<String> =
        projects.iter().filter_map(|project| titles::place_name_of(book, project)).collect();
    if projects.is_empty() {
        None
    } else if names.len() == projects.len() && names.len() <= NAMED {
        Some(Phrase::verbatim(names.join(", ")))
    } else {
        Some(words::projects_count(u64::try_from(projects.len()).unwrap_or(u64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::place;
    use crate::domain::project;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    const TODAY: &str = "2017-06-01";

    fn said(phrase: Option<Phrase>) -> Option<String> {
        phrase.map(|phrase| swedish(&phrase))
    }

    #[test]
    fn nothing_is_said_of_an_empty_book() {
        let none = More {
            contacts: None,
            projects: None,
            checks: None,
            rule_sets: None,
            agreements: None,
            tours: None,
            choices: None,
            binned: None,
            to_erase: None,
        };
        assert_eq!(more(&Book::default(), on(TODAY)), none);
    }

    #[test]
    fn projects_are_named_by_their_places_while_they_are_few() {
        let mut sample = Sample::default();
        for name in ["Ramsjö", "Los"] {
            let place = sample.place(name);
            sample.add(Kind::Project, Content::default().with(project::PLACE, place));
        }
        assert_eq!(said(more(&sample.book, on(TODAY)).projects).as_deref(), Some("Los, Ramsjö"));
        sample.add(Kind::Project, Content::default());
        assert_eq!(said(more(&sample.book, on(TODAY)).projects).as_deref(), Some("3 byprojekt"));
    }

    #[test]
    fn what_is_deleted_or_waits_for_a_choice_is_counted() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let named = |name: &str| Content::default().with(place::NAME, name.to_owned());
        sample.edit_apart(place, named("Sikås by"), named("Sikås samhälle"));
        let visit = sample.visit(place, "2017-03-14");
        sample.delete(visit);
        sample.add(Kind::Check, Content::default());
        let more = more(&sample.book, on(TODAY));
        assert_eq!(said(more.choices).as_deref(), Some("1 sak väntar på att någon väljer"));
        assert_eq!(said(more.binned).as_deref(), Some("1 borttagen"));
        assert_eq!(said(more.checks).as_deref(), Some("1 stödkontroll"));
    }
}
