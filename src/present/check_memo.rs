//! The memo of a check for a case file: the same lines on paper and as text to copy.

use crate::present::all_forms::BesideTheLaw;
use crate::present::check_page::CheckPage;
use crate::present::check_page::Found;
use crate::present::paper::Line;
use crate::present::paper::Paper;
use crate::present::paper::Part;
use crate::present::paper::item;
use crate::present::paper::plain;
use crate::present::paper::to_tick;
use crate::present::paper::under;
use crate::present::rules_in_check::RulesInCheck;
use crate::present::then_and_now::Kept;
use crate::present::then_and_now::State;
use crate::present::titles::RecordLine;
use crate::present::verdict::CeilingRow;
use crate::present::verdict::CriterionRow;
use crate::present::verdict::FactLine;
use crate::present::verdict::SourceLine;
use crate::present::verdict::Tension;
use crate::present::verdict::VersionRow;
use crate::present::verdict::WaiverRow;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_memo as memo;
use crate::text::check_result as result;
use crate::text::checks as words;
use crate::text::checks_screen as screen;
use crate::text::law;
use crate::text::value_words;

/// The memo of the check that `page` shows, with what `files` of rules say of it.
#[must_use]
pub fn memo(page: &CheckPage, files: &RulesInCheck) -> Paper {
    let mut parts = vec![about(page)];
    match &page.result {
        Ok(found) => parts.extend(of_found(found)),
        Err(problem) => parts.push(part(memo::OUTCOME, vec![plain(problem.clone())])),
    }
    parts.push(part(memo::FILES, of_files(files)));
    parts.extend(page.kept.as_ref().map(of_kept));
    if !page.notes.is_empty() {
        let lines = page.notes.lines().map(|it| plain(Phrase::verbatim(it)));
        let note = plain(result::SPECIAL_NOTE);
        parts.push(part(words::TEXT_NOTE, lines.chain([note]).collect()));
    }
    parts.retain(|part| !part.lines.is_empty());
    Paper { title: memo::title(page.title.clone()), parts }
}

fn part(title: Message, lines: Vec<Line>) -> Part {
    Part { title: Some(title.into()), lines, is_sheet: false }
}

/// What it is, of what, when and by whom.
fn about(page: &CheckPage) -> Part {
    let named = |label: Message, line: &Option<RecordLine>| {
        line.as_ref().map(|it| memo::labelled(label, it.title.clone()))
    };
    let municipality = Some(page.municipality.as_str()).filter(|it| !it.is_empty());
    let plan =
        page.plan.as_ref().map(|(line, validity)| memo::plan(line.title.clone(), validity.words()));
    let times = [&page.support_time, &page.assessed_on].into_iter().flatten().cloned();
    let times = times.reduce(value_words::joined);
    let facts = [
        named(memo::SHOP, &page.shop),
        named(memo::PLACE, &page.place),
        municipality.map(|it| memo::labelled(memo::MUNICIPALITY, Phrase::verbatim(it))),
        plan,
        times.map(|it| memo::labelled(memo::TIMES, it)),
        page.support_time_note.clone(),
        page.saved.clone().map(|it| memo::labelled(memo::SAVED, it)),
    ];
    let lines = std::iter::once(plain(memo::NO_DECISION));
    let lines = lines.chain(facts.into_iter().flatten().map(plain)).collect();
    Part { title: None, lines, is_sheet: false }
}

