//! Taking a person out of the book.

use super::FoundRecord;
use super::Remedy;
use super::Terms;
use super::look_through;
use super::written::Replacing;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::text::Language;
use crate::text::person as words;

/// What erasing would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erasing {
    pub changes: Vec<Change>,
    /// How many contacts go as a whole.
    pub contacts: usize,
    /// How many photos do.
    pub photos: usize,
    /// In how many other records something stands in place of the person.
    pub others: usize,
}

/// What takes the person out of the records called `ids`. What then stands in
/// their place is said in `language`.
pub fn erasing(
    book: &Book,
    terms: &Terms,
    ids: impl IntoIterator<Item = RecordId>,
    language: Language,
) -> Erasing {
    let mut erasing = Erasing::default();
    for record in ids.into_iter().filter_map(|id| book.get(id)) {
        let Some((kind, found)) = record.kind().zip(look_through(book, record, terms)) else {
            continue;
        };
        let edit = match found.remedy {
            Remedy::SavedOnly | Remedy::Newer => continue,
            Remedy::EraseWhole => {
                let is_photo = kind == Kind::Photo;
                erasing.photos += usize::from(is_photo);
                erasing.contacts += usize::from(!is_photo);
                Edit::Erase
            }
            Remedy::TakeOut => {
                erasing.others += 1;
                without(record, kind, &found, terms, language)
            }
        };
        erasing.changes.push(Change { id: record.id(), kind, edit });
    }
    erasing
}

fn without(
    record: &Record,
    kind: Kind,
    found: &FoundRecord,
    terms: &Terms,
    language: Language,
) -> Edit {
    let replacing = Replacing {
        terms,
        name: words::REMOVED_NAME.to(language),
        other: words::REMOVED_OTHER.to(language),
    };
    // Not as the book shows it, where links lead past what was joined.
    let before = record.history().outcome().content;
    let mut content: Content = before.clone();
    for place in found.places.iter().filter(|it| it.is_now) {
        if let Some(value) = before.value(&place.field) {
            let shape = kind.def().field(&place.field).map(|it| it.shape);
            content.set(&place.field, Some(replacing.replaced(shape, value)));
        }
    }
    let fields = gathered(found.places.iter().map(|it| it.field.clone()));
    Edit::EraseFields { fields, content }
}
