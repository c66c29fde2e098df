//! The map that the app carries says what its sources say.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use faltbok::domain::map::atlas::Atlas;
use faltbok::domain::map::atlas::Border;
use faltbok::domain::place::Position;
use proptest::prelude::*;
use serde_json::Value;

const MAP: &[u8] = include_bytes!("../public/sverige.bin");
const BORDERS: &str = include_str!("../xtask/data/kommuner.geojson");
const LOCALITIES: &str = include_str!("../xtask/data/orter.csv");

fn atlas() -> &'static Atlas {
    static READ: LazyLock<Atlas> = LazyLock::new(|| Atlas::read(MAP).expect("the map is sound"));
    &READ
}

/// Degrees as text or number, in millionths, rounded as the map rounds them.
fn millionths(degrees: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 180")]
    let whole = (degrees * 10_000.0).round() as i64 * 100;
    whole
}

fn at(latitude: f64, longitude: f64) -> Position {
    Position::at(millionths(latitude), millionths(longitude))
}

fn name_at(atlas: &Atlas, position: Position) -> Option<&str> {
    atlas.name_at(position)
}

#[test]
fn every_municipality_has_the_borders_of_the_source() {
    let atlas = atlas();
    let source: Value = serde_json::from_str(BORDERS).unwrap();
    let features = source["features"].as_array().unwrap();
    assert_eq!(atlas.municipalities.len(), 290);
    assert_eq!(features.len(), 290);
    for (ours, theirs) in atlas.municipalities.iter().zip(features) {
        let code = theirs["properties"]["kod"].as_str().unwrap().parse::<u16>().unwrap();
        assert_eq!(
            (ours.code, ours.name.as_str()),
            (code, theirs["properties"]["namn"].as_str().unwrap())
        );
        let rings = theirs["geometry"]["coordinates"].as_array().unwrap();
        assert_eq!(ours.rings.len(), rings.len(), "{}", ours.name);
        for (ours, theirs) in ours.rings.iter().zip(rings) {
            let ours: Vec<Position> = atlas.points(ours).collect();
            let mut theirs: Vec<Position> = theirs[0]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| at(it[1].as_f64().unwrap(), it[0].as_f64().unwrap()))
                .collect();
            theirs.pop();
            // The same ring, wherever it is begun.
            let begin = theirs.iter().position(|it| *it == ours[0]).unwrap();
            theirs.rotate_left(begin);
            assert_eq!(ours, theirs);
        }
    }
}

#[test]
fn a_border_stands_once_and_knows_what_is_beyond() {
    let atlas = atlas();
    let mut users: BTreeMap<usize, usize> = BTreeMap::new();
    for step in atlas.municipalities.iter().flat_map(|it| it.rings.iter().flatten()) {
        *users.entry(step.arc).or_default() += 1;
    }
    for (arc, users) in users {
        let expected = if atlas.arcs[arc].border == Border::BetweenTwo { 2 } else { 1 };
        assert_eq!(users, expected, "{:?}", atlas.arcs[arc].points[0]);
    }
    let of = |name: &str| {
        let it = atlas.municipalities.iter().find(|it| it.name == name).unwrap();
        let steps = it.rings.iter().flatten();
        let borders: BTreeSet<u8> = steps.map(|step| atlas.arcs[step.arc].border as u8).collect();
        borders.into_iter().collect::<Vec<_>>()
    };
    let [between, coast, abroad] =
        [Border::BetweenTwo, Border::Coast, Border::Abroad].map(|it| it as u8);
    assert_eq!(of("Strömsund"), [between, abroad]);
    assert_eq!(of("Kiruna"), [between, abroad]);
    assert_eq!(of("Strömstad"), [between, coast, abroad]);
    assert_eq!(of("Haparanda"), [between, coast, abroad]);
    assert_eq!(of("Malmö"), [between, coast]);
    assert_eq!(of("Ljusdal"), [between]);
    assert_eq!(of("Gotland"), [coast]);
}

