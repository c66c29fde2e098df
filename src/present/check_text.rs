//! The result of a support check as plain text, to paste into a mail or a case file.

use crate::present::check_page::CheckPage;
use crate::present::check_page::Found;
use crate::present::verdict::CriterionRow;
use crate::present::verdict::FactLine;
use crate::present::verdict::SourceLine;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::checks as words;
use crate::text::law;

/// Before what belongs to the line above.
const INDENT: &str = "  ";

/// The whole result, line by line.
pub fn plain_text(page: &CheckPage, language: Language) -> String {
    let mut lines = Lines { language, text: String::new() };
    lines.add(page.title.clone());
    lines.add_all([&page.support_time, &page.assessed_on].into_iter().flatten().cloned());
    match &page.result {
        Ok(found) => add_found(&mut lines, found),
        Err(problem) => lines.add(problem.clone()),
    }
    if !page.notes.is_empty() {
        lines.add_gap();
        lines.add(words::TEXT_NOTE);
        lines.add(Phrase::verbatim(&page.notes));
    }
    lines.text
}

struct Lines {
    language: Language,
    text: String,
}

impl Lines {
    fn add(&mut self, line: impl Into<Phrase>) {
        self.add_after("", line);
    }

    fn add_after(&mut self, sign: &str, line: impl Into<Phrase>) {
        self.text.push_str(sign);
        self.text.push_str(&line.into().to(self.language));
        self.text.push('\n');
    }

    fn add_all(&mut self, lines: impl IntoIterator<Item = Phrase>) {
        for line in lines {
            self.add(line);
        }
    }

    fn add_gap(&mut self) {
        self.text.push('\n');
    }
}

fn add_found(lines: &mut Lines, found: &Found) {
    let verdict = &found.verdict;
    lines.add(verdict.preliminary);
    lines.add(verdict.authority.clone());
    if let Some(apply_at) = &verdict.apply_at {
        lines.add(apply_at.text);
        lines.add_after(INDENT, Phrase::verbatim(apply_at.url));
    }
    lines.add_gap();
    lines.add(verdict.headline.clone());
    lines.add_all(found.reasons.iter().cloned());
    lines.add(verdict.summary.clone());
    lines.add_all(verdict.notices.iter().cloned());
    lines.add_gap();
    for version in &verdict.versions {
        lines.add(words::text_version(
            version.title,
            version.overall.word(),
            version.distance_limit.clone(),
            version.distance.word(),
        ));
    }
    lines.add_all(found.others.iter().flat_map(|(_, differences)| differences.clone()));
    lines.add_gap();
    for criterion in &verdict.criteria {
        add_criterion(lines, criterion);
    }
    if !verdict.ceilings.is_empty() {
        lines.add_gap();
    }
    for ceiling in &verdict.ceilings {
        lines.add(words::text_ceiling(ceiling.amount.clone()));
        lines.add_all(ceiling.room.clone());
        lines.add_all(ceiling.fits.map(Phrase::from));
        lines.add_all(ceiling.rival.clone());
        add_source(lines, &ceiling.source);
        lines.add(verdict.ceiling_note);
    }
    if !verdict.doubts.is_empty() {
        lines.add_gap();
        lines.add(law::TEXT_DOUBTS);
    }
    for doubt in &verdict.doubts {
        lines.add_after("- ", *doubt);
    }
    if !verdict.other_ways.is_empty() {
        lines.add_gap();
        lines.add(words::TEXT_WAYS_FORWARD);
    }
    for way in &verdict.other_ways {
        lines.add_after("- ", words::text_way_forward(way.title, way.text));
    }
}

fn add_criterion(lines: &mut Lines, criterion: &CriterionRow) {
    lines.add_after("- ", words::text_criterion(criterion.title, criterion.outcome.word()));
    for (place, way) in criterion.ways.iter().enumerate() {
        let limit = way.limit.clone();
        let limit = if place == 0 { words::text_way(limit) } else { words::text_other_way(limit) };
        lines.add_after(INDENT, limit);
        if way.facts.is_empty() {
            lines.add_after(INDENT, words::TEXT_NO_FACT);
        }
        for it in &way.facts {
            lines.add_after(INDENT, fact(it));
        }
        add_source(lines, &way.source);
    }
    for change in &criterion.changes {
        lines.add_after(INDENT, change.clone());
    }
}

fn fact(fact: &FactLine) -> Phrase {
    let (value, origin) = (fact.value.clone(), fact.origin.clone());
    if fact.detail.is_empty() {
        words::text_fact(fact.label, value, origin)
    } else {
        words::text_fact_more(fact.label, value, origin, &fact.detail)
    }
}

fn add_source(lines: &mut Lines, source: &SourceLine) {
    let checked = source.checked.clone();
    lines.add_after(INDENT, words::text_source(&source.citation, source.certainty, checked));
    for url in std::iter::once(&source.url).chain(&source.also) {
        lines.add_after(INDENT, Phrase::verbatim(url));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::id::RecordId;
    use crate::domain::kind::Kind;
    use crate::present::check_page::check_page;
    use crate::present::check_page::tests::sikas;
    use crate::present::sample::Sample;
    use crate::present::sample::on;

    fn text(sample: &Sample, check: RecordId, language: Language) -> String {
        let page = check_page(&sample.book, check, on("2026-11-21")).unwrap();
        plain_text(&page, language).replace('\u{a0}', " ")
    }

    #[test]
    fn the_text_says_what_the_screen_says_and_that_it_is_no_decision() {
        let mut sample = Sample::default();
        let check = sikas(&mut sample, "2017-04-21");
        let text = text(&sample, check, Language::Swedish);
        for line in [
            "Särskilt driftstöd, Butiken i Sikås",
            "stödtid 2017",
            "Förhandsbedömning, inte ett beslut",
            "Region Jämtland Härjedalen beslutar",
            "Regler för stödtiden: Inte uppfyllt. Krav på avstånd mer än 15 km: Inte uppfyllt.",
            "Dagens regler: Inte uppfyllt. Krav på avstånd mer än 10 km: Inte uppfyllt.",
            "- Avstånd till en annan butik: Inte uppfyllt",
            "- Omsättning av dagligvaror: Oklart",
            "  Uppgift: saknas",
            "Tak för stödet: Högst 300 000 kr per år och butik",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} stands not in\n{text}");
        }
        assert!(text.contains("7 km (bilens vägmätare, 20 april 2017; Till butiken i Hammerdal)"));
        assert!(text.contains("Källa: 2000:284 21 a §, lydelse enligt SFS 2016:126."));
        assert!(text.contains("https://"));
    }

    #[test]
    fn what_cannot_be_assessed_is_said_in_the_text_too() {
        let mut sample = Sample::default();
        let check = sample.add(Kind::Check, Content::default());
        let text = text(&sample, check, Language::English);
        assert!(text.contains("The form of support is missing."), "{text}");
    }
}
