//! The table of what is unsure in the law, made from the tables of law themselves.

use std::fmt::Write as _;

use faltbok::domain::law::ALL_RULE_SETS;
use faltbok::domain::law::authority::ALL_DECIDERS;
use faltbok::domain::law::regional;
use faltbok::domain::rule::RuleSet;
use faltbok::domain::rule::source::Certainty;
use faltbok::domain::rule::source::Source;
use faltbok::present::verdict::words::doubt;
use faltbok::text::Language;

pub const PATH: &str = "docs/unsure-law.md";

const BEGINNING: &str = "\
# What is unsure in the law

Made by `cargo xtask unsure` from the tables in `src/domain/law`; a test says when it is out of date. A figure below is shown in the
program, but decides nothing: what rests on it is *unknown* until somebody has read it in its source. Whoever can confirm one changes
its certainty in the table, with the page and the day.

`support time` means that it is not known for certain which day the rules are for. What nobody has been able to confirm besides a figure
stands as a question.
";

/// The table as a file, always the same to the letter.
pub fn text() -> String {
    let mut text = BEGINNING.to_owned();
    let mut section = |heading: &str, sets: &mut dyn Iterator<Item = &'static RuleSet>| {
        let rows: String = sets.map(rows).collect();
        write!(text, "\n## {heading}\n\n{HEAD}{rows}").expect("a String takes any text");
    };
    section("Law", &mut ALL_RULE_SETS.into_iter());
    section("Regions' own rules", &mut regional::ALL.iter());
    text.push_str("\n## Who decides\n\n");
    text.push_str(HEAD);
    for row in ALL_DECIDERS.iter().filter(|row| row.source.certainty == Certainty::Unsure) {
        let last = row.time.last.map_or_else(String::new, |last| last.to_string());
        let what = format!("who decides, {} to {last}", row.time.first);
        text.push_str(&line("", &what, &row.source));
    }
    text
}

const HEAD: &str =
    "| rules | what | where one has looked | compared |\n| --- | --- | --- | --- |\n";

fn rows(set: &RuleSet) -> String {
    let mut rows = String::new();
    for (name, source) in
        [("in force", &set.in_force_source), ("support time", &set.support_time_source)]
    {
        rows.push_str(&if_unsure(&set.id, name, source));
    }
    for criterion in set.criteria.iter() {
        for way in criterion.ways.iter() {
            rows.push_str(&if_unsure(&set.id, &format!("`{}`", way.id), &way.source));
        }
        let name = format!("`{}`, whether special reasons may set it aside", criterion.id);
        rows.push_str(&if_unsure(&set.id, &name, &criterion.waiver.source));
    }
    for item in set.guidance.iter() {
        let name = format!("`{}`, guidance", item.id);
        rows.push_str(&if_unsure(&set.id, &name, &item.source));
    }
    for ceiling in set.all_ceilings() {
        let name = format!("`{}`, ceiling", ceiling.id);
        rows.push_str(&if_unsure(&set.id, &name, &ceiling.source));
    }
    for item in set.doubts.iter() {
        let question = doubt(item.question).to(Language::English);
        rows.push_str(&line(&set.id, question, &item.source));
    }
    rows
}

fn if_unsure(set: &str, name: &str, source: &Source) -> String {
    if source.certainty == Certainty::Unsure { line(set, name, source) } else { String::new() }
}

fn line(set: &str, what: &str, source: &Source) -> String {
    let also = source.also.as_ref().map_or_else(String::new, |also| format!(", [also]({also})"));
    format!(
        "| {set} | {what} | [{}]({}){also} | {} |\n",
        source.citation, source.url, source.checked_on
    )
}
