//! Three-valued truth: a missing fact makes an answer unknown, never a no.

/// What is known about a condition.
///
/// There is no way from [`Truth::Unknown`] to [`Truth::NotMet`] but by learning
/// more: `and` and `or` follow Kleene, so what is decided stays decided whatever
/// the unknown parts turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    Met,
    NotMet,
    Unknown,
}

impl Truth {
    /// Every value, for walking.
    pub const ALL: [Self; 3] = [Self::Met, Self::NotMet, Self::Unknown];

    /// Both must hold: one failure settles it, otherwise one unknown leaves it open.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Met, Self::Met) => Self::Met,
        }
    }

    /// One is enough: one success settles it, otherwise one unknown leaves it open.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Met, _) | (_, Self::Met) => Self::Met,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::NotMet, Self::NotMet) => Self::NotMet,
        }
    }

    /// Whether all hold. Nothing asked for is met.
    pub fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::Met, Self::and)
    }

    /// Whether at least one holds. No way at all is not met.
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::NotMet, Self::or)
    }

    /// Whether more facts can no longer change it.
    #[must_use]
    pub const fn is_decided(self) -> bool {
        !matches!(self, Self::Unknown)
    }

    /// The name used in records and files.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
        }
    }

    /// The value with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|truth| truth.token() == token)
    }
}

impl From<Option<bool>> for Truth {
    fn from(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn any_truth() -> impl Strategy<Value = Truth> {
        prop_oneof![Just(Truth::Met), Just(Truth::NotMet), Just(Truth::Unknown)]
    }

    /// What `truth` may turn out to be once everything is known.
    fn outcomes(truth: Truth) -> Vec<bool> {
        match truth {
            Truth::Met => vec![true],
            Truth::NotMet => vec![false],
            Truth::Unknown => vec![true, false],
        }
    }

    /// The truth of an expression, given all it may turn out to be.
    fn summed_up(outcomes: &[bool]) -> Truth {
        match (outcomes.contains(&true), outcomes.contains(&false)) {
            (true, false) => Truth::Met,
            (false, true) => Truth::NotMet,
            _ => Truth::Unknown,
        }
    }

    #[test]
    fn and_and_or_say_what_every_way_of_filling_in_the_unknown_says() {
        for left in Truth::ALL {
            for right in Truth::ALL {
                let pairs: Vec<_> = outcomes(left)
                    .into_iter()
                    .flat_map(|a| outcomes(right).into_iter().map(move |b| (a, b)))
                    .collect();
                let both: Vec<_> = pairs.iter().map(|(a, b)| *a && *b).collect();
                let either: Vec<_> = pairs.iter().map(|(a, b)| *a || *b).collect();
                assert_eq!(left.and(right), summed_up(&both), "{left:?} and {right:?}");
                assert_eq!(left.or(right), summed_up(&either), "{left:?} or {right:?}");
            }
        }
    }

    #[test]
    fn every_token_comes_back() {
        for truth in Truth::ALL {
            assert_eq!(Truth::from_token(truth.token()), Some(truth));
        }
        assert_eq!(Truth::from_token("no"), None);
    }

    proptest! {
        #[test]
        fn order_does_not_matter(truths in vec(any_truth(), 0..8)) {
            let mut backwards = truths.clone();
            backwards.reverse();
            prop_assert_eq!(Truth::all(truths.clone()), Truth::all(backwards.clone()));
            prop_assert_eq!(Truth::any(truths), Truth::any(backwards));
        }

        #[test]
        fn learning_more_never_changes_what_was_decided(
            truths in vec(any_truth(), 1..8),
            place in any::<prop::sample::Index>(),
            learned in any::<bool>(),
        ) {
            let mut later = truths.clone();
            let place = place.index(later.len());
            if later[place] == Truth::Unknown {
                later[place] = Truth::from(Some(learned));
            }
            let all = (Truth::all(truths.clone()), Truth::all(later.clone()));
            let any = (Truth::any(truths), Truth::any(later));
            for (before, after) in [all, any] {
                if before.is_decided() {
                    prop_assert_eq!(after, before);
                }
            }
        }
    }
}
