//! Points from somebody's register, as a table of texts: CSV as spreadsheets write it, or `GeoJSON`.

use std::collections::BTreeMap;

use serde_json::Value;
use thiserror::Error;

use crate::domain::points::Table;

/// The most rows that are read: more than there are shops and villages in the country.
pub const MAX_ROWS: usize = 20_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 200;
/// The most bytes.
pub const MAX_FILE_BYTES: usize = 20_000_000;
/// What the columns of a `GeoJSON` point's place are called.
pub const LATITUDE: &str = "latitude";
pub const LONGITUDE: &str = "longitude";

/// Why a file is no table of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PointsError {
    #[error("the file has no rows under its headings; choose one that has")]
    Empty,
    #[error("the file has more rows or columns than is read; split it")]
    TooLarge,
    #[error("the file is no sound GeoJSON with points; save it anew where it comes from")]
    NotGeoJson,
}

/// Reads a file of points; which of the two it is shows in how it begins.
///
/// # Errors
///
/// Returns [`PointsError`] when there is no table in it.
pub fn read(bytes: &[u8]) -> Result<Table, PointsError> {
    if MAX_FILE_BYTES < bytes.len() {
        return Err(PointsError::TooLarge);
    }
    let text = decoded(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let table = if text.trim_start().starts_with('{') { geo_json(text)? } else { csv(text)? };
    if table.rows.is_empty() {
        return Err(PointsError::Empty);
    }
    Ok(table)
}

/// Whether a file called `name` that begins like this holds points, and is no book. What Excel calls
/// Unicode text ends in `.txt`, as books do that came by mail.
pub fn is_register(name: &str, start: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let is_object = start.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    match ending.as_str() {
        "csv" | "tsv" | "geojson" => true,
        "txt" if !is_object => {
            start.lines().next().is_some_and(|first| first.contains(['\t', ';']))
        }
        _ => is_geo_json(start),
    }
}

/// Whether a text that begins like this is `GeoJSON`, and not a book.
fn is_geo_json(start: &str) -> bool {
    let start = start.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('{')
        && (start.contains("\"FeatureCollection\"") || start.contains("\"Feature\""))
}

/// The text: UTF-8, UTF-16 as spreadsheets call Unicode, or what older ones write, where each byte is a
/// letter.
fn decoded(bytes: &[u8]) -> String {
    let units = |pair: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(move |it| pair([it[0], it[1]]));
        char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().copied().map(western).collect(),
        },
    }
}

/// What stands between 0x80 and 0x9f in Windows' letters of Western Europe; Latin 1 has none there.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn csv(text: &str) -> Result<Table, PointsError> {
    let (text, separator) = match text.split_once(['\r', '\n']) {
        // A line by which a spreadsheet tells itself what parts the columns.
        Some((first, rest)) if let Some(sign) = told_separator(first) => (rest, sign),
        _ => (text, separator(text)),
    };
    let is_filled = |row: &Vec<String>| row.iter().any(|it| !it.trim().is_empty());
    // The headings may stand under empty lines.
    let mut rows = records(text, separator)?.into_iter().filter(is_filled);
    let columns = rows.next().ok_or(PointsError::Empty)?;
    if MAX_COLUMNS < columns.len() {
        return Err(PointsError::TooLarge);
    }
    let columns: Vec<String> = columns.iter().map(|it| it.trim().to_owned()).collect();
    let mut filled: Vec<Vec<String>> = rows.collect();
    for row in &mut filled {
        row.resize(columns.len(), String::new());
    }
    Ok(Table { columns, rows: filled })
}

/// The sign in "sep=;".
fn told_separator(line: &str) -> Option<char> {
    let mut signs = line.trim_end().strip_prefix("sep=")?.chars();
    signs.next().filter(|_| signs.next().is_none())
}

