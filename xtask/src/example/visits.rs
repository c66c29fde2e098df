//! The visit in Sikås, the meetings, and what came of them.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use faltbok::domain::action::Perspective;
use faltbok::domain::check;
use faltbok::domain::field::Content;
use faltbok::domain::followup;
use faltbok::domain::followup::FollowupStatus;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::photo;
use faltbok::domain::recorded_fact;
use faltbok::domain::recorded_fact::Recorded;
use faltbok::domain::recorded_fact::Said;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::FactSource;
use faltbok::domain::rule::form::Form;
use faltbok::domain::visit;
use faltbok::domain::visit::NoteKind;
use faltbok::domain::visit::TurnoverClass;
use faltbok::domain::visit::VisitKind;
use faltbok::exchange::picture::Picture;

use super::Shelf;
use super::day;
use super::party;
use super::period;
use super::places::Places;
use super::words;

pub struct Visits {
    pub bracke: RecordId,
    pub sikas: RecordId,
}

pub fn add(shelf: &mut Shelf, places: &Places) -> Visits {
    let met = day(2017, 3, 31);
    let bracke = Content::default()
        .with(visit::DAY, met)
        .with(visit::KIND, VisitKind::MunicipalMeeting)
        .with(visit::TITLE, words("Serviceplanen och årets åtgärder"))
        .with(visit::PLACE, places.bracke)
        .with(
            visit::PARTICIPANTS,
            vec![
                party("Servicesamordnare", "Region Jämtland Härjedalen"),
                party("Landsbygdsutvecklare", "Bräcke kommun"),
            ],
        )
        .with(visit::CHANGED, words("Kommunen har en ny handläggare för frågorna."))
        .with(
            visit::NOTES,
            words(
                "Vi pratade om serviceplanen och de processer som kommunen har framför sig. För att \
                 stötta planen gjorde vi en enkel handlingsplan: fyra konkreta åtgärder under 2017, \
                 som alla går mot mål i planen. Det känns bra!",
            ),
        )
        .with(visit::NOTE_KIND, NoteKind::WorkingNote)
        .with(visit::NEXT_CONTACT, day(2017, 9, 4));
    let bracke = shelf.add(40, Kind::Visit, met, bracke);
    add_integration_meeting(shelf);
    let sikas = add_sikas(shelf, places);
    Visits { bracke, sikas }
}

fn add_integration_meeting(shelf: &mut Shelf) {
    let met = day(2017, 4, 6);
    let content = Content::default()
        .with(visit::DAY, met)
        .with(visit::KIND, VisitKind::NetworkMeeting)
        .with(visit::TITLE, words("Service och integration"))
        .with(
            visit::PARTICIPANTS,
            vec![
                party("Servicesamordnare", "Region Jämtland Härjedalen"),
                party("Integrationssamordnare", "Regional nivå"),
            ],
        )
        .with(
            visit::NOTES,
            words(
                "Vi pratade om var våra arbeten möts. Olika målgrupper efterfrågar och behöver olika \
                 service, så integrationen hör hemma i serviceprocesserna. Statistiken om nyanlända \
                 visade att vi har mycket att prata om. Hur får vi in jämställdhet och jämlikhet \
                 bättre i serviceutvecklingen, så att landsbygden är attraktiv för alla? Dagen för \
                 mötet är ett exempel.",
            ),
        )
        .with(visit::NOTE_KIND, NoteKind::WorkingNote);
    shelf.add(41, Kind::Visit, met, content);
}

/// Two people wrote this note: one in the shop, one the day after.
fn add_sikas(shelf: &mut Shelf, places: &Places) -> RecordId {
    let visited = day(2017, 4, 20);
    let content = Content::default()
        .with(visit::DAY, visited)
        .with(visit::KIND, VisitKind::Shop)
        .with(visit::PLACE, places.sikas)
        .with(visit::PROVIDER, places.shop)
        .with(
            visit::PARTICIPANTS,
            vec![
                party("Servicesamordnare", "Region Jämtland Härjedalen"),
                party("Landsbygdshandläggare", "Länsstyrelsen i Jämtlands län"),
                party("Representant utvecklingsbolag", "Strömsunds Utvecklingsbolag"),
                party("Butiksägare", "Butiken i Sikås"),
            ],
        )
        .with(
            visit::CHANGED,
            words(
                "Ett företag med relativt många anställda har valt att lägga ner sin verksamhet i \
                 byn.",
            ),
        )
        .with(
            visit::NOTES,
            words(
                "Gemensamt besök, där vi lyssnade på butikens förutsättningar att driva sin \
                 verksamhet. Ett väldigt trevligt möte, som gav några konkreta saker att arbeta \
                 vidare med på olika håll. Dagen för besöket är ett exempel.",
            ),
        )
        .with(visit::NOTE_KIND, NoteKind::WorkingNote)
        .with(visit::IDEAS, words("Samköra varor med butiken i Hammerdal (exempel)"))
        .with(visit::STAFF, words("Ägaren och en timanställd (exempel)"))
        .with(visit::TURNOVER_CLASS, TurnoverClass::UpToElevenMillion)
        .with(visit::PERSPECTIVES, vec![Perspective::Age])
        .with(visit::SHARED_WITH, words("De som var med"))
        .with(visit::NEXT_CONTACT, day(2017, 9, 14));
    let id = shelf.add(42, Kind::Visit, visited, content);
    shelf.edit(id, "Landsbygdshandläggare, Länsstyrelsen i Jämtlands län", 1, |content| {
        content.with(
            visit::CONDITIONS,
            words(
                "Butiken är en prioriterad servicepunkt i Strömsunds kommuns serviceplan. Men det är \
                 bara 7 km till närmaste butik, i Hammerdal, och avståndsgränsen för särskilt \
                 driftstöd är 15 km. Det gör det lite problematiskt ur stödsynpunkt.",
            ),
        )
    });
    id
}

