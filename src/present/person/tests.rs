//! A person who stands everywhere: found, told, and taken out.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::*;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::command::decide;
use crate::domain::field::Content;
use crate::domain::history::History;
use crate::domain::history::Revision;
use crate::domain::history::Stamp;
use crate::domain::id::RevisionId;
use crate::domain::id::Writer;
use crate::domain::join;
use crate::domain::parts::Party;
use crate::domain::photo;
use crate::domain::place;
use crate::domain::provider;
use crate::domain::value::Members;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::stamp;
use crate::present::sample::swedish;
use crate::text::Language;

const KARIN: &str = "Karin Exempel\n063-12 34";

fn find_in(sample: &Sample, typed: &str) -> Vec<FoundRecord> {
    find(&sample.book, [], &Terms::read(typed)).records
}

fn notes(text: &str) -> Content {
    Content::default().with(visit::NOTES, text.to_owned())
}

/// A contact, a visit that names her now, one that only did, and one in the bin.
fn village() -> (Sample, [RecordId; 4]) {
    let mut sample = Sample::default();
    let contact = Content::default()
        .with(contact::NAME, "Karin Exempel".to_owned())
        .with(contact::PHONE, "063 12 34".to_owned());
    let contact = sample.add(Kind::Contact, contact);
    let participants = vec![Party { role: "Ägare, Karin Exempel".to_owned(), ..Party::default() }];
    let now = notes("Karin Exempels kyl är trasig. Ring 063-12 34.")
        .with(visit::PARTICIPANTS, participants)
        .with(visit::DAY, on("2017-03-14"));
    let now = sample.add(Kind::Visit, now);
    let earlier = sample.add(Kind::Visit, notes("Träffade Karin Exempel"));
    sample.change(earlier, |history| {
        history.write(&stamp(1), notes("Träffade ägaren"));
    });
    let binned = sample.add(Kind::Visit, notes("karin exempel ringde"));
    sample.delete(binned);
    sample.add(Kind::Visit, notes("Karin på kommunen"));
    (sample, [contact, now, earlier, binned])
}

#[test]
fn a_person_is_found_in_every_field_now_earlier_and_in_the_bin() {
    let (sample, [contact, now, earlier, binned]) = village();
    let found = find_in(&sample, KARIN);
    let of = |id| found.iter().find(|it| it.line.id == id).unwrap();
    assert_eq!(found.len(), 4);
    assert_eq!(of(contact).remedy, Remedy::EraseWhole);
    let labels: Vec<_> = of(now).places.iter().map(|it| swedish(&it.label)).collect();
    assert_eq!(labels, ["Anteckning", "Deltagare"]);
    assert_eq!(of(now).day, on("2017-03-14"));
    let snippet = &of(now).places[0].snippet;
    assert_eq!(
        (snippet.hit.as_str(), snippet.after.as_str()),
        ("Karin Exempels", " kyl är trasig. Ring 063-12 34.")
    );
    assert!(of(now).places.iter().all(|it| it.is_now));
    assert!(!of(earlier).places[0].is_now);
    assert_eq!(of(earlier).places[0].texts[0].text, "Träffade Karin Exempel");
    assert!(of(binned).stands == Stands::InBin && of(binned).places[0].is_now);
    assert!(find_in(&sample, "").is_empty());
}

#[test]
fn the_name_of_who_saved_is_told_and_is_no_reason_to_erase() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, notes("Inget"));
    let karin = Stamp {
        writer: Writer(7),
        saved_by: "Karin Exempel, regionen".to_owned(),
        saved_at: NaiveDateTime::default(),
    };
    sample.change(visit, |history| {
        history.write(&karin, notes("Något"));
    });
    let found = find_in(&sample, KARIN);
    assert_eq!((found[0].saved.len(), found[0].remedy), (1, Remedy::SavedOnly));
    let erasing = erasing(&sample.book, &Terms::read(KARIN), [visit], Language::Swedish);
    assert_eq!(erasing, Erasing::default());
}

