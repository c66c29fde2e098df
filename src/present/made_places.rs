//! Places that come into the book by a name typed in another form: what the list of localities knows
//! of them goes along, and is told.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::law::authority::County;
use crate::domain::law::municipality::county_of;
use crate::domain::map::atlas::Atlas;
use crate::domain::map::atlas::Locality;
use crate::domain::place;
use crate::domain::place::Population;
use crate::domain::place::Position;
use crate::domain::place::PositionSource;
use crate::present::letters::folded;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::place_form as words;

/// Fills in municipality, position and population of the places that `changes` make by name alone,
/// besides the record called `own`, whose form asks for them itself.
///
/// Only for the one locality in the country with that very name, in a county where the book has places
/// already: a village may be called like a town far away.
pub fn fill_in(
    atlas: &Atlas,
    book: &Book,
    changes: &mut [Change],
    own: RecordId,
    language: Language,
) {
    let counties: BTreeSet<County> = book
        .of_kind(Kind::Place)
        .filter_map(|it| county_of(it.content().text(place::MUNICIPALITY)))
        .collect();
    for change in changes.iter_mut().filter(|it| it.kind == Kind::Place && it.id != own) {
        let Edit::Write { base, content } = &mut change.edit else { continue };
        let is_name_alone =
            *content == Content::default().with(place::NAME, content.text(place::NAME).to_owned());
        if !base.is_empty() || !is_name_alone {
            continue;
        }
        let Some(locality) = the_only(atlas, content.text(place::NAME)) else { continue };
        let municipality = &atlas.municipalities[locality.municipality].name;
        let is_near = county_of(municipality).is_some_and(|it| counties.contains(&it));
        if !is_near && !counties.is_empty() {
            continue;
        }
        let position = Position { source: Some(PositionSource::List), ..locality.position };
        let filled = content.clone();
        *content =
            filled.with(place::MUNICIPALITY, municipality.clone()).with(place::POSITION, position);
        if let Some(count) = locality.population {
            let source = words::LIST_SOURCE.to(language).to_owned();
            let population = Population { count: Some(count.into()), day: None, source };
            *content = content.clone().with(place::POPULATION, population);
        }
    }
}

fn the_only<'a>(atlas: &'a Atlas, name: &str) -> Option<&'a Locality> {
    let wanted = folded(name.trim());
    let mut found = atlas.localities.iter().filter(|it| folded(&it.name) == wanted);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// What was filled in for places that another form has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    pub places: Vec<RecordId>,
    pub said: Phrase,
    /// Leaves the places with their names alone.
    pub undo: Vec<Change>,
}

/// What [`fill_in`] has filled in in `changes`; `None` where it had nothing to.
pub fn filled(changes: &[Change], own: RecordId) -> Option<Filled> {
    let made = changes.iter().filter(|it| it.kind == Kind::Place && it.id != own);
    let listed = made.filter_map(|change| match &change.edit {
        Edit::Write { base, content } if base.is_empty() => {
            let source = content.get(place::POSITION)?.source;
            (source == Some(PositionSource::List)).then_some((change.id, content))
        }
        _ => None,
    });
    let (mut filled, mut names) = (Vec::new(), Vec::new());
    for (id, content) in listed {
        filled.push(id);
        let (name, municipality) = (content.text(place::NAME), content.text(place::MUNICIPALITY));
        names.push(format!("{} ({municipality})", name.trim()));
    }
    let fields = [place::MUNICIPALITY.name(), place::POSITION.name(), place::POPULATION.name()];
    let undo = filled.iter().flat_map(|&id| {
        fields.map(|field| Change { id, kind: Kind::Place, edit: Edit::Set { field, value: None } })
    });
    let undo = undo.collect();
    (!filled.is_empty()).then(|| Filled {
        said: words::filled_places(names.join(", ")),
        undo,
        places: filled,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::Sample;
    use crate::present::sample::swedish;

    fn atlas() -> Atlas {
        Atlas::read(include_bytes!("../../public/sverige.bin")).unwrap()
    }

    fn making(names: &[&str], book: &Book) -> Vec<Change> {
        let made = names.iter().zip(1..).map(|(name, number)| {
            let content = Content::default().with(place::NAME, (*name).to_owned());
            Change::new_record(RecordId::from_parts(1, [number; 10]), Kind::Place, content)
        });
        let mut changes: Vec<Change> = made.collect();
        let own = RecordId::from_parts(1, [99; 10]);
        fill_in(&atlas(), book, &mut changes, own, Language::Swedish);
        changes
    }

    fn said(changes: &[Change]) -> Option<String> {
        filled(changes, RecordId::from_parts(1, [99; 10])).map(|it| swedish(&it.said))
    }

    #[test]
    fn a_place_made_by_its_name_gets_what_the_list_knows_and_it_is_told() {
        let changes = making(&["hammerdal", "Byn som ingen lista har"], &Book::default());
        let Edit::Write { content, .. } = &changes[0].edit else { panic!("a new record") };
        assert_eq!(content.text(place::NAME), "hammerdal", "as it was typed");
        assert_eq!(content.text(place::MUNICIPALITY), "Strömsund");
        assert_eq!(content.get(place::POSITION).unwrap().source, Some(PositionSource::List));
        assert_eq!(content.get(place::POPULATION).unwrap().count, Some(1_043));
        let Edit::Write { content, .. } = &changes[1].edit else { panic!("a new record") };
        assert_eq!(content.get(place::POSITION), None);
        assert_eq!(
            said(&changes).unwrap(),
            "Kommun och läge är ifyllda ur ortlistan: hammerdal (Strömsund)"
        );
        let told = filled(&changes, changes[1].id).unwrap();
        assert_eq!((told.places, told.undo.len()), (vec![changes[0].id], 3));
    }

    #[test]
    fn a_town_far_away_is_not_taken_for_a_village_here() {
        let mut sample = Sample::default();
        let ystad = Content::default()
            .with(place::NAME, "Ystad".to_owned())
            .with(place::MUNICIPALITY, "Ystad".to_owned());
        sample.add(Kind::Place, ystad);
        assert_eq!(said(&making(&["Hammerdal"], &sample.book)), None);
        let krokom = Content::default().with(place::MUNICIPALITY, "Krokom".to_owned());
        sample.add(Kind::Place, krokom);
        assert!(said(&making(&["Hammerdal"], &sample.book)).is_some(), "it is in the same county");
    }

    #[test]
    fn one_of_two_with_the_same_name_is_not_guessed() {
        let atlas = atlas();
        let mut counts = std::collections::BTreeMap::<String, usize>::new();
        for locality in &atlas.localities {
            *counts.entry(folded(&locality.name)).or_default() += 1;
        }
        let (twice, _) = counts.iter().find(|(_, count)| **count == 2).unwrap();
        assert_eq!(said(&making(&[twice], &Book::default())), None);
    }
}
