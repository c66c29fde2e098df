//! The form for one mark of an inventory: to correct it, or to write down what was seen another day.

use chrono::NaiveDate;

use super::super::form::Fault;
use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::action::PARTY;
use super::nothing_else;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceState;
use crate::text::observation_form as words;

pub const FORM: Form = Form {
    kind: Kind::Observation,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[Section {
        title: None,
        folded: false,
        rows: &[
            Row::new("service", words::SERVICE, Input::Choice(Service::WORDS))
                .required(words::SERVICE_MISSING),
            Row::new("state", words::STATE, Input::Choice(ServiceState::WORDS))
                .required(words::STATE_MISSING),
            Row::new("day", words::DAY, Input::Day).required(words::DAY_MISSING),
            Row::new("provider", words::PROVIDER, Input::Named(Kind::Provider))
                .hint(words::PROVIDER_HINT),
            Row::new("place", words::PLACE, Input::Named(Kind::Place)),
            Row::new("observer", words::OBSERVER, Input::Group(PARTY)),
            Row::new("detail", words::DETAIL, Input::Line).hint(words::DETAIL_HINT),
        ],
    }],
    check: somewhere,
    also: nothing_else,
};

/// A mark is of today until somebody says otherwise.
pub fn start(today: NaiveDate) -> Content {
    Content::default().with(observation::DAY, today)
}

/// A mark of nothing is found nowhere.
fn somewhere(content: &Content) -> Vec<Fault> {
    let has = |name| content.value(name).is_some();
    if has("place") || has("provider") { Vec::new() } else { vec![("place", words::WHERE_MISSING)] }
}
