//! Ticking duties, what is paid, and the paper for the day the power is out.

use super::*;
use crate::domain::agreement::ReservePower;
use crate::domain::agreement::Rhythm;
use crate::domain::command::Change;
use crate::domain::command::decide;
use crate::domain::field::FieldValue;
use crate::domain::parts::Period;
use crate::domain::value::Value;
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
    assert!(before.open_terms[0].is_due && !before.open_terms[1].is_due);
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

    let (change, _) = settled(&sample.book, id, &term, Settled::Paid(on(TODAY)));
    does(&mut sample, change);
    let said = page(&sample, id).open_terms[0].settled.clone().expect("it was paid");
    assert_eq!(swedish(&said), "betalt 2 juli 2017, 2 500 kr");
    // Whatever is agreed on later, what was paid was paid.
    let content = sample.book.get(id).expect("the agreement").content().clone();
    let dearer = content.with(agreement::PAY_PER_DUTY_KR, 20_000);
    sample.change(id, |history| {
        history.write(&stamp(1), dearer);
    });
    let later = agreement_page(&sample.book, id, on("2017-12-01")).expect("the agreement");
    let earlier: Vec<_> = later.earlier.iter().map(swedish).collect();
    assert_eq!(earlier, ["Kvartal 2, 2017: 1 uppgift uppfylld, betalt 2 juli 2017, 2 500 kr"]);
}

#[test]
fn the_last_quarter_of_one_that_ended_is_there_to_be_paid_or_dismissed() {
    let mut sample = Sample::default();
    let id = sample.add(Kind::Agreement, service_point());
    let shown = |sample: &Sample| {
        let page = agreement_page(&sample.book, id, on("2018-12-01")).expect("the agreement");
        (page.open_terms, page.days)
    };
    let (open, days) = shown(&sample);
    assert_eq!(open.iter().map(|it| swedish(&it.name)).collect::<Vec<_>>(), ["Kvartal 4, 2017"]);
    assert!(open[0].is_due);
    assert_eq!(swedish(&days[0].what), "Kvartal 4, 2017: följ upp och betala");
    let (change, undo) = settled(&sample.book, id, &open[0].term, Settled::Waived);
    does(&mut sample, change);
    assert_eq!(shown(&sample), (Vec::new(), Vec::new()));
    let page = page(&sample, id);
    let earlier: Vec<_> = page.earlier.iter().map(swedish).collect();
    assert_eq!(earlier, ["Kvartal 4, 2017: 0 uppgifter uppfyllda, inget att betala"]);
    does(&mut sample, undo);
    assert_eq!(shown(&sample).0.len(), 1);
}

/// Berg: 30,000 kr a year, whatever is done; nobody has said how often.
#[test]
fn a_fixed_sum_without_duties_can_be_paid_and_is_by_the_year_where_nobody_has_said() {
    let mut sample = Sample::default();
    let period = Period { from: Some(on("2015-01-01")), to: None };
    let content =
        Content::default().with(agreement::PERIOD, period).with(agreement::PAY_FIXED_KR, 30_000);
    let id = sample.add(Kind::Agreement, content);
    let shown = page(&sample, id);
    let names: Vec<_> = shown.open_terms.iter().map(|it| swedish(&it.name)).collect();
    assert_eq!(names, ["2016", "2017"]);
    assert_eq!(swedish(&shown.open_terms[0].sum), "30 000 kr");
    assert_eq!(swedish(&shown.days[0].what), "2016: följ upp och betala");
}

#[test]
fn a_quarter_that_nobody_saw_to_stays_on_the_page_when_the_next_one_ends() {
    let mut sample = Sample::default();
    let id = sample.add(Kind::Agreement, service_point());
    let first = page(&sample, id).open_terms[0].term.clone();
    let (change, _) = ticked(&sample.book, id, &first, "information", true);
    does(&mut sample, change);
    let later = agreement_page(&sample.book, id, on("2017-12-31")).expect("the agreement");
    let names: Vec<_> = later.open_terms.iter().map(|it| swedish(&it.name)).collect();
    assert_eq!(names, ["Kvartal 2, 2017", "Kvartal 3, 2017", "Kvartal 4, 2017"]);
    let stay: Vec<_> = later.open_terms.iter().map(|it| it.stays).collect();
    assert_eq!(stay, [false, true, true]);
    assert_eq!(
        later.open_terms.iter().map(|it| it.is_due).collect::<Vec<_>>(),
        [true, true, false]
    );
}

