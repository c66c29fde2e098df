//! What Idag tells besides what is due: days of agreements, whom to be in touch with,
//! how the plans are coming along, what should have been erased.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::present::agreement_days;
use crate::present::agreement_days::DayRow;
use crate::present::next_contacts;
use crate::present::next_contacts::NextContact;
use crate::present::plans;
use crate::present::plans::PlanRow;
use crate::present::retention;
use crate::present::today::SHOWN_FOLLOWUPS;
use crate::text::Phrase;
use crate::text::today as words;

/// How many plans are shown where every plan is over.
const OVER_PLANS: usize = 3;

/// What stands beside the follow-ups and visits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// Days of agreements that must not be missed, [`SHOWN_FOLLOWUPS`] at the most.
    pub agreement_days: Vec<DayRow>,
    /// How many there are besides.
    pub other_agreement_days: usize,
    /// Whom to be in touch with again, [`SHOWN_FOLLOWUPS`] at the most.
    pub contacts: Vec<NextContact>,
    /// Plans that are not over: not ended, not repealed. Where all are, a few of those.
    pub plans: Vec<PlanRow>,
    /// How many records are past the day they were to be erased.
    pub to_erase: usize,
}

impl Ahead {
    /// "Och 2 till bland avtalen", when some days are not shown.
    pub fn other_days_words(&self) -> Option<Phrase> {
        let count = self.other_agreement_days as u64;
        (count > 0).then(|| words::other_agreement_days(count))
    }

    /// "2 poster skulle ha gallrats", when any should have been.
    pub fn to_erase_words(&self) -> Option<Phrase> {
        let count = self.to_erase as u64;
        (count > 0).then(|| words::to_erase(count))
    }
}

/// Works it out.
pub fn ahead(book: &Book, today: NaiveDate) -> Ahead {
    // Those that are over come last.
    let mut plans = plans::list(book, today).plans;
    if plans.iter().any(|plan| !plan.is_over()) {
        plans.retain(|plan| !plan.is_over());
    } else {
        plans.truncate(OVER_PLANS);
    }
    let mut agreement_days = agreement_days::days(book, today);
    let other_agreement_days = agreement_days.len().saturating_sub(SHOWN_FOLLOWUPS);
    agreement_days.truncate(SHOWN_FOLLOWUPS);
    let mut contacts = next_contacts::next_contacts(book, today);
    contacts.truncate(SHOWN_FOLLOWUPS);
    Ahead {
        agreement_days,
        other_agreement_days,
        contacts,
        plans,
        to_erase: retention::overdue(book, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::kind::Kind;
    use crate::domain::plan;
    use crate::domain::plan::PlanStatus;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn of_very_many_days_of_agreements_the_others_are_counted() {
        let mut sample = Sample::default();
        let period =
            crate::domain::parts::Period { from: None, to: Some("2017-03-01".parse().unwrap()) };
        for _ in 0..12 {
            let content = Content::default().with(crate::domain::agreement::PERIOD, period);
            sample.add(Kind::Agreement, content);
        }
        let shown = ahead(&sample.book, on("2017-02-13"));
        assert_eq!(shown.agreement_days.len(), SHOWN_FOLLOWUPS);
        assert_eq!(swedish(&shown.other_days_words().unwrap()), "Och 2 till bland avtalen");
    }

    #[test]
    fn a_plan_that_is_over_is_left_out() {
        let mut sample = Sample::default();
        let with = |status| Content::default().with(plan::STATUS, status);
        let adopted = sample.add(Kind::Plan, with(PlanStatus::Adopted));
        sample.add(Kind::Plan, with(PlanStatus::Repealed));
        let draft = sample.add(Kind::Plan, with(PlanStatus::Draft));
        let plans = ahead(&sample.book, on("2017-06-01")).plans;
        let shown: std::collections::BTreeSet<_> = plans.iter().map(|row| row.id).collect();
        assert_eq!(shown, [adopted, draft].into());
    }

    #[test]
    fn where_every_plan_is_over_those_are_shown() {
        let mut sample = Sample::default();
        let with = |status| Content::default().with(plan::STATUS, status);
        let repealed = sample.add(Kind::Plan, with(PlanStatus::Repealed));
        let shown = ahead(&sample.book, on("2017-06-01")).plans;
        assert_eq!(shown.iter().map(|row| row.id).collect::<Vec<_>>(), [repealed]);
    }
}
