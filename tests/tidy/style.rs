//! Style sheets: one place for colours, levels and radii, and no direction but the text's.

use crate::assert_kept;
use crate::tree::File;
use crate::tree::files_in;

const TOKENS: &str = "style/tokens.css";

const COLOUR_FUNCTIONS: &[&str] =
    &["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];

const COLOUR_NAMES: &[&str] = &[
    "black", "white", "gray", "grey", "silver", "red", "maroon", "crimson", "orange", "gold",
    "yellow", "olive", "green", "lime", "teal", "cyan", "aqua", "blue", "navy", "purple", "violet",
    "pink", "brown", "beige", "tan",
];

/// Properties and words that turn the wrong way in another script.
const PHYSICAL_ENDS: &[&str] = &["-left", "-right", "-top", "-bottom"];
const PHYSICAL: &[&str] = &[
    "left",
    "right",
    "top",
    "bottom",
    "width",
    "height",
    "min-width",
    "min-height",
    "max-width",
    "max-height",
    "border-top-left-radius",
    "border-top-right-radius",
    "border-bottom-left-radius",
    "border-bottom-right-radius",
];

#[test]
fn colours_levels_and_radii_stand_only_among_the_tokens() {
    let mut broken = Vec::new();
    for file in files_in(&["style/"], "css").iter().filter(|file| file.path != TOKENS) {
        for it in declarations(&file.text) {
            if holds_a_colour(&it.value) {
                broken.push(format!("{}: the colour in `{}`", file.place(it.at), it.value));
            }
            let is_figure = match it.name.as_str() {
                "z-index" => it.value.contains(|it: char| matches!(it, '1'..='9')),
                name => name.ends_with("radius") && holds_a_length(&it.value),
            };
            if is_figure && !it.name.starts_with("--") {
                broken.push(format!("{}: {}: {}", file.place(it.at), it.name, it.value));
            }
        }
    }
    assert_kept("give it a name by its meaning in style/tokens.css, and use var(--…)", &broken);
}

#[test]
fn nothing_is_important() {
    let broken: Vec<_> = files_in(&["style/"], "css")
        .iter()
        .flat_map(|file| {
            let text = without_comments(&file.text);
            let places: Vec<_> =
                text.match_indices("!important").map(|(at, _)| file.place(at)).collect();
            places
        })
        .collect();
    assert_kept(
        "use a later layer, or a knob (a custom property), in place of !important",
        &broken,
    );
}

#[test]
fn no_selector_uses_an_id() {
    let mut broken = Vec::new();
    for file in files_in(&["style/"], "css") {
        for (at, selector) in selectors(&file.text) {
            if !selector.starts_with('@') && outside_brackets(&selector).contains('#') {
                broken.push(format!("{}: {selector}", file.place(at)));
            }
        }
    }
    assert_kept("select by class, named after the part; ids are for labels and links", &broken);
}

#[test]
fn directions_follow_the_text() {
    let broken: Vec<_> = files_in(&["style/"], "css").iter().flat_map(physical).collect();
    assert_kept(
        "use the logical property: margin-inline-start, inset-block-end, inline-size …",
        &broken,
    );
}

fn physical(file: &File) -> Vec<String> {
    let is_physical = |it: &Declaration| {
        let name = it.name.as_str();
        let named = PHYSICAL.contains(&name) || PHYSICAL_ENDS.iter().any(|end| name.ends_with(end));
        let aligned = matches!(name, "text-align" | "float" | "clear")
            && matches!(it.value.as_str(), "left" | "right");
        !name.starts_with("--") && (named || aligned)
    };
    declarations(&file.text)
        .iter()
        .filter(|it| is_physical(it))
        .map(|it| format!("{}: {}: {}", file.place(it.at), it.name, it.value))
        .collect()
}

struct Declaration {
    at: usize,
    name: String,
    value: String,
}

fn declarations(text: &str) -> Vec<Declaration> {
    pieces(text)
        .into_iter()
        .filter(|piece| !piece.opens)
        .filter_map(|Piece { at, text, .. }| {
            let (name, value) = text.split_once(':')?;
            let [name, value] = [name, value].map(|it| it.trim().to_owned());
            Some(Declaration { at, name, value })
        })
        .collect()
}

fn selectors(text: &str) -> Vec<(usize, String)> {
    let opening = pieces(text).into_iter().filter(|piece| piece.opens);
    opening.map(|piece| (piece.at, piece.text)).collect()
}

/// What stands before a `{`, `;` or `}`.
struct Piece {
    at: usize,
    text: String,
    /// Whether a block follows: then it is a selector or an at-rule.
    opens: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let text = without_comments(text);
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '{' | '}' | ';') => {
                let piece = text[from..at].trim_start();
                let piece_at = at - piece.len();
                if !piece.is_empty() {
                    let opens = letter == '{';
                    pieces.push(Piece { at: piece_at, text: piece.trim_end().to_owned(), opens });
                }
                from = at + 1;
            }
            _ => (),
        }
    }
    pieces
}

