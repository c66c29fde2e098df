//! Every screen there is, by its address, with records of the example where they belong in it.

use crate::harness::Page;
use faltbok::app::route::Route;
use faltbok::app::route::RulesName;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::rule::fact::FactKind;
use serde_json::Value;
use std::collections::BTreeMap;

/// A screen, and what the picture of it is called.
pub struct Screen {
    pub name: String,
    /// The fragment, with its `#`.
    pub address: String,
}

/// Every screen, with the example's fullest record of each kind; the example must be open.
pub fn every_screen(page: &Page) -> Vec<Screen> {
    let records = fullest_records(page);
    let mut routes: Vec<Route> = Route::plain().collect();
    for &kind in Kind::ALL {
        let record = records[kind.token()];
        routes.extend([
            Route::List(kind),
            Route::Show(kind, record),
            Route::Edit(kind, record),
            Route::New(kind, None),
        ]);
    }
    let check = records[Kind::Check.token()];
    routes.extend([Route::Ask(check, None), Route::Ask(check, Some(FactKind::RoadToNearest))]);
    routes.push(Route::Ask(check, Some(FactKind::OpenAllYear)));
    routes.push(Route::History(records[Kind::Visit.token()]));
    routes.push(Route::Inventory(records[Kind::Place.token()]));
    routes.push(Route::Inventory(records[Kind::Provider.token()]));
    routes.push(Route::MapAround(records[Kind::Place.token()]));
    routes.push(Route::SendOf(records[Kind::Place.token()]));
    routes.push(Route::Handover(Some(records[Kind::Place.token()])));
    routes.push(Route::HandoverOfMunicipality(records[Kind::Place.token()]));
    routes.push(Route::SendOfMunicipality(records[Kind::Place.token()]));
    routes.push(Route::Questions(records[Kind::Visit.token()]));
    routes.push(Route::AtStop(records[Kind::Tour.token()], 1));
    let brought = ["SD-2", "W-SB"].into_iter().filter_map(RulesName::new);
    routes.extend(brought.map(Route::Rules));
    routes.push(Route::AllForms(records[Kind::Check.token()]));
    let mut screens: Vec<Screen> = routes.into_iter().map(screen).collect();
    screens.push(Screen { name: "finns-inte".to_owned(), address: "#/finns-inte".to_owned() });
    screens
}

fn screen(route: Route) -> Screen {
    let address = route.href();
    let words = address.trim_matches(['#', '/']);
    let name = match route {
        Route::Today => "idag".to_owned(),
        Route::Show(_, record)
        | Route::Edit(_, record)
        | Route::Ask(record, _)
        | Route::History(record)
        | Route::SendOf(record)
        | Route::SendOfMunicipality(record)
        | Route::HandoverOfMunicipality(record)
        | Route::AtStop(record, _)
        | Route::Inventory(record)
        | Route::Questions(record)
        | Route::Handover(Some(record))
        | Route::MapAround(record)
        | Route::AllForms(record) => words.replace(&record.to_string(), "en").replace('/', "-"),
        _ => words.replace('/', "-"),
    };
    Screen { name, address }
}

/// Of each kind the record with most in it, so that the screens show what they can.
fn fullest_records(page: &Page) -> BTreeMap<String, RecordId> {
    let rows = page.script(
        "return new Promise((done) => { \
           const opening = indexedDB.open('faltbok-example'); \
           opening.onsuccess = () => { \
             const database = opening.result; \
             const all = database.transaction('records').objectStore('records').getAll(); \
             all.onsuccess = () => { \
               database.close(); \
               done(all.result.sort((one, other) => one.length - other.length).map(JSON.parse)); \
             }; \
           }; \
         })",
        &[],
    );
    // The last of a kind, which is the longest, takes the place of those before it.
    let rows = rows.as_array().expect("the rows are a list").iter();
    rows.map(|row| {
        let text = |name: &str| row.get(name).and_then(Value::as_str).expect("a record has it");
        (text("kind").to_owned(), text("id").parse().expect("a record has a sound id"))
    })
    .collect()
}
