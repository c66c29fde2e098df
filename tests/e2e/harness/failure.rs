//! What a failed test leaves behind: what was on the page instead, and a picture.

use super::page::Page;
use super::role::Role;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::thread;

const EVERYTHING: [Role; 14] = [
    Role::Heading,
    Role::Button,
    Role::Link,
    Role::Field,
    Role::File,
    Role::Checkbox,
    Role::Radio,
    Role::Region,
    Role::Navigation,
    Role::Dialog,
    Role::Group,
    Role::List,
    Role::Status,
    Role::Alert,
];

/// Ends the test with what was expected, what is there instead, and where the picture is.
#[track_caller]
pub fn fail(page: &Page, expected: &str) -> ! {
    let mut text = format!("{expected}\n  on {}", page.url_or_problem());
    match picture(page, "failed") {
        Ok(path) => write!(text, ", as seen in {}", path.display()),
        Err(problem) => write!(text, ", without a picture ({problem})"),
    }
    .expect("text can be added to");
    write!(text, "\n  it says: {}", page.text_or_problem()).expect("text can be added to");
    text.push_str("\n  there is:");
    for role in EVERYTHING {
        match page.look(role, None) {
            Ok(things) => {
                for thing in things {
                    write!(text, "\n    {role:?} {:?}", thing.name).expect("text can be added to");
                }
            }
            Err(error) => {
                write!(text, "\n    (the page does not answer: {error})")
                    .expect("text can be added to");
                break;
            }
        }
    }
    panic!("{text}");
}

/// Saves what is in view, named after the test and this word.
pub fn picture(page: &Page, word: &str) -> Result<PathBuf, String> {
    let png = page.screenshot().map_err(|error| error.to_string())?;
    keep(&format!("{word}.png"), &png)
}

/// Saves something for people to look at, named after the test and this.
pub fn keep(name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    let path = folder.join(format!("{test}-{name}"));
    fs::write(&path, bytes).map_err(|error| error.to_string())?;
    Ok(path)
}

/// The bytes behind the driver's base64; it sends nothing else, so nothing else is handled.
pub fn decoded(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for value in text.bytes().filter_map(|it| DIGITS.iter().position(|digit| *digit == it)) {
        bits = (bits << 6) | u32::try_from(value).expect("there are 64 digits");
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).expect("it is one byte"));
            bits &= (1 << held) - 1;
        }
    }
    bytes
}