#[test]
fn every_locality_of_the_source_is_there_and_in_its_municipality() {
    let atlas = atlas();
    let ours: BTreeSet<_> = atlas
        .localities
        .iter()
        .map(|it| (it.name.as_str(), it.position.latitude, it.position.longitude, it.population))
        .collect();
    let mut lines = 0;
    for line in LOCALITIES.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let position = at(cells[1].parse().unwrap(), cells[2].parse().unwrap());
        let population = Some(cells[3].parse::<u32>().unwrap()).filter(|it| *it != 0);
        assert!(
            ours.contains(&(cells[0], position.latitude, position.longitude, population)),
            "{line}"
        );
        assert_eq!(name_at(atlas, position), Some(cells[5]), "{line}");
        lines += 1;
    }
    assert_eq!((lines, atlas.localities.len()), (1_323, 1_323));
    for locality in &atlas.localities {
        let found = atlas.municipality_at(locality.position).unwrap();
        assert_eq!(found.municipality, locality.municipality, "{}", locality.name);
    }
}

#[test]
fn villages_that_no_list_has_are_in_their_municipality() {
    let atlas = atlas();
    for (latitude, longitude, municipality) in [
        (63.615, 15.265, "Strömsund"),
        (64.503, 14.150, "Strömsund"),
        (62.184, 15.651, "Ljusdal"),
        (61.733, 15.170, "Ljusdal"),
        (61.855, 14.092, "Härjedalen"),
        (63.424, 15.826, "Ragunda"),
        (65.011, 17.703, "Storuman"),
    ] {
        assert_eq!(name_at(atlas, at(latitude, longitude)), Some(municipality));
    }
}

#[test]
fn a_position_abroad_or_at_sea_is_in_no_municipality() {
    let atlas = atlas();
    for (place, latitude, longitude) in [
        ("Oslo", 59.913, 10.752),
        ("Halden", 59.123, 11.387),
        ("Helsingør", 56.036, 12.613),
        ("København", 55.676, 12.568),
        ("Mariehamn", 60.097, 19.935),
        ("Lierne", 64.417, 13.617),
        ("Kautokeino", 69.012, 23.041),
        ("Rovaniemi", 66.503, 25.729),
        ("the Bothnian Sea", 62.0, 19.0),
        ("the south pole", -90.0, 0.0),
    ] {
        assert_eq!(name_at(atlas, at(latitude, longitude)), None, "{place}");
    }
    // What a broken file may hold.
    let nowhere = Position::at(i64::MIN, i64::MAX);
    assert_eq!(name_at(atlas, nowhere), None);
}

#[test]
fn just_off_the_drawn_coast_is_its_municipality_and_said_to_be_outside() {
    let atlas = atlas();
    // Sandhamn and Smögen, and Styrsö far out: islands that the borders are too coarse for.
    for (latitude, longitude, municipality) in
        [(59.288, 18.915, "Värmdö"), (58.354, 11.224, "Sotenäs"), (57.616, 11.784, "Göteborg")]
    {
        assert_eq!(name_at(atlas, at(latitude, longitude)), Some(municipality));
    }
    let sea = atlas.municipality_at(at(58.354, 11.224)).map(|it| it.is_just_outside);
    assert_eq!(sea, Some(true));
    let land = atlas.municipality_at(at(63.179, 14.636)).unwrap();
    assert!(!land.is_just_outside);
}

#[test]
fn a_map_that_is_cut_short_or_something_else_is_refused() {
    assert!(Atlas::read(b"").is_err());
    assert!(Atlas::read(b"<!doctype html>").is_err());
    for end in (0..MAP.len()).step_by(977) {
        assert!(Atlas::read(&MAP[..end]).is_err(), "{end}");
    }
    let longer: Vec<u8> = MAP.iter().copied().chain([0]).collect();
    assert!(Atlas::read(&longer).is_err());
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(0_u8.., 0..400)) {
        let marked: Vec<u8> = b"sverige1".iter().copied().chain(bytes).collect();
        drop(Atlas::read(&marked));
    }

    #[test]
    fn a_broken_byte_does_not_make_it_panic(place in 8_usize..MAP.len(), byte: u8) {
        let mut bytes = MAP.to_vec();
        bytes[place] = byte;
        drop(Atlas::read(&bytes));
    }

    #[test]
    fn any_position_is_somewhere_or_nowhere(latitude in -90_000_000_i64..=90_000_000, longitude in -180_000_000_i64..=180_000_000) {
        let found = atlas().municipality_at(Position::at(latitude, longitude));
        let around_sweden = (55_000_000..69_200_000).contains(&latitude) && (10_500_000..24_300_000).contains(&longitude);
        prop_assert!(found.is_none() || around_sweden);
    }
}
