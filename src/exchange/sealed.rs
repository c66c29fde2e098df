//! A locked file: the exchange file inside a JWE (RFC 7516), opened with a passphrase.
//!
//! Only the envelope is here, written and read; the browser's own cryptography
//! locks and opens it, in `app::sealing`. `docs/format.md` describes it.

use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use thiserror::Error;

use super::json::Fields;
use super::limits;
use crate::domain::value::Members;
use crate::domain::value::Value;

/// How a key is made of the passphrase, and wraps the file's own key.
const ALGORITHM: &str = "PBES2-HS512+A256KW";
/// How the file's own key locks the content.
const ENCRYPTION: &str = "A256GCM";

/// How often the passphrase is hashed for files written here: about a second's
/// work, for the owner once, for a thief at each guess.
pub const ROUNDS: u32 = 600_000;
pub const SALT_BYTES: usize = 16;
pub const VECTOR_BYTES: usize = 12;
pub const TAG_BYTES: usize = 16;
/// A key of 32 bytes, wrapped.
const WRAPPED_KEY_BYTES: usize = 40;

/// More than the envelope weighs without the content.
const ENVELOPE_BYTES: usize = 1_000;

/// How many bytes at each end of a file hold all that stands around its locked text.
pub const END_BYTES: usize = 16_000;
/// What stands before the locked text.
const CONTENT: &[u8] = b"\"ciphertext\"";

/// The members that can stand first in a JWE. One of ours is known by the first
/// alone, so that what was lost behind it makes a damaged file, not a foreign one.
const MEMBERS: [&str; 9] = [
    "aad",
    "ciphertext",
    "encrypted_key",
    "header",
    "iv",
    "protected",
    "recipients",
    "tag",
    "unprotected",
];

/// What is needed, besides the passphrase, to open a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The header as it stands in the file: a change to it is a change to the content.
    pub protected: String,
    pub rounds: u32,
    /// What is hashed with the passphrase.
    pub salt: Vec<u8>,
    pub encrypted_key: Vec<u8>,
    pub vector: Vec<u8>,
    /// The locked text, with its tag behind it.
    pub content: Vec<u8>,
}

/// A large file's envelope, without the locked text in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Its content is the tag alone.
    pub sealed: Sealed,
    /// Which bytes of the file are the locked text, as it is written there.
    pub written: Range<usize>,
}

impl Envelope {
    /// How many bytes the locked text has with its tag; `None` when no text is written so.
    pub fn content_bytes(&self) -> Option<usize> {
        // Three bytes are written as four letters; of a last one or two, two or three are left.
        let rest = match self.written.len() % 4 {
            0 => 0,
            2 => 1,
            3 => 2,
            _ => return None,
        };
        Some(self.written.len() / 4 * 3 + rest + self.sealed.content.len())
    }
}

/// Why a locked file can't even be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    #[error("the locked file is larger than this app can take in; ask for a part of it")]
    TooLarge,
    #[error("the locked file is damaged; ask for it to be sent again")]
    Damaged,
    #[error(
        "the file was locked by another program in a way this app does not know; \
         ask for it to be locked with {ALGORITHM} and {ENCRYPTION}"
    )]
    Unknown,
    #[error(
        "the lock takes too few or too many rounds; ask for one of {} to {}",
        limits::MIN_ROUNDS,
        limits::MAX_ROUNDS
    )]
    Rounds,
}

/// Members beside our own that change what those mean.
const FOREIGN: [&str; 4] = ["aad", "header", "recipients", "unprotected"];
/// The same inside the header.
const FOREIGN_IN_HEADER: [&str; 2] = ["crit", "zip"];

/// Whether `text` is a locked file, by its first words.
pub fn is_sealed(text: &str) -> bool {
    let first = text.trim_start_matches('\u{feff}').trim_start().strip_prefix('{');
    let name = first.and_then(|rest| rest.trim_start().strip_prefix('"')).unwrap_or_default();
    name.split_once('"').is_some_and(|(name, _)| MEMBERS.contains(&name))
}

