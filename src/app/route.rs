//! Which screen is shown: between the address and a [`Route`].
//!
//! Addresses are fragments (`#/besok/…`), so that any static host serves them,
//! under any path, also offline.

use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::domain::rule::fact::FactKind;

/// The name of a rule set that the program brings, such as "SD-2".
///
/// Kept as it stands in an address: which rule sets there are is not known where addresses are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RulesName {
    letters: [u8; 16],
    length: usize,
}

impl RulesName {
    /// A name that can stand in an address; `None` for any other.
    pub fn new(name: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
        let is_name = (1..=16).contains(&name.len()) && name.bytes().all(is_plain);
        is_name.then(|| {
            let mut letters = [0; 16];
            letters[..name.len()].copy_from_slice(name.as_bytes());
            Self { letters, length: name.len() }
        })
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.letters[..self.length]).unwrap_or_default()
    }
}

/// A screen, and what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Today,
    Followups,
    Search,
    /// A list of records of this kind.
    List(Kind),
    /// One record.
    Show(Kind, RecordId),
    /// The form for a new record, and the record it is made from.
    New(Kind, Option<RecordId>),
    /// The form for a record that is there, or for a draft of one that is not yet.
    Edit(Kind, RecordId),
    /// The same form, opened to decide what this field is to hold.
    Decide(Kind, RecordId, &'static str),
    /// A question of a check, asked alone; without one, that which decides most.
    Ask(RecordId, Option<FactKind>),
    /// The questions of a dialogue meeting.
    Questions(RecordId),
    /// Two records side by side, the first of which stays when they are joined;
    /// without the other one, those that it can be.
    Join(RecordId, Option<RecordId>),
    /// All forms of support for the outlet of this check, in one table.
    AllForms(RecordId),
    /// The form for a visit that tells of a stop of a tour, by its number from 1.
    AtStop(RecordId, u16),
    /// The services of a place or a provider, each marked with a tap.
    Inventory(RecordId),
    /// What a successor needs; of a place, or of what is chosen there.
    Handover(Option<RecordId>),
    /// What a successor in the municipality of this place needs.
    HandoverOfMunicipality(RecordId),
    /// The map of all places and providers, or around this one.
    Map,
    MapAround(RecordId),
    /// Who changed a record, and when.
    History(RecordId),
    /// A rule set that the program brings.
    Rules(RulesName),
    /// Fields that were changed apart.
    Choices,
    Bin,
    /// Everything about one person; whom, is never in the address.
    Person,
    /// What is to be erased, or kept longer.
    Retention,
    More,
    Share,
    /// A file for a colleague, of what is chosen there.
    Send,
    /// A file for a colleague, of this record and what hangs on it.
    SendOf(RecordId),
    /// A file for a colleague, of the municipality of this place.
    SendOfMunicipality(RecordId),
    Import,
    Settings,
    Storage,
    Install,
    About,
    Accessibility,
    Unknown,
}

/// The kinds that have addresses, with their word in it.
const KINDS: [(Kind, &str); 17] = [
    (Kind::Plan, "planer"),
    (Kind::Goal, "mal"),
    (Kind::Action, "atgarder"),
    (Kind::Place, "orter"),
    (Kind::Provider, "servicegivare"),
    (Kind::Visit, "besok"),
    (Kind::Followup, "uppfoljning"),
    (Kind::Check, "stodkontroller"),
    (Kind::Project, "byprojekt"),
    (Kind::TaskMoved, "flyttade-uppgifter"),
    (Kind::Contact, "kontakter"),
    (Kind::Photo, "bilder"),
    (Kind::RuleSet, "regelverk"),
    (Kind::Observation, "inventering"),
    (Kind::Question, "fragor"),
    (Kind::Agreement, "avtal"),
    (Kind::Tour, "turneer"),
];

/// Screens without anything else in their address.
const PLAIN: [(Route, &str); 18] = [
    (Route::Today, ""),
    (Route::Followups, "uppfoljningar"),
    (Route::Search, "sok"),
    (Route::Map, "karta"),
    (Route::Choices, "val"),
    (Route::Bin, "papperskorg"),
    (Route::Person, "person"),
    (Route::Retention, "gallring"),
    (Route::More, "mer"),
    (Route::Handover(None), "overlamning"),
    (Route::Share, "dela"),
    (Route::Send, "dela/skicka"),
    (Route::Import, "hamta"),
    (Route::Settings, "installningar"),
    (Route::Storage, "lagring"),
    (Route::Install, "installera"),
    (Route::About, "om"),
    (Route::Accessibility, "tillganglighet"),
];

