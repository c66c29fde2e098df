//! Tests of the search: what is found, in which order, and that updating is rebuilding.

use super::*;
use crate::domain::field::Content;
use crate::domain::followup;
use crate::domain::parts::Party;
use crate::domain::place;
use crate::domain::provider;
use crate::domain::visit::VisitKind;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::party;
use crate::present::sample::stamp;
use crate::present::sample::swedish;
use proptest::prelude::*;

fn found(sample: &Sample, query: &str) -> Vec<RecordId> {
    let found = Index::new(&sample.book).search(&sample.book, query, 50);
    found.hits.iter().map(|hit| hit.id).collect()
}

fn noted(notes: &str) -> Content {
    Content::default().with(visit::NOTES, notes.to_owned())
}

#[test]
fn a_place_is_found_however_it_is_spelt() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    sample.place("Los");
    for query in ["sikas", "SIKÅS", " Sikås ", "ika", "sikäs"] {
        assert_eq!(found(&sample, query), [place], "{query}");
    }
    assert_eq!(found(&sample, ""), []);
    assert_eq!(found(&sample, " – "), []);
    assert_eq!(found(&sample, "sikasx"), []);
}

#[test]
fn every_word_must_occur_and_may_stand_inside_others() {
    let mut sample = Sample::default();
    let shop = sample.add(Kind::Visit, noted("Lanthandelsbutiken behöver ny kyl"));
    sample.add(Kind::Visit, noted("Butiken stänger"));
    assert_eq!(found(&sample, "butik").len(), 2);
    assert_eq!(found(&sample, "kyl butik"), [shop]);
    assert_eq!(found(&sample, "butik kyl kyl"), [shop]);
}

#[test]
fn titles_come_first_and_then_the_newest() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let old = noted("Sikås igen").with(visit::TITLE, "Möte".to_owned());
    let old = sample.add(Kind::Visit, old.with(visit::DAY, on("2016-01-01")));
    let new = noted("Om Sikås").with(visit::TITLE, "Samtal".to_owned());
    let new = sample.add(Kind::Visit, new.with(visit::DAY, on("2017-01-01")));
    let untitled = sample.visit(place, "2015-01-01");
    assert_eq!(found(&sample, "sikas"), [untitled, place, new, old]);
    let index = Index::new(&sample.book);
    let first = index.search(&sample.book, "sikas", 2);
    assert_eq!((first.total, first.hits.len()), (4, 2));
    assert_eq!(first.hits[0].id, untitled);
}

#[test]
fn a_hit_shows_the_words_around_it() {
    let mut sample = Sample::default();
    let content = noted("Ägaren vill lämna").with(visit::TITLE, "Butiken".to_owned());
    sample.add(Kind::Visit, content);
    let index = Index::new(&sample.book);
    let hit = |query| index.search(&sample.book, query, 1).hits.remove(0);
    assert_eq!(swedish(&hit("agaren").title), "Butiken");
    let snippet = hit("agaren butik").snippet.unwrap();
    assert_eq!((snippet.hit.as_str(), snippet.after.as_str()), ("Ägaren", " vill lämna"));
    assert_eq!(hit("butik").snippet, None, "the title already shows it");
}

#[test]
fn what_nobody_wrote_is_not_found() {
    let mut sample = Sample::default();
    let place = sample.place("Los");
    let content = Content::default().with(visit::PLACE, place).with(visit::KIND, VisitKind::Shop);
    sample.add(Kind::Visit, content.with(visit::DAY, on("2017-03-14")));
    for query in ["shop", "2017", &place.to_string()[..8]] {
        assert_eq!(found(&sample, query), [], "{query}");
    }
}

#[test]
fn a_visit_and_its_follow_ups_are_found_by_the_place_and_the_shop() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let shop = Content::default()
        .with(provider::PLACE, place)
        .with(provider::NAME, "Handlar'n".to_owned());
    let shop = sample.add(Kind::Provider, shop);
    let visit = sample.add(Kind::Visit, Content::default().with(visit::PROVIDER, shop));
    let followup = sample.followup(visit, "Ring", "2017-04-01");
    let all: BTreeSet<_> = [place, shop, visit, followup].into();
    assert_eq!(found(&sample, "sikås").into_iter().collect::<BTreeSet<_>>(), all);
    let of_shop: BTreeSet<_> = found(&sample, "handlar").into_iter().collect();
    assert!(of_shop.contains(&visit));

    let mut index = Index::new(&sample.book);
    sample.change(place, |history| {
        let named = Content::default().with(place::NAME, "Hammerdal".to_owned());
        history.write(&stamp(1), named);
    });
    index.update(&sample.book, [place]);
    assert_eq!(index.search(&sample.book, "sikås", 9).total, 0);
    assert_eq!(index.search(&sample.book, "hammerdal", 9).total, 4);
}

#[test]
fn what_is_deleted_is_not_found_until_it_is_back() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, noted("kylen"));
    let mut index = Index::new(&sample.book);
    sample.delete(visit);
    index.update(&sample.book, [visit]);
    assert_eq!(index.search(&sample.book, "kyl", 9).total, 0);
    sample.change(visit, |history| {
        history.restore(&stamp(1));
    });
    index.update(&sample.book, [visit]);
    assert_eq!(index.search(&sample.book, "kyl", 9).total, 1);
}

