//! The link that opens a mail program with a letter begun (RFC 6068).

/// The longest link that every mail program takes, in bytes.
const LONGEST: usize = 1_900;

/// The link to a letter; `to` is how the link begins, "mailto:" for a letter to nobody yet. `None`
/// where it is longer than mail programs take, and the letter is to be copied.
pub fn link(to: &str, subject: &str, body: &str) -> Option<String> {
    let href = format!("{to}?subject={}&body={}", percent(subject), percent(body));
    (href.len() <= LONGEST).then_some(href)
}

/// The text as a part of a link, with the line ends that mail has.
fn percent(text: &str) -> String {
    let mut link = String::new();
    for byte in text.replace("\r\n", "\n").replace('\n', "\r\n").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            link.push(char::from(byte));
        } else {
            link.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(half.into(), 16).expect("half a byte is one digit");
                link.push(digit.to_ascii_uppercase());
            }
        }
    }
    link
}
