//! Contacts: the list, the page of one, and the ways to reach somebody.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::letters::folded;
use crate::present::letters::sorting_key;
use crate::present::letters::words as words_of;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;

/// A contact as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    pub id: RecordId,
    /// The role and the organisation, else the name.
    pub title: Phrase,
    /// The name, where it is not the title; empty for none.
    pub name: String,
    /// The telephone number; empty for none.
    pub phone: Reach,
    /// The provider, else the place, that it belongs to; empty for none.
    pub of: String,
    /// What a filter looks in, folded.
    haystack: String,
}

/// Everything about one contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactPage {
    pub id: RecordId,
    pub title: Phrase,
    /// Empty for none, as are the following.
    pub name: String,
    pub phone: Reach,
    pub email: Reach,
    pub place: Option<RecordLine>,
    pub provider: Option<RecordLine>,
    pub notes: String,
    pub keep_until: Option<NaiveDate>,
}

/// A number or an address, and the link that uses it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// As it was written.
    pub text: String,
    /// `None` when the text is nothing that can be dialled or written to. It may
    /// be a stranger's text, so the link is made of known signs only.
    pub href: Option<String>,
}

/// All contacts, by title.
pub fn list(book: &Book) -> Vec<ContactRow> {
    sorted(book.of_kind(Kind::Contact).map(|record| row(book, record)).collect())
}

/// The contacts of a place or of a provider, by title; those of a place are
/// also those of its providers.
pub fn of(book: &Book, id: RecordId) -> Vec<ContactRow> {
    let belongs = |record: &&Record| {
        provider_of(book, record) == Some(id) || place_of(book, record) == Some(id)
    };
    sorted(book.of_kind(Kind::Contact).filter(belongs).map(|it| row(book, it)).collect())
}

/// Those of `rows` that hold every word of `text`.
pub fn filtered(rows: &[ContactRow], text: &str) -> Vec<ContactRow> {
    let wanted = folded(text);
    let holds = |row: &&ContactRow| words_of(&wanted).all(|word| row.haystack.contains(word));
    rows.iter().filter(holds).cloned().collect()
}

/// Everything about the contact called `id`; `None` when it is not there.
pub fn contact_page(book: &Book, id: RecordId) -> Option<ContactPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Contact))?;
    // Of a joined record the page of the one that stays.
    let id = record.id();
    let content = record.content();
    let line = |id: Option<RecordId>| titles::line(book, id?);
    let phone = content.text(contact::PHONE).trim();
    let email = content.text(contact::EMAIL).trim();
    Some(ContactPage {
        id,
        title: titles::title(book, record),
        name: content.text(contact::NAME).trim().to_owned(),
        phone: Reach { text: phone.to_owned(), href: dial(phone) },
        email: Reach { text: email.to_owned(), href: write_to(email) },
        place: line(place_of(book, record)),
        provider: line(provider_of(book, record)),
        notes: content.text(contact::NOTES).to_owned(),
        keep_until: content.get(contact::KEEP_UNTIL),
    })
}

fn row(book: &Book, record: &Record) -> ContactRow {
    let content = record.content();
    let text = |field| content.text(field).trim();
    let (role, organisation) = (text(contact::ROLE), text(contact::ORGANISATION));
    let is_named = !role.is_empty() || !organisation.is_empty();
    let provider = provider_of(book, record).and_then(|id| titles::provider_name(book, id));
    let place = place_of(book, record).and_then(|id| titles::place_name(book, id));
    let lent = [provider.clone().unwrap_or_default(), place.clone().unwrap_or_default()];
    let own = [contact::NAME, contact::PHONE, contact::EMAIL].map(text);
    let haystack =
        [role, organisation].into_iter().chain(own).chain(lent.iter().map(String::as_str));
    ContactRow {
        id: record.id(),
        title: titles::title(book, record),
        name: if is_named { text(contact::NAME).to_owned() } else { String::new() },
        phone: Reach { text: text(contact::PHONE).to_owned(), href: dial(text(contact::PHONE)) },
        haystack: folded(&haystack.collect::<Vec<_>>().join("\n")),
        of: provider.or(place).unwrap_or_default(),
    }
}

fn sorted(mut rows: Vec<ContactRow>) -> Vec<ContactRow> {
    order::sort_by_key(&mut rows, |row| {
        (sorting_key(&row.title.to(crate::text::Language::Swedish)), sorting_key(&row.name), row.id)
    });
    rows
}

/// The link that dials `number`, if it is one: figures, and the signs that
/// people group them with.
fn dial(number: &str) -> Option<String> {
    let (sign, rest) = match number.strip_prefix('+') {
        // "+46 (0)63": the zero is dialled at home only.
        Some(abroad) => ("+", abroad.replacen("(0)", "", 1)),
        None => ("", number.to_owned()),
    };
    let is_grouping = |it: char| it.is_whitespace() || "-‐‑–()/.".contains(it);
    let figures: String = rest.chars().filter(|it| !is_grouping(*it)).collect();
    let is_number =
        (3..=15).contains(&figures.len()) && figures.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| format!("tel:{sign}{figures}"))
}

