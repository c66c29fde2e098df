//! What the map knows of a place, for the form that asks for it: localities by
//! their first letters, and the municipality that a position is in.
//!
//! What a person has written is never changed without a word: what the map
//! knows goes into fields that are empty or that the app has filled itself, and
//! the rest is told, to be taken or left.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::field::FieldValue;
use crate::domain::kind::Kind;
use crate::domain::map::atlas::Atlas;
use crate::domain::map::atlas::Locality;
use crate::domain::order;
use crate::domain::place;
use crate::domain::place::Position;
use crate::domain::place::PositionSource;
use crate::domain::value::Value;
use crate::present::form::Number;
use crate::present::form::Typed;
use crate::present::form::number_text;
use crate::present::letters::folded;
use crate::present::letters::words as words_of;
use crate::text::Arg;
use crate::text::Language;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::place_form as words;

/// From how many letters on localities are offered.
const LETTERS: usize = 3;
/// How many are offered at most: as many as fit above a phone's keyboard.
const OFFERED: usize = 6;
/// The fields of the form's position and population.
const LATITUDE: &str = "position.latitude_microdegrees";
const LONGITUDE: &str = "position.longitude_microdegrees";
const UNCERTAINTY: &str = "position.uncertainty_m";
const SOURCE: &str = "position.source";

/// A locality to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its place among the atlas's localities.
    pub locality: usize,
    pub name: String,
    /// "Strömsund, 1 043 invånare"
    pub meta: Phrase,
    /// Whether the book has a place of this name in this municipality.
    pub is_in_book: bool,
}

/// Localities for what has been typed: those called so, then those whose name
/// begins so, then those with a word that does, then the others; each kind with
/// those spelt so, rings and dots and all, first, then those in municipalities that the
/// book has places in, and the largest first. A municipality's name may stand
/// behind: "sund ström".
pub fn offers(atlas: &Atlas, book: &Book, text: &str) -> Vec<Offer> {
    let wanted = folded(text);
    let wanted: Vec<&str> = words_of(&wanted).collect();
    let spelt = text.trim().to_lowercase();
    let own: BTreeSet<String> = book
        .of_kind(Kind::Place)
        .map(|it| folded(it.content().text(place::MUNICIPALITY).trim()))
        .collect();
    let is_own: Vec<bool> =
        atlas.municipalities.iter().map(|it| own.contains(&folded(&it.name))).collect();
    let letters = wanted.iter().map(|it| it.chars().count()).sum::<usize>();
    let mut found: Vec<_> = atlas
        .localities
        .iter()
        .enumerate()
        .filter_map(|(at, locality)| {
            let rank = rank(atlas, locality, &wanted)?;
            let is_asked_for = LETTERS <= letters || rank == 0;
            let is_spelt_so = locality.name.to_lowercase().contains(&spelt);
            let fewest = u32::MAX - locality.population.unwrap_or(0);
            let is_near = is_own[locality.municipality];
            is_asked_for.then_some((rank, !is_spelt_so, !is_near, fewest, at))
        })
        .collect();
    order::sort_by_key(&mut found, |it| *it);
    let offered = found.into_iter().take(OFFERED);
    offered.map(|(.., at)| offer(atlas, book, at)).collect()
}

/// How well a locality fits; lower is better, `None` is not at all.
fn rank(atlas: &Atlas, locality: &Locality, wanted: &[&str]) -> Option<u8> {
    let first = wanted.first()?;
    let name = folded(&locality.name);
    let municipality = folded(&atlas.municipalities[locality.municipality].name);
    let everywhere = wanted.iter().all(|it| name.contains(it) || municipality.contains(it));
    if !everywhere || !name.contains(first) {
        return None;
    }
    let all = wanted.join(" ");
    Some(if name == all {
        0
    } else if name.starts_with(first) {
        1
    } else if words_of(&name).any(|it| it.starts_with(first)) {
        2
    } else {
        3
    })
}

fn offer(atlas: &Atlas, book: &Book, at: usize) -> Offer {
    let locality = &atlas.localities[at];
    let municipality = &atlas.municipalities[locality.municipality].name;
    let meta = match locality.population {
        Some(population) => words::offer_population(
            municipality.as_str(),
            Arg::Decimal { units: population.into(), places: 0 },
        ),
        None => Phrase::verbatim(municipality),
    };
    let is_same = |one: &str, other: &str| folded(one.trim()) == folded(other);
    let is_in_book = book.of_kind(Kind::Place).any(|it| {
        is_same(it.content().text(place::NAME), &locality.name)
            && is_same(it.content().text(place::MUNICIPALITY), municipality)
    });
    Offer { locality: at, name: locality.name.clone(), meta, is_in_book }
}

