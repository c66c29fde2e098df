//! Point 2: a municipality's service plan with its decision, goals, and the actions of a year.

use crate::acts::Action;
use crate::acts::Party;
use crate::acts::Plan;
use crate::acts::adds_goal;
use crate::acts::begins_on;
use crate::acts::the_third_of_april;
use crate::harness::Browser;
use crate::harness::Finds;
use crate::harness::Server;
use crate::harness::containing;

const ACCESS: (&str, &str) = ("1.", "God tillgång till service i hela kommunen");
const COMPETENCE: (&str, &str) =
    ("2.", "Kommun och företag har den kompetens som servicen behöver");

/// What came out of the talk in Bräcke.
const ACTIONS: [Action; 4] = [
    Action {
        goal: ACCESS,
        title: "Utveckling av servicepunkter, infopunkter och trygghetspunkter",
        responsible: Party("Landsbygdsutvecklare", "Bräcke kommun"),
        start: "2017-04-01",
        due: "2017-12-31",
        status: "Pågår",
    },
    Action {
        goal: COMPETENCE,
        title: "Kompetenshöjning: vad kan kommunen göra för att skapa förutsättningar?",
        responsible: Party("Näringslivsutvecklare", "Bräcke kommun"),
        start: "2017-05-01",
        due: "2017-10-31",
        status: "Ej påbörjad",
    },
    Action {
        goal: ACCESS,
        title: "Serviceturné med några olika aktörer",
        responsible: Party("Servicesamordnare", "Region Jämtland Härjedalen"),
        start: "2017-02-01",
        due: "2017-03-15",
        status: "Ej påbörjad",
    },
    Action {
        goal: COMPETENCE,
        title: "Analys av kompetens och rådgivningsinsatser hos företag",
        responsible: Party("Näringslivsutvecklare", "Bräcke kommun"),
        start: "2017-01-15",
        due: "2017-03-01",
        status: "Klar",
    },
];

#[test]
fn brackes_plan_is_entered_with_its_decision_goals_and_the_four_actions_of_2017() {
    let server = Server::of_the_app();
    let browser = Browser::phone(&server);
    begins_on(&browser, the_third_of_april());
    let page = browser.page();
    Plan::of_bracke().written_by(page);
    page.region("Beslut").says("Antagen av kommunfullmäktige 2016-12-14 § 98, dnr KS 2016/000");
    page.sees("Gäller till och med 31 december 2020");
    page.sees("Planen har inga mål än.");

    for (number, statement) in [ACCESS, COMPETENCE] {
        adds_goal(page, number, statement);
    }
    page.region("Att komplettera").says("2 mål saknar åtgärd");
    for action in &ACTIONS {
        action.written_by(page);
    }
    page.region("Att komplettera").gone();
    page.sees("1 av 4 klar · 1 försenad");
    let goals = page.region("Mål och åtgärder");
    for (action, state, day) in [
        (&ACTIONS[0], "Pågår", "klart senast 31 december 2017"),
        (&ACTIONS[1], "Ej påbörjad", "klart senast 31 oktober 2017"),
        (&ACTIONS[2], "19 dagar försenad", "klart senast 15 mars 2017"),
        (&ACTIONS[3], "Klar", "klart senast 1 mars 2017"),
    ] {
        let row = goals.items().with_text(action.title);
        row.says(action.responsible.0);
        row.says(action.responsible.1);
        row.says(day);
        row.says(state);
    }
    // Each under its own goal, in the order of the plan.
    let told = goals.text();
    let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("{text:?} in {told}"));
    assert!(at(ACCESS.1) < at(ACTIONS[0].title) && at(ACTIONS[2].title) < at(COMPETENCE.1));
    assert!(at(COMPETENCE.1) < at(ACTIONS[1].title) && at(COMPETENCE.1) < at(ACTIONS[3].title));

    // One tap takes an action a step on, and one takes it back.
    page.button(containing("Påbörja: Serviceturné")).click();
    page.status_says("Serviceturné med några olika aktörer: Pågår");
    page.button(containing("Klar: Serviceturné")).click();
    page.sees("2 av 4 klara");
    page.no_longer_sees("försenad");
    page.button("Ångra").nth(1).click();
    page.sees("1 av 4 klar · 1 försenad");

    // An action without a goal is refused, with what was typed.
    page.open("#/atgarder/nytt");
    page.field("Åtgärd").fill("Skyltar vid vägen");
    page.button("Spara").click();
    page.alert_says("Mål: Välj målet som åtgärden hör till");
    page.field("Åtgärd").holds("Skyltar vid vägen");
}