/// The link that begins a letter to `address`, if it is one. Signs that mean
/// something in such a link, or that are not plain, are written as figures.
pub fn write_to(address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let is_odd =
        |it: char| it.is_whitespace() || it.is_control() || "<>()[]\\,;:\"@?&#/".contains(it);
    let is_host = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    if name.is_empty()
        || !is_host
        || 254 < address.len()
        || name.contains(is_odd)
        || host.contains(is_odd)
    {
        return None;
    }
    let mut href = "mailto:".to_owned();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte) {
            href.push(char::from(byte));
        } else {
            href.push('%');
            href.extend(
                [byte >> 4, byte & 15].map(|it| {
                    char::from_digit(u32::from(it), 16).expect("four bits are one figure")
                }),
            );
        }
    }
    Some(href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::provider;
    use crate::present::sample::Sample;
    use crate::present::sample::swedish;
    use proptest::prelude::*;

    fn owner(sample: &mut Sample) -> RecordId {
        let place = sample.place("Sikås");
        let shop = Content::default()
            .with(provider::NAME, "Sikås lanthandel".to_owned())
            .with(provider::PLACE, place);
        let shop = sample.add(Kind::Provider, shop);
        let owner = Content::default()
            .with(contact::NAME, "Karin Exempel".to_owned())
            .with(contact::ROLE, "Butiksägare".to_owned())
            .with(contact::PROVIDER, shop);
        sample.add(Kind::Contact, owner)
    }

    #[test]
    fn a_contact_is_called_by_its_role_and_found_by_all_that_is_known() {
        let mut sample = Sample::default();
        let owner = owner(&mut sample);
        let only_name = Content::default().with(contact::NAME, "Asta Påhittad".to_owned());
        let named = sample.add(Kind::Contact, only_name);
        let rows = list(&sample.book);
        let said: Vec<_> = rows
            .iter()
            .map(|row| (swedish(&row.title), row.name.as_str(), row.of.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("Asta Påhittad".to_owned(), "", ""),
                ("Butiksägare".to_owned(), "Karin Exempel", "Sikås lanthandel"),
            ]
        );
        for (text, found) in
            [("karin", vec![owner]), ("sikas butik", vec![owner]), ("pahittad", vec![named])]
        {
            let ids: Vec<_> = filtered(&rows, text).iter().map(|row| row.id).collect();
            assert_eq!(ids, found, "{text}");
        }
    }

    #[test]
    fn a_place_has_the_contacts_of_its_shops() {
        let mut sample = Sample::default();
        let owner = owner(&mut sample);
        let page = contact_page(&sample.book, owner).unwrap();
        let (place, shop) = (page.place.unwrap().id, page.provider.unwrap().id);
        for of_what in [place, shop] {
            let ids: Vec<_> = of(&sample.book, of_what).iter().map(|row| row.id).collect();
            assert_eq!(ids, [owner]);
        }
        let elsewhere = sample.place("Los");
        assert_eq!(of(&sample.book, elsewhere), []);
        assert_eq!(contact_page(&sample.book, shop), None);
    }

    #[test]
    fn numbers_are_dialled_as_people_write_them() {
        for (text, href) in [
            ("063 12 34", Some("tel:0631234")),
            ("063-12 34", Some("tel:0631234")),
            ("+46 (0)63 12 34", Some("tel:+46631234")),
            ("112", Some("tel:112")),
            ("växeln", None),
            ("javascript:alert(1)", None),
            ("0631234;ext=1", None),
            ("", None),
        ] {
            assert_eq!(dial(text).as_deref(), href, "{text}");
        }
    }

    #[test]
    fn letters_are_begun_to_addresses_only_and_hold_nothing_else() {
        for (text, href) in [
            ("karin@exempel.se", Some("mailto:karin@exempel.se")),
            ("bygd+åre@exempel.se", Some("mailto:bygd+%c3%a5re@exempel.se")),
            ("karin@exempel.se?bcc=alla@exempel.se", None),
            ("karin%0abcc@exempel.se", Some("mailto:karin%250abcc@exempel.se")),
            ("javascript:alert(1)@exempel.se", None),
            ("karin@exempel", None),
            ("a@b.se, c@d.se", None),
        ] {
            assert_eq!(write_to(text).as_deref(), href, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_another_link_than_one_that_dials_or_writes(text: String) {
            if let Some(href) = dial(&text) {
                prop_assert!(href.trim_start_matches("tel:").trim_start_matches('+').bytes().all(|it| it.is_ascii_digit()));
            }
            if let Some(href) = write_to(&text) {
                prop_assert!(href.starts_with("mailto:") && href.is_ascii() && !href.contains(['?', '&', ' ']));
            }
        }
    }
}
