//! The table of all forms of support for one shop, each with the way on to its own check.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::recorded_fact;
use crate::present::all_forms;
use crate::present::all_forms::FormRow;
use crate::present::check_page;
use crate::present::links::provider_of;
use crate::present::new_checks;
use crate::present::titles;
use crate::present::validity;
use crate::text::Phrase;
use crate::text::checks as words;

/// The table beside one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormsPage {
    /// The check that it starts from.
    pub id: RecordId,
    /// The shop, or else the place; `None` when neither is named.
    pub outlet: Option<Phrase>,
    pub support_time: Option<Phrase>,
    pub assessed_on: Option<Phrase>,
    /// Every form, or why nothing can be said of any.
    pub rows: Result<Vec<(FormRow, Way)>, Phrase>,
}

/// The way on from a form in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is the one that the table starts from.
    This,
    /// It was checked for the same shop and time.
    Open(RecordId),
    /// A check of it can be made with the same facts.
    Make,
    /// There are no rules to check by at that time.
    None,
}

/// The table for the outlet of the check called `id`; `None` when it is not there.
pub fn forms_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<FormsPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Check))?;
    let content = record.content();
    let period = content.get(check::SUPPORT_TIME).unwrap_or_default();
    let facts = recorded_fact::facts(&check::settled(record));
    let way = |row: &FormRow| {
        if content.get(check::FORM) == Some(row.form) {
            Way::This
        } else if row.found.is_err() {
            Way::None
        } else {
            let there = new_checks::same(book, record, row.form, period);
            there.map_or(Way::Make, |it| Way::Open(it.id()))
        }
    };
    let rows = check_page::outlet(book, record, today, &facts).map(|outlet| {
        all_forms::all_forms(outlet).into_iter().map(|row| (row.clone(), way(&row))).collect()
    });
    let shop = provider_of(book, record).and_then(|id| titles::line(book, id));
    Some(FormsPage {
        id,
        outlet: shop
            .map(|it| it.title)
            .or_else(|| titles::place_name_of(book, record).map(Phrase::verbatim)),
        support_time: validity::period(period).map(words::support_time),
        assessed_on: content.get(check::ASSESSED_ON).map(words::assessed_on),
        rows,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::rule::form::Form;
    use crate::present::check_page::tests::sikas;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn page(sample: &Sample, id: RecordId) -> FormsPage {
        forms_page(&sample.book, id, on("2026-11-21")).unwrap()
    }

    fn way(page: &FormsPage, form: Form) -> Way {
        page.rows.as_ref().unwrap().iter().find(|(row, _)| row.form == form).unwrap().1
    }

    #[test]
    fn each_form_leads_on_and_one_that_was_checked_to_that_check() {
        let mut sample = Sample::default();
        let check = sikas(&mut sample, "2017-04-21");
        let before = page(&sample, check);
        assert_eq!(swedish(before.outlet.as_ref().unwrap()), "Butiken i Sikås");
        assert_eq!(way(&before, Form::SarskiltDriftstod), Way::This);
        assert_eq!(way(&before, Form::Servicebidrag), Way::Make);
        assert_eq!(way(&before, Form::Drivmedelsstod), Way::None);

        let id = RecordId::from_parts(900, [7; 10]);
        let record = sample.book.get(check).unwrap();
        let change = new_checks::for_form(record, id, Form::Servicebidrag);
        let made = decide(&sample.book, vec![change], &stamp(1));
        sample.book.put_all(made);
        assert_eq!(way(&page(&sample, check), Form::Servicebidrag), Way::Open(id));
        assert_eq!(way(&page(&sample, id), Form::SarskiltDriftstod), Way::Open(check));
        // Another shop's check is not this one's.
        sikas(&mut sample, "2017-04-21");
        assert_eq!(way(&page(&sample, id), Form::SarskiltDriftstod), Way::Open(check));
    }

    #[test]
    fn without_a_support_time_the_page_says_what_is_missing() {
        let mut sample = Sample::default();
        let check = sample.add(Kind::Check, Content::default());
        let problem = page(&sample, check).rows.unwrap_err();
        assert!(swedish(&problem).starts_with("Stödtiden saknas"), "{}", swedish(&problem));
    }
}