/// A field of the form, and what the map knows to stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub field: &'static str,
    pub label: Message,
    /// Texts by path, all that the field then holds.
    pub texts: Vec<(&'static str, String)>,
    /// The same for people.
    pub told: String,
}

/// What the list knows of a locality. The name comes first.
pub fn of_locality(atlas: &Atlas, locality: &Locality, language: Language) -> Vec<Known> {
    let located = Position { source: Some(PositionSource::List), ..locality.position };
    let mut known = vec![
        plain("name", words::NAME, &locality.name),
        municipality(atlas, locality.municipality),
        position(located, language),
    ];
    known.extend(locality.population.map(|population| {
        let count = population.to_string();
        let source = words::LIST_SOURCE.to(language).to_owned();
        Known {
            field: "population",
            label: words::POPULATION,
            told: count.clone(),
            texts: vec![("population.count", count), ("population.source", source)],
        }
    }));
    known
}

/// What the map knows of a position besides where it is: the municipality, if it
/// is in one, and whether it is only beside it.
pub fn around(atlas: &Atlas, located: Position) -> Option<(Known, bool)> {
    let found = atlas.municipality_at(located)?;
    Some((municipality(atlas, found.municipality), found.is_just_outside))
}

fn plain(field: &'static str, label: Message, text: &str) -> Known {
    Known { field, label, texts: vec![(field, text.to_owned())], told: text.to_owned() }
}

fn municipality(atlas: &Atlas, at: usize) -> Known {
    plain("municipality", words::MUNICIPALITY, &atlas.municipalities[at].name)
}

/// A position as it stands in the form.
pub fn position(located: Position, language: Language) -> Known {
    let degrees = |whole| number_text(Number::Degrees, whole, language);
    let latitude = degrees(located.latitude);
    let longitude = degrees(located.longitude);
    let told = format!("{latitude} {longitude}");
    let mut texts = vec![(LATITUDE, latitude), (LONGITUDE, longitude)];
    texts.extend(located.uncertainty.map(|metres| (UNCERTAINTY, metres.to_string())));
    texts.extend(located.source.map(|source| (SOURCE, source.token().to_owned())));
    Known { field: "position", label: words::POSITION, texts, told }
}

/// Puts `known` into `typed` where nothing else stands than what the app has put
/// there before, which `by_app` keeps; gives back what a person had written otherwise.
pub fn put(known: Vec<Known>, typed: &mut Typed, by_app: &mut Typed) -> Vec<Known> {
    let mut left = Vec::new();
    for it in known {
        let is_free = typed.is_empty_under(it.field) || typed.is_same_under(by_app, it.field);
        let says_the_same = it.texts.iter().all(|(path, text)| typed.get(path).trim() == text);
        if is_free {
            take(&it, typed, by_app);
        } else if !says_the_same {
            left.push(it);
        }
    }
    left
}

/// "Ifyllt ur ortlistan: Kommun, Läge" of what was known and not left as a person
/// had written it; nothing where all was.
pub fn filled_words(known: &[Known], left: &[Known], language: Language) -> Option<Phrase> {
    let is_left = |it: &Known| left.iter().any(|left| left.field == it.field);
    let labels: Vec<&str> =
        known.iter().filter(|it| !is_left(it)).map(|it| it.label.to(language)).collect();
    (!labels.is_empty()).then(|| words::filled(labels.join(", ")))
}

/// Puts `known` into `typed`, whatever stands there.
pub fn take(known: &Known, typed: &mut Typed, by_app: &mut Typed) {
    for texts in [typed, by_app] {
        texts.remove_under(known.field);
        for (path, text) in &known.texts {
            texts.set(path, text);
        }
    }
}

/// The position that stands in the form, if one does.
pub fn typed_position(typed: &Typed) -> Option<Position> {
    let degrees = |path| crate::present::input::microdegrees(typed.get(path)).ok();
    let (latitude, longitude) = (degrees(LATITUDE)?, degrees(LONGITUDE)?);
    let uncertainty = typed.get(UNCERTAINTY).parse().ok();
    let source = PositionSource::read(&Value::Text(typed.get(SOURCE).to_owned()));
    Some(Position { latitude, longitude, uncertainty, source })
}