fn of_found(found: &Found) -> Vec<Part> {
    let verdict = &found.verdict;
    let mut outcome = vec![plain(verdict.headline.clone())];
    outcome.extend(found.reasons.iter().cloned().map(plain));
    outcome.push(plain(verdict.summary.clone()));
    outcome.extend(verdict.notices.iter().chain(&verdict.checked_long_ago).cloned().map(plain));

    let mut decides = vec![plain(verdict.authority.clone())];
    if let Some(apply_at) = &verdict.apply_at {
        decides.push(plain(apply_at.text));
        decides.push(under(Phrase::verbatim(apply_at.url)));
        decides.extend(source(&apply_at.source));
    }

    let mut rules: Vec<Line> = verdict.versions.iter().flat_map(version).collect();
    rules.extend(found.others.iter().flat_map(|(_, lines)| lines.iter().cloned().map(under)));

    let known = found.facts.iter().map(|it| item(fact(it)));
    let unknown = found.cannot_be_known.iter().map(|it| item(memo::cannot_be_known(*it)));
    let old = found.old_facts.iter().map(|it| item(memo::old(it.label)));
    let missing = found.missing.iter().map(|it| item(*it));

    let mut ceilings: Vec<Line> = verdict.ceilings.iter().flat_map(ceiling).collect();
    if !ceilings.is_empty() {
        ceilings.extend(verdict.sought_in_euro.clone().map(plain));
        ceilings.push(plain(verdict.ceiling_note));
    }
    let ways = verdict.other_ways.iter().map(|way| match way.outcome {
        Some(outcome) => item(memo::other_form(way.title, outcome.word(), way.text)),
        None => item(words::text_way_forward(way.title, way.text)),
    });
    let tension = verdict.tension.as_ref().map(tension).unwrap_or_default();
    let waivers = verdict.waivers.iter().flat_map(waiver).collect();
    vec![
        part(memo::OUTCOME, outcome),
        part(screen::TENSION, tension),
        part(memo::DECIDES, decides),
        part(memo::CRITERIA, verdict.criteria.iter().flat_map(criterion).collect()),
        part(result::SPECIAL_TITLE, waivers),
        part(memo::MISSING, missing.chain(old).collect()),
        part(memo::FACTS, known.chain(unknown).collect()),
        part(memo::RULES, rules),
        part(memo::BESIDE, found.beside_the_law.iter().flat_map(beside).collect()),
        part(memo::GUIDANCE, guidance(found)),
        part(memo::CEILINGS, ceilings),
        part(law::TEXT_DOUBTS, verdict.doubts.iter().map(|it| item(*it)).collect()),
        part(words::TEXT_WAYS_FORWARD, ways.collect()),
        part(memo::ANNEXES, annexes(found)),
    ]
}

/// The plan's priority, and the distance that it does not stand in for.
fn tension(tension: &Tension) -> Vec<Line> {
    vec![
        item(memo::labelled(screen::TENSION_PLAN, tension.plan)),
        item(words::text_criterion(tension.distance_title, tension.distance.word())),
        under(words::text_way(tension.distance_limit.clone())),
        plain(tension.explanation),
    ]
}

/// Whether special reasons may be argued for a criterion, and where that stands.
fn waiver(waiver: &WaiverRow) -> Vec<Line> {
    let told = item(memo::labelled(waiver.title, waiver.text.clone()));
    std::iter::once(told).chain(source(&waiver.source)).collect()
}

fn version(version: &VersionRow) -> Vec<Line> {
    let mut lines = vec![
        item(memo::version(version.title, &version.rule_set, version.overall.word())),
        under(memo::version_times(version.in_force.clone(), version.support_time.clone())),
    ];
    if let Some(distance) = &version.distance {
        lines.push(under(memo::version_distance(distance.limit.clone(), distance.outcome.word())));
    }
    lines.extend(source(&version.source));
    lines
}

fn criterion(criterion: &CriterionRow) -> Vec<Line> {
    let mut lines = vec![item(words::text_criterion(criterion.title, criterion.outcome.word()))];
    for (place, way) in criterion.ways.iter().enumerate() {
        let limit = way.limit.clone();
        lines.push(under(match place {
            0 => words::text_way(limit),
            _ => words::text_other_way(limit),
        }));
        if way.facts.is_empty() {
            lines.push(under(words::TEXT_NO_FACT));
        }
        lines.extend(way.facts.iter().map(|it| under(used(it))));
        lines.extend(source(&way.source));
    }
    lines.extend(criterion.changes.iter().cloned().map(under));
    lines
}

/// Rules beside the law: whose, what they say, and what is not known of them.
fn beside(rules: &BesideTheLaw) -> Vec<Line> {
    let title = memo::beside_rules(rules.author.clone(), rules.time.clone(), rules.overall.word());
    std::iter::once(item(title)).chain(of_rules(rules)).collect()
}

fn of_rules(rules: &BesideTheLaw) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in &rules.criteria {
        lines.push(under(words::text_criterion(row.title, row.outcome.word())));
        lines.extend(row.ways.iter().map(|way| under(words::text_way(way.limit.clone()))));
    }
    lines.extend(rules.ceilings.iter().map(|it| under(words::text_ceiling(it.amount.clone()))));
    lines.extend(rules.doubts.iter().map(|it| under(*it)));
    lines.extend(rules.checked_long_ago.clone().map(under));
    lines.extend(source(&rules.source));
    lines
}

