//! What a record is called, so that no list and no link is ever empty.

use crate::domain::action;
use crate::domain::agreement;
use crate::domain::agreement::AgreementKind;
use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::contact;
use crate::domain::field::Content;
use crate::domain::followup;
use crate::domain::goal;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::parts::Party;
use crate::domain::photo;
use crate::domain::place;
use crate::domain::plan;
use crate::domain::plan::PlanKind;
use crate::domain::project;
use crate::domain::provider;
use crate::domain::question;
use crate::domain::record::Record;
use crate::domain::rule_set;
use crate::domain::task_moved;
use crate::domain::tour;
use crate::domain::visit;
use crate::domain::visit::VisitKind;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::steady;
use crate::text::titles as words;
use crate::text::value_words;

/// A record as a link to it shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine {
    pub id: RecordId,
    /// `None` for a kind that only a newer program knows.
    pub kind: Option<Kind>,
    pub title: Phrase,
}

/// The line of the record called `id`, if a person should see it.
pub fn line(book: &Book, id: RecordId) -> Option<RecordLine> {
    book.shown(id).map(|record| line_of(book, record))
}

/// The line of `record`, also when it is deleted.
pub fn line_of(book: &Book, record: &Record) -> RecordLine {
    RecordLine { id: record.id(), kind: record.kind(), title: title(book, record) }
}

/// What `record` is called: its own words, else words for what it is and where.
pub fn title(book: &Book, record: &Record) -> Phrase {
    let Some(kind) = record.kind() else { return words::NEWER.into() };
    let content = record.content();
    let own = own_title(kind, content);
    if !own.is_empty() {
        return Phrase::verbatim(own);
    }
    match kind {
        Kind::Plan => plan_title(content),
        Kind::Goal => words::GOAL.into(),
        Kind::Action => words::ACTION.into(),
        Kind::Place => words::PLACE.into(),
        Kind::Provider => match place_name_of(book, record) {
            Some(place) => words::provider_at(place),
            None => words::PROVIDER.into(),
        },
        Kind::Visit => visit_title(book, record),
        Kind::Followup => words::FOLLOWUP.into(),
        Kind::Check => check_title(book, record),
        Kind::Project => match place_name_of(book, record) {
            Some(place) => words::project_at(place),
            None => words::PROJECT.into(),
        },
        Kind::TaskMoved => words::TASK_MOVED.into(),
        Kind::Contact => contact_title(content),
        Kind::Photo => photo_title(book, content),
        Kind::RuleSet => words::RULE_SET.into(),
        Kind::Observation => observation_title(book, record),
        Kind::Question => words::QUESTION.into(),
        Kind::Agreement => agreement_title(book, record),
        Kind::Tour => match content.get(tour::PERIOD).and_then(|it| it.from.or(it.to)) {
            Some(day) => words::tour_on(day),
            None => words::TOUR.into(),
        },
    }
}

/// The title that a person wrote; empty when there is none.
pub fn own_title(kind: Kind, content: &Content) -> &str {
    let field = match kind {
        Kind::Plan => plan::TITLE,
        Kind::Goal => goal::STATEMENT,
        Kind::Action => action::TITLE,
        Kind::Place => place::NAME,
        Kind::Provider => provider::NAME,
        Kind::Visit => visit::TITLE,
        Kind::Followup => followup::WHAT,
        // By role and organisation together.
        Kind::Check | Kind::Contact | Kind::Observation => return "",
        Kind::Project => project::TITLE,
        Kind::TaskMoved => task_moved::WHAT,
        Kind::Photo => photo::CAPTION,
        Kind::RuleSet => rule_set::TITLE,
        Kind::Question => question::TEXT,
        Kind::Agreement => agreement::TITLE,
        Kind::Tour => tour::TITLE,
    };
    content.text(field).trim()
}

/// The name of the place called `id`; `None` when it has none, or is gone.
pub fn place_name(book: &Book, id: RecordId) -> Option<String> {
    name(book, Kind::Place, id)
}

/// The name of the provider called `id`; `None` when it has none, or is gone.
pub fn provider_name(book: &Book, id: RecordId) -> Option<String> {
    name(book, Kind::Provider, id)
}

/// The name of the place that `record` is about.
pub fn place_name_of(book: &Book, record: &Record) -> Option<String> {
    place_name(book, place_of(book, record)?)
}

