//! Nobody's name, number or machine is in the repository.

use crate::assert_kept;
use crate::tree::File;
use crate::tree::files;

/// Files that other programs write, or whose words are not ours.
const NOT_OURS: &[&str] = &["Cargo.lock", "LICENSE-APACHE", "LICENSE-MIT"];

/// Written apart, so that this file keeps the rule too.
const REGISTRIES: &[&str] = &[
    concat!("crates", ".io"),
    concat!("registry.", "npmjs"),
    concat!("registry.", "yarnpkg"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted"),
    concat!("proxy.", "golang"),
];
const MACHINE_FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/tm", "p/"),
    concat!("/Us", "ers/"),
    concat!("C:", "\\Users"),
];

/// Surnames that stand in the documents the project began with, hashed so that
/// they do not stand here.
const SURNAMES: &[u64] =
    &[0x121a_82b1_4312_4e52, 0x330c_812d_ec6b_5fa4, 0x6f57_b52c_952e_e8b7, 0x8b16_aea4_7d1c_23d8];

#[test]
fn no_file_names_a_package_registry_or_a_machine_s_folder() {
    let broken: Vec<_> = ours().iter().flat_map(machines).collect();
    assert_kept(
        "name packages, not where they come from; take folders from the environment",
        &broken,
    );
}

#[test]
fn no_file_holds_a_telephone_number() {
    let broken: Vec<_> = ours().iter().flat_map(telephone_numbers).collect();
    assert_kept("leave the number out: roles and functions are enough, also in examples", &broken);
}

#[test]
fn no_file_names_the_people_of_the_first_documents() {
    let mut broken = Vec::new();
    for file in ours() {
        for (at, word) in words(&file.text) {
            if SURNAMES.contains(&hash(word)) {
                broken.push(file.place(at));
            }
        }
    }
    assert_kept("write the person's role in place of the name", &broken);
}

fn ours() -> Vec<File> {
    let is_ours = |file: &File| !NOT_OURS.contains(&file.path.as_str());
    files().into_iter().filter(is_ours).collect()
}

fn machines(file: &File) -> Vec<String> {
    let mut broken = Vec::new();
    let mut tell = |at, what| broken.push(format!("{}: {what}", file.place(at)));
    for name in REGISTRIES {
        file.text.match_indices(name).for_each(|(at, _)| tell(at, *name));
    }
    for name in MACHINE_FOLDERS {
        for (at, _) in file.text.match_indices(name) {
            // A path in the middle of another, or of an address, is something else.
            let inside = |it: char| it.is_alphanumeric() || "/._-}".contains(it);
            if !file.text[..at].ends_with(inside) {
                tell(at, *name);
            }
        }
    }
    broken
}

/// Swedish numbers as people write them: an area code, a hyphen, and groups of
/// figures; or +46 and as many.
fn telephone_numbers(file: &File) -> Vec<String> {
    let text = file.text.as_str();
    let starts = text.match_indices(['0', '+']).filter(|(at, _)| {
        !text[..*at].ends_with(|it: char| it.is_alphanumeric() || "-.,:#+".contains(it))
    });
    starts
        .filter(|(at, _)| is_telephone_number(&text[*at..]))
        .map(|(at, _)| file.place(at))
        .collect()
}

fn is_telephone_number(text: &str) -> bool {
    let written: String =
        text.chars().take_while(|it| it.is_ascii_digit() || "+- ".contains(*it)).collect();
    let written = written.trim_end_matches([' ', '-', '+']);
    let figures = written.bytes().filter(u8::is_ascii_digit).count();
    if let Some(abroad) = written.strip_prefix("+46") {
        return !abroad.is_empty() && (9..=13).contains(&figures);
    }
    let Some((area, number)) = written.split_once('-') else { return false };
    let groups: Vec<&str> = number.trim_start().split(' ').collect();
    (2..=4).contains(&area.len())
        && !area.starts_with("00")
        && !number.contains(['-', '+'])
        && groups.iter().all(|group| (2..=8).contains(&group.len()))
        && (8..=10).contains(&figures)
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|it: char| !it.is_alphabetic()).filter_map(move |word| {
        let from = at + text[at..].find(word)?;
        at = from + word.len();
        (!word.is_empty()).then_some((from, word))
    })
}

/// FNV-1a of the word in small letters.
fn hash(word: &str) -> u64 {
    word.to_lowercase().bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[test]
fn telephone_numbers_are_told_from_days_ids_and_distances() {
    for (area, numbers) in [
        ("0712", ["-12 34 56", "-123 45", "-123456"]),
        ("071", ["-123 45 67", "-12 34 56", "-1234567"]),
        ("07", ["-123 456 78", "-123 45 67", "-12345678"]),
    ] {
        for number in numbers.map(|number| format!("{area}{number}")) {
            assert!(is_telephone_number(&number), "{number}");
        }
    }
    assert!(is_telephone_number(concat!("+46", " 70 123 45 67")));
    for text in [
        "2016-04-01",
        "0-100",
        "01-02-2026",
        "0.5-1 2 3",
        "01890a5d-ac96",
        "08:00-17:00",
        "+46",
        "0 1 2 3 4 5 6 7 8",
    ] {
        assert!(!is_telephone_number(text), "{text}");
    }
}

#[test]
fn folders_of_machines_are_told_from_addresses() {
    let check = |text: String| machines(&File { path: "x".to_owned(), text }).len();
    let folder = MACHINE_FOLDERS[0];
    assert_eq!(check(format!("see {folder}x")), 1);
    assert_eq!(check(format!("https://example.org{folder}x")), 0);
    assert_eq!(check(format!("source = \"{}\"", REGISTRIES[0])), 1);
}

#[test]
fn a_word_is_found_where_it_stands() {
    let found: Vec<_> = words("Åsa, 7 km från Los").collect();
    assert_eq!(found, [(0, "Åsa"), (8, "km"), (11, "från"), (17, "Los")]);
    assert_eq!(hash("LOS"), hash("los"));
}
