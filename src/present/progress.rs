//! How far the actions of a goal or a plan have come.

use chrono::NaiveDate;

use crate::domain::action;
use crate::domain::action::ActionStatus;
use crate::domain::record::Record;
use crate::present::followups;
use crate::present::followups::Urgency;
use crate::text::Phrase;
use crate::text::progress as words;

/// Counts of actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All but those dropped.
    pub total: usize,
    pub done: usize,
    pub ongoing: usize,
    /// Not done, and the day has passed.
    pub late: usize,
    pub dropped: usize,
}

impl Progress {
    pub fn of<'a>(actions: impl IntoIterator<Item = &'a Record>, today: NaiveDate) -> Self {
        actions.into_iter().fold(Self::default(), |sum, action| sum.with(action, today))
    }

    fn with(mut self, action: &Record, today: NaiveDate) -> Self {
        match status(action) {
            ActionStatus::Dropped => {
                self.dropped += 1;
                return self;
            }
            ActionStatus::Done => self.done += 1,
            ActionStatus::Ongoing => self.ongoing += 1,
            ActionStatus::NotStarted => (),
        }
        self.total += 1;
        self.late += usize::from(urgency(action, today) == Urgency::Late);
        self
    }

    /// "2 av 4 klara"
    pub fn words(self) -> Phrase {
        if self.total == 0 {
            return words::NONE.into();
        }
        words::done_of(self.done as u64, self.total)
    }

    /// "1 försenad", when any is.
    pub fn late_words(self) -> Option<Phrase> {
        (self.late > 0).then(|| words::late(self.late as u64))
    }
}

/// The action's status; not started when nobody has said.
pub fn status(action: &Record) -> ActionStatus {
    action.content().get(action::STATUS).unwrap_or(ActionStatus::NotStarted)
}

/// How pressing the action is.
pub fn urgency(action: &Record, today: NaiveDate) -> Urgency {
    let due = action.content().get(action::DUE);
    followups::urgency(due, status(action).is_settled(), today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::kind::Kind;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn progress(actions: &[(ActionStatus, &str)]) -> Progress {
        let mut sample = Sample::default();
        for &(status, due) in actions {
            let content =
                Content::default().with(action::STATUS, status).with(action::DUE, on(due));
            sample.add(Kind::Action, content);
        }
        Progress::of(sample.book.of_kind(Kind::Action), on("2017-06-01"))
    }

    #[test]
    fn an_action_that_is_dropped_does_not_count() {
        let progress = progress(&[
            (ActionStatus::Done, "2017-03-01"),
            (ActionStatus::Dropped, "2017-03-01"),
            (ActionStatus::Ongoing, "2017-03-01"),
            (ActionStatus::NotStarted, "2017-09-01"),
        ]);
        let expected = Progress { total: 3, done: 1, ongoing: 1, late: 1, dropped: 1 };
        assert_eq!(progress, expected);
        assert_eq!(swedish(&progress.words()), "1 av 3 klar");
        assert_eq!(swedish(&progress.late_words().unwrap()), "1 försenad");
    }

    #[test]
    fn no_actions_are_not_all_done() {
        assert_eq!(swedish(&progress(&[]).words()), "Inga åtgärder än");
        let dropped = progress(&[(ActionStatus::Dropped, "2017-03-01")]);
        assert_eq!(swedish(&dropped.words()), "Inga åtgärder än");
        assert_eq!(dropped.late_words(), None);
    }
}