/// The municipality of the place called `id`; empty when nobody has said.
pub fn municipality(book: &Book, id: RecordId) -> String {
    let place = book.shown(id);
    place.map(|it| steady(it.content().text(place::MUNICIPALITY))).unwrap_or_default()
}

/// Somebody in words: "Servicesamordnare, Region Jämtland Härjedalen".
pub fn party(somebody: &Party) -> String {
    steady(&somebody.name())
}

fn name(book: &Book, kind: Kind, id: RecordId) -> Option<String> {
    let name = own_title(kind, book.shown(id).filter(|it| it.is(kind))?.content());
    (!name.is_empty()).then(|| steady(name))
}

fn plan_title(content: &Content) -> Phrase {
    let municipality = content.text(plan::MUNICIPALITY);
    match (content.get(plan::KIND), municipality.is_empty()) {
        (Some(PlanKind::Municipal), false) => words::municipal_plan_of(municipality),
        (Some(PlanKind::Regional), false) => words::regional_plan_of(municipality),
        (Some(PlanKind::Village), false) => words::village_plan_of(municipality),
        (Some(PlanKind::Municipal), true) => words::MUNICIPAL_PLAN.into(),
        (Some(PlanKind::Regional), true) => words::REGIONAL_PLAN.into(),
        (Some(PlanKind::Village), true) => words::VILLAGE_PLAN.into(),
        (None, _) => words::PLAN.into(),
    }
}

fn visit_title(book: &Book, record: &Record) -> Phrase {
    let kind = record.content().get(visit::KIND);
    let Some(place) = place_name_of(book, record) else {
        let provider = provider_of(book, record).and_then(|it| provider_name(book, it));
        return match provider {
            Some(provider) => value_words::labelled(visit_word(kind), Phrase::verbatim(provider)),
            None => visit_word(kind).into(),
        };
    };
    match kind {
        None => words::visit_at(place),
        Some(VisitKind::Shop) => words::shop_at(place),
        Some(VisitKind::MunicipalMeeting) => words::municipal_meeting_at(place),
        Some(VisitKind::NetworkMeeting) => words::network_meeting_at(place),
        Some(VisitKind::Telephone) => words::telephone_at(place),
        Some(VisitKind::Interview) => words::interview_at(place),
        Some(VisitKind::DialogueMeeting) => words::dialogue_meeting_at(place),
        Some(VisitKind::TourStop) => words::tour_stop_at(place),
    }
}

fn visit_word(kind: Option<VisitKind>) -> Message {
    match kind {
        None => words::VISIT,
        Some(VisitKind::Shop) => words::SHOP,
        Some(VisitKind::MunicipalMeeting) => words::MUNICIPAL_MEETING,
        Some(VisitKind::NetworkMeeting) => words::NETWORK_MEETING,
        Some(VisitKind::Telephone) => words::TELEPHONE,
        Some(VisitKind::Interview) => words::INTERVIEW,
        Some(VisitKind::DialogueMeeting) => words::DIALOGUE_MEETING,
        Some(VisitKind::TourStop) => words::TOUR_STOP,
    }
}

/// Role and organisation come before the name, which is only there to reach somebody by.
fn contact_title(content: &Content) -> Phrase {
    let role = content.text(contact::ROLE).to_owned();
    let organisation = content.text(contact::ORGANISATION).to_owned();
    let by_role = party(&Party { role, organisation });
    let name = content.text(contact::NAME).trim();
    match (by_role.is_empty(), name.is_empty()) {
        (false, _) => Phrase::verbatim(by_role),
        (true, false) => Phrase::verbatim(name),
        (true, true) => words::CONTACT.into(),
    }
}

/// Without a caption it is called by what it is a picture of.
fn photo_title(book: &Book, content: &Content) -> Phrase {
    let of = content.get(photo::OF).and_then(|id| book.shown(id));
    match of.filter(|of| of.kind() != Some(Kind::Photo)) {
        Some(of) => words::photo_of(title(book, of)),
        None => words::PHOTO.into(),
    }
}

/// "Drivmedel: saknas, Sikås lanthandel", or what there is of it.
fn observation_title(book: &Book, record: &Record) -> Phrase {
    let content = record.content();
    let Some(service) = content.get(observation::SERVICE) else { return words::OBSERVATION.into() };
    let said = match content.get(observation::STATE) {
        Some(state) => words::observation_of(service.word(), state.word()),
        None => service.word().into(),
    };
    let provider = content.get(observation::PROVIDER).and_then(|id| provider_name(book, id));
    match provider.or_else(|| place_name_of(book, record)) {
        Some(whose) => words::observation_at(said, whose),
        None => said,
    }
}

