//! A successor's paper: the order of its parts, what is in it, and what is left out.

use super::*;
use crate::domain::agreement;
use crate::domain::observation;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceState;
use crate::domain::parts::Period;
use crate::domain::plan::PlanStatus;
use crate::domain::visit::Sharing;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::text::Language;

const TODAY: &str = "2017-06-01";

fn told(sample: &Sample, scope: Scope) -> String {
    paper(&sample.book, scope, on(TODAY)).text(Language::Swedish).replace('\u{a0}', " ")
}

fn a_book() -> (Sample, RecordId, RecordId) {
    let mut sample = Sample::default();
    let named = |name: &str, municipality: &str| {
        Content::default()
            .with(place::NAME, name.to_owned())
            .with(place::MUNICIPALITY, municipality.to_owned())
    };
    let los = sample.add(Kind::Place, named("Los", "Ljusdal"));
    let sikas = sample.add(Kind::Place, named("Sikås", "Strömsund"));
    let plan = Content::default()
        .with(plan::TITLE, "Serviceplan Ljusdal".to_owned())
        .with(plan::MUNICIPALITY, "ljusdal ".to_owned())
        .with(plan::STATUS, PlanStatus::Adopted);
    sample.add(Kind::Plan, plan);
    let visit = sample.visit(los, "2017-05-02");
    sample.followup(visit, "Fråga banken", "2017-05-30");
    let noted = |day: &str, text: &str| {
        Content::default()
            .with(visit::PLACE, los)
            .with(visit::DAY, on(day))
            .with(visit::NOTES, text.to_owned())
    };
    let owner = Party { role: "Butiksägare".to_owned(), ..Party::default() };
    let caretaker = Party { role: "vaktmästare".to_owned(), ..Party::default() };
    let latest = noted("2017-05-20", "Ny handlare")
        .with(visit::PARTICIPANTS, vec![owner, caretaker])
        .with(visit::NEXT_CONTACT, on("2017-08-20"));
    sample.add(Kind::Visit, latest);
    sample.add(Kind::Visit, noted("2017-05-10", "Förra handlaren"));
    let inner = noted("2017-05-28", "Hemligt").with(visit::SHARING, Sharing::OnlyMe);
    let inner = sample.add(Kind::Visit, inner);
    sample.followup(inner, "Hemligt löfte", "2017-06-02");
    let period = Period { from: Some(on("2015-01-01")), to: Some(on("2017-06-30")) };
    let service = Content::default().with(agreement::PLACE, los).with(agreement::PERIOD, period);
    sample.add(Kind::Agreement, service);
    let caretaker = Content::default()
        .with(contact::ROLE, "Vaktmästare".to_owned())
        .with(contact::PHONE, "0657-1".to_owned())
        .with(contact::PLACE, los);
    sample.add(Kind::Contact, caretaker);
    let question =
        Content::default().with(question::TEXT, "Kontanter?".to_owned()).with(question::PLACE, los);
    sample.add(Kind::Question, question);
    let mark = Content::default()
        .with(observation::PLACE, los)
        .with(observation::DAY, on("2017-05-02"))
        .with(observation::SERVICE, Service::Fuel);
    let gone = mark.clone().with(observation::STATE, ServiceState::Missing);
    sample.add(Kind::Observation, gone);
    let there = mark.with(observation::SERVICE, Service::Groceries);
    sample.add(Kind::Observation, there.with(observation::STATE, ServiceState::Exists));
    let other = sample.visit(sikas, "2017-05-02");
    sample.followup(other, "Räkna på kylen", "2017-05-31");
    (sample, los, sikas)
}

#[test]
fn a_successor_reads_first_what_was_promised_then_what_ends_then_the_rest() {
    let (sample, los, _) = a_book();
    let text = told(&sample, Scope::Around(los));
    let parts = [
        "Överlämning, Los\n\nSå som det var 1 juni 2017\n",
        "\nLovat\n- Fråga banken, 2 dagar försenad\n  Handlare, Los\n",
        "\nAvtal\n- Avtal, Los, ",
        "  Avtalet slutar om 29 dagar\n",
        "\nPlaner\n- Serviceplan Ljusdal: ",
        "\nService\n- Finns: Dagligvaror\n- Saknas: Drivmedel\nSenast inventerat 2 maj 2017\n",
        "\nVem är vem\n- Vaktmästare\n  Los, 0657-1\n- Har också varit med: Butiksägare\n",
        "\nObesvarade frågor\n- Los: Kontanter?\n",
        "\nSenaste anteckningarna\n- Besök i Los, för 12 dagar sedan\n  Ny handlare\n  Nästa kontakt 20 augusti 2017\n",
        "\nInte med\n1 inre anteckning",
        "1 uppföljning eller fråga",
    ];
    let mut rest = text.as_str();
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} comes not in {text}"));
        rest = &rest[at + part.len() - 1..];
    }
    for left_out in ["Förra handlaren", "Hemligt", "Räkna på kylen"] {
        assert!(!text.contains(left_out), "{left_out}");
    }
}

