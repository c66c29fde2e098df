//! Something to print, copy and mail: the same lines on paper and as text.

use crate::present::mail;
use crate::text::Language;
use crate::text::Phrase;

/// A paper, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub title: Phrase,
    pub parts: Vec<Part>,
}

/// Lines under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub title: Option<Phrase>,
    pub lines: Vec<Line>,
    /// Whether it is a sheet of its own, to be handed to somebody else than the rest.
    pub is_sheet: bool,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub look: Look,
    pub text: Phrase,
}

/// How a line stands to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// One of several.
    Item,
    /// Belongs to the line above.
    Under,
    /// One of several to tick with a pen.
    ToTick,
}

impl Paper {
    pub fn new(title: impl Into<Phrase>) -> Self {
        Self { title: title.into(), parts: Vec::new() }
    }

    /// Adds a part, unless it has no lines.
    pub fn add(&mut self, title: impl Into<Phrase>, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.parts.push(Part { title: Some(title.into()), lines, is_sheet: false });
        }
    }

    /// Adds a part that begins on a page of its own.
    pub fn add_sheet(&mut self, title: impl Into<Phrase>, lines: Vec<Line>) {
        self.parts.push(Part { title: Some(title.into()), lines, is_sheet: true });
    }

    /// Adds lines that need no heading.
    pub fn open_with(&mut self, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.parts.insert(0, Part { title: None, lines, is_sheet: false });
        }
    }

    /// All of it as text, line by line.
    pub fn text(&self, language: Language) -> String {
        let mut text = self.title.to(language);
        text.push('\n');
        for part in &self.parts {
            text.push('\n');
            if let Some(title) = &part.title {
                text.push_str(&title.to(language));
                text.push('\n');
            }
            for line in &part.lines {
                for (number, piece) in line.text.to(language).lines().enumerate() {
                    text.push_str(line.look.sign(number == 0));
                    text.push_str(piece);
                    text.push('\n');
                }
            }
        }
        text
    }

    /// The address of a letter with it; `None` where it is too long for one, and is to be copied.
    pub fn mail(&self, language: Language) -> Option<String> {
        mail::link("mailto:", &self.title.to(language), &self.text(language))
    }
}

impl Look {
    const fn sign(self, is_first: bool) -> &'static str {
        match (self, is_first) {
            (Self::Plain, _) => "",
            (Self::Item, true) => "- ",
            (Self::Item, false) | (Self::Under, _) => "  ",
            (Self::ToTick, true) => "[ ] ",
            (Self::ToTick, false) => "    ",
        }
    }
}

/// A line by itself.
pub fn plain(text: impl Into<Phrase>) -> Line {
    Line { look: Look::Plain, text: text.into() }
}

/// One of several.
pub fn item(text: impl Into<Phrase>) -> Line {
    Line { look: Look::Item, text: text.into() }
}

/// What belongs to the line above.
pub fn under(text: impl Into<Phrase>) -> Line {
    Line { look: Look::Under, text: text.into() }
}

/// One of several to tick with a pen.
pub fn to_tick(text: impl Into<Phrase>) -> Line {
    Line { look: Look::ToTick, text: text.into() }
}

/// What somebody wrote, a line each; nothing when it is empty.
pub fn written(look: Look, text: &str) -> Vec<Line> {
    let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.map(|it| Line { look, text: Phrase::verbatim(it) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(lines: Vec<Line>) -> Paper {
        let mut paper = Paper::new(Phrase::verbatim("Frågor från Kårböle"));
        paper.add(Phrase::verbatim("Besvarade"), lines);
        paper.add(Phrase::verbatim("Tas med"), Vec::new());
        paper
    }

    #[test]
    fn the_text_has_the_lines_of_the_paper_and_no_empty_parts() {
        let lines = vec![
            item(Phrase::verbatim("Vem äger?\nOch sköter?")),
            under(Phrase::verbatim("Byalaget")),
        ];
        assert_eq!(
            paper(lines).text(Language::Swedish),
            "Frågor från Kårböle\n\nBesvarade\n- Vem äger?\n  Och sköter?\n  Byalaget\n"
        );
    }

    #[test]
    fn a_letter_s_address_says_the_same_and_a_long_one_is_copied_instead() {
        let short = paper(vec![item(Phrase::verbatim("Å & ö?"))]);
        let href = short.mail(Language::Swedish).expect("it is short");
        assert!(
            href.starts_with("mailto:?subject=Fr%C3%A5gor%20fr%C3%A5n%20K%C3%A5rb%C3%B6le&body=")
        );
        assert!(href.ends_with("%0D%0A-%20%C3%85%20%26%20%C3%B6%3F%0D%0A"), "{href}");
        let long = paper(vec![item(Phrase::verbatim("å".repeat(400)))]);
        assert_eq!(long.mail(Language::Swedish), None);
    }
}
