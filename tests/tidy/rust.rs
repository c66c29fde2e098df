//! Just enough reading of Rust to tell code from comments and literals.

/// A Rust file, taken apart.
pub struct Source {
    /// The text with every comment and every literal turned into spaces. Lines
    /// stay where they are, and so does every byte.
    pub code: String,
    /// The text with only the comments turned into spaces.
    pub uncommented: String,
    pub literals: Vec<Literal>,
}

/// A string in a Rust file.
pub struct Literal {
    /// Where its first quotation mark or `r` stands, and the byte after its last.
    pub from: usize,
    pub to: usize,
    pub text: String,
}

/// Takes `text` apart.
pub fn read(text: &str) -> Source {
    let mut code = text.as_bytes().to_vec();
    let mut uncommented = code.clone();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let comment = comment_length(rest);
        let (opening, length) = literal_length(rest);
        if 0 < comment {
            blank(&mut code[at..at + comment]);
            blank(&mut uncommented[at..at + comment]);
            at += comment;
        } else if 0 < length {
            if 0 < opening {
                let closing = (opening - 1).max(1);
                let text = rest[opening..length - closing].to_owned();
                literals.push(Literal { from: at, to: at + length, text });
            }
            blank(&mut code[at..at + length]);
            at += length;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    let whole = |bytes| String::from_utf8(bytes).expect("whole comments and literals were blanked");
    Source { code: whole(code), uncommented: whole(uncommented), literals }
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

/// How long the comment is that `rest` begins with, or 0.
fn comment_length(rest: &str) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if !rest.starts_with("/*") {
        return 0;
    }
    rest.find("*/").map_or(rest.len(), |end| end + 2)
}

/// How long the opening mark and the whole of the literal are that `rest`
/// begins with. A character has no opening mark to speak of: (0, its length).
fn literal_length(rest: &str) -> (usize, usize) {
    let bytes = rest.as_bytes();
    match bytes[0] {
        b'"' => (1, quoted_length(rest)),
        b'r' => {
            let hashes = rest[1..].bytes().take_while(|&byte| byte == b'#').count();
            if bytes.get(1 + hashes) != Some(&b'"') {
                return (0, 0);
            }
            let close = format!("\"{}", "#".repeat(hashes));
            let opening = hashes + 2;
            let end =
                rest[opening..].find(&close).map_or(rest.len(), |end| opening + end + close.len());
            (opening, end)
        }
        b'\'' if bytes.get(1) == Some(&b'\\') => (
            0,
            rest[2..]
                .char_indices()
                .skip(1)
                .find(|(_, it)| *it == '\'')
                .map_or(1, |(at, _)| at + 3),
        ),
        b'\'' => {
            let mut after = rest[1..].char_indices().skip(1);
            match after.next() {
                Some((at, '\'')) => (0, at + 2),
                _ => (0, 0), // a lifetime
            }
        }
        _ => (0, 0),
    }
}

/// How long the string is that `rest` begins with.
fn quoted_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => (),
        }
    }
    rest.len()
}

/// Whether `code` has `word` at `at`, with no letter, figure or `_` beside it.
pub fn is_whole_word(code: &str, at: usize, word: &str) -> bool {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    !code[..at].ends_with(is_word) && !code[at + word.len()..].starts_with(is_word)
}

#[test]
fn comments_strings_and_characters_are_not_code() {
    let source = read(
        "let a = \"x{\"; // y\nlet b = r#\"z\"}\"#; /* w */ let c = '\"'; let d = '\\'';\nfn f<'a>(g: &'a str) {}",
    );
    assert_eq!(source.code.matches(['x', 'y', 'z', 'w', '"', '}']).count(), 1);
    assert!(source.code.contains("fn f<'a>(g: &'a str) {}"));
    let texts: Vec<_> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["x{", "z\"}"]);
    assert!(source.uncommented.contains("\"x{\"") && !source.uncommented.contains('y'));
}
