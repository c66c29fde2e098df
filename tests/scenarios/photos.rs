//! Stories of photos: from the camera to the colleague, and to the bin and beyond.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use faltbok::app::making::Ask;
use faltbok::app::making::Pictures;
use faltbok::app::making::Unmade;
use faltbok::app::photos::Chosen;
use faltbok::app::photos::NewPhoto;
use faltbok::app::photos::NotTaken;
use faltbok::app::photos::What;
use faltbok::domain::hanging;
use faltbok::domain::history::Liveness;
use faltbok::domain::photo;
use faltbok::domain::selection::Scope;
use faltbok::domain::selection::Wish;
use faltbok::exchange;

use super::*;

/// The picture of this number, of so many bytes.
fn a_picture(number: u8, bytes: usize) -> NewPhoto {
    let mut picture = vec![number; bytes];
    picture[..3].copy_from_slice(b"\xff\xd8\xff");
    NewPhoto::read(BASE64_STANDARD.encode(picture), (1_600, 1_200), None).expect("like a JPEG")
}

fn asks(pictures: Option<bool>) -> Ask {
    Ask { wish: Wish { pictures, ..Wish::default() }, ..Ask::default() }
}

impl Phone {
    fn takes_photo(&self, of: RecordId, number: u8) -> RecordId {
        block_on(self.app.add_photo(of, a_picture(number, 100))).expect("an ordinary phone saves")
    }

    fn sees(&self, photo: RecordId) -> bool {
        block_on(self.app.picture(photo)).expect("memory reads").is_some()
    }

    fn pictures(&self) -> Vec<(String, String)> {
        block_on(self.store.load_all(Table::Photos)).expect("memory loads")
    }

    fn backs_up(&self) -> String {
        self.file(&self.makes(Ask { wish: Wish::everything(), ..Ask::default() }))
    }

    fn erases(&self, kind: Kind, id: RecordId) {
        let change = Change { id, kind, edit: Edit::Erase };
        block_on(self.app.erase(vec![change])).expect("an ordinary phone erases");
    }
}

#[test]
fn a_photo_is_kept_at_once_with_its_picture_or_not_at_all() {
    told(|| {
        let inner = MemoryStore::default();
        let store = RefusingStore::new(inner.clone());
        let refusal = store.refusal();
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Refusing(store)));
        let of = device::new_id();
        refusal.refuse_writes(StoreError::Full);
        let full = block_on(app.add_photo(of, a_picture(1, 100)));
        assert_eq!(full, Err(Failure::Store(StoreError::Full)));
        assert!(app.book().get_untracked().is_empty());
        refusal.allow_all();
        let id = block_on(app.add_photo(of, a_picture(1, 100))).expect("space was freed");

        let again = Phone::on(inner);
        let record = again.book().get(id).expect("kept").clone();
        assert_eq!((record.content().get(photo::OF), photo::length(&record)), (Some(of), 100));
        let address = block_on(again.app.picture(id)).expect("reads").expect("kept");
        assert!(address.starts_with("data:image/jpeg;base64,/9j/AQEB"));
        assert!(!again.rows()[0].1.contains("/9j/"), "the record does not carry the picture");
    });
}

#[test]
fn files_that_are_chosen_while_others_are_added_wait_for_their_turn() {
    told(|| {
        let phone = Phone::new();
        let (of, way) = (device::new_id(), phone.app.photos_on_their_way());
        let chosen = |name: &str| Chosen {
            of,
            file: name.to_owned(),
            before_adding: None,
            added: RwSignal::new(0),
            again: None,
        };
        let next = || way.next().map(|it| it.file);
        assert!(!way.wait(Vec::new()));
        assert!(way.wait(vec![chosen("a"), chosen("b")]), "nobody adds them yet");
        assert_eq!((next().as_deref(), way.at()), (Some("a"), Some((1, 2))));
        assert!(!way.wait(vec![chosen("c")]), "whoever adds the others adds it too");
        assert_eq!((next().as_deref(), way.at()), (Some("b"), Some((2, 3))));
        assert_eq!((next().as_deref(), way.at()), (Some("c"), Some((3, 3))));
        assert_eq!((next(), way.at()), (None, None));
        assert!(way.wait(vec![chosen("d")]), "all had been added");
    });
}