#[test]
fn a_draft_that_names_the_person_is_told() {
    let sample = Sample::default();
    let id = RecordId::from_parts(1, [1; 10]);
    let typed = [
        ("notes".to_owned(), "Ring Karin Exempel".to_owned()),
        ("title".to_owned(), "Samtal".to_owned()),
    ];
    let found = find(&sample.book, [Begun::Form(id, Kind::Visit, &typed)], &Terms::read(KARIN));
    assert_eq!(found.drafts.len(), 1);
    assert_eq!(swedish(&found.drafts[0].title), "Besök: Samtal");
    assert_eq!(found.drafts[0].snippet.hit, "Karin Exempel");
    let other =
        find(&sample.book, [Begun::Form(id, Kind::Visit, &typed[1..])], &Terms::read(KARIN));
    assert!(other.is_empty());
}

#[test]
fn what_was_begun_in_place_of_a_choice_is_told() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, notes("Inget"));
    let begun =
        |text| find(&sample.book, [Begun::Choice(visit, "notes", text)], &Terms::read(KARIN));
    let found = begun("Båda pratade med Karin Exempel");
    assert_eq!(found.drafts[0].choice.as_deref(), Some("notes"));
    assert_eq!(swedish(&found.drafts[0].title), "Besök");
    assert!(begun("Båda pratade med ägaren").is_empty());
}

#[test]
fn a_record_that_was_joined_is_looked_through_and_keeps_its_own_links() {
    let mut sample = Sample::default();
    let (place, twin) = (sample.place("Sikås"), sample.place("Sikas"));
    let visit = sample.add(Kind::Visit, notes("Karin Exempel").with(visit::PLACE, twin));
    let named = Content::default().with(place::NOTES, "Karin Exempel bor här".to_owned());
    sample.change(twin, |history| {
        history.write(&stamp(1), named.with(join::SAME_AS, place));
    });
    sample.book = sample.book.all().cloned().collect();
    let found = find_in(&sample, KARIN);
    let of = |id| found.iter().find(|it| it.line.id == id).unwrap();
    assert_eq!((of(twin).stands, of(visit).stands), (Stands::Joined, Stands::InBook));
    erased(&mut sample);
    assert_eq!(find_in(&sample, KARIN), []);
    let content = sample.book.get(visit).unwrap().history().outcome().content;
    assert_eq!(content.get(visit::PLACE), Some(twin));
}

/// Erases her everywhere in the book.
fn erased(sample: &mut Sample) -> Erasing {
    let terms = Terms::read(KARIN);
    let ids: Vec<_> = find_in(sample, KARIN).iter().map(|it| it.line.id).collect();
    let erasing = erasing(&sample.book, &terms, ids, Language::Swedish);
    for record in decide(&sample.book, erasing.changes.clone(), &stamp(9)) {
        sample.book.put(record);
    }
    erasing
}

#[test]
fn erasing_takes_the_person_out_and_leaves_the_rest() {
    let (mut sample, [contact, now, earlier, binned]) = village();
    let done = erased(&mut sample);
    assert_eq!((done.contacts, done.others), (1, 3));
    assert_eq!(find_in(&sample, KARIN), []);
    let record = |id| sample.book.get(id).unwrap();
    assert_eq!(record(contact).liveness(), Liveness::Erased);
    let content = record(now).content();
    assert_eq!(
        content.text(visit::NOTES),
        "[borttaget namn] kyl är trasig. Ring [borttagen uppgift]."
    );
    assert_eq!(content.get(visit::PARTICIPANTS).unwrap()[0].role, "Ägare, [borttaget namn]");
    assert_eq!(content.get(visit::DAY), Some(on("2017-03-14")));
    assert_eq!(record(earlier).content().text(visit::NOTES), "Träffade ägaren");
    assert_eq!(record(binned).liveness(), Liveness::Deleted);
    assert_eq!(record(binned).content().text(visit::NOTES), "[borttaget namn] ringde");
    assert_eq!(find_in(&sample, "Karin").len(), 1, "somebody else by the same first name");
}

