//! What was measured beside what was budgeted: as a table for people and as JSON for machines.

use std::fmt::Write as _;

use serde_json::Value;
use serde_json::json;

use crate::statistics::Series;

/// One thing that was measured.
#[derive(Clone, Debug)]
pub struct Line {
    pub what: String,
    /// As the budget says it; empty for what only stands beside others.
    pub budget: String,
    pub measured: String,
    /// What others took for the same, in the same run.
    pub peers: String,
    /// Whether the budget is met; `None` without one.
    pub is_met: Option<bool>,
    /// The figures behind it, by name.
    pub figures: Vec<(String, Series)>,
}

impl Line {
    /// A line without figures yet.
    pub fn new(what: impl Into<String>, budget: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            budget: budget.into(),
            measured: String::new(),
            peers: String::new(),
            is_met: None,
            figures: Vec::new(),
        }
    }

    /// What came out, in words.
    #[must_use]
    pub fn measured(mut self, measured: impl Into<String>) -> Self {
        self.measured = measured.into();
        self
    }

    /// What others took.
    #[must_use]
    pub fn beside(mut self, peers: impl Into<String>) -> Self {
        self.peers = peers.into();
        self
    }

    #[must_use]
    pub fn met(mut self, is_met: bool) -> Self {
        self.is_met = Some(is_met);
        self
    }

    /// Keeps figures for the JSON.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, figures: Series) -> Self {
        self.figures.push((name.into(), figures));
        self
    }

    const fn verdict(&self) -> &'static str {
        match self.is_met {
            Some(true) => "met",
            Some(false) => "not met",
            None => "",
        }
    }
}

const HEAD: [&str; 5] = ["what", "budget", "measured", "raw / Dexie / PouchDB", "verdict"];

/// The lines as a table, in Markdown, with columns as wide as they need to be.
pub fn table(lines: &[Line]) -> String {
    let cells = |line: &Line| {
        [&line.what, &line.budget, &line.measured, &line.peers, line.verdict()].map(str::to_owned)
    };
    let rows: Vec<[String; 5]> = lines.iter().map(cells).collect();
    let head = HEAD.map(str::to_owned);
    let width = |column: usize| {
        let all = rows.iter().chain([&head]);
        all.map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let widths: [usize; 5] = std::array::from_fn(width);
    let rule = widths.map(|width| "-".repeat(width));
    let mut text = String::new();
    for row in [&head, &rule].into_iter().chain(&rows) {
        for (cell, width) in row.iter().zip(widths) {
            write!(text, "| {cell:<width$} ").expect("text can be added to");
        }
        text.push_str("|\n");
    }
    text
}

/// The lines with all their figures, and under what conditions they came about.
pub fn to_json(conditions: &Value, lines: &[Line]) -> Value {
    let figures = |line: &Line| -> Value {
        let named = line.figures.iter().map(|(name, series)| {
            let of_them = json!({
                "median": series.median(), "p95": series.p95(), "figures": series.figures(),
            });
            (name.clone(), of_them)
        });
        Value::Object(named.collect())
    };
    let told = lines.iter().map(|line| {
        json!({
            "what": line.what, "budget": line.budget, "measured": line.measured,
            "peers": line.peers, "met": line.is_met, "figures": figures(line),
        })
    });
    json!({ "conditions": conditions, "lines": told.collect::<Vec<_>>() })
}

/// Milliseconds as one says them: whole from ten on, with a decimal below.
pub fn milliseconds(figure: f64) -> String {
    if figure < 9.95 { format!("{figure:.1} ms") } else { format!("{figure:.0} ms") }
}

/// The median, and the p95 in brackets.
pub fn median_and_p95(series: &Series) -> String {
    format!("{} (p95 {})", milliseconds(series.median()), milliseconds(series.p95()))
}

/// Thousands parted by commas, as the budgets write them.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at != 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(figures: &[f64]) -> Series {
        Series::new(figures.iter().copied()).expect("there are figures")
    }

    #[test]
    fn columns_are_as_wide_as_their_longest_cell_letters_counted_not_bytes() {
        let lines = [
            Line::new("åäö", "1 s").measured("0.5 s").met(true),
            Line::new("a longer name", "").measured("7").beside("8 / 9 / 10"),
            Line::new("late", "2 s").measured("3 s").met(false),
        ];
        let table = table(&lines);
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows.len(), 5);
        let first = rows[0].chars().count();
        assert!(rows.iter().all(|row| row.chars().count() == first), "{table}");
        assert!(rows[2].starts_with("| åäö           | 1 s    | 0.5 s    |"), "{table}");
        assert!(rows[2].ends_with("| met     |") && rows[4].ends_with("| not met |"), "{table}");
        assert!(rows[3].ends_with("| 8 / 9 / 10            |         |"), "{table}");
    }

    #[test]
    fn the_json_holds_every_figure_with_its_median_and_p95() {
        let line = Line::new("save", "50 ms").met(true).with("ms", series(&[3.0, 1.0, 2.0]));
        let told = to_json(&json!({ "rounds": 3 }), &[line]);
        assert_eq!(told["conditions"]["rounds"], 3);
        assert_eq!(told["lines"][0]["met"], true);
        let figures = &told["lines"][0]["figures"]["ms"];
        assert_eq!(figures["median"], 2.0);
        assert_eq!(figures["p95"], 3.0);
        assert_eq!(figures["figures"], json!([1.0, 2.0, 3.0]));
    }

    #[test]
    fn figures_are_written_with_no_more_digits_than_they_are_worth() {
        assert_eq!(milliseconds(0.42), "0.4 ms");
        assert_eq!(milliseconds(9.96), "10 ms");
        assert_eq!(milliseconds(1234.4), "1234 ms");
        assert_eq!(median_and_p95(&series(&[1.0, 2.0, 30.0])), "2.0 ms (p95 30 ms)");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(465_123_001), "465,123,001");
    }
}