/// What parts the columns: what stands most often in the first line, outside of quotes.
fn separator(text: &str) -> char {
    let mut lines = text.lines();
    let first = lines.find(|it| !it.trim().is_empty()).unwrap_or_default();
    let mut is_quoted = false;
    let mut counts = [(';', 0), ('\t', 0), (',', 0)];
    for letter in first.chars() {
        is_quoted ^= letter == '"';
        for (separator, count) in &mut counts {
            *count += usize::from(!is_quoted && letter == *separator);
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    counts.iter().find(|(_, count)| *count == most).map_or(',', |(separator, _)| *separator)
}

/// The rows with their cells (RFC 4180): a cell in quotes may hold anything, quotes twice.
fn records(text: &str, separator: char) -> Result<Vec<Vec<String>>, PointsError> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() => is_quoted = true,
            _ if is_quoted => cell.push(letter),
            '\r' if letters.peek() == Some(&'\n') => (),
            '\n' | '\r' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ if letter == separator => row.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
        // The headings are one more.
        if MAX_ROWS + 1 < rows.len() || MAX_COLUMNS < row.len() {
            return Err(PointsError::TooLarge);
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    Ok(rows)
}

fn geo_json(text: &str) -> Result<Table, PointsError> {
    let file: Value = serde_json::from_str(text).map_err(|_unsound| PointsError::NotGeoJson)?;
    let features = match file.get("features") {
        Some(features) => features.as_array().ok_or(PointsError::NotGeoJson)?.as_slice(),
        None if file.get("geometry").is_some() => std::slice::from_ref(&file),
        None => return Err(PointsError::NotGeoJson),
    };
    if MAX_ROWS < features.len() {
        return Err(PointsError::TooLarge);
    }
    let mut columns = vec![LATITUDE.to_owned(), LONGITUDE.to_owned()];
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for feature in features {
        let (latitude, longitude) = feature.get("geometry").and_then(point).unwrap_or_default();
        let mut row = vec![latitude, longitude];
        row.resize(columns.len(), String::new());
        let properties = feature.get("properties").and_then(Value::as_object);
        for (name, value) in properties.into_iter().flatten() {
            let Some(text) = plain(value) else { continue };
            let at = *numbers.entry(name.clone()).or_insert_with(|| {
                columns.push(name.clone());
                columns.len() - 1
            });
            // Before the row grows: twenty thousand rows of names of their own fill any memory.
            if MAX_COLUMNS <= at {
                return Err(PointsError::TooLarge);
            }
            row.resize(columns.len(), String::new());
            row[at] = text;
        }
        rows.push(row);
    }
    for row in &mut rows {
        row.resize(columns.len(), String::new());
    }
    Ok(Table { columns, rows })
}

/// The two numbers of a point, or of the first of several, north before east.
fn point(geometry: &Value) -> Option<(String, String)> {
    let at = geometry.get("coordinates")?;
    let at = match geometry.get("type")?.as_str()? {
        "Point" => at,
        "MultiPoint" => at.get(0)?,
        _ => return None,
    };
    let number = |number: usize| plain(at.get(number)?);
    Some((number(1)?, number(0)?))
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text.as_bytes()).unwrap().rows
    }

    #[test]
    fn a_table_is_read_as_spreadsheets_write_it() {
        let text = "\u{feff}Namn;Lat;Lon\r\n\"Lanthandeln; \"\"Affären\"\"\";63,615;15,265\r\n;;\r\nMacken;63\r\n";
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.columns, ["Namn", "Lat", "Lon"]);
        assert_eq!(
            table.rows,
            [["Lanthandeln; \"Affären\"", "63,615", "15,265"], ["Macken", "63", ""]]
        );
        assert_eq!(rows("a,b\n1,\"två\nrader\"\n"), [["1", "två\nrader"]]);
        assert_eq!(rows("a\tb\n1\t2"), [["1", "2"]]);
    }

    #[test]
    fn a_file_in_the_letters_of_older_spreadsheets_is_read_too() {
        let bytes: Vec<u8> = "Ort;Lat\nSikås;63".chars().map(|it| it as u8).collect();
        assert_eq!(read(&bytes).unwrap().rows, [["Sikås", "63"]]);
    }

    #[test]
    fn what_a_spreadsheet_calls_unicode_and_windows_letters_are_read() {
        let text = "\u{feff}Ort\tLat\r\nSikås – by\t63\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big] {
            let table = read(bytes).unwrap();
            assert_eq!(table.columns, ["Ort", "Lat"]);
            assert_eq!(table.rows, [["Sikås – by", "63"]]);
        }
        assert!(read(&little[..little.len() - 1]).is_ok(), "half a letter at the end is none");
        let windows = b"Butik;Lat\nK\xe4llstr\xf6ms \x96 \x94Aff\xe4ren\x94;63\n";
        assert_eq!(read(windows).unwrap().rows[0][0], "Källströms – ”Affären”");
    }

    #[test]
    fn headings_stand_under_empty_lines_or_a_line_that_names_the_separator() {
        for text in
            ["\n;;\nOrt;Kommun;Lat\nLos;Ljusdal;61\n", "sep=;\r\nOrt;Kommun;Lat\r\nLos;Ljusdal;61"]
        {
            let table = read(text.as_bytes()).unwrap();
            assert_eq!(table.columns, ["Ort", "Kommun", "Lat"]);
            assert_eq!(table.rows, [["Los", "Ljusdal", "61"]]);
        }
        assert_eq!(rows("sep=|\na|b\n1|2,5\n"), [["1", "2,5"]]);
    }

    #[test]
    fn points_that_each_have_names_of_their_own_fill_no_memory() {
        let feature = |at: usize| {
            let names: Vec<String> = (0..20).map(|it| format!("\"n{at}x{it}\":1")).collect();
            format!("{{\"type\":\"Feature\",\"properties\":{{{}}}}}", names.join(","))
        };
        let features: Vec<String> = (0..20_000).map(feature).collect();
        let text = format!("{{\"features\":[{}]}}", features.join(","));
        assert_eq!(read(text.as_bytes()), Err(PointsError::TooLarge));
    }

    #[test]
    fn a_register_is_told_from_a_book_by_its_name_or_by_how_it_begins() {
        let book = "{\"format\":\"faltbok\",\"exported_by\":\"a;\\tb\"";
        let map = " {\"type\": \"FeatureCollection\"";
        assert!(is_register("Butiker.CSV", "") && is_register("orter.json", map));
        assert!(is_register("butiker.txt", "Butik\tLat\n") && is_register("bok.txt", map));
        assert!(is_register("butiker.txt", "\u{fffd}\u{fffd}B\0\t\0"), "as UTF-16 looks");
        assert!(!is_register("bok.txt", book) && !is_register("bok.json", book));
        assert!(!is_register("brev.txt", "Hej!\nKan du; om du hinner\t"));
    }

    #[test]
    fn points_of_a_map_program_have_their_place_first_and_all_they_say_after() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[15.265,63.615]},
             "properties":{"namn":"Sikås","antal":12}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},
             "properties":{"kommun":"Krokom","namn":"Ytan"}},
            {"type":"Feature","geometry":null,"properties":null}]}"#;
        assert!(is_geo_json(text));
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.columns, ["latitude", "longitude", "antal", "namn", "kommun"]);
        assert_eq!(table.rows[0], ["63.615", "15.265", "12", "Sikås", ""]);
        assert_eq!(table.rows[1], ["", "", "", "Ytan", "Krokom"]);
        assert!(table.rows[2].iter().all(String::is_empty));
    }

    #[test]
    fn what_is_no_table_says_why() {
        assert_eq!(read(b""), Err(PointsError::Empty));
        assert_eq!(read(b"Namn;Lat\n"), Err(PointsError::Empty));
        assert_eq!(read(b"{\"format\":\"faltbok\"}"), Err(PointsError::NotGeoJson));
        assert_eq!(read(b"{\"features\":"), Err(PointsError::NotGeoJson));
        assert_eq!(read(&vec![b'\n'; MAX_FILE_BYTES + 1]), Err(PointsError::TooLarge));
        assert!(!is_geo_json("{\"format\":\"faltbok\"}"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_with_even_rows_or_none(bytes: Vec<u8>) {
            if let Ok(table) = read(&bytes) {
                prop_assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
            }
        }

        #[test]
        fn whatever_stands_in_a_cell_is_read_back(cell in "[^\r]{0,40}", other in "[a-zåäö]{1,20}") {
            let text = format!("a;b\n\"{}\";{other}\n", cell.replace('"', "\"\""));
            prop_assert_eq!(rows(&text), [[cell, other]]);
        }
    }
}