#[test]
fn a_contact_that_only_mentions_the_person_stays() {
    let mut sample = Sample::default();
    let other = Content::default()
        .with(contact::NAME, "Asta Påhittad".to_owned())
        .with(contact::NOTES, "Svarar för Karin Exempel".to_owned());
    let other = sample.add(Kind::Contact, other);
    assert_eq!(find_in(&sample, KARIN)[0].remedy, Remedy::TakeOut);
    erased(&mut sample);
    let content = sample.book.get(other).unwrap().content();
    assert_eq!(content.text(contact::NAME), "Asta Påhittad");
    assert_eq!(content.text(contact::NOTES), "Svarar för [borttaget namn]");
}

#[test]
fn links_and_choices_are_never_replaced() {
    let mut sample = Sample::default();
    let place = sample.place("Fuel");
    let kinds = vec![provider::ProviderKind::Fuel];
    let shop = Content::default().with(provider::KINDS, kinds.clone()).with(provider::PLACE, place);
    let shop = sample.add(Kind::Provider, shop.with(provider::NAME, "Fuels mack".to_owned()));
    let change = erasing(&sample.book, &Terms::read("fuel"), [shop], Language::Swedish).changes;
    let record = &decide(&sample.book, change, &stamp(9))[0];
    assert_eq!(record.content().get(provider::KINDS), Some(kinds));
    assert_eq!(record.content().get(provider::PLACE), Some(place));
    assert_eq!(record.content().text(provider::NAME), "[borttaget namn] mack");
}

#[test]
fn what_a_newer_program_wrote_is_looked_through_and_erased() {
    let mut sample = Sample::default();
    let mut content = notes("Inget");
    let guests = Value::List(vec![Value::Text("Karin Exempel".to_owned()), Value::Flag(true)]);
    content.set("guests", Some(guests));
    let visit = sample.add(Kind::Visit, content);
    erased(&mut sample);
    let guests = Value::List(vec![Value::Text("[borttaget namn]".to_owned()), Value::Flag(true)]);
    assert_eq!(sample.book.get(visit).unwrap().content().value("guests"), Some(&guests));
}