#[test]
fn a_photo_that_the_device_refuses_is_held_until_it_is_kept_or_thrown_away() {
    told(|| {
        let store = RefusingStore::new(MemoryStore::default());
        let refusal = store.refusal();
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Refusing(store)));
        let (of, way) = (device::new_id(), app.photos_on_their_way());
        let held = || way.unkept(of).into_iter().map(|it| it.number).collect::<Vec<_>>();
        refusal.refuse_writes(StoreError::Full);
        assert!(!block_on(app.keep_photo(of, a_picture(1, 100), None)));
        assert_eq!((held().len(), way.unkept(device::new_id()).len()), (1, 0));
        let number = held()[0];
        assert!(!block_on(app.keep_photo(of, a_picture(1, 100), Some(number))));
        assert_eq!(held(), [number], "it is still there, once");
        refusal.allow_all();
        assert!(block_on(app.keep_photo(of, a_picture(1, 100), Some(number))));
        assert_eq!(held(), [0; 0]);
        assert!(!block_on(app.keep_photo(of, a_picture(1, 100), Some(number))), "a second tap");
        assert_eq!(app.book().get_untracked().len(), 1);

        // What no photo could be made of is held too, and another reason takes the place of one.
        way.hold(None, of, What::File("IMG_1.jpg".to_owned(), NotTaken::NotScaled));
        let number = held()[0];
        way.hold(Some(number), of, What::File("IMG_1.jpg".to_owned(), NotTaken::NoPicture));
        let [it] = &way.unkept(of)[..] else { panic!("there is one") };
        assert!(matches!(it.what, What::File(_, NotTaken::NoPicture)));
        way.let_go(number);
        way.hold(Some(number), of, What::File("IMG_1.jpg".to_owned(), NotTaken::NoPicture));
        assert_eq!(held(), [0; 0]);
    });
}

#[test]
fn one_picture_that_can_t_be_read_stays_and_all_else_goes() {
    told(|| {
        let phone = Phone::new();
        let visit = phone.writes_visit("Sikås");
        let (damaged, whole) = (phone.takes_photo(visit, 1), phone.takes_photo(visit, 2));
        let row = Write::put(Table::Photos, damaged.to_string(), "no \"picture\"".to_owned());
        let written = phone.store.update(Table::Photos, &[], |_| Ok::<_, ()>((vec![row], ())));
        block_on(written).expect("memory writes");
        let made = phone.makes(Ask { wish: Wish::everything(), ..Ask::default() });
        assert_eq!((made.pictures.count, made.pictures.unread), (2, 1));
        assert!(!made.is_all(Scope::Book), "it is no backup");
        let read = exchange::read(&phone.file(&made)).expect("it can be taken in");
        assert_eq!(read.pictures.keys().copied().collect::<Vec<_>>(), [whole]);
        assert_eq!(read.records.len(), made.records);

        let sent = phone.makes_for_officer(true);
        assert!(!sent.marks[&damaged].picture, "it was not sent");
        assert!(sent.marks[&whole].picture);
    });
}

#[test]
fn no_file_is_made_that_nobody_could_take_in_again() {
    told(|| {
        let phone = Phone::new();
        let visit = phone.writes_visit("Sikås");
        phone.takes_photo(visit, 1);
        let made = |at_most| {
            let ask = Ask { wish: Wish::everything(), at_most, ..Ask::default() };
            block_on(phone.app.make(ask, |_| (), |_| true))
        };
        let length = phone.backs_up().len();
        assert_eq!(made(length).map(|made| made.is_all(Scope::Book)), Ok(true));
        assert_eq!(made(length - 1).map(drop), Err(Unmade::TooLarge));
        assert_eq!(Ask::default().at_most, exchange::limits::MAX_FILE_BYTES);
    });
}

#[test]
fn the_photos_of_a_visit_that_was_thrown_away_before_it_was_saved_are_in_the_bin() {
    told(|| {
        let phone = Phone::new();
        let visit = device::new_id();
        let photo = phone.takes_photo(visit, 1);
        let record = |phone: &Phone| phone.book().get(photo).expect("there").clone();
        assert_eq!(hanging::strays(&phone.book(), |id| id == visit).len(), 0);
        block_on(phone.app.discard_draft(visit));
        assert_eq!(record(&phone).liveness(), Liveness::Deleted);
        assert!(phone.sees(photo), "it can be taken back");

        // Of one that is saved they stay, whatever becomes of a later draft.
        let visit = phone.writes_visit("Sikås");
        let photo = phone.takes_photo(visit, 2);
        block_on(phone.app.discard_draft(visit));
        assert!(phone.book().get(photo).expect("there").is_shown());
    });
}

#[test]
fn a_colleague_gets_the_captions_first_and_the_pictures_in_a_later_file() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let visit = region.writes_visit("Sikås");
        let photo = region.takes_photo(visit, 1);
        let without = region.makes(asks(Some(false)));
        let with = region.makes(asks(Some(true)));
        assert_eq!((without.records, with.records), (2, 2));
        assert_eq!((without.pictures.go, with.pictures.go), (false, true));
        // The sizes are told alike whichever was made.
        assert_eq!(without.lengths(), with.lengths());
        assert_eq!(region.file(&with).len() - region.file(&without).len(), with.pictures.length);

        county.takes(&region.file(&without));
        assert!(county.book().get(photo).is_some() && !county.sees(photo));
        let preview = county.looks_at(&region.file(&with)).expect("sound");
        assert_eq!((preview.told.tally.touched(), preview.told.pictures), (0, 1));
        county.takes(&region.file(&with));
        assert!(county.sees(photo));
        assert_eq!((county.rows(), county.pictures()), (region.rows(), region.pictures()));
        assert_eq!(county.undoes(), Ok(0));
        assert!(county.book().get(photo).is_some() && !county.sees(photo));
    });
}

