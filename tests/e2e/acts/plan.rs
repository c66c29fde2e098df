//! Setting up a plan with its goals and actions.

use super::Party;
use crate::harness::Finds;
use crate::harness::Page;

/// A municipal plan, and the block that tells who decided it.
pub struct Plan {
    pub title: &'static str,
    pub municipality: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub status: &'static str,
    pub body: &'static str,
    pub day: &'static str,
    pub paragraph: &'static str,
    pub reference: &'static str,
}

/// What is to be done toward a goal.
pub struct Action {
    /// The number of its goal, and what the goal is.
    pub goal: (&'static str, &'static str),
    pub title: &'static str,
    pub responsible: Party,
    pub start: &'static str,
    pub due: &'static str,
    pub status: &'static str,
}

impl Plan {
    /// Bräcke's plan; when it was decided is made up.
    pub const fn of_bracke() -> Self {
        Self {
            title: "Serviceplan för Bräcke kommun 2017–2020",
            municipality: "Bräcke",
            from: "2017-01-01",
            to: "2020-12-31",
            status: "Beslutad",
            body: "Kommunfullmäktige",
            day: "2016-12-14",
            paragraph: "§ 98",
            reference: "KS 2016/000",
        }
    }

    /// Writes it down from any screen, and waits until the phone has it.
    #[track_caller]
    pub fn written_by(&self, page: &Page) {
        page.navigation("Huvudmeny").link("Planer").click();
        page.link("Ny plan").click();
        page.field("Planens namn").fill(self.title);
        page.field("Kommun").fill(self.municipality);
        let period = page.group("Planperiod");
        period.field("Från och med").fill(self.from);
        period.field("Till och med").fill(self.to);
        page.field("Läge").choose(self.status);
        let decision = page.group("Beslut");
        decision.field("Beslutat av").choose(self.body);
        decision.field("Beslutsdatum").fill(self.day);
        decision.field("Paragraf").fill(self.paragraph);
        decision.field("Diarienummer").fill(self.reference);
        page.button("Spara").click();
        page.heading(self.title).shown();
    }
}

/// Adds a goal, from the page of the plan.
#[track_caller]
pub fn adds_goal(page: &Page, number: &str, statement: &str) {
    page.link("Nytt mål").click();
    page.field("Mål").fill(statement);
    page.button("Spara").click();
    page.heading(format!("{number} {statement}")).shown();
}

impl Action {
    /// Adds it under its goal, from the page of the plan.
    #[track_caller]
    pub fn written_by(&self, page: &Page) {
        let (number, goal) = self.goal;
        page.link(format!("Ny åtgärd under mål {}", number.trim_end_matches('.'))).click();
        page.field("Mål").holds(goal);
        page.field("Åtgärd").fill(self.title);
        self.responsible.fills(&page.group("Ansvarig"));
        page.field("Start").fill(self.start);
        page.field("Klart senast").fill(self.due);
        page.field("Status").choose(self.status);
        page.button("Spara").click();
        page.region("Mål och åtgärder").items().with_text(self.title).shown();
    }
}