impl Route {
    /// The screens that are about no record and no kind of them.
    pub fn plain() -> impl Iterator<Item = Self> {
        PLAIN.iter().map(|(route, _)| *route)
    }

    /// Reads the fragment of an address, with or without its `#`.
    pub fn read(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        if let Some((route, _)) = PLAIN.iter().find(|(_, word)| *word == path) {
            return *route;
        }
        let parts: Vec<&str> = path.split('/').collect();
        let kind = |word: &str| KINDS.iter().find(|(_, it)| *it == word).map(|(kind, _)| *kind);
        let id = |text: &str| text.parse::<RecordId>().ok();
        match parts[..] {
            ["dela", record] => id(record).map(Self::SendOf),
            ["regelverk", "lag", name] => RulesName::new(name).map(Self::Rules),
            ["overlamning", place] => id(place).map(|id| Self::Handover(Some(id))),
            ["overlamning", "kommun", place] => id(place).map(Self::HandoverOfMunicipality),
            ["dela", "kommun", place] => id(place).map(Self::SendOfMunicipality),
            ["karta", record] => id(record).map(Self::MapAround),
            ["historik", record] => id(record).map(Self::History),
            ["inventera", record] => id(record).map(Self::Inventory),
            ["alla-stod", record] => id(record).map(Self::AllForms),
            ["sla-ihop", record] => id(record).map(|id| Self::Join(id, None)),
            ["sla-ihop", stays, goes] => {
                id(stays).zip(id(goes)).map(|(stays, goes)| Self::Join(stays, Some(goes)))
            }
            ["turneer", tour, "stopp", stop] => {
                id(tour).zip(stop.parse().ok()).map(|(tour, stop)| Self::AtStop(tour, stop))
            }
            ["besok", meeting, "fragor"] => id(meeting).map(Self::Questions),
            ["stodkontroller", check, "fragor"] => id(check).map(|id| Self::Ask(id, None)),
            ["stodkontroller", check, "fragor", fact] => {
                id(check).zip(FactKind::from_token(fact)).map(|(id, it)| Self::Ask(id, Some(it)))
            }
            [word] => kind(word).map(Self::List),
            [word, "nytt"] => kind(word).map(|kind| Self::New(kind, None)),
            [word, "nytt", from] => kind(word).map(|kind| Self::New(kind, id(from))),
            [word, record] => kind(word).zip(id(record)).map(|(kind, id)| Self::Show(kind, id)),
            [word, record, "andra"] => {
                kind(word).zip(id(record)).map(|(kind, id)| Self::Edit(kind, id))
            }
            [word, record, "andra", field] => kind(word).zip(id(record)).and_then(|(kind, id)| {
                let field = kind.def().fields.iter().find(|it| it.name == field)?;
                Some(Self::Decide(kind, id, field.name))
            }),
            _ => None,
        }
        .unwrap_or(Self::Unknown)
    }

    /// The fragment that leads here, with its `#`.
    pub fn href(self) -> String {
        let word = |kind: Kind| {
            let found = KINDS.iter().find(|(it, _)| *it == kind);
            found.expect("every kind has an address").1
        };
        match self {
            Self::List(kind) => format!("#/{}", word(kind)),
            Self::Show(kind, id) => format!("#/{}/{id}", word(kind)),
            Self::New(kind, None) => format!("#/{}/nytt", word(kind)),
            Self::New(kind, Some(from)) => format!("#/{}/nytt/{from}", word(kind)),
            Self::Edit(kind, id) => format!("#/{}/{id}/andra", word(kind)),
            Self::Decide(kind, id, field) => format!("#/{}/{id}/andra/{field}", word(kind)),
            Self::Ask(id, None) => format!("#/stodkontroller/{id}/fragor"),
            Self::Ask(id, Some(fact)) => {
                format!("#/stodkontroller/{id}/fragor/{}", fact.token())
            }
            Self::Questions(id) => format!("#/besok/{id}/fragor"),
            Self::Handover(Some(id)) => format!("#/overlamning/{id}"),
            Self::HandoverOfMunicipality(id) => format!("#/overlamning/kommun/{id}"),
            Self::SendOfMunicipality(id) => format!("#/dela/kommun/{id}"),
            Self::History(id) => format!("#/historik/{id}"),
            Self::AtStop(id, stop) => format!("#/turneer/{id}/stopp/{stop}"),
            Self::Inventory(id) => format!("#/inventera/{id}"),
            Self::Rules(name) => format!("#/regelverk/lag/{}", name.text()),
            Self::AllForms(id) => format!("#/alla-stod/{id}"),
            Self::MapAround(id) => format!("#/karta/{id}"),
            Self::SendOf(id) => format!("#/dela/{id}"),
            Self::Join(id, None) => format!("#/sla-ihop/{id}"),
            Self::Join(stays, Some(goes)) => format!("#/sla-ihop/{stays}/{goes}"),
            Self::Unknown => "#/".to_owned(),
            plain => {
                let found = PLAIN.iter().find(|(route, _)| *route == plain);
                format!("#/{}", found.expect("the other screens are plain").1)
            }
        }
    }