#[test]
fn many_updates_do_not_let_the_index_grow_for_ever() {
    let mut sample = Sample::default();
    let visit = sample.add(Kind::Visit, noted("kylen"));
    let mut index = Index::new(&sample.book);
    for _ in 0..3_000 {
        index.update(&sample.book, [visit]);
    }
    assert!(index.slots.len() < 1_100, "{}", index.slots.len());
    assert_eq!(index.search(&sample.book, "kyl", 9).total, 1);
}

#[test]
fn an_index_built_bit_by_bit_is_whole_in_the_end() {
    let mut sample = Sample::default();
    let all: Vec<_> = (0..7).map(|_| sample.add(Kind::Visit, noted("kylen"))).collect();
    let mut index = Index::default();
    let mut steps = 1;
    let mut next = index.take_up(&sample.book, None, 3);
    // A record that is saved meanwhile is taken up once.
    index.update(&sample.book, [all[6]]);
    while next.is_some() {
        next = index.take_up(&sample.book, next, 3);
        steps += 1;
    }
    assert_eq!((steps, index.slots.len()), (3, 7));
    assert_eq!(
        index.search(&sample.book, "kyl", 50),
        Index::new(&sample.book).search(&sample.book, "kyl", 50)
    );
    assert_eq!(Index::default().take_up(&sample.book, None, 7), None);
}

/// What a person does to a book with two places, two visits and two follow-ups.
#[derive(Clone, Debug)]
enum Step {
    Name(usize, String),
    Note(usize, String, usize),
    Promise(usize, String, Party, usize),
    Delete(usize),
    Restore(usize),
}

fn a_word() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec!["Sikås", "LOS", "kyl", "butikskyl", "à la", "ny kyl", ""])
            .prop_map(str::to_owned),
        "\\PC{0,8}",
    ]
}

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0_usize..2, a_word()).prop_map(|(at, name)| Step::Name(at, name)),
        (0_usize..2, a_word(), 0_usize..3)
            .prop_map(|(at, note, place)| Step::Note(at, note, place)),
        (0_usize..2, a_word(), a_word(), 0_usize..3)
            .prop_map(|(at, what, role, visit)| Step::Promise(at, what, party(&role, ""), visit)),
        (0_usize..6).prop_map(Step::Delete),
        (0_usize..6).prop_map(Step::Restore),
    ]
}

fn a_book() -> (Sample, [RecordId; 6]) {
    let mut sample = Sample::default();
    let kinds =
        [Kind::Place, Kind::Place, Kind::Visit, Kind::Visit, Kind::Followup, Kind::Followup];
    let ids = kinds.map(|kind| sample.add(kind, Content::default()));
    (sample, ids)
}

/// Does a step, and says which record it changed.
fn take(sample: &mut Sample, ids: [RecordId; 6], step: Step) -> RecordId {
    let linked = |content: Content, field, from: usize, at: usize| match at {
        2 => content,
        _ => content.with(field, ids[from + at]),
    };
    let (id, content) = match step {
        Step::Name(at, name) => (ids[at], Content::default().with(place::NAME, name)),
        Step::Note(at, note, place) => (ids[2 + at], linked(noted(&note), visit::PLACE, 0, place)),
        Step::Promise(at, what, owner, visit) => {
            let content =
                Content::default().with(followup::WHAT, what).with(followup::OWNER, owner);
            (ids[4 + at], linked(content, followup::VISIT, 2, visit))
        }
        Step::Delete(at) => {
            sample.delete(ids[at]);
            return ids[at];
        }
        Step::Restore(at) => {
            sample.change(ids[at], |history| {
                history.restore(&stamp(1));
            });
            return ids[at];
        }
    };
    sample.change(id, |history| {
        history.write(&stamp(1), content);
    });
    id
}

proptest! {
    #[test]
    fn an_updated_index_finds_what_a_new_one_finds(
        steps in proptest::collection::vec(a_step(), 1..12), query in a_word(),
    ) {
        let (mut sample, ids) = a_book();
        let mut index = Index::new(&sample.book);
        for step in steps {
            let changed = take(&mut sample, ids, step);
            index.update(&sample.book, [changed]);
        }
        let new = Index::new(&sample.book);
        for query in [query.as_str(), "sikas", "kyl", "o", "s kyl"] {
            let (found, expected) =
                (index.search(&sample.book, query, 9), new.search(&sample.book, query, 9));
            prop_assert_eq!(found, expected, "{}", query);
        }
    }

    #[test]
    fn every_record_is_found_by_each_of_its_words(
        steps in proptest::collection::vec(a_step(), 1..12),
    ) {
        let (mut sample, ids) = a_book();
        for step in steps {
            take(&mut sample, ids, step);
        }
        let index = Index::new(&sample.book);
        for record in sample.book.all().filter(|record| record.is_shown()) {
            let mut own = Vec::new();
            texts::each(record, &mut |text| own.push(text));
            for text in own {
                for word in text.split_whitespace().filter(|it| words(&folded(it)).count() > 0) {
                    let found = index.search(&sample.book, word, 9);
                    prop_assert!(found.hits.iter().any(|hit| hit.id == record.id()), "{}", word);
                }
            }
        }
    }
}