#[test]
fn a_municipality_has_its_places_and_the_book_has_all() {
    let (mut sample, los, _) = a_book();
    let named: Vec<String> =
        part::municipalities(&sample.book).into_iter().map(|it| it.1).collect();
    assert_eq!(named, ["Ljusdal", "Strömsund"]);
    let there = told(&sample, Scope::Municipality(los));
    assert!(there.contains("Fråga banken") && !there.contains("Räkna på kylen"));
    assert!(there.contains("\nService\n- Los\n  Saknas: Drivmedel\n\n"), "{there}");
    let nowhere = Content::default().with(followup::WHAT, "Ring nätverket".to_owned());
    sample.add(Kind::Followup, nowhere);
    let all = told(&sample, Scope::Book);
    for part in ["Fråga banken", "Räkna på kylen", "Ring nätverket"] {
        assert!(all.contains(part), "{part}");
    }
    assert!(!there.contains("Ring nätverket"));
}

#[test]
fn agreements_say_when_to_give_notice_long_before_and_those_that_are_over_are_left_out() {
    let mut sample = Sample::default();
    let los = sample.place("Los");
    let with = |to: &str| {
        let period = Period { from: Some(on("2015-01-01")), to: Some(on(to)) };
        Content::default().with(agreement::PLACE, los).with(agreement::PERIOD, period)
    };
    sample.add(Kind::Agreement, with("2016-01-31"));
    let runs = with("2018-12-31")
        .with(agreement::NOTICE_DAY, on("2018-09-30"))
        .with(agreement::RENEWAL, agreement::Renewal::YearByYear);
    sample.add(Kind::Agreement, runs);
    let text = told(&sample, Scope::Around(los));
    let expected = "\nAvtal\n- Avtal, Los, 2015–2018\n  Säg upp senast 30 september 2018\n  \
                    Förlängs ett år i taget\n";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains("2016"), "{text}");
}

#[test]
fn nothing_of_a_meeting_that_is_its_author_s_is_told_and_it_is_said_that_it_is_not() {
    let mut sample = Sample::default();
    let los = sample.place("Los");
    let inner = Content::default()
        .with(visit::PLACE, los)
        .with(visit::SHARING, Sharing::OnlyMe)
        .with(visit::NOTES, "Hemligt".to_owned());
    let inner = sample.add(Kind::Visit, inner);
    let question = Content::default()
        .with(question::TEXT, "Hemlig fråga?".to_owned())
        .with(question::VISIT, inner);
    sample.add(Kind::Question, question);
    let text = told(&sample, Scope::Around(los));
    assert!(text.contains("Här finns inget att lämna över än"), "{text}");
    assert!(text.contains("1 uppföljning eller fråga"), "{text}");
    assert!(!text.contains("Hemlig"), "{text}");
}

#[test]
fn a_municipality_s_paper_has_the_promises_of_its_plan_as_its_file_has() {
    let (mut sample, los, sikas) = a_book();
    let plan = sample.book.of_kind(Kind::Plan).next().map(Record::id).expect("a plan");
    let link = |kind, field: Field<RecordId>, to, sample: &mut Sample| {
        sample.add(kind, Content::default().with(field, to))
    };
    let goal = link(Kind::Goal, crate::domain::goal::PLAN, plan, &mut sample);
    let action = link(Kind::Action, crate::domain::action::GOAL, goal, &mut sample);
    let promise = Content::default()
        .with(followup::ACTION, action)
        .with(followup::WHAT, "Skriv remissen".to_owned());
    sample.add(Kind::Followup, promise);
    assert!(told(&sample, Scope::Municipality(los)).contains("Skriv remissen"));
    assert!(!told(&sample, Scope::Municipality(sikas)).contains("Skriv remissen"));
    // Of a place without a municipality only itself.
    let (one, other) = (sample.place("Ena"), sample.place("Andra"));
    let at = sample.visit(other, "2017-05-02");
    sample.followup(at, "Ring Andra", "2017-06-02");
    assert!(!told(&sample, Scope::Municipality(one)).contains("Ring Andra"));
}