/// Three things to do, for three owners.
pub fn add_followups(shelf: &mut Shelf, visits: &Visits, places: &Places, action: RecordId) {
    let agreed = day(2017, 4, 20);
    let followup = |what: &str, role: &str, organisation: &str| {
        Content::default()
            .with(followup::WHAT, words(what))
            .with(followup::OWNER, party(role, organisation))
            .with(followup::VISIT, visits.sikas)
            .with(followup::PLACE, places.sikas)
            .with(followup::ACTION, action)
    };
    let customers = followup(
        "Räkna på vad nedläggningen betyder för butikens kundunderlag (exempel)",
        "Representant utvecklingsbolag",
        "Strömsunds Utvecklingsbolag",
    )
    .with(followup::DUE, day(2017, 5, 12))
    .with(followup::STATUS, FollowupStatus::Done)
    .with(followup::DONE_ON, day(2017, 5, 10));
    shelf.add(50, Kind::Followup, agreed, customers);
    let support = followup(
        "Reda ut vilka stöd som går att söka när avståndet är för kort (exempel)",
        "Landsbygdshandläggare",
        "Länsstyrelsen i Jämtlands län",
    )
    .with(followup::DUE, day(2017, 5, 19))
    .with(followup::STATUS, FollowupStatus::Waiting)
    .with(followup::COMMENT, words("Väntar på svar från Tillväxtverket (exempel)"));
    shelf.add(51, Kind::Followup, agreed, support);
    let agreement = followup(
        "Ta upp med kommunen om ett avtal om servicepunkt kan ge butiken ersättning (exempel)",
        "Servicesamordnare",
        "Region Jämtland Härjedalen",
    )
    .with(followup::DUE, day(2017, 6, 1))
    .with(followup::STATUS, FollowupStatus::Open);
    shelf.add(52, Kind::Followup, agreed, agreement);
}

/// Särskilt driftstöd for 2017, with what was known then and no more.
pub fn add_check(shelf: &mut Shelf, places: &Places) {
    let assessed = day(2017, 4, 21);
    let content = Content::default()
        .with(check::PROVIDER, places.shop)
        .with(check::PLACE, places.sikas)
        .with(check::FORM, Form::SarskiltDriftstod)
        .with(check::SUPPORT_TIME, period(day(2017, 1, 1), day(2017, 12, 31)))
        .with(check::ASSESSED_ON, assessed)
        .with(
            check::NOTES,
            words(
                "Prioriterad i planen men för nära en annan butik. Fråga om avtal om servicepunkt, \
                 ersättning för hemsändning och rådgivning.",
            ),
        );
    let content = check::with_outcome(&Content::default(), facts(content), assessed);
    shelf.add(60, Kind::Check, assessed, content);
}

/// What was known about the shop after the visit.
pub fn facts(content: Content) -> Content {
    let known = |source: FactSource, detail: &str| Recorded {
        source: Some(source.token().to_owned()),
        day: Some(day(2017, 4, 20)),
        detail: words(detail),
        ..Recorded::default()
    };
    let yes = |recorded: Recorded| Recorded { said: Some(Said::Yes), ..recorded };
    let no = |recorded: Recorded| Recorded { said: Some(Said::No), ..recorded };
    let road = known(FactSource::Seen, "Till butiken i Hammerdal");
    content
        .with(
            recorded_fact::field(FactKind::RoadToNearest),
            Recorded { number: Some(7_000), ..road },
        )
        .with(
            recorded_fact::field(FactKind::NearestHasDiverseRange),
            yes(known(FactSource::Seen, "Butiken i Hammerdal (exempel)")),
        )
        .with(
            recorded_fact::field(FactKind::ArchipelagoWithoutFixedLink),
            no(known(FactSource::Seen, "")),
        )
        .with(
            recorded_fact::field(FactKind::PlanPriority),
            yes(known(FactSource::Plan, "Prioriterad servicepunkt")),
        )
        .with(
            recorded_fact::field(FactKind::MunicipalPlan),
            yes(known(FactSource::Plan, "Strömsunds kommuns serviceplan")),
        )
}

/// The shop as somebody might have seen it from the road: drawn, since nobody's photo is ours to give.
pub fn add_photo(shelf: &mut Shelf, visit: RecordId) {
    let picture = BASE64_STANDARD.encode(include_bytes!("sikas.webp"));
    let picture = Picture::read(picture).expect("the drawing is a WebP");
    let content = Content::default()
        .with(photo::OF, visit)
        .with(photo::CAPTION, words("Butiken från vägen, med macken till höger. Tecknad (exempel)"))
        .with(photo::DAY, day(2017, 4, 20))
        .with(photo::WIDTH, 960)
        .with(photo::HEIGHT, 640)
        .with(photo::BYTES, i64::try_from(picture.bytes).expect("it is small"))
        .with(photo::MEDIA_TYPE, picture.media_type)
        .with(photo::SHA256, picture.sha256.clone());
    let id = shelf.add(49, Kind::Photo, day(2017, 4, 20), content);
    shelf.pictures.insert(id, picture);
}
