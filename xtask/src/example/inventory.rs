//! What the shop in Sikås has, and had a year before: the marks of an inventory.

use faltbok::domain::field::Content;
use faltbok::domain::inventory::Subject;
use faltbok::domain::kind::Kind;
use faltbok::domain::observation;
use faltbok::domain::observation::Service;
use faltbok::domain::observation::ServiceState;

use super::Shelf;
use super::day;
use super::party;
use super::places::Places;
use super::words;

/// The document names neither post nor fuel: what is marked beside groceries is invented.
pub fn add(shelf: &mut Shelf, places: &Places) {
    let (shop, whole) = (Subject::Provider(places.shop), Subject::Place(places.sikas));
    let (then, now) = (day(2016, 4, 12), day(2017, 4, 20));
    for (number, of, service, state, seen, detail) in [
        (100, shop, Service::Groceries, ServiceState::Exists, then, ""),
        (101, shop, Service::Fuel, ServiceState::Exists, then, "(exempel)"),
        (102, shop, Service::PostAndParcels, ServiceState::Exists, then, "(exempel)"),
        (
            103,
            shop,
            Service::Groceries,
            ServiceState::Threatened,
            now,
            "Färre kunder på vardagarna",
        ),
        (104, shop, Service::PostAndParcels, ServiceState::Exists, now, "(exempel)"),
        (105, shop, Service::Fuel, ServiceState::Unknown, now, "(exempel)"),
        (
            106,
            whole,
            Service::BusStop,
            ServiceState::Exists,
            now,
            "Fyra turer på vardagar (exempel)",
        ),
        (107, whole, Service::School, ServiceState::Missing, now, "(exempel)"),
    ] {
        let content: Content = of
            .content()
            .with(observation::SERVICE, service)
            .with(observation::STATE, state)
            .with(observation::DAY, seen)
            .with(observation::OBSERVER, party("Servicesamordnare", "Region Jämtland Härjedalen"))
            .with(observation::DETAIL, words(detail));
        shelf.add(number, Kind::Observation, seen, content);
    }
}
