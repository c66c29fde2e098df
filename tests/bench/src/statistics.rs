//! Figures measured several times, and what is said of them.

/// What was measured, smallest first; never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Series(Vec<f64>);

impl Series {
    /// The figures of several rounds, in any order. Without any there is nothing to say.
    pub fn new(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut figures: Vec<f64> = figures.into_iter().filter(|it| it.is_finite()).collect();
        figures.sort_by(f64::total_cmp);
        (!figures.is_empty()).then_some(Self(figures))
    }

    /// The one in the middle; between two in the middle, their mean.
    pub fn median(&self) -> f64 {
        let half = self.0.len() / 2;
        if self.0.len() % 2 == 1 {
            self.0[half]
        } else {
            f64::midpoint(self.0[half - 1], self.0[half])
        }
    }

    /// The smallest figure that at least 95 of 100 do not exceed.
    pub fn p95(&self) -> f64 {
        self.0[(self.0.len() * 95).div_ceil(100) - 1]
    }

    pub fn largest(&self) -> f64 {
        self.0[self.0.len() - 1]
    }

    /// All of them, smallest first.
    pub fn figures(&self) -> &[f64] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(figures: &[f64]) -> Series {
        Series::new(figures.iter().copied()).expect("there are figures")
    }

    fn same(one: f64, other: f64) {
        assert!((one - other).abs() < 1e-9, "{one} is not {other}");
    }

    #[test]
    fn the_median_is_in_the_middle_whatever_the_order() {
        same(series(&[9.0, 1.0, 5.0]).median(), 5.0);
        same(series(&[9.0, 1.0, 5.0, 2.0]).median(), 3.5);
        same(series(&[7.0]).median(), 7.0);
    }

    #[test]
    fn ninety_five_of_a_hundred_are_not_above_the_p95() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        same(series(&hundred).p95(), 95.0);
        // Of twenty, the nineteenth; of fewer, the largest.
        let twenty: Vec<f64> = (1..=20).map(f64::from).collect();
        same(series(&twenty).p95(), 19.0);
        same(series(&[1.0, 2.0, 30.0]).p95(), 30.0);
        same(series(&[4.0]).p95(), 4.0);
    }

    #[test]
    fn one_slow_round_moves_the_largest_and_not_the_median() {
        let figures = series(&[10.0, 11.0, 12.0, 13.0, 900.0]);
        same(figures.median(), 12.0);
        same(figures.largest(), 900.0);
    }

    #[test]
    fn what_is_no_number_is_left_out_and_nothing_gives_nothing() {
        assert_eq!(Series::new([f64::NAN, f64::INFINITY]), None);
        assert_eq!(Series::new([f64::NAN, 2.0]), Series::new([2.0]));
    }
}
