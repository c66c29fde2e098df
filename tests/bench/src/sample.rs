//! Books of any size, made of nothing but numbers: the same number gives the same record.
//!
//! Of twenty records one is a place, one its shop, nine are visits there and nine follow-ups. One
//! follow-up in eighteen is still to be done, as in a book that is worked with.

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use faltbok::domain::field::Content;
use faltbok::domain::followup;
use faltbok::domain::followup::FollowupStatus;
use faltbok::domain::history::History;
use faltbok::domain::history::Stamp;
use faltbok::domain::id::RecordId;
use faltbok::domain::id::Writer;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Party;
use faltbok::domain::place;
use faltbok::domain::provider;
use faltbok::domain::record::Record;
use faltbok::domain::visit;
use faltbok::domain::visit::VisitKind;

/// How many records belong to one place.
const TO_A_PLACE: u32 = 20;

const FIRST: &[&str] = &[
    "Sik", "Ram", "Ham", "Häggen", "Kall", "Lill", "Stor", "Gran", "Björk", "Älg", "Öster", "Norr",
    "Väster", "Tall", "Ström", "Brun", "Ås", "Fors", "Hed", "Myr",
];
const LAST: &[&str] = &[
    "ås", "sjö", "dal", "by", "vik", "näs", "torp", "bäcken", "mon", "strand", "berget", "hult",
    "fors", "ånger", "sele", "träsk",
];
const SENTENCES: &[&str] = &[
    "Lyssnade på butikens förutsättningar att driva sin verksamhet.",
    "Färre kunder på vardagarna när arbetsplatsen i byn försvinner.",
    "Kyldiskarna är gamla och drar mycket el; frågan om investeringsstöd kom upp.",
    "Bygdens utvecklingsgrupp vill ta över driften av drivmedelspumpen.",
    "Ombud för paket och apotek fungerar bra, men ersättningen är låg.",
    "Postturen har ändrats så att tidningen kommer efter lunch.",
    "Vägen är avstängd under tjällossningen, och omvägen är tolv kilometer.",
    "Kommunen har pekat ut butiken som prioriterad servicepunkt i planen.",
    "Länsstyrelsen återkommer om särskilt driftstöd före sommaren.",
    "Omsättningen gick ner två år i rad men har vänt sedan lågstadiet öppnade igen.",
    "Biblioteksbussen stannar varannan torsdag utanför föreningshuset.",
    "Sommargästerna står för nästan halva försäljningen i juli.",
    "Öppettiderna kortas på söndagar eftersom ingen kan avlösa handlaren.",
    "Nästa byte av ägare är osäkert, ingen i familjen vill ta över.",
    "Trygghetspunkten saknar reservkraft; räddningstjänsten ska titta på det.",
    "Hemsändning av dagligvaror görs två dagar i veckan till sju hushåll.",
];
const ROLES: &[(&str, &str)] = &[
    ("Servicesamordnare", "Regionen"),
    ("Landsbygdshandläggare", "Länsstyrelsen"),
    ("Handlare", "Butiken"),
    ("Näringslivsutvecklare", "Kommunen"),
    ("Ordförande", "Bygdens utvecklingsgrupp"),
];
const VISIT_KINDS: &[VisitKind] =
    &[VisitKind::Shop, VisitKind::Telephone, VisitKind::DialogueMeeting, VisitKind::Interview];

/// Numbers that look like chance and are the same each time.
struct Lots(u64);

impl Lots {
    fn of(number: u32) -> Self {
        Self(u64::from(number) ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// The next one below `bound` (`SplitMix64`).
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let high = u32::try_from((mixed ^ (mixed >> 31)) >> 32).expect("32 bits are left");
        usize::try_from(high).expect("a word fits") % bound
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn text(&mut self, sentences: usize) -> String {
        (0..sentences).map(|_| self.pick(SENTENCES)).collect::<Vec<_>>().join(" ")
    }

    fn day(&mut self) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2017, 1, 1).expect("it is a day");
        let days = u64::try_from(self.below(365 * 9)).expect("it fits");
        first + chrono::Days::new(days)
    }

    fn party(&mut self) -> Party {
        let (role, organisation) = self.pick(ROLES);
        Party { role: role.to_owned(), organisation: organisation.to_owned() }
    }
}

/// The id of the record with this number; larger numbers are younger.
pub fn id(number: u32) -> RecordId {
    let mut random = [0; 10];
    random[..4].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
    RecordId::from_parts(1_483_228_800_000 + u64::from(number) * 60_000, random)
}

/// Who saves, as one of several phones.
pub fn stamp(writer: u64) -> Stamp {
    Stamp {
        writer: Writer(writer),
        saved_by: "Servicesamordnare".to_owned(),
        saved_at: NaiveDateTime::default(),
    }
}

/// What the record with this number holds.
pub fn content(number: u32) -> (Kind, Content) {
    match number % TO_A_PLACE {
        0 => (Kind::Place, place_content(number)),
        1 => (Kind::Provider, provider_content(number)),
        2..=10 => (Kind::Visit, visit_content(number)),
        _ => (Kind::Followup, followup_content(number)),
    }
}

/// The record with this number, saved once.
pub fn record(number: u32) -> Record {
    let (kind, content) = content(number);
    saved(number, kind, content)
}