/// Reads the envelope. It is a stranger's: whatever it asks for is within limits
/// before anything is worked out.
///
/// # Errors
///
/// Returns [`SealError`] when no passphrase could open it.
pub fn read(text: &str) -> Result<Sealed, SealError> {
    let text = text.trim_start_matches('\u{feff}');
    if limits::MAX_LOCKED_BYTES < text.len() {
        return Err(SealError::TooLarge);
    }
    let mut envelope = object(text)?;
    if FOREIGN.iter().any(|name| envelope.contains_key(*name)) {
        return Err(SealError::Unknown);
    }
    let protected = take_text(&mut envelope, "protected")?;
    if limits::MAX_HEADER_BYTES < protected.len() {
        return Err(SealError::Damaged);
    }
    let header = String::from_utf8(decoded(&protected)?).map_err(|_no_text| SealError::Damaged)?;
    let mut header = object(&header)?;
    let (algorithm, encryption) = (take_text(&mut header, "alg")?, take_text(&mut header, "enc")?);
    if algorithm != ALGORITHM
        || encryption != ENCRYPTION
        || FOREIGN_IN_HEADER.iter().any(|name| header.contains_key(*name))
    {
        return Err(SealError::Unknown);
    }
    let rounds = match header.remove("p2c") {
        Some(Value::Whole(rounds)) => u32::try_from(rounds).ok(),
        Some(Value::Foreign(_no_whole_number)) => None,
        _ => return Err(SealError::Damaged),
    };
    let allowed = limits::MIN_ROUNDS..=limits::MAX_ROUNDS;
    let rounds = rounds.filter(|rounds| allowed.contains(rounds)).ok_or(SealError::Rounds)?;
    // RFC 7518 asks for eight bytes; the upper end is that of the whole header.
    let p2s = decoded(&take_text(&mut header, "p2s")?)?;
    if p2s.len() < limits::MIN_SALT_BYTES {
        return Err(SealError::Damaged);
    }
    let mut sized = |name, length| {
        let bytes = decoded(&take_text(&mut envelope, name)?)?;
        if bytes.len() == length { Ok(bytes) } else { Err(SealError::Damaged) }
    };
    let encrypted_key = sized("encrypted_key", WRAPPED_KEY_BYTES)?;
    let vector = sized("iv", VECTOR_BYTES)?;
    let tag = sized("tag", TAG_BYTES)?;
    let mut content = decoded(&take_text(&mut envelope, "ciphertext")?)?;
    content.extend(tag);
    Ok(Sealed { protected, rounds, salt: salt(&p2s), encrypted_key, vector, content })
}

/// Reads the envelope of a file of `length` bytes by its first and its last [`END_BYTES`], so that
/// a large file never is one text in memory.
///
/// # Errors
///
/// Returns [`SealError`] as [`read`]; also when more stands around the locked text.
pub fn read_ends(start: &[u8], end: &[u8], length: usize) -> Result<Envelope, SealError> {
    if limits::MAX_LOCKED_BYTES < length {
        return Err(SealError::TooLarge);
    }
    let end_at = length.checked_sub(end.len()).ok_or(SealError::Damaged)?;
    let from = content_from(start).ok_or(SealError::Damaged)?;
    let tail = end.get(from.saturating_sub(end_at)..).ok_or(SealError::Damaged)?;
    // No letter of the locked text is a quotation mark.
    let quote = tail.iter().position(|byte| *byte == b'"').ok_or(SealError::Damaged)?;
    let around = [&start[..from], &tail[quote..]].concat();
    let around = String::from_utf8(around).map_err(|_no_text| SealError::Damaged)?;
    let to = length - tail.len() + quote;
    Ok(Envelope { sealed: read(&around)?, written: from..to })
}