#[test]
fn the_paper_for_a_power_cut_says_what_to_do_first_and_then_whom_to_ask() {
    let mut sample = Sample::default();
    let kall = Content::default()
        .with(place::NAME, "Kall".to_owned())
        .with(place::POSITION, place::Position::at(63_475_000, 13_227_000));
    let place = sample.add(Kind::Place, kall);
    let power =
        ReservePower { power: "70 kVA".to_owned(), fuel: "Diesel".to_owned(), hours: Some(48) };
    let content = Content::default()
        .with(agreement::KIND, AgreementKind::SotPoint)
        .with(agreement::PLACE, place)
        .with(agreement::RESERVE_POWER, power)
        .with(agreement::LAST_TEST, on("2017-05-01"))
        .with(agreement::ACTIVATED_BY, a_party("Säkerhetssamordnare", "Åre kommun"))
        .with(agreement::INSTRUCTIONS, "Starta elverket\n\nTänd i entrén".to_owned());
    let content = content
        .with(agreement::PAY_FIXED_KR, 20_000)
        .with(agreement::NOTES, "Inte för dörren".to_owned());
    let id = sample.add(Kind::Agreement, content);
    let text = page(&sample, id).paper().text(Language::Swedish).replace('\u{a0}', " ");
    let expected = "SOT-punkt, Kall\n\nKall\nPosition 63,475 13,227\nSå som det var 2 juli 2017\n\n\
                    Gör så här\n- 1. Starta elverket\n- 2. Tänd i entrén\n\n\
                    När strömmen går\nBeslutar att öppna: Säkerhetssamordnare, Åre kommun\n\
                    Reservkraft: 70 kVA, Diesel, räcker 48 timmar\n\
                    Senast provkörd: 1 maj 2017\nNästa provkörning: 1 maj 2018\n";
    assert_eq!(text, expected);
    let missing: Vec<_> =
        page(&sample, id).missing.iter().map(|it| it.to(Language::Swedish)).collect();
    assert_eq!(missing, ["Har nyckel", "Sköter det"]);
}

#[test]
fn a_test_that_was_planned_and_is_done_is_asked_for_no_more() {
    let mut sample = Sample::default();
    let content = Content::default()
        .with(agreement::KIND, AgreementKind::ServicePoint)
        .with(agreement::LAST_TEST, on("2016-01-02"))
        .with(agreement::NEXT_TEST, on("2017-07-10"));
    let id = sample.add(Kind::Agreement, content);
    let before = page(&sample, id);
    assert!(before.is_tested, "also where it is no point for crises");
    assert_eq!(swedish(&before.days[0].what), "Provkör reservkraften senast om 8 dagar");
    let (changes, undo) = tested(&sample.book, id, on(TODAY));
    for change in changes {
        does(&mut sample, change);
    }
    assert_eq!(page(&sample, id).days, []);
    for change in undo {
        does(&mut sample, change);
    }
    assert_eq!(page(&sample, id).days, before.days);
}

#[test]
fn the_paper_of_a_service_point_says_what_was_kept_and_paid() {
    let mut sample = Sample::default();
    let id = sample.add(Kind::Agreement, service_point());
    let term = page(&sample, id).open_terms[0].term.clone();
    let (change, _) = ticked(&sample.book, id, &term, "information", true);
    does(&mut sample, change);
    let text = page(&sample, id).paper().text(Language::Swedish).replace('\u{a0}', " ");
    assert!(
        text.contains("\nUppföljt\n- Kvartal 2, 2017: 1 av 3 uppgifter uppfyllda ger"),
        "{text}"
    );
    assert!(!text.contains("Kvartal 3"), "nobody has followed it up yet: {text}");
}

#[test]
fn a_tick_throws_away_nothing_that_this_program_does_not_understand() {
    let mut sample = Sample::default();
    let term = Term { year: 2017, quarter: Some(1), ..Term::default() };
    let Value::Group(mut newer) = term.clone().write() else { panic!("a group") };
    newer.insert("inspected_by".to_owned(), Value::Text("Regionen".to_owned()));
    let mut without_year = newer.clone();
    without_year.remove("year");
    let mut content = service_point();
    let terms = [newer, without_year].map(Value::Group).to_vec();
    content.set("terms", Some(Value::List(terms)));
    let id = sample.add(Kind::Agreement, content);
    let (change, _) = ticked(&sample.book, id, &term, "information", true);
    does(&mut sample, change);
    let Some(Value::List(terms)) = sample.book.get(id).unwrap().content().value("terms") else {
        panic!("a list")
    };
    assert_eq!(terms.len(), 2);
    assert_eq!(Term::read(&terms[1]).unwrap().kept, ["information"]);
    for term in terms {
        let Value::Group(parts) = term else { panic!("a group") };
        assert!(parts.get("inspected_by").is_some());
    }
}
