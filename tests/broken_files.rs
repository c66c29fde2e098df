//! Broken files, one for each thing that can be wrong, and exactly what each is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use faltbok::exchange;

const FOLDER: &str = "src/exchange/golden/broken";

/// Of a file that is read, without a picture that is not the one its record tells of.
const LEFT_OUT: &str = "read; 1 record, no picture";

/// By file: what is said. Never what is hoped for: run the test and read it.
const SAID: &[(&str, &str)] = &[
    (
        "counter-ahead.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057 counts further than it has revisions)",
    ),
    (
        "counter-out-of-range.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: revision 4294967295-0000000000000001 has a counter out of range; ask for the file again)",
    ),
    (
        "cut.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 3, column 1026: the text ends too early)",
    ),
    (
        "day-not-in-the-calendar.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: the field day holds something else than it should)",
    ),
    (
        "erases-no-list.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 1, column 217: something here is not as the format says)",
    ),
    (
        "lone-surrogate.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 1, column 170: this is not JSON)",
    ),
    (
        "name-twice.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 1, column 180: something here is not as the format says)",
    ),
    (
        "newer.json",
        "the file was made by a newer Fältbok (format 2, this one reads up to 1); update the app, then try again",
    ),
    (
        "no-records.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 1, column 32: something here is not as the format says)",
    ),
    (
        "no-revision.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057 has no revision)",
    ),
    (
        "no-time.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: revision 1-0000000000000001 was saved at no time that can be read)",
    ),
    (
        "not-a-number.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 1, column 159: this is not JSON)",
    ),
    (
        "not-json-further-on.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 1, column 154: this is not JSON)",
    ),
    ("not-ours.json", "this is not a Fältbok file; pick the .json or .txt file that Fältbok made"),
    ("nothing.json", "there is nothing in the file; ask for it to be sent again"),
    (
        "number-for-text.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: the field title holds something else than it should)",
    ),
    ("photo-another.json", LEFT_OUT),
    ("photo-changed.json", LEFT_OUT),
    ("photo-media-type.json", LEFT_OUT),
    (
        "photo-no-id.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (a record's id is not an id)",
    ),
    (
        "photo-no-text.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 3, column 53: something here is not as the format says)",
    ),
    (
        "photo-not-base64.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a805a: its picture is not written as base64)",
    ),
    (
        "photo-png.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a805a: its picture is neither WebP nor JPEG)",
    ),
    (
        "photo-svg.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a805a: its picture is neither WebP nor JPEG)",
    ),
    (
        "photo-twice.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 3, column 240: something here is not as the format says)",
    ),
    (
        "photos-no-object.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (line 3, column 12: something here is not as the format says)",
    ),
    (
        "record-id.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (a record's id is not an id)",
    ),
    (
        "record-twice.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057 stands twice)",
    ),
    (
        "replaces-missing.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: revision 1-0000000000000001 is replaced and is not there)",
    ),
    (
        "revision-id.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: a revision's id is not an id)",
    ),
    (
        "revision-twice.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: two revisions have the id 1-0000000000000001)",
    ),
    (
        "ring.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: revision 1-0000000000000001 says that it replaces 2-0000000000000001, which is not older; ask for the file again)",
    ),
    (
        "too-deep.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057 says too much for one record)",
    ),
    (
        "year-ten-thousand.json",
        "the file is damaged or was edited by hand; ask for it to be sent again (record 01890a5d-ac96-774b-bcce-b302099a8057: revision 1-0000000000000001 was saved at no time that can be read)",
    ),
];

fn told(text: &str) -> String {
    match exchange::read(text) {
        Err(error) => error.to_string(),
        Ok(read) if read.records.len() == 1 && read.pictures.is_empty() => LEFT_OUT.to_owned(),
        Ok(_all) => "taken in".to_owned(),
    }
}

#[test]
fn every_broken_file_is_refused_with_its_own_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let files = fs::read_dir(folder).expect("the folder is committed");
    let said: BTreeMap<String, String> = files
        .map(|file| {
            let path = file.expect("it can be listed").path();
            let text = fs::read_to_string(&path).expect("it is text");
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, told(&text))
        })
        .collect();
    let expected: BTreeMap<String, String> =
        SAID.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect();
    let is_other = |(name, said): &(&String, &String)| expected.get(*name) != Some(*said);
    let others: Vec<_> = said.iter().filter(is_other).collect();
    assert!(others.is_empty(), "these are told something else:\n{others:#?}");
    assert_eq!(said.len(), expected.len(), "a file of the table is gone");
}
