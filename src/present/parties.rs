//! Roles and organisations that the book knows already, offered to who is typing one.

use std::collections::BTreeSet;

use crate::domain::action;
use crate::domain::agreement;
use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::followup;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::parts::Party;
use crate::domain::tour;
use crate::domain::visit;
use crate::present::form::Typed;
use crate::present::form::join;
use crate::present::letters::sorting_key;

/// How many of each are offered: more than fit under a field, few enough to draw at once.
const MOST: usize = 200;

/// The roles and the organisations of contacts, participants, owners and parties to agreements, by name.
pub fn known(book: &Book) -> (Vec<String>, Vec<String>) {
    let (mut roles, mut organisations) = (BTreeSet::new(), BTreeSet::new());
    let mut take = |party: Party| {
        roles.insert(party.role.trim().to_owned());
        organisations.insert(party.organisation.trim().to_owned());
    };
    for record in book.all().filter(|it| it.is_shown()) {
        let content = record.content();
        match record.kind() {
            Some(Kind::Contact) => take(Party {
                role: content.text(contact::ROLE).to_owned(),
                organisation: content.text(contact::ORGANISATION).to_owned(),
            }),
            Some(Kind::Visit) => {
                content.get(visit::PARTICIPANTS).into_iter().flatten().for_each(&mut take);
            }
            Some(Kind::Tour) => {
                content.get(tour::PARTICIPANTS).into_iter().flatten().for_each(&mut take);
            }
            Some(Kind::Agreement) => {
                let parties = agreement::PARTIES.iter().filter_map(|&field| content.get(field));
                parties.for_each(&mut take);
            }
            Some(Kind::Followup) => content.get(followup::OWNER).into_iter().for_each(&mut take),
            Some(Kind::Action) => content.get(action::RESPONSIBLE).into_iter().for_each(&mut take),
            _ => (),
        }
    }
    (by_name(roles), by_name(organisations))
}

fn by_name(all: BTreeSet<String>) -> Vec<String> {
    let mut all: Vec<String> = all.into_iter().filter(|it| !it.is_empty()).collect();
    order::sort_by_key(&mut all, |it| sorting_key(it));
    all.truncate(MOST);
    all
}

/// How many owners are offered at a tap.
const OFFERED: usize = 6;

/// Who is likely to do what was agreed: oneself, and who took part as the form has it.
pub fn owners(own: &Party, typed: &Typed) -> Vec<Party> {
    let list = visit::PARTICIPANTS.name();
    let there = typed.items(list).into_iter().map(|number| {
        let part = |name: &str| typed.get(&join(&join(list, number), name)).trim().to_owned();
        Party { role: part("role"), organisation: part("organisation") }
    });
    let mut owners: Vec<Party> = Vec::new();
    for party in std::iter::once(own.clone()).chain(there) {
        if !party.name().is_empty() && !owners.contains(&party) {
            owners.push(party);
        }
    }
    owners.truncate(OFFERED);
    owners
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::party;

    #[test]
    fn what_contacts_participants_and_owners_are_called_is_offered_once_by_name() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let there = vec![party("Ägare", "Butiken"), party("Butiksägare", "")];
        let content = Content::default().with(visit::PARTICIPANTS, there);
        sample.add(Kind::Visit, content);
        let visit = sample.visit(place, "2017-03-14");
        sample.followup(visit, "Ring", "2017-04-01");
        let content = Content::default().with(contact::ROLE, "Butiksägare".to_owned());
        sample.add(Kind::Contact, content.with(contact::ORGANISATION, "Regionen".to_owned()));
        let (roles, organisations) = known(&sample.book);
        assert_eq!(roles, ["Butiksägare", "Handlare", "Ägare"]);
        assert_eq!(organisations, ["Butiken", "Regionen"]);
    }

    #[test]
    fn oneself_and_who_is_there_are_a_tap_away() {
        let own = party("Servicesamordnare", "Regionen");
        let mut typed = Typed::default();
        typed.set("participants.0.role", "Servicesamordnare");
        typed.set("participants.0.organisation", "Regionen");
        typed.set("participants.2.role", "Butiksägare");
        typed.set("participants.3.organisation", " ");
        assert_eq!(owners(&own, &typed), [own.clone(), party("Butiksägare", "")]);
        assert_eq!(owners(&Party::default(), &Typed::default()), []);
    }
}