/// What the files of rules say that are switched on, and what those said that are no more.
fn of_files(files: &RulesInCheck) -> Vec<Line> {
    let mut lines = Vec::new();
    for file in &files.now {
        let title = |outcome| memo::file_rules(&file.title, file.byline.clone(), outcome);
        match &file.says {
            Ok(rules) => {
                lines.push(item(title(rules.overall.word().into())));
                lines.extend(of_rules(rules));
            }
            Err(why) => lines.push(item(title(Phrase::from(*why)))),
        }
    }
    for row in &files.before {
        let (byline, outcome) = (row.byline.clone(), row.outcome.word());
        lines.push(item(memo::file_before(&row.title, byline, outcome)));
        lines.push(under(row.since));
    }
    if !lines.is_empty() {
        lines.push(plain(memo::FILES_NOTE));
    }
    lines
}

fn guidance(found: &Found) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in &found.verdict.guidance {
        lines.push(item(words::text_criterion(row.title, row.outcome.word())));
        lines.push(under(words::text_way(row.limit.clone())));
        lines.extend(row.facts.iter().map(|it| under(used(it))));
        lines.extend(source(&row.source));
    }
    if !lines.is_empty() {
        lines.push(plain(found.verdict.guidance_note));
    }
    lines
}

fn ceiling(ceiling: &CeilingRow) -> Vec<Line> {
    let mut lines = vec![item(words::text_ceiling(ceiling.amount.clone()))];
    lines.extend(ceiling.room.clone().map(under));
    lines.extend(ceiling.fits.map(under));
    lines.extend(ceiling.rival.clone().map(under));
    lines.extend(ceiling.missing.iter().map(|it| under(result::needed_for_room(*it))));
    lines.extend(source(&ceiling.source));
    lines
}

fn annexes(found: &Found) -> Vec<Line> {
    let mut lines = vec![plain(if found.annexes.is_empty() {
        memo::ANNEXES_UNKNOWN
    } else {
        memo::ANNEXES_NOTE
    })];
    for annex in &found.annexes {
        lines.push(to_tick(annex.what));
        lines.extend(annex.unsure.clone().map(under));
        lines.extend(source(&annex.source));
    }
    lines
}

fn of_kept(kept: &Kept) -> Part {
    let mut lines = vec![plain(memo::kept(kept.overall.word())), plain(kept.by.clone())];
    if let Some(differs) = &kept.differs {
        lines.push(plain(differs.why.clone()));
        for row in &differs.rows {
            let (then, now) = (state(row.then.as_ref()), state(row.now.as_ref()));
            lines.push(item(match &differs.keep {
                Some(_) => memo::kept_row(row.title.clone(), then, now),
                None => memo::labelled(row.title.clone(), then),
            }));
        }
    }
    part(memo::KEPT_TITLE, lines)
}

/// How a criterion stood, by which limit and where that stood.
fn state(state: Option<&State>) -> Phrase {
    let Some(state) = state else { return result::WAS_NOT_THERE.into() };
    let citation = Some(&state.citation).filter(|it| !it.is_empty()).map(Phrase::verbatim);
    let parts = state.limit.clone().into_iter().chain(citation);
    parts.fold(state.outcome.word().into(), value_words::joined)
}

/// A fact as a criterion used it.
fn used(fact: &FactLine) -> Phrase {
    let (value, origin) = (fact.value.clone(), fact.origin.clone());
    if fact.detail.is_empty() {
        words::text_fact(fact.label, value, origin)
    } else {
        words::text_fact_more(fact.label, value, origin, &fact.detail)
    }
}

/// A fact among all others.
fn fact(fact: &FactLine) -> Phrase {
    let (value, origin) = (fact.value.clone(), fact.origin.clone());
    if fact.detail.is_empty() {
        memo::fact(fact.label, value, origin)
    } else {
        memo::fact_more(fact.label, value, origin, &fact.detail)
    }
}

/// Where something stands, how sure that is, and its pages.
fn source(source: &SourceLine) -> Vec<Line> {
    let checked = source.checked.clone();
    let told = words::text_source(&source.citation, source.certainty, checked);
    let pages = std::iter::once(&source.url).chain(&source.also);
    std::iter::once(under(told)).chain(pages.map(|url| under(Phrase::verbatim(url)))).collect()
}

#[cfg(test)]
mod tests;
