//! How one file of rules differs from another one of the same name, line by line.

use std::collections::BTreeMap;

use super::period;
use super::test_words;
use crate::domain::rule::RuleSet;
use crate::domain::rule::file::RulesFile;
use crate::present::verdict::words as rule_words;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::rule_sets as words;

/// What is another in `new` than it is in `old`, as sentences; empty where they ask the same.
#[must_use]
pub fn differences(old: &RulesFile, new: &RulesFile) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if old.author != new.author {
        lines.push(words::other_author(&new.author, &old.author));
    }
    if old.written_on != new.written_on {
        lines.push(words::other_day(new.written_on, old.written_on));
    }
    let named = |file: &RulesFile, name: &str| {
        file.rule_sets.iter().find(|rules| rules.id == name).cloned()
    };
    for after in &new.rule_sets {
        match named(old, &after.id) {
            None => lines.push(words::new_rules(after.id.to_string(), after.form.word())),
            Some(before) => lines.extend(between(&before, after)),
        }
    }
    for before in &old.rule_sets {
        if named(new, &before.id).is_none() {
            lines.push(words::gone_rules(before.id.to_string(), before.form.word()));
        }
    }
    lines
}

/// What a rule set says on one matter.
type Said = BTreeMap<(u8, usize), (Message, Phrase)>;

fn between(before: &RuleSet, after: &RuleSet) -> Vec<Phrase> {
    let (old, new) = (said(before), said(after));
    let mut lines = Vec::new();
    for (matter, (title, now)) in &new {
        match old.get(matter) {
            None => lines.push(words::added(*title, now.clone())),
            Some((_, then)) if then != now => {
                lines.push(words::changed(*title, now.clone(), then.clone()));
            }
            Some(_) => {}
        }
    }
    for (matter, (title, then)) in &old {
        if !new.contains_key(matter) {
            lines.push(words::removed(*title, then.clone()));
        }
    }
    lines
}

fn said(rules: &RuleSet) -> Said {
    let mut said = Said::new();
    said.insert((0, 0), (words::FORM, rules.form.word().into()));
    said.insert((1, 0), (words::SUPPORT_TIME_LABEL, period(rules.support_time)));
    let source = &rules.in_force_source;
    let citation =
        words::cited(source.citation.to_string(), rule_words::certainty(source.certainty));
    said.insert((2, 0), (words::SOURCE, citation));
    for criterion in rules.criteria.iter() {
        let ways = criterion.ways.iter().map(|way| test_words(&way.test));
        let ways = ways.reduce(words::or).unwrap_or_else(|| words::NO_TIME.into());
        let place = criterion.subject as usize;
        said.insert((3, place), (rule_words::subject(criterion.subject), ways));
    }
    for (place, ceiling) in rules.all_ceilings().enumerate() {
        let amount = rule_words::ceiling(rules.form, ceiling.most);
        said.insert((4, place), (words::CEILING, amount));
    }
    said
}