    /// The screen that shows `record`.
    pub fn of(record: &Record) -> Self {
        record.kind().map_or(Self::Unknown, |kind| Self::Show(kind, record.id()))
    }

    /// Whether somebody who looks for a person is there, or at what was found, from
    /// where the way back goes: then whom they look for is still needed.
    pub const fn leads_back_to_person(self) -> bool {
        matches!(
            self,
            Self::Person
                | Self::Show(..)
                | Self::Edit(..)
                | Self::Decide(..)
                | Self::History(_)
                | Self::Choices
        )
    }

    /// Whether a form is open here, so that nothing may pull it away.
    pub const fn is_form(self) -> bool {
        matches!(
            self,
            Self::New(..)
                | Self::AtStop(..)
                | Self::Ask(..)
                | Self::Questions(_)
                | Self::Edit(..)
                | Self::Decide(..)
                // Small records are shown as what they are changed in.
                | Self::Show(
                    Kind::Goal
                        | Kind::Action
                        | Kind::Followup
                        | Kind::TaskMoved
                        | Kind::Photo
                        | Kind::Observation
                        | Kind::Question,
                    _,
                )
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_found_again_by_its_address() {
        let id = RecordId::from_parts(1, [1; 10]);
        let mut routes: Vec<_> = Route::plain().collect();
        routes.extend([
            Route::History(id),
            Route::SendOf(id),
            Route::AllForms(id),
            Route::Questions(id),
        ]);
        routes.extend([Route::Inventory(id), Route::Handover(Some(id)), Route::AtStop(id, 5)]);
        routes.extend([Route::HandoverOfMunicipality(id), Route::SendOfMunicipality(id)]);
        routes.extend([Route::Ask(id, None), Route::Ask(id, Some(FactKind::OpenAllYear))]);
        routes.extend(
            ["SD-2", "AC-SB.2018.fuel"].map(|it| Route::Rules(RulesName::new(it).unwrap())),
        );
        routes.push(Route::MapAround(id));
        routes.extend([Route::Join(id, None), Route::Join(id, Some(id))]);
        for &kind in Kind::ALL {
            routes.extend([
                Route::List(kind),
                Route::Show(kind, id),
                Route::New(kind, None),
                Route::New(kind, Some(id)),
                Route::Edit(kind, id),
            ]);
            let fields = kind.def().fields.iter();
            routes.extend(fields.map(|field| Route::Decide(kind, id, field.name)));
        }
        for route in routes {
            assert_eq!(Route::read(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn whom_somebody_looks_for_is_kept_at_what_was_found_and_nowhere_else() {
        let id = RecordId::from_parts(1, [1; 10]);
        for kept in [Route::Person, Route::Show(Kind::Visit, id), Route::History(id)] {
            assert!(kept.leads_back_to_person(), "{kept:?}");
        }
        let gone = Route::plain().filter(|it| !it.leads_back_to_person());
        assert_eq!(gone.count(), PLAIN.len() - 2, "all but the screen itself and open choices");
        assert!(!Route::List(Kind::Visit).leads_back_to_person());
    }

    #[test]
    fn an_address_that_leads_nowhere_is_said_to_be_so() {
        for fragment in [
            "#/x",
            "#/besok/1",
            "#/besok/nytt/1/2",
            "#/turneer/1/stopp/1",
            "#/besok/1/andra/x",
            "#/historik/",
            "#/stodkontroller/1/fragor",
            "#/stodkontroller/1/fragor/shoe_size",
            "#/regelverk/lag/SD 2",
            "#/regelverk/lag/a-name-that-is-far-too-long",
            "#/alla-stod/1",
            "#/dela/x",
            "#/%00",
        ] {
            assert_eq!(Route::read(fragment), Route::Unknown, "{fragment}");
        }
        assert_eq!(Route::read(""), Route::Today);
        assert_eq!(Route::read("#/besok/nytt"), Route::New(Kind::Visit, None));
    }
}
