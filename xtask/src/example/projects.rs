//! The village projects in Ramsjö and Los.

use faltbok::domain::field::Content;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Period;
use faltbok::domain::project;
use faltbok::domain::project::Phase;
use faltbok::domain::project::PhaseKind;
use faltbok::domain::project::ProjectKind;
use faltbok::domain::project::Unit;
use faltbok::domain::task_moved;
use faltbok::domain::travel;

use super::Shelf;
use super::day;
use super::period;
use super::places::Places;
use super::words;

const MUNICIPALITY: &str = "Ljusdals kommun";

pub fn add(shelf: &mut Shelf, places: &Places) {
    let ramsjo = add_ramsjo(shelf, places.ramsjo);
    add_task(shelf, ramsjo);
    add_los(shelf, places.los);
}

fn add_ramsjo(shelf: &mut Shelf, place: RecordId) -> RecordId {
    let phases = vec![
        Phase {
            kind: Some(PhaseKind::PreStudy),
            period: period(day(2015, 3, 10), day(2016, 3, 31)),
            funder: words(MUNICIPALITY),
        },
        Phase {
            kind: Some(PhaseKind::Test),
            period: period(day(2016, 4, 1), day(2018, 8, 31)),
            funder: words("Ljusdals kommun, med en del från Vinnova"),
        },
    ];
    let unit = |name: &str, owner: &str| Unit {
        name: words(name),
        owner: words(owner),
        function_phone: String::new(),
    };
    let units = vec![
        unit("Äldreomsorg", MUNICIPALITY),
        unit("Barnomsorg", MUNICIPALITY),
        unit("Kost", MUNICIPALITY),
        unit("Gata och park", MUNICIPALITY),
        unit("Ljusdalshem", "Kommunalt bolag"),
        unit("Bibliotek", MUNICIPALITY),
        unit("Ungdomsgård", MUNICIPALITY),
    ];
    let content = Content::default()
        .with(project::TITLE, words("Intraprenad i Ramsjö"))
        .with(project::KIND, ProjectKind::SelfManagedUnit)
        .with(project::PLACE, place)
        .with(
            project::GOAL,
            words(
                "Hitta en hållbar modell för landsbygdsutveckling, öka samverkan mellan privata och \
                 ideella aktörer och offentlig verksamhet, och skapa förutsättningar för samverkan \
                 utifrån det verkliga behovet.",
            ),
        )
        .with(project::PHASES, phases)
        .with(project::UNITS, units)
        .with(project::CO2_FACTOR, travel::newest_known_factor())
        .with(
            project::NOTES,
            words(
                "Enheterna arbetar mer tillsammans, vilket minskar ensamarbete och sårbarhet. Också \
                 byte av däck, städning och tvätt av bilpoolens bilar sköts nu av bygdens personal; \
                 hur många resor det gäller är inte noterat.\n\
                 Biblioteket har gått från en kväll till en dag och en kväll i veckan: bygderådet \
                 öppnar och stänger en av dagarna. Barnomsorgen har öppnat igen: tre barn där och tre \
                 på fritids. Maten till hemtjänsten lagas i Ramsjö och levereras varje dag.\n\
                 Upplevda effekter: ökad insikt och delaktighet, starkare vikänsla, större \
                 arbetsglädje.",
            ),
        );
    shelf.add(70, Kind::Project, day(2017, 5, 22), content)
}

/// The worked example of a trip saved: once a week for 46 weeks.
fn add_task(shelf: &mut Shelf, project: RecordId) {
    let content = Content::default()
        .with(task_moved::PROJECT, project)
        .with(task_moved::WHAT, words("Sköta pumphus och ta vattenprover"))
        .with(task_moved::CLIENT, words("Ljusdals vatten"))
        .with(task_moved::DONE_BY_BEFORE, words("Personal från tätorten"))
        .with(task_moved::DONE_BY_NOW, words("Bygdens personal"))
        .with(task_moved::TRIP_METRES, 120_000)
        .with(task_moved::TRIP_MINUTES, 90)
        .with(task_moved::TRIPS_PER_YEAR, 46)
        .with(task_moved::PERIOD, period(day(2016, 4, 1), day(2018, 8, 31)))
        .with(
            task_moved::NOTES,
            words(
                "12 mil tur och retur enligt projektet. En resa i veckan i 46 veckor och en och en \
                 halv timme vid ratten är ett räkneexempel.",
            ),
        );
    shelf.add(71, Kind::TaskMoved, day(2017, 5, 22), content);
}

fn add_los(shelf: &mut Shelf, place: RecordId) {
    let phases = vec![Phase {
        kind: Some(PhaseKind::PreStudy),
        period: Period { from: Some(day(2017, 1, 1)), to: None },
        funder: words("Ljusdals kommun, med en del från Vinnova"),
    }];
    let content = Content::default()
        .with(project::TITLE, words("Förstudie i Los"))
        .with(project::KIND, ProjectKind::PreStudy)
        .with(project::PLACE, place)
        .with(
            project::GOAL,
            words(
                "Kartlägga nuläge, framtida behov och möjligheter till samverkan i bygden, och pröva \
                 arbetssättet från Ramsjö i en by till.",
            ),
        )
        .with(project::PHASES, phases)
        .with(
            project::NOTES,
            words(
                "Avslutad; slutdagen är inte noterad. Det finns samordningsvinster att göra, för dem \
                 som bor i bygden och för kommunen i sin helhet. De flesta av kommunens anställda \
                 vill ändra driftsform och innehåll och arbeta över gränserna. Miljön vinner på \
                 färre resor mellan Los och Ljusdal.",
            ),
        );
    shelf.add(72, Kind::Project, day(2017, 5, 22), content);
}
