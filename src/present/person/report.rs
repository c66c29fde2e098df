//! What is handed to somebody who asks what the book says of them: a plain text.

use chrono::NaiveDate;

use super::Findings;
use super::FoundDraft;
use super::FoundRecord;
use super::Stands;
use crate::domain::kind::Kind;
use crate::present::words::Worded;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::person as words;
use crate::text::value_words;

/// The text, made on `today` for the person who was looked for by `typed`;
/// `beside` is what lists beside the book say.
pub fn report(
    typed: &str,
    found: &Findings,
    beside: &[Phrase],
    today: NaiveDate,
    language: Language,
) -> String {
    let mut report = Report { language, text: String::new() };
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    report.line(0, words::REPORT_TITLE);
    report.line(0, words::report_made(value_words::day(today)));
    report.line(0, words::report_looked_for(lines.join("; ")));
    report.line(0, words::report_records(found.records.len() as u64));
    report.gap();
    report.line(0, words::REPORT_OTHERS);
    for record in &found.records {
        report.gap();
        report.record(record);
    }
    if !found.drafts.is_empty() {
        report.gap();
        report.line(0, words::REPORT_DRAFTS);
        found.drafts.iter().for_each(|draft| report.draft(draft));
    }
    if !beside.is_empty() {
        report.gap();
        for line in beside {
            report.line(0, line.clone());
        }
    }
    report.gap();
    report.line(0, words::REPORT_ELSEWHERE);
    report.text
}

struct Report {
    language: Language,
    text: String,
}

impl Report {
    /// A line, or the lines of a text, this many steps in.
    fn line(&mut self, steps: usize, text: impl Into<Phrase>) {
        for line in text.into().to(self.language).lines() {
            self.text.push_str(&"    ".repeat(steps));
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn record(&mut self, record: &FoundRecord) {
        let kind: Phrase =
            record.line.kind.map_or_else(|| words::NEWER.into(), |it| it.word().into());
        self.line(
            0,
            words::report_record(kind, record.line.title.clone(), value_words::day(record.day)),
        );
        if record.line.kind == Some(Kind::Photo) {
            self.line(1, words::REPORT_PHOTO);
        }
        match record.stands {
            Stands::InBook => (),
            Stands::InBin => self.line(1, words::IN_BIN),
            Stands::Joined => self.line(1, words::JOINED),
        }
        for place in &record.places {
            for text in &place.texts {
                let when = if text.is_now { words::NOW } else { words::EARLIER };
                self.line(1, words::report_place(place.label.clone(), when, text.saved.words()));
                self.line(2, Phrase::verbatim(&text.text));
            }
        }
        for saved in &record.saved {
            self.line(1, words::report_saved(saved.words()));
        }
    }

    fn draft(&mut self, draft: &FoundDraft) {
        self.line(1, draft.title.clone());
        for text in &draft.texts {
            self.line(2, Phrase::verbatim(text));
        }
    }
}