/// A place with a position somewhere in the county of Jämtland, whatever the number: for the map.
pub fn located(number: u32) -> Record {
    let mut lots = Lots::of(number);
    let mut millionths = |from: i64, below: usize| {
        from + i64::try_from(lots.below(below)).expect("it is small") * 1_000
    };
    let latitude = millionths(61_800_000, 2_600);
    let position = place::Position::at(latitude, millionths(12_600_000, 4_200));
    let content = Content::default()
        .with(place::NAME, format!("{} {number}", place_name(number * TO_A_PLACE)))
        .with(place::MUNICIPALITY, "Strömsund".to_owned())
        .with(place::POSITION, position);
    saved(number, Kind::Place, content)
}

/// A visit, whatever the number: for lists of one kind.
pub fn visit(number: u32) -> Record {
    saved(number, Kind::Visit, visit_content(number))
}

/// The record after `writer` has added a sentence to one of its texts.
pub fn edited(record: &Record, writer: u64, field: &'static str) -> Record {
    let said = SENTENCES[usize::try_from(writer).expect("it is small") % SENTENCES.len()];
    let mut content = record.content().clone();
    content.set(field, Some(faltbok::domain::value::Value::Text(said.to_owned())));
    record.changed(|history| {
        history.write(&stamp(writer), content);
    })
}

fn saved(number: u32, kind: Kind, content: Content) -> Record {
    let mut history = History::default();
    history.write(&stamp(1), content);
    Record::new(id(number), kind.token().to_owned(), history)
}

fn place_number(number: u32) -> u32 {
    number - number % TO_A_PLACE
}

fn place_name(number: u32) -> String {
    let mut lots = Lots::of(place_number(number));
    format!("{}{}", lots.pick(FIRST), lots.pick(LAST))
}

fn place_content(number: u32) -> Content {
    Content::default()
        .with(place::NAME, place_name(number))
        .with(place::MUNICIPALITY, "Strömsund".to_owned())
        .with(place::NOTES, Lots::of(number).text(2))
}

fn provider_content(number: u32) -> Content {
    Content::default()
        .with(provider::PLACE, id(place_number(number)))
        .with(provider::NAME, format!("{} lanthandel", place_name(number)))
        .with(provider::OPENING, "Vardagar 9–18, lördagar 10–14".to_owned())
}

fn visit_content(number: u32) -> Content {
    let mut lots = Lots::of(number);
    Content::default()
        .with(visit::DAY, lots.day())
        .with(visit::KIND, lots.pick(VISIT_KINDS))
        .with(visit::PLACE, id(place_number(number)))
        .with(visit::PROVIDER, id(place_number(number) + 1))
        .with(visit::PARTICIPANTS, vec![lots.party(), lots.party()])
        .with(visit::CHANGED, lots.text(1))
        .with(visit::NOTES, lots.text(3))
}

fn followup_content(number: u32) -> Content {
    let mut lots = Lots::of(number);
    let is_open = lots.below(18) == 0;
    let status = if is_open { FollowupStatus::Open } else { FollowupStatus::Done };
    Content::default()
        .with(followup::WHAT, lots.text(1))
        .with(followup::OWNER, lots.party())
        .with(followup::DUE, lots.day())
        .with(followup::STATUS, status)
        .with(followup::VISIT, id(number - 9))
        .with(followup::PLACE, id(place_number(number)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use faltbok::domain::book::Book;
    use faltbok::exchange;

    use super::*;

    #[test]
    fn every_number_gives_its_own_sound_record_the_same_each_time() {
        let records: Vec<Record> = (0..200).map(record).collect();
        let ids: BTreeSet<_> = records.iter().map(Record::id).collect();
        assert_eq!(ids.len(), records.len());
        for (number, record) in records.iter().enumerate() {
            let text = exchange::write_record(record);
            assert_eq!(exchange::read_record(&text).expect("it is sound"), *record);
            assert_eq!(
                text,
                exchange::write_record(&super::record(number.try_into().expect("small")))
            );
        }
    }

    #[test]
    fn links_lead_to_records_of_the_right_kind() {
        let book: Book = (0..40).map(record).collect();
        for visit in book.of_kind(Kind::Visit) {
            let place = visit.content().get(visit::PLACE).expect("it has a place");
            let shop = visit.content().get(visit::PROVIDER).expect("it has a shop");
            assert!(book.get(place).expect("it is there").is(Kind::Place));
            assert!(book.get(shop).expect("it is there").is(Kind::Provider));
        }
        let followups: Vec<_> = book.of_kind(Kind::Followup).collect();
        assert_eq!(followups.len(), 18);
        for followup in followups {
            let visit = followup.content().get(followup::VISIT).expect("it has a visit");
            assert!(book.get(visit).expect("it is there").is(Kind::Visit));
        }
    }

    #[test]
    fn edits_made_apart_in_different_fields_leave_nothing_to_choose() {
        let one = record(5);
        let ours = edited(&one, 2, "notes");
        let theirs = edited(&one, 3, "conditions");
        let merged = ours.merged(&theirs).expect("no clash").expect("it is new");
        assert_eq!(merged.history().heads().len(), 2);
        assert!(!merged.has_open_choices());
    }
}
