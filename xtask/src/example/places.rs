//! The places that the documents name, the shop in Sikås, and whom to ask there.

use faltbok::domain::contact;
use faltbok::domain::field::Content;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::place;
use faltbok::domain::place::PlaceStatus;
use faltbok::domain::place::Population;
use faltbok::domain::place::Position;
use faltbok::domain::provider;
use faltbok::domain::provider::ProviderKind;

use super::Shelf;
use super::day;
use super::plans::Plans;
use super::visits::facts;
use super::words;

pub struct Places {
    pub sikas: RecordId,
    pub shop: RecordId,
    pub bracke: RecordId,
    pub ramsjo: RecordId,
    pub los: RecordId,
}

/// Positions and populations stand only where two sources agree.
pub fn add(shelf: &mut Shelf, plans: &Plans) -> Places {
    let entered = day(2017, 4, 19);
    let sikas = place("Sikås", "Strömsund")
        .with(place::PLAN_STATUS, PlaceStatus::PrioritisedServicePoint)
        .with(place::PLAN, plans.stromsund)
        .with(place::NOTES, words("7 km på väg till Hammerdal. Läget är inte kontrollerat."));
    let sikas = shelf.add(30, Kind::Place, entered, sikas);
    let hammerdal = place("Hammerdal", "Strömsund")
        .with(place::POSITION, position(63_576_000, 15_365_000))
        .with(place::POPULATION, population(1_043));
    shelf.add(31, Kind::Place, entered, hammerdal);
    let bracke = place("Bräcke", "Bräcke")
        .with(place::POSITION, position(62_751_000, 15_422_000))
        .with(place::POPULATION, population(1_559));
    let bracke = shelf.add(32, Kind::Place, entered, bracke);
    let ramsjo = place("Ramsjö", "Ljusdal").with(place::POSITION, position(62_184_000, 15_651_000));
    let ramsjo = shelf.add(33, Kind::Place, entered, ramsjo);
    let ljusdal = place("Ljusdal", "Ljusdal")
        .with(place::POSITION, position(61_829_000, 16_091_000))
        .with(place::POPULATION, population(7_259));
    shelf.add(34, Kind::Place, entered, ljusdal);
    let los = place("Los", "Ljusdal")
        .with(place::OTHER_NAMES, vec![words("Loos")])
        .with(place::POSITION, position(61_733_000, 15_170_000));
    let los = shelf.add(35, Kind::Place, entered, los);
    let karbole =
        place("Kårböle", "Ljusdal").with(place::NOTES, words("Läget är inte kontrollerat."));
    shelf.add(36, Kind::Place, entered, karbole);
    let shop = Content::default()
        .with(provider::PLACE, sikas)
        .with(provider::NAME, words("Butiken i Sikås"))
        .with(provider::KINDS, vec![ProviderKind::Groceries, ProviderKind::ServicePoint])
        .with(provider::NOTES, words("Öppettider och omsättning är inte noterade än."));
    let shop = shelf.add(37, Kind::Provider, entered, facts(shop));
    // A function, never a person; the address is of a host that cannot be.
    let office = Content::default()
        .with(contact::ROLE, words("Kontaktcenter (exempel)"))
        .with(contact::ORGANISATION, words("Strömsunds kommun"))
        .with(contact::EMAIL, words("kontaktcenter@kommunen.example"))
        .with(contact::PLACE, sikas);
    shelf.add(38, Kind::Contact, entered, office);
    Places { sikas, shop, bracke, ramsjo, los }
}

fn place(name: &str, municipality: &str) -> Content {
    Content::default().with(place::NAME, words(name)).with(place::MUNICIPALITY, words(municipality))
}

fn position(latitude: i64, longitude: i64) -> Position {
    Position::at(latitude, longitude)
}

fn population(count: i64) -> Population {
    Population { count: Some(count), day: None, source: words("GeoNames") }
}
