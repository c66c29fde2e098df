//! What the field brings: questions of a meeting, agreements and a tour. All invented.

use faltbok::domain::agreement;
use faltbok::domain::agreement::AgreementKind;
use faltbok::domain::agreement::Duty;
use faltbok::domain::agreement::Renewal;
use faltbok::domain::agreement::ReservePower;
use faltbok::domain::agreement::Rhythm;
use faltbok::domain::agreement::Term;
use faltbok::domain::field::Content;
use faltbok::domain::kind::Kind;
use faltbok::domain::question;
use faltbok::domain::question::QuestionState;
use faltbok::domain::question::Recurrence;
use faltbok::domain::tour;
use faltbok::domain::tour::Stop;
use faltbok::domain::visit;
use faltbok::domain::visit::VisitKind;

use super::Shelf;
use super::day;
use super::party;
use super::period;
use super::places::Places;
use super::words;

pub fn add(shelf: &mut Shelf, places: &Places) {
    meeting(shelf, places);
    agreements(shelf, places);
    let content = Content::default()
        .with(tour::TITLE, words("Serviceturné i Jämtland (exempel)"))
        .with(tour::PERIOD, period(day(2017, 9, 12), day(2017, 9, 12)))
        .with(
            tour::PARTICIPANTS,
            vec![
                party("Servicesamordnare", "Region Jämtland Härjedalen"),
                party("Handläggare", "Länsstyrelsen Jämtland"),
            ],
        )
        .with(tour::PURPOSE, words("Hur klarar butikerna vintern?"))
        .with(
            tour::STOPS,
            vec![
                Stop {
                    place: Some(places.bracke),
                    time: words("9.00"),
                    minutes: Some(60),
                    joins: words("Landsbygdsutvecklare, Bräcke kommun"),
                    ..Stop::default()
                },
                Stop {
                    place: Some(places.sikas),
                    time: words("10.30"),
                    minutes: Some(60),
                    note: words("Titta på kylen"),
                    ..Stop::default()
                },
            ],
        );
    shelf.add(99, Kind::Tour, day(2017, 8, 30), content);
}

fn meeting(shelf: &mut Shelf, places: &Places) {
    let met = day(2017, 8, 29);
    let content = Content::default()
        .with(visit::DAY, met)
        .with(visit::KIND, VisitKind::DialogueMeeting)
        .with(visit::PLACE, places.los)
        .with(visit::NOTES, words("I bygdegården, trettio personer (exempel)."));
    let meeting = shelf.add(91, Kind::Visit, met, content);
    let asked = |text: &str| {
        Content::default()
            .with(question::TEXT, words(text))
            .with(question::VISIT, meeting)
            .with(question::PLACE, places.los)
    };
    let answered = asked("Vilken service saknas? (exempel)")
        .with(question::RECURRENCE, Recurrence::EveryMeeting)
        .with(question::STATE, QuestionState::Answered)
        .with(question::ANSWER, words("Kontanter. Kommunen frågar banken."))
        .with(question::SETTLED_AT, meeting);
    shelf.add(92, Kind::Question, met, answered);
    let along = asked("Vem sköter hjärtstartaren? (exempel)")
        .with(question::STATE, QuestionState::TakenAlong);
    shelf.add(93, Kind::Question, met, along);
    shelf.add(94, Kind::Question, met, asked("När kommer bredbandet? (exempel)"));
}

fn agreements(shelf: &mut Shelf, places: &Places) {
    let written = day(2017, 1, 2);
    let service = Content::default()
        .with(agreement::KIND, AgreementKind::ServicePoint)
        .with(agreement::PROVIDER, places.shop)
        .with(agreement::PLACE, places.sikas)
        .with(agreement::PERIOD, period(day(2015, 1, 1), day(2017, 12, 31)))
        .with(agreement::RENEWAL, Renewal::YearByYear)
        .with(agreement::NOTICE_DAY, day(2017, 9, 30))
        .with(
            agreement::DUTIES,
            vec![Duty::Information, Duty::ComputerAndPrinter, Duty::MeetingPlace],
        )
        .with(agreement::PAY_PER_DUTY_KR, 10_000)
        .with(agreement::PAY_MAX_KR, 50_000)
        .with(agreement::PAID, Rhythm::Quarterly)
        .with(
            agreement::TERMS,
            vec![Term {
                year: 2017,
                quarter: Some(1),
                kept: vec![words("information"), words("meeting_place")],
                paid_on: Some(day(2017, 4, 18)),
                paid_kr: Some(5_000),
                ..Term::default()
            }],
        )
        .with(agreement::NOTES, words("Beloppen är påhittade (exempel)."));
    shelf.add(95, Kind::Agreement, written, service);
    let safety = Content::default()
        .with(agreement::KIND, AgreementKind::SafetyPoint)
        .with(agreement::PLACE, places.bracke)
        .with(
            agreement::RESERVE_POWER,
            ReservePower { power: words("70 kVA"), fuel: words("Diesel"), hours: Some(48) },
        )
        .with(agreement::LAST_TEST, day(2016, 7, 1))
        .with(agreement::ACTIVATED_BY, party("Säkerhetssamordnare", "Bräcke kommun"))
        .with(agreement::OPERATOR, party("Vaktmästare", "Bygdegårdsföreningen (exempel)"))
        .with(agreement::KEY_HOLDER, party("Butiksägare", ""))
        .with(agreement::EQUIPMENT, words("Värme, vatten, toalett och hjärtstartare (exempel)."))
        .with(
            agreement::INSTRUCTIONS,
            words("Starta reservkraften.\nTänd i entrén.\nRing kommunens växel (exempel)."),
        );
    shelf.add(96, Kind::Agreement, written, safety);
}
