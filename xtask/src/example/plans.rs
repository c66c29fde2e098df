//! The service plans of Bräcke and Strömsund, with their goals and actions.

use chrono::NaiveDate;
use faltbok::domain::action;
use faltbok::domain::action::ActionStatus;
use faltbok::domain::action::MunicipalityRole;
use faltbok::domain::action::Perspective;
use faltbok::domain::field::Content;
use faltbok::domain::goal;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Party;
use faltbok::domain::plan;
use faltbok::domain::plan::DecidingBody;
use faltbok::domain::plan::Decision;
use faltbok::domain::plan::PlanKind;
use faltbok::domain::plan::PlanStatus;

use super::Shelf;
use super::day;
use super::party;
use super::period;
use super::places::Places;
use super::visits::Visits;
use super::words;

pub struct Plans {
    pub bracke: RecordId,
    pub stromsund: RecordId,
}

pub fn add(shelf: &mut Shelf) -> Plans {
    let bracke = Content::default()
        .with(plan::TITLE, words("Serviceplan Bräcke kommun 2017–2020 (exempel)"))
        .with(plan::KIND, PlanKind::Municipal)
        .with(plan::ORGANISATION, words("Bräcke kommun"))
        .with(plan::MUNICIPALITY, words("Bräcke"))
        .with(plan::PERIOD, period(day(2017, 1, 1), day(2020, 12, 31)))
        .with(plan::STATUS, PlanStatus::Adopted)
        .with(plan::DECISION, decision(day(2016, 12, 14)))
        .with(plan::OWNER_UNIT, words("Näringslivsenheten (exempel)"))
        .with(plan::NEXT_REVISION, day(2020, 6, 1))
        .with(plan::CADENCE, words("Varje år i kommunstyrelsen (exempel)"))
        .with(
            plan::VISION,
            words(
                "Kvinnor och män ska ha likvärdig tillgång till dagligvaror och drivmedel, \
                 oavsett bakgrund och ålder.",
            ),
        );
    let stromsund = Content::default()
        .with(plan::TITLE, words("Serviceplan Strömsunds kommun 2016–2020 (exempel)"))
        .with(plan::KIND, PlanKind::Municipal)
        .with(plan::ORGANISATION, words("Strömsunds kommun"))
        .with(plan::MUNICIPALITY, words("Strömsund"))
        .with(plan::PERIOD, period(day(2016, 1, 1), day(2020, 12, 31)))
        .with(plan::STATUS, PlanStatus::Adopted)
        .with(plan::DECISION, decision(day(2016, 6, 15)))
        .with(plan::OWNER_UNIT, words("Utvecklingsenheten (exempel)"))
        .with(plan::NEXT_REVISION, day(2020, 6, 1))
        .with(plan::CADENCE, words("Varje år i kommunstyrelsen (exempel)"))
        .with(
            plan::VISION,
            words("Service inom rimligt avstånd, så att det går att bo och verka i hela kommunen."),
        );
    Plans {
        bracke: shelf.add(1, Kind::Plan, day(2017, 3, 30), bracke),
        stromsund: shelf.add(2, Kind::Plan, day(2017, 4, 19), stromsund),
    }
}

/// Decided by the council, under a paragraph and a case number that nobody has.
fn decision(on: NaiveDate) -> Decision {
    Decision {
        body: Some(DecidingBody::Council),
        day: Some(on),
        paragraph: words("§ 000 (exempel)"),
        reference: words("KS 2016/000 (exempel)"),
    }
}

/// Adds what hangs on the plans, and gives the action for Sikås.
pub fn add_goals_and_actions(
    shelf: &mut Shelf,
    plans: &Plans,
    visits: &Visits,
    places: &Places,
) -> RecordId {
    let access = goal(
        shelf,
        10,
        plans.bracke,
        1,
        "Tillgänglighet",
        "M1 Dagligvaror och drivmedel finns kvar inom rimligt avstånd i hela kommunen (exempel)",
    );
    let cooperation = goal(
        shelf,
        11,
        plans.bracke,
        2,
        "Samverkan",
        "M2 Kommunen, företagen och byarna löser servicefrågorna tillsammans (exempel)",
    );
    let competence = goal(
        shelf,
        12,
        plans.bracke,
        3,
        "Kompetens",
        "M3 De som driver service och de som planerar den har den kunskap de behöver (exempel)",
    );
    let safety = goal(
        shelf,
        13,
        plans.bracke,
        4,
        "Trygghet",
        "M4 Varje bygd har en plats att vända sig till, i vardagen och i en kris (exempel)",
    );
    bracke(shelf, visits, [access, cooperation, competence, safety]);
    let kept = goal(
        shelf,
        14,
        plans.stromsund,
        1,
        "Servicepunkter",
        "S1 De prioriterade servicepunkterna finns kvar och utvecklas (exempel)",
    );
    let sikas = Action {
        title: "Se vilka utvecklingsmöjligheter som finns för butiken i Sikås",
        expected: "Butikens ägare vet vilka vägar som finns när särskilt driftstöd inte är en av dem (exempel)",
        responsible: party("Representant utvecklingsbolag", "Strömsunds Utvecklingsbolag"),
        start: day(2017, 4, 20),
        due: day(2017, 12, 15),
        status: ActionStatus::Ongoing,
    };
    let sikas = sikas
        .content(kept, visits.sikas)
        .with(action::PLACES, vec![places.sikas])
        .with(action::SERVICE_OWNER, words("Butikens ägare"))
        .with(action::MUNICIPALITY_ROLE, MunicipalityRole::Support)
        .with(action::PARTNERS, words("Region Jämtland Härjedalen, Länsstyrelsen i Jämtlands län"));
    shelf.add(24, Kind::Action, day(2017, 4, 20), sikas)
}