/// The text with comments turned into as many spaces, line breaks kept.
fn without_comments(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("/*") {
        let close = rest[open..].find("*/").map_or(rest.len(), |close| open + close + 2);
        left.push_str(&rest[..open]);
        left.extend(rest[open..close].bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }));
        rest = &rest[close..];
    }
    left + rest
}

fn outside_brackets(selector: &str) -> String {
    let mut inside = false;
    selector
        .chars()
        .filter(|&letter| {
            inside = (inside || letter == '[') && letter != ']';
            !inside
        })
        .collect()
}

fn holds_a_colour(value: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || it == '-' || it == '_';
    let lower = value.to_ascii_lowercase();
    let function = COLOUR_FUNCTIONS
        .iter()
        .any(|name| lower.match_indices(name).any(|(at, _)| !lower[..at].ends_with(is_part)));
    let hex = lower.match_indices('#').any(|(at, _)| {
        let digits = lower[at + 1..].chars().take_while(char::is_ascii_hexdigit).count();
        matches!(digits, 3 | 4 | 6 | 8) && !lower[..at].contains("url(")
    });
    let named = lower.split(|it| !is_part(it)).any(|word| COLOUR_NAMES.contains(&word));
    function || hex || named
}

/// Whether a figure with a unit stands there. A multiple of a token has none.
fn holds_a_length(value: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || "-_.%".contains(it);
    value.split(|it| !is_part(it)).any(|word| {
        let unit = word.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
        unit.len() < word.len() && !unit.is_empty()
    })
}

#[test]
fn what_breaks_the_rules_is_seen() {
    for value in ["#fff", "1px solid #A0b0c0", "oklch(50% 0 0)", "Red", "rgb(0 0 0 / 50%)"] {
        assert!(holds_a_colour(value), "{value}");
    }
    for value in [
        "var(--color-ink)",
        "transparent",
        "currentcolor",
        "color-mix(in oklch, var(--a), transparent)",
        "url(x.svg#abc)",
        "var(--red-line)",
    ] {
        assert!(!holds_a_colour(value), "{value}");
    }
    assert!(holds_a_length("var(--radius) 50%") && holds_a_length("0.5rem"));
    assert!(!holds_a_length("var(--radius-2) 0") && !holds_a_length("calc(2 * var(--radius))"));

    let text = "/* a { color: red } */ @layer parts { #nav a[href=\"#x\"] { margin-left: 1px; content: \"}\" } @media (width >= 40rem) { a { float: left; inset-inline: 0; width: 1px } } }";
    let file = File { path: "style/x.css".to_owned(), text: text.to_owned() };
    let found: Vec<_> =
        physical(&file).into_iter().map(|it| it.replace("style/x.css:1: ", "")).collect();
    assert_eq!(found, ["margin-left: 1px", "float: left", "width: 1px"]);
    let ids: Vec<_> = selectors(text)
        .into_iter()
        .map(|(_, it)| outside_brackets(&it))
        .filter(|it| it.contains('#'))
        .collect();
    assert_eq!(ids, ["#nav a]"]);
}
