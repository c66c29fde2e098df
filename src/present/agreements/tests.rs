//! Ticking duties, what is paid, and the paper for the day the power is out.

use super::*;
use crate::domain::agreement::ReservePower;
use crate::domain::command::decide;
use crate::domain::parts::Period;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::party as a_party;
use crate::present::sample::stamp;
use crate::present::sample::swedish;

const TODAY: &str = "2017-07-02";

/// Practice.md 7.3: three duties of five, 30,000 kr a year, by the quarter.
fn service_point() -> Content {
    let period = Period { from: Some(on("2015-01-01")), to: Some(on("2017-12-31")) };
    Content::default()
        .with(agreement::KIND, AgreementKind::ServicePoint)
        .with(agreement::PERIOD, period)
        .with(agreement::DUTIES, vec![Duty::Information, Duty::MeetingPlace])
        .with(agreement::OTHER_DUTIES, vec!["Cykelpump".to_owned()])
        .with(agreement::PAY_PER_DUTY_KR, 10_000)
        .with(agreement::PAID, Rhythm::Quarterly)
}

fn does(sample: &mut Sample, change: Change) {
    let decided = decide(&sample.book, vec![change], &stamp(1));
    sample.book.put_all(decided);
}

fn page(sample: &Sample, id: RecordId) -> AgreementPage {
    agreement_page(&sample.book, id, on(TODAY)).expect("the agreement")
}

#[test]
fn duties_are_ticked_by_quarter_and_the_pay_follows() {
    let mut sample = Sample::default();
    let id = sample.add(Kind::Agreement, service_point());
    let before = page(&sample, id);
    let names: Vec<_> = before.open_terms.iter().map(|it| swedish(&it.name)).collect();
    assert_eq!(names, ["Kvartal 2, 2017", "Kvartal 3, 2017"]);
    assert!(before.open_terms[0].is_over && !before.open_terms[1].is_over);
    let term = before.open_terms[0].term.clone();
    let (change, _) = ticked(&sample.book, id, &term, "information", true);
    does(&mut sample, change);
    let (change, undo) = ticked(&sample.book, id, &term, "Cykelpump", true);
    does(&mut sample, change);
    let shown = page(&sample, id);
    let kept: Vec<_> = shown.open_terms[0].duties.iter().map(|it| it.is_kept).collect();
    assert_eq!(kept, [true, false, true]);
    assert_eq!(swedish(&shown.open_terms[0].sum), "2 av 3 uppgifter uppfyllda ger 5 000 kr");
    assert!(shown.open_terms[1].duties.iter().all(|it| !it.is_kept), "each quarter by itself");
    does(&mut sample, undo);
    assert_eq!(page(&sample, id).open_terms[0].duties.iter().filter(|it| it.is_kept).count(), 1);

    let (change, _) = paid(&sample.book, id, &term, Some(on(TODAY)));
    does(&mut sample, change);
    let said = page(&sample, id).open_terms[0].paid.clone().expect("it was paid");
    assert_eq!(swedish(&said), "betalt 2 juli 2017");
    let later = agreement_page(&sample.book, id, on("2017-12-01")).expect("the agreement");
    let earlier: Vec<_> = later.earlier.iter().map(swedish).collect();
    assert_eq!(earlier, ["Kvartal 2, 2017: 1 uppgift uppfylld ger 2 500 kr, betalt 2 juli 2017"]);
}

#[test]
fn an_agreement_of_last_year_has_nothing_to_tick() {
    let mut sample = Sample::default();
    let id = sample.add(Kind::Agreement, service_point());
    let shown = agreement_page(&sample.book, id, on("2018-06-01")).expect("the agreement");
    assert_eq!(shown.open_terms, []);
}

#[test]
fn the_paper_for_a_power_cut_says_what_to_do_first_and_then_whom_to_ask() {
    let mut sample = Sample::default();
    let place = sample.place("Kall");
    let power =
        ReservePower { power: "70 kVA".to_owned(), fuel: "Diesel".to_owned(), hours: Some(48) };
    let content = Content::default()
        .with(agreement::KIND, AgreementKind::SotPoint)
        .with(agreement::PLACE, place)
        .with(agreement::RESERVE_POWER, power)
        .with(agreement::LAST_TEST, on("2017-05-01"))
        .with(agreement::ACTIVATED_BY, a_party("Säkerhetssamordnare", "Åre kommun"))
        .with(agreement::INSTRUCTIONS, "Starta elverket\n\nTänd i entrén".to_owned());
    let id = sample.add(Kind::Agreement, content);
    let text = page(&sample, id).paper().text(Language::Swedish).replace('\u{a0}', " ");
    let expected = "SOT-punkt, Kall\n\nKall\n\nGör så här\n- 1. Starta elverket\n- 2. Tänd i entrén\n\n\
                    När strömmen går\nBeslutar att öppna: Säkerhetssamordnare, Åre kommun\n\
                    Reservkraft: 70 kVA, Diesel, räcker 48 timmar\n\
                    Senast provkörd: 1 maj 2017\nNästa provkörning: 1 maj 2018\n";
    assert_eq!(text, expected);
    let (change, _) = tested(&sample.book, id, on(TODAY));
    does(&mut sample, change);
    assert_eq!(list(&sample.book, Some(place), on(TODAY))[0].next, None);
}