/// Notes that a person has written one half of the position: then it is no longer
/// the telephone's or the list's.
pub fn write_position(typed: &mut Typed, path: &str, text: &str) {
    if path != UNCERTAINTY {
        typed.remove_under(UNCERTAINTY);
        typed.remove_under(SOURCE);
    }
    typed.set(path, text);
}

/// Sets both halves where one of them was given both, as maps on the web write them.
/// Only once the field is left: while somebody types, the second half has just begun.
pub fn part_position(typed: &mut Typed) {
    let halves =
        [LATITUDE, LONGITUDE].map(|path| crate::present::input::both_degrees(typed.get(path)));
    if let Some((latitude, longitude)) = halves.into_iter().flatten().next() {
        typed.set(LATITUDE, &latitude);
        typed.set(LONGITUDE, &longitude);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::swedish;

    fn atlas() -> Atlas {
        Atlas::read(include_bytes!("../../public/sverige.bin")).unwrap()
    }

    fn names(text: &str) -> Vec<String> {
        let offers = offers(&atlas(), &Book::default(), text);
        offers.into_iter().map(|it| format!("{}, {}", it.name, swedish(&it.meta))).collect()
    }

    fn first(text: &str) -> String {
        names(text).first().cloned().unwrap_or_default()
    }

    #[test]
    fn villages_spelt_so_and_those_of_ones_own_municipalities_come_first() {
        let at = |names: &[String], name: &str| names.iter().position(|it| it.starts_with(name));
        assert!(names("mål").iter().take(2).all(|it| it.starts_with("Mål")), "{:?}", names("mål"));
        let mut sample = Sample::default();
        let content = Content::default().with(place::MUNICIPALITY, "Strömsund".to_owned());
        sample.add(Kind::Place, content);
        let mine = offers(&atlas(), &sample.book, "ham").into_iter().map(|it| it.name);
        let mine: Vec<String> = mine.collect();
        assert_eq!(at(&mine, "Hammerdal"), Some(0), "{mine:?}");
        assert_ne!(at(&names("ham"), "Hammerdal"), Some(0), "elsewhere the largest");
    }

    #[test]
    fn three_letters_find_a_village_with_or_without_rings_and_dots() {
        for text in ["Ham", "HAM", "ham"] {
            assert!(names(text).iter().any(|it| it.starts_with("Hammar")), "{text}");
        }
        for text in ["hammerd", "Hammerdal", " hammerdal "] {
            assert_eq!(first(text), "Hammerdal, Strömsund, 1 043 invånare", "{text}");
        }
        for text in ["Färila", "farila", "FÄRI"] {
            assert_eq!(first(text), "Färila, Ljusdal, 1 398 invånare", "{text}");
        }
        assert_eq!(names("Ha"), Vec::<String>::new(), "two letters are too few");
        assert_eq!(names(""), Vec::<String>::new());
        assert_eq!(names("xyzå"), Vec::<String>::new());
        assert!(names("sta").len() <= OFFERED);
    }

    #[test]
    fn a_name_that_begins_so_comes_before_one_that_ends_so() {
        let sund = names("sund");
        let is_prefix = |it: &String| it.to_lowercase().starts_with("sund");
        let begins = sund.iter().take_while(|it| is_prefix(it)).count();
        assert!(0 < begins, "{sund:?}");
        assert!(!sund[begins..].iter().any(is_prefix), "{sund:?}");
    }

    #[test]
    fn two_of_one_name_are_told_apart_by_their_municipality() {
        let atlas = atlas();
        let mut names_of = std::collections::BTreeMap::<&str, usize>::new();
        for locality in &atlas.localities {
            *names_of.entry(&locality.name).or_default() += 1;
        }
        let (twice, _) = names_of.iter().find(|(_, count)| **count == 2).unwrap();
        let offers = offers(&atlas, &Book::default(), twice);
        let same: Vec<_> = offers.iter().filter(|it| it.name == *twice).collect();
        assert_eq!(same.len(), 2, "{twice}");
        assert_ne!(swedish(&same[0].meta), swedish(&same[1].meta));
        let municipality = atlas.localities[same[1].locality].municipality;
        let municipality = &atlas.municipalities[municipality].name;
        let narrowed = super::offers(&atlas, &Book::default(), &format!("{twice} {municipality}"));
        assert!(narrowed.iter().any(|it| it.locality == same[1].locality));
    }

    #[test]
    fn a_place_that_is_in_the_book_is_said_to_be() {
        let mut sample = Sample::default();
        let content = Content::default()
            .with(place::NAME, "hammerdal".to_owned())
            .with(place::MUNICIPALITY, "Strömsund".to_owned());
        sample.add(Kind::Place, content);
        let offers = offers(&atlas(), &sample.book, "hammerdal");
        assert!(offers[0].is_in_book);
        let elsewhere = super::offers(&atlas(), &sample.book, "strömsund");
        assert!(!elsewhere[0].is_in_book);
    }

    fn hammerdal(atlas: &Atlas) -> Vec<Known> {
        let at = offers(atlas, &Book::default(), "hammerdal")[0].locality;
        of_locality(atlas, &atlas.localities[at], Language::Swedish)
    }

    #[test]
    fn choosing_fills_name_municipality_position_and_population_with_their_source() {
        let (mut typed, mut by_app) = (Typed::default(), Typed::default());
        let left = put(hammerdal(&atlas()), &mut typed, &mut by_app);
        assert_eq!(left, []);
        let texts: Vec<_> = typed.entries().collect();
        assert_eq!(
            texts,
            [
                ("municipality", "Strömsund"),
                ("name", "Hammerdal"),
                ("population.count", "1043"),
                ("population.source", "GeoNames, utan datum"),
                ("position.latitude_microdegrees", "63,5762"),
                ("position.longitude_microdegrees", "15,3652"),
                ("position.source", "list"),
            ]
        );
    }

    #[test]
    fn what_a_person_wrote_stays_and_is_told_of() {
        let atlas = atlas();
        let (mut typed, mut by_app) = (Typed::default(), Typed::default());
        typed.set("name", "Hammerdal");
        typed.set("municipality", "Krokom");
        typed.set("population.count", "1043");
        let left = put(hammerdal(&atlas), &mut typed, &mut by_app);
        let told = filled_words(&hammerdal(&atlas), &left, Language::Swedish).unwrap();
        assert_eq!(swedish(&told), "Ifyllt ur ortlistan: Ortens namn, Läge. Du kan ändra det.");
        let left: Vec<_> = left.iter().map(|it| (it.field, it.told.as_str())).collect();
        assert_eq!(left, [("municipality", "Strömsund"), ("population", "1043")]);
        assert_eq!(typed.get("municipality"), "Krokom");
        assert_eq!(typed.get("position.source"), "list", "what was empty is filled");
        let municipality = &hammerdal(&atlas)[1];
        take(municipality, &mut typed, &mut by_app);
        assert_eq!(typed.get("municipality"), "Strömsund");
    }

    #[test]
    fn another_choice_takes_the_place_of_what_the_app_filled_in() {
        let atlas = atlas();
        let (mut typed, mut by_app) = (Typed::default(), Typed::default());
        put(hammerdal(&atlas), &mut typed, &mut by_app);
        let los = offers(&atlas, &Book::default(), "ljusdal")[0].locality;
        let left = put(
            of_locality(&atlas, &atlas.localities[los], Language::Swedish),
            &mut typed,
            &mut by_app,
        );
        assert_eq!(left, []);
        assert_eq!((typed.get("name"), typed.get("municipality")), ("Ljusdal", "Ljusdal"));
    }

    #[test]
    fn the_municipality_follows_from_the_position() {
        let atlas = atlas();
        let at = |latitude, longitude| {
            let position = Position::at(latitude, longitude);
            let known = around(&atlas, position);
            known.map(|(known, outside)| (known.told, outside))
        };
        assert_eq!(at(63_615_000, 15_265_000), Some(("Strömsund".to_owned(), false)));
        assert_eq!(at(58_354_000, 11_224_000), Some(("Sotenäs".to_owned(), true)));
        assert_eq!(at(59_913_000, 10_752_000), None);
    }

    #[test]
    fn a_position_that_somebody_changes_by_hand_is_no_longer_the_telephones() {
        let located = Position {
            uncertainty: Some(25),
            source: Some(PositionSource::Device),
            ..Position::at(63_615_000, 15_265_000)
        };
        let (mut typed, mut by_app) = (Typed::default(), Typed::default());
        take(&position(located, Language::Swedish), &mut typed, &mut by_app);
        assert_eq!(typed_position(&typed), Some(located));
        write_position(&mut typed, LATITUDE, "63,62");
        part_position(&mut typed);
        let by_hand = typed_position(&typed).unwrap();
        assert_eq!((by_hand.uncertainty, by_hand.source), (None, None));
        write_position(&mut typed, LONGITUDE, "61.733, 15.170");
        part_position(&mut typed);
        let pasted = typed_position(&typed).unwrap();
        assert_eq!(pasted, Position::at(61_733_000, 15_170_000));
    }
}