#[test]
fn the_extract_tells_every_text_with_who_and_when() {
    let (sample, _) = village();
    let found = find(&sample.book, [], &Terms::read(KARIN));
    let text = report(KARIN, &found, &[], on("2026-11-22"), Language::Swedish);
    for part in [
        "Gjort 22 november 2026\n",
        "Sökt efter: Karin Exempel; 063-12 34\n",
        "Finns i 4 poster\n",
        "Besök: Besök (14 mars 2017)\n",
        "    Anteckning. Står nu. Sparat av Servicesamordnare, 1 januari 1970 00:00\n        Karin Exempels kyl är trasig. Ring 063-12 34.\n",
        "    Anteckning. Stod tidigare. Sparat av",
        "    Ligger i papperskorgen\n",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn a_contact_says_what_to_look_for() {
    let (sample, [contact, visit, ..]) = village();
    assert_eq!(lines_of(&sample.book, contact), "Karin Exempel\n063 12 34");
    assert_eq!(lines_of(&sample.book, visit), "");
}

/// What a program to come put beside the content of each revision.
fn with_member(sample: &mut Sample, id: RecordId, name: &str, value: &Value) {
    let record = sample.book.get(id).unwrap();
    let said = |(id, revision): (RevisionId, &Revision)| {
        let extra = Members::from_iter([(name.to_owned(), value.clone())]);
        (id, Arc::new(Revision { extra, ..revision.clone() }))
    };
    let history = History::from_revisions(record.history().revisions().map(said).collect());
    let record = Record::new(id, record.kind_name().to_owned(), history.unwrap());
    sample.book.put(record);
}

fn group<const N: usize>(parts: [(&str, Value); N]) -> Value {
    Value::Group(parts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

#[test]
fn members_of_a_newer_program_are_looked_through_handed_out_and_erased_in_every_revision() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, notes("Inget"));
    sample.change(visit, |history| {
        history.write(&stamp(1), notes("Något"));
    });
    let seats = Value::List(vec![group([
        ("who", Value::Text("Ordförande: Karin Exempel".to_owned())),
        ("table", Value::Whole(3)),
    ])]);
    with_member(&mut sample, visit, "seating", &group([("rows", seats)]));
    let before = sample.book.get(visit).unwrap().clone();

    let found = find(&sample.book, [], &Terms::read(KARIN));
    let [place] = &found.records[0].places[..] else { panic!("one place") };
    assert_eq!(swedish(&place.label), "Uppgift från en nyare version av Fältbok: seating");
    assert_eq!((place.snippet.hit.as_str(), place.is_now), ("Karin Exempel", true));
    assert_eq!((place.texts.len(), place.goes_whole), (1, true));
    let text = report(KARIN, &found, &[], on("2026-11-22"), Language::Swedish);
    assert!(text.contains("version av Fältbok: seating. Står nu."), "{text}");
    assert!(text.contains("        Ordförande: Karin Exempel\n"), "{text}");

    let done = erased(&mut sample);
    assert_eq!((done.contacts, done.others), (0, 1));
    assert_eq!(find_in(&sample, KARIN), []);
    let record = sample.book.get(visit).unwrap();
    assert!(record.history().revisions().all(|(_, it)| it.extra.is_empty()));
    assert_eq!(record.content().text(visit::NOTES), "Något");
    // Nor does a file from before it bring her back.
    let both = record.merged(&before).unwrap().unwrap_or_else(|| record.clone());
    assert!(both.history().revisions().all(|(_, it)| it.extra.is_empty()));
}

#[test]
fn names_of_parts_and_numbers_in_what_a_newer_program_wrote_are_found_and_replaced() {
    let mut sample = Sample::default();
    let mut content = notes("Inget");
    let seats = group([
        ("Karin Exempel", Value::Whole(460_631_234)),
        ("Karin  Exempel", Value::Foreign("0631234e5".to_owned())),
        ("Olle", Value::Flag(true)),
    ]);
    content.set("seats", Some(seats));
    let visit = sample.add(Kind::Visit, content);
    let typed = "Karin Exempel\n460631234";
    let found = find_in(&sample, typed);
    assert_eq!(found[0].places[0].texts.len(), 3);
    let change = erasing(&sample.book, &Terms::read(typed), [visit], Language::Swedish).changes;
    for record in decide(&sample.book, change, &stamp(9)) {
        sample.book.put(record);
    }
    let left = group([
        ("[borttaget namn]", Value::Foreign("0631234e5".to_owned())),
        ("[borttaget namn]+", Value::Text("[borttagen uppgift]".to_owned())),
        ("Olle", Value::Flag(true)),
    ]);
    let content = sample.book.get(visit).unwrap().content();
    assert_eq!(content.value("seats"), Some(&left));
}

#[test]
fn a_photo_whose_caption_names_the_person_goes_whole_and_its_figures_name_nobody() {
    let mut sample = Sample::default();
    let digest = Content::default().with(photo::SHA256, "0701234567".repeat(6));
    let named = digest.clone().with(photo::CAPTION, "Karin Exempel vid kassan".to_owned());
    let (named, other) = (sample.add(Kind::Photo, named), sample.add(Kind::Photo, digest));
    let terms = Terms::read("Karin\n070-123 45 67");
    let found = find(&sample.book, [], &terms);
    assert_eq!(found.records.iter().map(|it| it.line.id).collect::<Vec<_>>(), [named]);
    assert_eq!(found.records[0].remedy, Remedy::EraseWhole);
    let all = erasing(&sample.book, &terms, [named, other], Language::Swedish);
    assert_eq!((all.photos, all.contacts, all.others), (1, 0, 0));
    assert_eq!(all.changes, [Change { id: named, kind: Kind::Photo, edit: Edit::Erase }]);
    let report = report("Karin", &found, &[], on("2026-11-22"), Language::Swedish);
    assert!(report.contains("Bilden själv är inte med i utdraget."));
}
