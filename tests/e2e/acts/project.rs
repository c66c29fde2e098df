//! Setting up a village project.

use crate::harness::Finds;
use crate::harness::Page;

/// What is typed into the form for a project.
pub struct Project {
    pub title: &'static str,
    pub place: &'static str,
    pub kind: &'static str,
    pub goal: &'static str,
    pub phases: &'static [Phase],
    /// The name of each unit and who owns it.
    pub units: &'static [(&'static str, &'static str)],
}

pub struct Phase {
    pub kind: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub funder: &'static str,
}

impl Project {
    /// The test in Ramsjö and the pre-study before it.
    pub const fn in_ramsjo() -> Self {
        Self {
            title: "Intraprenad i Ramsjö",
            place: "Ramsjö",
            kind: "Intraprenad",
            goal: "Arbeta gränsöverskridande inom kommunala enheter och bolag i samverkan med \
                   de privata och ideella verksamheter som finns på orten.",
            phases: &[
                Phase {
                    kind: "Förstudie",
                    from: "2015-03-10",
                    to: "2016-03-31",
                    funder: "Vinnova, delfinansierar",
                },
                Phase { kind: "Testperiod", from: "2016-04-01", to: "2018-08-31", funder: "" },
            ],
            units: &[
                ("Barnomsorg", "Ljusdals kommun"),
                ("Kost", "Ljusdals kommun"),
                ("Gata/park", "Ljusdals kommun"),
                ("Ljusdalshem", "Kommunalt bolag"),
                ("Bibliotek", "Ljusdals kommun"),
            ],
        }
    }

    /// Writes it down from any screen, and waits until the phone has it.
    #[track_caller]
    pub fn written_by(&self, page: &Page) {
        page.open("#/byprojekt");
        page.link("Nytt byprojekt").click();
        page.field("Projektets namn").fill(self.title);
        page.field("Ort").fill(self.place);
        page.field("Slag").choose(self.kind);
        page.field("Mål").fill(self.goal);
        for (at, phase) in self.phases.iter().enumerate() {
            page.button("Lägg till skede").click();
            let group = page.group(format!("Skede {}", at + 1));
            group.field("Slag av skede").choose(phase.kind);
            group.group("Tid").field("Från och med").fill(phase.from);
            group.group("Tid").field("Till och med").fill(phase.to);
            group.field("Finansiär").fill(phase.funder);
        }
        for (at, (name, owner)) in self.units.iter().enumerate() {
            page.button("Lägg till enhet").click();
            let group = page.group(format!("Enhet {}", at + 1));
            group.field("Enhetens namn").fill(name);
            group.field("Ägare").fill(owner);
        }
        page.button("Spara").click();
        page.heading(self.title).shown();
    }
}

/// Adds the task that the village took over, from the page of the project.
#[track_caller]
pub fn moves_task(page: &Page, trip: &str, trips: &str, time: &str) {
    page.link("Ny flyttad uppgift").nth(0).click();
    page.field("Arbetsuppgift").fill("Tillsyn av pumphus och vattenprover");
    page.field("Resa tur och retur").fill(trip);
    page.field("Resor per år som inte behövs längre").fill(trips);
    page.field("Restid tur och retur").fill(time);
    page.field("Görs åt").fill("Ljusdal Vatten");
    page.field("Gjordes tidigare av").fill("Personal från tätorten");
    page.field("Görs nu av").fill("Bygdens personal");
    page.button("Spara").click();
    page.region("Flyttade uppgifter").says("Tillsyn av pumphus och vattenprover");
}