#[test]
fn a_picture_that_was_sent_is_not_sent_again_when_its_caption_is() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let visit = region.writes_visit("Sikås");
        let photo = region.takes_photo(visit, 1);
        let first = region.makes_for_officer(true);
        assert_eq!((first.records, first.pictures.count), (2, 1));
        county.takes(&region.file(&first));
        region.notes_sent(&first);
        assert_eq!(region.makes_for_officer(true).records, 0);

        let value = Some("Kassan".to_owned().write());
        let edit = Edit::Set { field: photo::CAPTION.name(), value };
        let change = Change { id: photo, kind: Kind::Photo, edit };
        block_on(region.app.save(vec![change], &[])).expect("saves");
        let second = region.makes_for_officer(true);
        assert_eq!((second.records, second.pictures), (1, Pictures::default()));
        county.takes(&region.file(&second));
        region.notes_sent(&second);
        assert_eq!((county.rows(), county.pictures()), (region.rows(), region.pictures()));
        assert_eq!(region.makes_for_officer(true).records, 0);
        // Should the first file be lost, all of it can be sent again.
        assert_eq!(region.makes_for_officer(false).pictures.count, 1);
    });
}

#[test]
fn a_picture_that_did_not_go_along_goes_with_the_next_file_though_nothing_was_changed() {
    told(|| {
        let region = Phone::new();
        let visit = region.writes_visit("Sikås");
        region.takes_photo(visit, 1);
        let made = |pictures| {
            let sent = Some(region.has_sent().into());
            region.makes(Ask { sent, only_changed: true, ..asks(pictures) })
        };
        let first = made(Some(false));
        assert_eq!((first.records, first.pictures.go), (2, false));
        region.notes_sent(&first);
        assert_eq!(made(Some(false)).records, 0);
        let second = made(Some(true));
        assert_eq!((second.records, second.pictures.count), (1, 1));
        region.notes_sent(&second);
        assert_eq!((made(Some(true)).records, made(Some(false)).records), (0, 0));
    });
}

#[test]
fn what_no_mail_carries_only_goes_along_when_somebody_says_so() {
    told(|| {
        let phone = Phone::new();
        let visit = phone.writes_visit("Sikås");
        for number in 1..4 {
            let photo = a_picture(number, 4_000_000);
            block_on(phone.app.add_photo(visit, photo)).expect("an ordinary phone saves");
            let made = phone.makes(asks(None));
            assert_eq!(made.pictures.go, number < 3, "{number} pictures");
        }
        let [with, without] = phone.makes(asks(None)).lengths();
        assert!(without < 10_000 && 16_000_000 < with);
    });
}

#[test]
fn a_backup_has_every_picture_also_those_in_the_bin_and_gives_them_back() {
    told(|| {
        let phone = Phone::new();
        let visit = phone.writes_visit("Sikås");
        let (kept, binned) = (phone.takes_photo(visit, 1), phone.takes_photo(visit, 2));
        let said = faltbok::text::photos::DELETED;
        block_on(phone.app.delete(Kind::Photo, binned, said)).expect("saves");
        // A colleague does not get what was thrown away.
        assert_eq!(phone.makes(asks(Some(true))).pictures.count, 1);
        let backup = phone.backs_up();
        let other = Phone::new();
        other.takes(&backup);
        assert!(other.sees(kept) && other.sees(binned));
        let head = |file: &str| file.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(head(&other.backs_up()), head(&backup));
    });
}

#[test]
fn who_erases_a_visit_erases_its_photos_everywhere_and_for_good() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let visit = region.writes_visit("Sikås");
        let photo = region.takes_photo(visit, 1);
        let other = region.takes_photo(region.writes_visit("Los"), 2);
        let before = region.backs_up();
        county.takes(&before);
        region.erases(Kind::Visit, visit);
        assert_eq!(region.book().get(photo).expect("its ids").liveness(), Liveness::Erased);
        assert!(!region.sees(photo) && region.sees(other));
        region.takes(&before);
        assert!(!region.sees(photo), "an old file does not bring it back");

        county.takes(&region.backs_up());
        assert!(!county.sees(photo) && county.sees(other));
        assert_eq!((county.rows(), county.pictures()), (region.rows(), region.pictures()));
        // Taking back the import that brought it does not bring it back either.
        assert_eq!(region.undoes(), Err(Refusal::NotKept));
        assert!(!region.sees(photo));
    });
}