fn agreement_title(book: &Book, record: &Record) -> Phrase {
    let provider = provider_of(book, record).and_then(|id| provider_name(book, id));
    let what = provider.or_else(|| place_name_of(book, record));
    let kind: Message = match record.content().get(agreement::KIND) {
        None | Some(AgreementKind::Other) => words::AGREEMENT,
        Some(kind) => kind.word(),
    };
    match what {
        Some(what) => words::agreement_of(kind, what),
        None => kind.into(),
    }
}

fn check_title(book: &Book, record: &Record) -> Phrase {
    let provider = record.content().get(check::PROVIDER).and_then(|id| provider_name(book, id));
    let what = provider.or_else(|| place_name_of(book, record));
    match (record.content().get(check::FORM), what) {
        (Some(form), Some(what)) => words::form_of(form.word(), what),
        (Some(form), None) => words::form_alone(form.word()),
        (None, Some(what)) => words::check_of(what),
        (None, None) => words::CHECK.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::form::Form;
    use crate::present::sample::Sample;
    use crate::present::sample::english;
    use crate::present::sample::party as a_party;
    use crate::present::sample::swedish;

    fn said(sample: &Sample, id: RecordId) -> String {
        swedish(&line(&sample.book, id).unwrap().title)
    }

    #[test]
    fn every_kind_has_a_title_even_when_nothing_is_written() {
        let mut sample = Sample::default();
        for &kind in Kind::ALL {
            let id = sample.add(kind, Content::default());
            assert!(!said(&sample, id).is_empty(), "{kind:?}");
        }
    }

    #[test]
    fn a_title_that_is_written_is_used_as_it_is() {
        let mut sample = Sample::default();
        let content = Content::default().with(visit::TITLE, " Lanthandeln  ".to_owned());
        let id = sample.add(Kind::Visit, content);
        assert_eq!(said(&sample, id), "Lanthandeln");
    }

    #[test]
    fn a_visit_without_a_title_is_called_by_its_kind_and_place() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let shop = Content::default().with(provider::NAME, "Lanthandeln".to_owned());
        let shop = sample.add(Kind::Provider, shop);
        let nowhere = Content::default().with(visit::PROVIDER, shop);
        let nowhere = sample.add(Kind::Visit, nowhere.with(visit::KIND, VisitKind::Shop));
        assert_eq!(said(&sample, nowhere), "Butiksbesök: Lanthandeln");
        let visit = sample.visit(place, "2017-03-14");
        assert_eq!(said(&sample, visit), "Besök i Sikås");
        assert_eq!(
            english(&title(&sample.book, sample.book.get(visit).unwrap())),
            "Visit to Sikås"
        );
        for &kind in VisitKind::ALL {
            let content = Content::default().with(visit::KIND, kind);
            let nowhere = sample.add(Kind::Visit, content.clone());
            let here = sample.add(Kind::Visit, content.with(visit::PLACE, place));
            assert!(said(&sample, here).ends_with(" Sikås"));
            assert!(said(&sample, here).starts_with(&said(&sample, nowhere)));
        }
    }

    #[test]
    fn a_check_is_called_by_its_support_and_shop() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let check =
            Content::default().with(check::FORM, Form::SarskiltDriftstod).with(check::PLACE, place);
        let of_place = sample.add(Kind::Check, check.clone());
        assert_eq!(said(&sample, of_place), "Särskilt driftstöd, Sikås");
        let shop = Content::default().with(provider::NAME, "Sikås lanthandel".to_owned());
        let shop = sample.add(Kind::Provider, shop);
        let of_shop = sample.add(Kind::Check, check.with(check::PROVIDER, shop));
        assert_eq!(said(&sample, of_shop), "Särskilt driftstöd, Sikås lanthandel");
    }

    #[test]
    fn somebody_is_a_role_and_an_organisation_or_either() {
        assert_eq!(party(&a_party("Butiksägare", "")), "Butiksägare");
        assert_eq!(party(&a_party("", "Bräcke kommun")), "Bräcke kommun");
        assert_eq!(party(&a_party("Handläggare ", "Regionen")), "Handläggare, Regionen");
        assert_eq!(party(&Party::default()), "");
    }
}
