//! How a file begins: the mark that some programs put first, and enough to tell whose it is.

use std::io;
use std::io::BufReader;
use std::io::Chain;
use std::io::Cursor;
use std::io::Read;

/// What some programs put before a text to say that it is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// So many bytes tell whether it is meant to be one of ours.
const ENOUGH: u64 = 2_000;

/// A file from behind its mark, read in pieces of a decent size.
pub type Unmarked<R> = BufReader<Chain<Cursor<Vec<u8>>, R>>;

/// The file without the marks before it.
pub fn after_mark<R: Read>(mut file: R) -> io::Result<Unmarked<R>> {
    loop {
        let mut first = Vec::new();
        file.by_ref().take(MARK.len() as u64).read_to_end(&mut first)?;
        if first != MARK {
            return Ok(BufReader::with_capacity(PIECE, Cursor::new(first).chain(file)));
        }
    }
}

/// As much as is asked of the device at a time.
const PIECE: usize = 1 << 18;

/// The first words of the file, from the first that is not white; empty when there is none.
pub fn of(mut file: impl Read) -> io::Result<String> {
    let mut start = Vec::new();
    while start.is_empty() {
        let mut piece = Vec::new();
        if file.by_ref().take(ENOUGH).read_to_end(&mut piece)? == 0 {
            break;
        }
        start.extend_from_slice(piece.trim_ascii_start());
    }
    Ok(String::from_utf8_lossy(&start).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(file: &str) -> String {
        of(after_mark(file.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_file_begins_behind_its_marks_and_white_space() {
        assert_eq!(start("\u{feff}\u{feff} \n{}"), "{}");
        assert_eq!(start(&format!("{}x", " ".repeat(5_000))), "x");
        assert_eq!(start(""), "");
        assert_eq!(start(&" ".repeat(5_000)), "");
        assert_eq!(start("\u{fffe}"), "\u{fffe}");
    }

    #[test]
    fn all_behind_the_mark_is_read() {
        for text in ["", "a", "ab", "abc", "abcd"] {
            let mut read = String::new();
            after_mark(text.as_bytes()).unwrap().read_to_string(&mut read).unwrap();
            assert_eq!(read, text);
        }
    }
}
