//! Writing down a visit.

use super::Party;
use crate::harness::Finds;
use crate::harness::Page;
use crate::harness::containing;

/// What is typed into the form for a visit; what is empty is left alone.
#[derive(Default)]
pub struct Visit {
    pub notes: &'static str,
    pub place: &'static str,
    pub provider: &'static str,
    pub day: &'static str,
    pub kind: &'static str,
    pub changed: &'static str,
    pub conditions: &'static str,
    pub participants: &'static [Party],
    pub followups: &'static [FollowUp],
}

/// What is to be done, by whom and by when.
pub struct FollowUp {
    pub what: &'static str,
    pub owner: Party,
    pub due: &'static str,
}

impl Visit {
    /// The visit in the shop in Sikås, as it was.
    pub const fn in_sikas() -> Self {
        Self {
            notes: "Lyssnade på butikens förutsättningar att driva sin verksamhet. \
                    Det är endast 7 km till närmaste butik i Hammerdal.",
            place: "Sikås",
            provider: "Sikås lanthandel",
            day: "2017-03-31",
            kind: "Butiksbesök",
            changed: "Ett företag med relativt många anställda lägger ner sin verksamhet i byn.",
            conditions: "Prioriterad servicepunkt i kommunens serviceplan. Färre kunder på \
                         vardagarna när arbetsplatsen försvinner.",
            participants: &[
                Party("Servicesamordnare", "Region Jämtland Härjedalen"),
                Party("Landsbygdshandläggare", "Länsstyrelsen"),
                Party("Representant", "Strömsunds Utvecklingsbolag"),
            ],
            followups: &[
                FollowUp {
                    what: "Räkna på stöd till kyldiskar",
                    owner: Party("Servicesamordnare", "Region Jämtland Härjedalen"),
                    due: "2017-04-15",
                },
                FollowUp {
                    what: "Ta upp butiken i nätverket för landsbygdsfrågor",
                    owner: Party("Landsbygdshandläggare", "Länsstyrelsen"),
                    due: "2017-05-02",
                },
                FollowUp {
                    what: "Gå igenom sortiment och öppettider med butiken",
                    owner: Party("Representant", "Strömsunds Utvecklingsbolag"),
                    due: "2017-03-20",
                },
            ],
        }
    }

    /// Fills in the open form.
    #[track_caller]
    pub fn fills(&self, page: &Page) {
        for (label, text) in [
            ("Anteckning", self.notes),
            ("Ort", self.place),
            ("Butik eller servicegivare", self.provider),
            ("Datum", self.day),
            ("Vad har ändrats sedan sist?", self.changed),
            ("Förutsättningar att driva verksamheten", self.conditions),
        ] {
            if !text.is_empty() {
                page.field(label).fill(text);
            }
        }
        if !self.kind.is_empty() {
            page.field("Slag").choose(self.kind);
        }
        for (at, party) in self.participants.iter().enumerate() {
            page.button("Lägg till deltagare").click();
            party.fills(&page.group(format!("Deltagare {}", at + 1)));
        }
        for (at, followup) in self.followups.iter().enumerate() {
            page.button("Lägg till uppföljning").click();
            let group = page.group(format!("Uppföljning {}", at + 1));
            group.field("Vad ska göras?").fill(followup.what);
            followup.owner.fills(&group.group("Vem gör det?"));
            group.field("Klart senast").fill(followup.due);
        }
    }

    /// Writes it down from any screen, and waits until the phone has it.
    #[track_caller]
    pub fn written_by(&self, page: &Page) {
        let menu = page.navigation("Huvudmeny");
        menu.link("Besök").click();
        menu.link("Nytt besök").click();
        page.heading("Nytt besök").shown();
        self.fills(page);
        page.button("Spara").click();
        page.status_says("Sparat på den här telefonen");
        page.link("Ändra").shown();
        page.heading(containing(self.place)).nth(0).shown();
    }
}
