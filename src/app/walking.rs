//! Where somebody stands in the questions of a check: what was skipped, what was
//! asked, and how far to go. Kept on this device, through a reload and a kill.

use serde::Deserialize;
use serde::Serialize;

use super::AppState;
use super::local;
use crate::domain::id::RecordId;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::question::Reach;

/// Where somebody stands in the questions of one check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walking {
    pub reach: Reach,
    /// Not answered for now; nothing of it is saved.
    pub skipped: Vec<FactKind>,
    /// The questions that were left behind, the last one last.
    pub trail: Vec<FactKind>,
    /// Where the last answers came from, the last one first.
    pub sources: Vec<FactSource>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    reach: String,
    skipped: Vec<String>,
    trail: Vec<String>,
    sources: Vec<String>,
}

impl Walking {
    /// Goes on from a question, whatever came of it.
    pub fn leave(&mut self, kind: FactKind) {
        self.skipped.retain(|it| *it != kind);
        self.trail.retain(|it| *it != kind);
        self.trail.push(kind);
    }

    /// Goes on from a question without an answer.
    pub fn skip(&mut self, kind: FactKind) {
        self.leave(kind);
        self.skipped.push(kind);
    }

    /// The question that was left last, which is then asked anew.
    pub fn back(&mut self) -> Option<FactKind> {
        let last = self.trail.pop()?;
        self.skipped.retain(|it| *it != last);
        Some(last)
    }

    /// Notes where an answer came from.
    pub fn note_source(&mut self, source: FactSource) {
        self.sources.retain(|it| *it != source);
        self.sources.insert(0, source);
    }
}

impl AppState {
    /// Where somebody stands in the questions of a check.
    pub fn walking(self, check: RecordId) -> Walking {
        local::get::<Row>(&self.walking_key(check)).map(read).unwrap_or_default()
    }

    /// Keeps where somebody stands.
    pub fn keep_walking(self, check: RecordId, walking: &Walking) {
        let kinds = |kinds: &[FactKind]| kinds.iter().map(|it| it.token().to_owned()).collect();
        let row = Row {
            reach: walking.reach.token().to_owned(),
            skipped: kinds(&walking.skipped),
            trail: kinds(&walking.trail),
            sources: walking.sources.iter().map(|it| it.token().to_owned()).collect(),
        };
        // A shelf that is full costs no more than the way back after a reload.
        local::set(&self.walking_key(check), &row);
    }

    fn walking_key(self, check: RecordId) -> String {
        format!("{}.walk.{check}", self.database())
    }
}

fn read(row: Row) -> Walking {
    let kinds = |tokens: Vec<String>| {
        tokens.iter().filter_map(|token| FactKind::from_token(token)).collect::<Vec<_>>()
    };
    let reach = Reach::ALL.iter().copied().find(|it| it.token() == row.reach);
    Walking {
        reach: reach.unwrap_or_default(),
        skipped: kinds(row.skipped),
        trail: kinds(row.trail),
        sources: row.sources.iter().filter_map(|it| FactSource::from_token(it)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_skipped_is_asked_again_on_the_way_back() {
        let mut walking = Walking::default();
        walking.leave(FactKind::RoadToNearest);
        walking.skip(FactKind::OpenAllYear);
        assert_eq!(walking.skipped, [FactKind::OpenAllYear]);
        assert_eq!(walking.back(), Some(FactKind::OpenAllYear));
        assert!(walking.skipped.is_empty());
        assert_eq!(walking.back(), Some(FactKind::RoadToNearest));
        assert_eq!(walking.back(), None);
    }

    #[test]
    fn an_answer_takes_a_question_off_what_was_skipped() {
        let mut walking = Walking::default();
        walking.skip(FactKind::OpenAllYear);
        walking.leave(FactKind::OpenAllYear);
        assert!(walking.skipped.is_empty());
        assert_eq!(walking.trail, [FactKind::OpenAllYear]);
    }
}