/// The four actions for 2017 that the meeting in Bräcke agreed on.
fn bracke(shelf: &mut Shelf, visits: &Visits, goals: [RecordId; 4]) {
    let [access, cooperation, competence, safety] = goals;
    let agreed = day(2017, 3, 31);
    let points = Action {
        title: "Utveckla servicepunkter, infopunkter och trygghetspunkter",
        expected: "Det är klart vilka orter som ska ha vilken punkt, och vem som driver den (exempel)",
        responsible: party("Landsbygdsutvecklare", "Bräcke kommun"),
        start: day(2017, 4, 18),
        due: day(2017, 12, 15),
        status: ActionStatus::Ongoing,
    };
    let points = points
        .content(safety, visits.bracke)
        .with(action::SERVICE_OWNER, words("Handlare och byalag"))
        .with(action::MUNICIPALITY_ROLE, MunicipalityRole::Support)
        .with(action::PARTNERS, words("Region Jämtland Härjedalen, byalag"))
        .with(action::PERSPECTIVES, vec![Perspective::Age, Perspective::Disability])
        .with(action::LAST_FOLLOWED_UP, day(2017, 8, 28));
    shelf.add(20, Kind::Action, agreed, points);
    let skills = Action {
        title: "Höja kompetensen: vad kan kommunen göra för att skapa förutsättningar för serviceutveckling?",
        expected: "Berörda tjänstemän har gått en halvdag om service på landsbygden (exempel)",
        responsible: party("Kommunstrateg", "Bräcke kommun"),
        start: day(2017, 5, 2),
        due: day(2017, 6, 30),
        status: ActionStatus::Done,
    };
    let skills = skills
        .content(competence, visits.bracke)
        .with(action::MUNICIPALITY_ROLE, MunicipalityRole::Do)
        .with(action::PERSPECTIVES, vec![Perspective::Equality, Perspective::Integration])
        .with(action::LAST_FOLLOWED_UP, day(2017, 6, 30));
    shelf.add(21, Kind::Action, agreed, skills);
    let tour = Action {
        title: "Genomföra en serviceturné tillsammans med några olika aktörer",
        expected: "Minst fyra orter har fått besök, med en sida skriven om var och en (exempel)",
        responsible: party("Servicesamordnare", "Region Jämtland Härjedalen"),
        start: day(2017, 9, 18),
        due: day(2017, 10, 13),
        status: ActionStatus::NotStarted,
    };
    let tour = tour
        .content(cooperation, visits.bracke)
        .with(action::MUNICIPALITY_ROLE, MunicipalityRole::Support)
        .with(action::PARTNERS, words("Länsstyrelsen i Jämtlands län, Bräcke kommun, handlare"));
    shelf.add(22, Kind::Action, agreed, tour);
    let advice = Action {
        title: "Analysera kompetens och behov av rådgivning hos företagen",
        expected: "Varje företag med service har fått frågan och ett erbjudande om rådgivning (exempel)",
        responsible: party("Näringslivsutvecklare", "Bräcke kommun"),
        start: day(2017, 4, 18),
        due: day(2017, 8, 31),
        status: ActionStatus::Ongoing,
    };
    let advice = advice
        .content(access, visits.bracke)
        .with(action::SERVICE_OWNER, words("Företagen"))
        .with(action::MUNICIPALITY_ROLE, MunicipalityRole::Influence);
    shelf.add(23, Kind::Action, agreed, advice);
}

/// What every action of the example says.
struct Action {
    title: &'static str,
    expected: &'static str,
    responsible: Party,
    start: NaiveDate,
    due: NaiveDate,
    status: ActionStatus,
}

impl Action {
    fn content(self, goal: RecordId, source: RecordId) -> Content {
        Content::default()
            .with(action::GOAL, goal)
            .with(action::SOURCE_VISIT, source)
            .with(action::TITLE, words(self.title))
            .with(action::EXPECTED_RESULT, words(self.expected))
            .with(action::RESPONSIBLE, self.responsible)
            .with(action::START, self.start)
            .with(action::DUE, self.due)
            .with(action::STATUS, self.status)
    }
}

fn goal(
    shelf: &mut Shelf,
    number: u8,
    plan: RecordId,
    order: i64,
    area: &str,
    statement: &str,
) -> RecordId {
    let content = Content::default()
        .with(goal::PLAN, plan)
        .with(goal::ORDER, order)
        .with(goal::PRIORITY_AREA, words(area))
        .with(goal::STATEMENT, words(statement));
    shelf.add(number, Kind::Goal, day(2017, 3, 30), content)
}
