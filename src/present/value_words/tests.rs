//! What any value is told as.

use super::*;
use crate::domain::action;
use crate::domain::field::Field;
use crate::domain::goal;
use crate::domain::place;
use crate::domain::place::Population;
use crate::domain::plan;
use crate::domain::plan::DecidingBody;
use crate::domain::plan::Decision;
use crate::domain::project;
use crate::domain::project::Phase;
use crate::domain::project::PhaseKind;
use crate::domain::provider;
use crate::domain::provider::ProviderKind;
use crate::domain::recorded_fact::Said;
use crate::domain::task_moved;
use crate::domain::travel::Factor;
use crate::domain::value::Members;
use crate::domain::visit;
use crate::present::sample::Sample;
use crate::present::sample::english;
use crate::present::sample::on;
use crate::present::sample::party;
use crate::present::sample::swedish;

/// The lines that a screen would show.
fn told(value: &ValueWords) -> Vec<String> {
    match value {
        ValueWords::Nothing | ValueWords::Erased => Vec::new(),
        ValueWords::Short(text) => vec![swedish(text)],
        ValueWords::Long(text) => vec![text.clone()],
        ValueWords::Lines(lines) => {
            let line = |line: &Line| match &line.label {
                Some(label) => format!("{}: {}", swedish(label), swedish(&line.text)),
                None => swedish(&line.text),
            };
            lines.iter().map(line).collect()
        }
    }
}

fn check<T: FieldValue>(book: &Book, kind: Kind, field: Field<T>, value: T, expected: &[&str]) {
    let words = value_words(book, Some(kind), field.name(), Some(&value.write()));
    assert_eq!(told(&words), expected, "{}", field.name());
}

#[test]
fn days_amounts_and_words_are_told_as_people_read_them() {
    let book = Book::default();
    check(&book, Kind::Visit, visit::DAY, on("2017-03-14"), &["14 mars 2017"]);
    check(&book, Kind::Visit, visit::KIND, visit::VisitKind::Shop, &["Butiksbesök"]);
    check(&book, Kind::Visit, visit::NOTES, "En\ntvå".to_owned(), &["En\ntvå"]);
    check(&book, Kind::Action, action::COST, 1_500_000, &["1 500 000 kr"]);
    check(&book, Kind::TaskMoved, task_moved::TRIP_METRES, 120_000, &["120 km"]);
    check(&book, Kind::TaskMoved, task_moved::TRIP_MINUTES, 90, &["1,5 timmar"]);
    check(&book, Kind::TaskMoved, task_moved::TRIP_MINUTES, 100, &["100 minuter"]);
    check(&book, Kind::TaskMoved, task_moved::TRIPS_PER_YEAR, 46, &["46"]);
    let kinds = vec![ProviderKind::Groceries, ProviderKind::Fuel];
    check(&book, Kind::Provider, provider::KINDS, kinds, &["Dagligvarubutik", "Drivmedel"]);
}

#[test]
fn what_belongs_together_is_told_together() {
    let book = Book::default();
    let years = Period { from: Some(on("2017-01-01")), to: Some(on("2020-12-31")) };
    check(&book, Kind::Plan, plan::PERIOD, years, &["2017–2020"]);
    let decision = Decision {
        body: Some(DecidingBody::Council),
        day: Some(on("2016-12-14")),
        paragraph: "§ 45".to_owned(),
        reference: String::new(),
    };
    let words =
        value_words(&book, Some(Kind::Plan), plan::DECISION.name(), Some(&decision.write()));
    let lines = told(&words);
    assert_eq!(lines.len(), 3, "what is not filled in is left out: {lines:?}");
    for (line, end) in lines.iter().zip([": Kommunfullmäktige", ": 14 december 2016", ": § 45"]) {
        assert!(line.ends_with(end), "{line}");
    }
    let people = vec![party("Butiksägare", ""), party("Handläggare", "Regionen")];
    let said = ["Butiksägare", "Handläggare, Regionen"];
    check(&book, Kind::Visit, visit::PARTICIPANTS, people, &said);
    let phase = Phase {
        kind: Some(PhaseKind::Test),
        period: Period { from: Some(on("2016-04-01")), to: Some(on("2018-08-31")) },
        funder: "Landsbygdsprogrammet".to_owned(),
    };
    let said = "Testperiod, 1 april 2016 – 31 augusti 2018, Landsbygdsprogrammet";
    check(&book, Kind::Project, project::PHASES, vec![phase], &[said]);
    let names = vec!["Tjeedtege".to_owned()];
    check(&book, Kind::Place, place::OTHER_NAMES, names, &["Tjeedtege"]);
    let counted = Population { count: Some(1_122), ..Population::default() };
    check(&book, Kind::Place, place::POPULATION, counted, &["Antal: 1 122"]);
    let factor = Factor { milligrams_per_km: 150_800, year: 2023, source: String::new() };
    let words =
        value_words(&book, Some(Kind::Project), project::CO2_FACTOR.name(), Some(&factor.write()));
    assert!(told(&words).iter().any(|line| line.ends_with(": 150,8 g/km")), "{words:?}");
    assert!(told(&words).iter().any(|line| line.ends_with(": 2023")), "{words:?}");
}