/// Where the locked text begins.
fn content_from(start: &[u8]) -> Option<usize> {
    let name = start.windows(CONTENT.len()).position(|bytes| bytes == CONTENT)?;
    let mut at = name + CONTENT.len();
    for wanted in [b':', b'"'] {
        at += start[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
        if start[at] != wanted {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Whether a text of so many bytes, once locked, is a file that can be read again.
pub fn fits(bytes: usize) -> bool {
    bytes / 3 * 4 + ENVELOPE_BYTES <= limits::MAX_LOCKED_BYTES
}

/// The header of a new locked file, as it stands there.
pub fn protected(p2s: &[u8; SALT_BYTES]) -> String {
    let p2s = URL_SAFE_NO_PAD.encode(p2s);
    URL_SAFE_NO_PAD.encode(format!(
        r#"{{"alg":"{ALGORITHM}","cty":"application/json","enc":"{ENCRYPTION}","p2c":{ROUNDS},"p2s":"{p2s}"}}"#
    ))
}

/// What PBKDF2 is given as salt: bound to the algorithm, so that the same
/// passphrase gives another key for another use (RFC 7518, 4.8.1.1).
pub fn salt(p2s: &[u8]) -> Vec<u8> {
    [ALGORITHM.as_bytes(), &[0], p2s].concat()
}

/// What stands in the file before the locked text.
pub fn head(protected: &str, encrypted_key: &[u8], vector: &[u8]) -> String {
    let [encrypted_key, vector] = [encrypted_key, vector].map(|it| URL_SAFE_NO_PAD.encode(it));
    format!(
        "{{\"protected\":\"{protected}\",\"encrypted_key\":\"{encrypted_key}\",\"iv\":\"{vector}\",\"ciphertext\":\""
    )
}

/// A piece of the locked text as it stands in the file. Every piece but the last
/// has a number of bytes that three divides.
pub fn piece(ciphertext: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(ciphertext)
}

/// What stands behind it.
pub fn tail(tag: &[u8]) -> String {
    format!("\",\"tag\":\"{}\"}}\n", URL_SAFE_NO_PAD.encode(tag))
}

/// The bytes that a piece of the locked text stands for; of every piece but the last, four divides
/// the number of letters.
///
/// # Errors
///
/// Returns [`SealError::Damaged`] when it is not so written.
pub fn decoded(text: &str) -> Result<Vec<u8>, SealError> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_not_so_written| SealError::Damaged)
}

/// The members of a JSON object, by what already reads the fields of records:
/// a reader of its own would weigh on the program.
fn object(text: &str) -> Result<Members, SealError> {
    let Fields(members) =
        serde_json::from_str(text).map_err(|_not_so_shaped| SealError::Damaged)?;
    Ok(members)
}

fn take_text(members: &mut Members, name: &str) -> Result<String, SealError> {
    match members.remove(name) {
        Some(Value::Text(text)) => Ok(text),
        _ => Err(SealError::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A whole file, written in pieces; `content` has its tag behind it.
    fn write(protected: &str, encrypted_key: &[u8], vector: &[u8], content: &[u8]) -> String {
        let (ciphertext, tag) = content.split_at(content.len() - TAG_BYTES);
        let pieces: String = ciphertext.chunks(30).map(piece).collect();
        [head(protected, encrypted_key, vector), pieces, tail(tag)].concat()
    }

    /// `header` as it would stand in a file that is otherwise right.
    fn with_header(header: &str) -> String {
        write(&URL_SAFE_NO_PAD.encode(header), &[1; 40], &[2; 12], &[3; 50])
    }

    fn header(p2c: &str, p2s: &str, more: &str) -> String {
        format!(r#"{{"alg":"PBES2-HS512+A256KW","enc":"A256GCM","p2c":{p2c},"p2s":"{p2s}"{more}}}"#)
    }

    fn ours() -> String {
        write(&protected(&[7; SALT_BYTES]), &[1; 40], &[2; 12], &[3; 50])
    }

    #[test]
    fn what_is_written_is_read_again() {
        let file = ours();
        assert!(is_sealed(&file));
        let sealed = read(&file).expect("one of ours");
        assert_eq!(sealed.rounds, 600_000);
        assert_eq!(sealed.salt, [b"PBES2-HS512+A256KW\0".as_slice(), &[7; 16]].concat());
        assert_eq!(sealed.encrypted_key, [1; 40]);
        assert_eq!(sealed.vector, [2; 12]);
        assert_eq!(sealed.content, [3; 50]);
        assert!(file.starts_with(&format!("{{\"protected\":\"{}\"", sealed.protected)));
        assert_eq!(read(&format!("\u{feff}{file}")), Ok(sealed));
    }

    #[test]
    fn a_locked_file_is_known_by_its_first_member_in_any_order_and_no_other_text_is() {
        for text in [
            ours().as_str(),
            "{\"protected\":\"eyJ",
            "\u{feff} {\n \"ciphertext\" : \"",
            r#"{"recipients":[]}"#,
        ] {
            assert!(is_sealed(text), "{text}");
        }
        for text in [
            "",
            "{",
            "{}",
            "{\"tag",
            "{\"tags\":1}",
            "{'iv':1}",
            "\"iv\"",
            "Hej!",
            r#"{"format":"faltbok","tag":""}"#,
            include_str!("golden/v1.json"),
        ] {
            assert!(!is_sealed(text), "{text}");
        }
    }

    #[test]
    fn a_large_file_is_read_by_its_ends_as_by_all_of_it() {
        let sizes = [0, 1, 2, 3, 30_000, 40_001, 40_002];
        for (bytes, spaced) in sizes.into_iter().flat_map(|it| [(it, false), (it, true)]) {
            let content: Vec<u8> = (0_u8..=250).cycle().take(bytes + TAG_BYTES).collect();
            let mut file = write(&protected(&[7; SALT_BYTES]), &[1; 40], &[2; 12], &content);
            if spaced {
                file = format!("\u{feff}{}", file.replace(':', " :\n "));
            }
            let file = file.as_bytes();
            let start = &file[..file.len().min(END_BYTES)];
            let end = &file[file.len().saturating_sub(END_BYTES)..];
            let envelope = read_ends(start, end, file.len()).expect("one of ours");
            let text = str::from_utf8(&file[envelope.written.clone()]).expect("letters");
            let pieces = text.as_bytes().chunks(400).map(|it| str::from_utf8(it).expect("letters"));
            let mut read: Vec<u8> =
                pieces.flat_map(|it| decoded(it).expect("our letters")).collect();
            read.extend(&envelope.sealed.content);
            assert_eq!(envelope.content_bytes(), Some(content.len()));
            assert_eq!(read, content, "{bytes}");
            let whole = super::read(str::from_utf8(file).expect("a text")).expect("the same");
            assert_eq!(Sealed { content, ..envelope.sealed }, whole);
        }
    }

    #[test]
    fn ends_that_are_those_of_no_locked_file_are_refused() {
        let file = write(&protected(&[7; SALT_BYTES]), &[1; 40], &[2; 12], &vec![3; 50_000]);
        let file = file.as_bytes();
        let (start, end) = (&file[..END_BYTES], &file[file.len() - END_BYTES..]);
        let damaged = Err(SealError::Damaged);
        assert_eq!(read_ends(start, &end[..END_BYTES - 40], file.len() - 40), damaged);
        assert_eq!(read_ends(end, end, file.len()), damaged);
        assert_eq!(read_ends(&start[..90], end, file.len()), damaged);
        assert_eq!(read_ends(start, end, 7), damaged);
        assert_eq!(read_ends(start, end, limits::MAX_LOCKED_BYTES + 1), Err(SealError::TooLarge));
        let foreign = [b"{\"aad\":\"\",", &start[1..]].concat();
        assert_eq!(read_ends(&foreign, end, file.len() + 9), Err(SealError::Unknown));
        let cut = Envelope { written: 0..5, ..read_ends(start, end, file.len()).expect("ours") };
        assert_eq!(cut.content_bytes(), None);
    }

    #[test]
    fn a_locked_file_that_was_cut_off_anywhere_is_damaged() {
        let file = ours();
        let whole = file.trim_end();
        for end in 14..whole.len() {
            let half = &whole[..end];
            assert!(is_sealed(half), "{half}");
            assert_eq!(read(half), Err(SealError::Damaged), "{half}");
        }
    }

    #[test]
    fn a_lock_that_takes_no_work_or_a_phone_s_whole_day_is_refused() {
        let salt = "c2FsdHNhbHQ";
        for (p2c, expected) in [
            ("1000", None),
            ("2000", None),
            ("10000000", None),
            ("0", Some(SealError::Rounds)),
            ("999", Some(SealError::Rounds)),
            ("10000001", Some(SealError::Rounds)),
            ("4294967296000", Some(SealError::Rounds)),
            ("18446744073709551616", Some(SealError::Rounds)),
            ("-600000", Some(SealError::Rounds)),
            ("600000.5", Some(SealError::Rounds)),
            ("1e999", Some(SealError::Damaged)),
            ("NaN", Some(SealError::Damaged)),
            ("null", Some(SealError::Rounds)),
            ("\"600000\"", Some(SealError::Damaged)),
            ("[600000]", Some(SealError::Damaged)),
        ] {
            let file = with_header(&header(p2c, salt, ""));
            assert_eq!(read(&file).err(), expected, "{p2c}");
        }
    }

    #[test]
    fn another_program_s_way_of_locking_is_told_from_damage() {
        let right = header("600000", "c2FsdHNhbHQ", "");
        for (file, expected) in [
            (with_header(&right.replace("HS512+A256KW", "HS256+A128KW")), SealError::Unknown),
            (with_header(&right.replace("A256GCM", "A128CBC-HS256")), SealError::Unknown),
            (with_header(r#"{"alg":"dir","enc":"A256GCM"}"#), SealError::Unknown),
            (with_header(r#"{"alg":"none","enc":""}"#), SealError::Unknown),
            (with_header(&header("600000", "c2FsdHNhbHQ", r#","zip":"DEF""#)), SealError::Unknown),
            (
                with_header(&header("600000", "c2FsdHNhbHQ", r#","crit":["x"],"x":1"#)),
                SealError::Unknown,
            ),
            (ours().replacen('{', r#"{"aad":"eA","#, 1), SealError::Unknown),
            (ours().replacen('{', r#"{"header":{"alg":"dir"},"#, 1), SealError::Unknown),
            (ours().replacen('{', r#"{"unprotected":{},"#, 1), SealError::Unknown),
            (
                r#"{"recipients":[{}],"iv":"","ciphertext":"","tag":""}"#.to_owned(),
                SealError::Unknown,
            ),
            (ours().replace("\"iv\":\"", "\"iv\":\"AA"), SealError::Damaged),
            (ours().replace("\"tag\":\"", "\"tag\":\"AAAA"), SealError::Damaged),
            (
                ours().replace("\"encrypted_key\":\"", "\"encrypted_key\":\"AAAA"),
                SealError::Damaged,
            ),
            (ours().replace("\"ciphertext\":\"", "\"ciphertext\":\"å"), SealError::Damaged),
            (ours().replace("\"ciphertext\":\"", "\"ciphertext\":\"+/=="), SealError::Damaged),
            (ours().replace("\"ciphertext\":", "\"ciphertext\":1,\"x\":"), SealError::Damaged),
            (ours().replacen('{', r#"{"tag":"AA","#, 1), SealError::Damaged),
            (with_header(&header("600000", "c2FsdA", "")), SealError::Damaged),
            (with_header(&header("600000", "c2FsdHNhbHQ", r#","p2c":1000"#)), SealError::Damaged),
            (with_header(&header("600000", "", "")), SealError::Damaged),
            (with_header(""), SealError::Damaged),
            (with_header("[]"), SealError::Damaged),
            (with_header(&"[".repeat(5_000)), SealError::Damaged),
            (with_header(&header("600000", &"A".repeat(9_000), "")), SealError::Damaged),
            (with_header(r#"{"alg":7,"enc":"A256GCM"}"#), SealError::Damaged),
        ] {
            assert_eq!(read(&file), Err(expected), "{file}");
        }
        // What changes nothing is no reason to refuse.
        read(&ours().replacen('{', r#"{"iv_note":[1,{}],"#, 1)).expect("a member of no meaning");
        read(&with_header(&header("600000", "c2FsdHNhbHQ", r#","kid":"mine""#))).expect("a name");
    }

    #[test]
    fn a_book_is_only_locked_when_the_locked_file_can_be_read_again() {
        assert!(fits(0) && fits(70_000_000) && !fits(75_000_000) && !fits(usize::MAX / 4));
        let largest = (limits::MAX_LOCKED_BYTES - ENVELOPE_BYTES) / 4 * 3;
        let key = ([1; 40], [2; 12]);
        let file = write(&protected(&[7; 16]), &key.0, &key.1, &vec![3; largest + TAG_BYTES]);
        assert!(fits(largest) && file.len() <= limits::MAX_LOCKED_BYTES, "{}", file.len());
        assert_eq!(read(&" ".repeat(limits::MAX_LOCKED_BYTES + 1)), Err(SealError::TooLarge));
    }

    proptest! {
        #[test]
        fn whatever_stands_in_an_envelope_it_is_read_or_refused(
            header in "\\PC{0,80}", at in 0_usize..300, put in "\\PC{0,3}"
        ) {
            let mut file = ours();
            let at = at.min(file.len());
            file.insert_str(at, &put);
            for text in [with_header(&header), file] {
                if let Ok(sealed) = read(&text) {
                    prop_assert!((1_000..=10_000_000).contains(&sealed.rounds));
                }
            }
        }
    }
}
