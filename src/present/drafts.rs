//! What a draft is called, from what has been typed so far.

use crate::domain::kind::Kind;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::drafts as words;

/// The longest piece of a text that stands in a title, in letters.
const SHORT: usize = 50;

/// The draft's title: what kind it is, and what tells it from others.
pub fn title(kind: Kind, typed: &[(String, String)]) -> Phrase {
    let get = |path: &str| {
        let found = typed.iter().find(|(it, _)| it == path);
        found.map(|(_, text)| text.trim()).filter(|text| !text.is_empty())
    };
    let told =
        ["title", "name", "what", "statement", "text", "place", "provider", "notes", "changed"]
            .into_iter()
            .find_map(get);
    match told {
        None => kind.word().into(),
        Some(text) => words::title(kind.word(), shortened(text)),
    }
}

fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= SHORT {
        return line.to_owned();
    }
    let start: String = line.chars().take(SHORT).collect();
    let whole_words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn check(typed: &[(&str, &str)], expected: &str) {
        let typed: Vec<_> = typed.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect();
        assert_eq!(title(Kind::Visit, &typed).to(Language::Swedish), expected);
    }

    #[test]
    fn a_draft_is_called_by_what_is_typed() {
        check(&[], "Besök");
        check(&[("notes", "Sju kilometer"), ("place", "Sikås")], "Besök: Sikås");
        check(&[("notes", "Sju kilometer\ntill Hammerdal")], "Besök: Sju kilometer");
        check(
            &[("notes", "En arbetsgivare med många anställda lämnar byn i höst")],
            "Besök: En arbetsgivare med många anställda lämnar byn i …",
        );
    }
}