#[test]
fn a_link_is_told_by_what_it_leads_to() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    check(&sample.book, Kind::Visit, visit::PLACE, place, &["Sikås"]);
    sample.delete(place);
    check(&sample.book, Kind::Visit, visit::PLACE, place, &["Sikås (borttagen)"]);
    let elsewhere = RecordId::from_parts(99, [9; 10]);
    let words =
        value_words(&sample.book, Some(Kind::Visit), visit::PLACE.name(), Some(&elsewhere.write()));
    assert_eq!(told(&words), ["Något som inte finns på den här telefonen"]);
}

#[test]
fn a_fact_is_told_with_where_it_comes_from() {
    let recorded = Recorded {
        number: Some(7_000),
        source: Some("odometer".to_owned()),
        day: Some(on("2017-04-15")),
        detail: "till Hammerdal".to_owned(),
        ..Recorded::default()
    };
    let field = recorded_fact::field(FactKind::RoadToNearest);
    let said = [
        "7 km",
        "Källa: bilens vägmätare",
        "Datum: 15 april 2017",
        "Mer om uppgiften: till Hammerdal",
    ];
    let book = Book::default();
    check(&book, Kind::Check, field, recorded.clone(), &said);
    check(&book, Kind::Provider, field, recorded, &said);
    let unknowable = Recorded { said: Some(Said::CannotBeKnown), ..Recorded::default() };
    check(&book, Kind::Check, field, unknowable, &["Går inte att få veta"]);
    let label = |kind| swedish(&label(Some(kind), field.name()));
    assert_eq!(label(Kind::Provider), label(Kind::Check));
}

#[test]
fn nothing_is_nothing_and_not_an_empty_line() {
    let book = Book::default();
    let name = visit::NOTES.name();
    assert_eq!(value_words(&book, Some(Kind::Visit), name, None), ValueWords::Nothing);
    let empty = Value::Group(Members::new());
    assert_eq!(value_words(&book, Some(Kind::Plan), "period", Some(&empty)), ValueWords::Nothing);
}

#[test]
fn what_no_form_asks_for_is_told_too() {
    let book = Book::default();
    let position = Position::at(63_628_900, 15_221_500);
    check(&book, Kind::Place, place::POSITION, position, &["63,6289 15,2215"]);
    let within = Position { uncertainty: Some(50), ..position };
    check(&book, Kind::Place, place::POSITION, within, &["63,6289 15,2215, på 50 m när"]);
    let told = Position { source: Some(place::PositionSource::Device), ..position };
    let said = "63,6289 15,2215 (från telefonen)";
    check(&book, Kind::Place, place::POSITION, told, &[said]);
    check(&book, Kind::Goal, goal::ORDER, 2, &["2"]);
    assert_eq!(swedish(&label(Some(Kind::Goal), "order")), "Ordning i listan");
    assert_eq!(
        swedish(&label(Some(Kind::Goal), "mood")),
        "Uppgift från en nyare version av Fältbok: mood"
    );
}

#[test]
fn what_a_newer_program_wrote_is_not_hidden() {
    let book = Book::default();
    let say = |kind, name: &str, value: Value| told(&value_words(&book, kind, name, Some(&value)));
    let text = |text: &str| Value::Text(text.to_owned());
    let newer = "Valt i en nyare version";
    assert_eq!(say(Some(Kind::Visit), "kind", text("drone_flight")), [newer]);
    assert_eq!(say(Some(Kind::Visit), "mood", text("glad")), ["glad"]);
    assert_eq!(say(None, "moods", Value::List(vec![text("a"), Value::Flag(true)])), ["a", "Ja"]);
    assert_eq!(say(None, "mood", Value::Foreign("1.5".to_owned())).len(), 1);
    let wrong_shape = say(Some(Kind::Visit), "day", text("i våras"));
    assert_eq!(wrong_shape, ["i våras"]);
    let period = Value::Group(
        [("from".to_owned(), text("2017-01-01")), ("zone".to_owned(), text("CET"))]
            .into_iter()
            .collect(),
    );
    let said = say(Some(Kind::Plan), "period", period);
    assert!(said.iter().any(|line| line.ends_with("Fältbok: zone: CET")), "{said:?}");
}

#[test]
fn every_field_of_every_kind_has_a_label() {
    for &kind in Kind::ALL {
        for field in kind.def().fields {
            let name = label(Some(kind), field.name);
            assert!(!swedish(&name).is_empty() && !english(&name).is_empty());
            assert!(!swedish(&name).contains("nyare version"), "{kind:?} {}", field.name);
        }
    }
}

#[test]
fn fields_come_in_the_order_they_are_asked_for() {
    let rank = |name| rank(Some(Kind::Place), name);
    assert!(rank("name") < rank("municipality"));
    assert!(rank("position") < rank("population"));
}

#[test]
fn what_came_out_of_a_check_is_told_criterion_by_criterion() {
    let content = crate::present::check_page::tests::known();
    let kept = check::outcome(&content, on("2017-04-21")).expect("it can be assessed").write();
    let book = Sample::default().book;
    let lines = told(&value_words(&book, Some(Kind::Check), "outcome", Some(&kept)));
    assert_eq!(lines[0], "SD-1: Inte uppfyllt");
    assert!(lines.contains(&"Avstånd till en annan butik: Inte uppfyllt".to_owned()), "{lines:?}");
    assert!(lines.contains(&"Öppet året runt: Oklart".to_owned()), "{lines:?}");
    let label = label(Some(Kind::Check), "outcome");
    assert_eq!(swedish(&label), "Utfall när kontrollen sparades");
}
