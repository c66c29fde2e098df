//! The services of a place in a few lines of a paper: what is there, what is not, and since when that
//! is known.

use chrono::NaiveDate;

use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::inventory::Standing;
use crate::domain::inventory::Subject;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceState;
use crate::present::paper::Line;
use crate::present::paper::item;
use crate::present::paper::plain;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::inventory as words;
use crate::text::value_words;

/// All that is known of the services of a place; nothing where nobody has looked.
pub fn lines(all: &Inventory, place: RecordId, today: NaiveDate) -> Vec<Line> {
    let standings = standings(all, place, today);
    let mut lines = with_states(
        &standings,
        &[
            ServiceState::Exists,
            ServiceState::Seasonal,
            ServiceState::Threatened,
            ServiceState::Missing,
        ],
    );
    let disputed = standings.iter().filter(|(_, it)| it.beside.is_some()).map(|(it, _)| *it);
    lines.extend(named(words::DISPUTED, disputed).map(item));
    let latest = standings.iter().map(|(_, it)| it.mark.day).max();
    if let Some(day) = latest.filter(|_| !lines.is_empty()) {
        lines.push(plain(words::last_marked(value_words::day(day))));
    }
    lines
}

/// What a place lacks or is about to lose, where there is nothing to say of the rest.
pub fn lacking(all: &Inventory, place: RecordId, today: NaiveDate) -> Vec<Line> {
    let standings = standings(all, place, today);
    with_states(&standings, &[ServiceState::Threatened, ServiceState::Missing])
}

fn standings(all: &Inventory, place: RecordId, today: NaiveDate) -> Vec<(Service, Standing)> {
    let of = Subject::Place(place);
    let all = Service::ALL.iter().map(|&it| (it, all.standing(of, it, today)));
    all.filter_map(|(service, standing)| Some((service, standing?))).collect()
}

/// A line for each state that some service is in without anybody saying otherwise.
fn with_states(standings: &[(Service, Standing)], states: &[ServiceState]) -> Vec<Line> {
    let line = |&state: &ServiceState| {
        let is_so = |it: &Standing| it.mark.state == state && it.beside.is_none();
        let services = standings.iter().filter(|(_, it)| is_so(it)).map(|(it, _)| *it);
        named(state.word(), services).map(item)
    };
    states.iter().filter_map(line).collect()
}

/// "Saknas: Drivmedel, Apotekstjänster".
fn named(label: Message, services: impl Iterator<Item = Service>) -> Option<Phrase> {
    let names = services.map(|it| Phrase::from(it.word())).reduce(value_words::joined)?;
    Some(value_words::labelled(label, names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::kind::Kind;
    use crate::domain::observation;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn marks(sample: &mut Sample, place: RecordId, service: Service, state: ServiceState) {
        let content = Content::default()
            .with(observation::PLACE, place)
            .with(observation::SERVICE, service)
            .with(observation::STATE, state)
            .with(observation::DAY, on("2017-03-14"));
        sample.add(Kind::Observation, content);
    }

    #[test]
    fn services_stand_by_their_state_and_those_told_of_in_two_ways_by_themselves() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        marks(&mut sample, place, Service::Groceries, ServiceState::Exists);
        marks(&mut sample, place, Service::Fuel, ServiceState::Missing);
        marks(&mut sample, place, Service::Pharmacy, ServiceState::Missing);
        marks(&mut sample, place, Service::Library, ServiceState::Unknown);
        marks(&mut sample, place, Service::School, ServiceState::Threatened);
        marks(&mut sample, place, Service::School, ServiceState::Exists);
        let all = Inventory::of(&sample.book);
        let told = |lines: Vec<Line>| lines.iter().map(|it| swedish(&it.text)).collect::<Vec<_>>();
        assert_eq!(
            told(lines(&all, place, on("2017-06-01"))),
            [
                "Finns: Dagligvaror",
                "Saknas: Drivmedel, Apotekstjänster",
                "Olika uppgifter: Skola",
                "Senast inventerat 14 mars 2017",
            ]
        );
        let lacking = lacking(&all, place, on("2017-06-01"));
        assert_eq!(told(lacking), ["Saknas: Drivmedel, Apotekstjänster"]);
        assert_eq!(lines(&all, place, on("2017-03-13")), []);
    }
}
