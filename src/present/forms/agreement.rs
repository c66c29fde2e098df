//! The form for an agreement: what is to be done, for what pay, and what is to work in a crisis.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::List;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::action::PARTY;
use super::nothing_else;
use super::plan::PERIOD;
use crate::domain::agreement;
use crate::domain::agreement::AgreementKind;
use crate::domain::agreement::Duty;
use crate::domain::agreement::Renewal;
use crate::domain::agreement::Rhythm;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::present::form::Fault;
use crate::text::agreement_form as words;

pub const FORM: Form = Form {
    kind: Kind::Agreement,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("kind", words::KIND, Input::Choice(AgreementKind::WORDS)),
                Row::new("provider", words::PROVIDER, Input::Named(Kind::Provider)),
                Row::new("place", words::PLACE, Input::Named(Kind::Place)),
                Row::new("period", words::PERIOD, Input::Group(PERIOD)),
                Row::new("renewal", words::RENEWAL, Input::Choice(Renewal::WORDS)),
                Row::new("notice_day", words::NOTICE_DAY, Input::Day).hint(words::NOTICE_DAY_HINT),
            ],
        },
        Section {
            title: Some(words::DUTIES_SECTION),
            folded: false,
            rows: &[
                Row::new("duties", words::DUTIES, Input::Choices(Duty::WORDS)),
                Row::new("other_duties", words::OTHER_DUTIES, Input::List(&OTHER_DUTIES)),
                Row::new("pay_per_duty_kr", words::PAY_PER_DUTY, Input::Number(Number::Kronor))
                    .hint(words::PAY_HINT),
                Row::new("pay_fixed_kr", words::PAY_FIXED, Input::Number(Number::Kronor)),
                Row::new("pay_max_kr", words::PAY_MAX, Input::Number(Number::Kronor)),
                Row::new("paid", words::PAID, Input::Choice(Rhythm::WORDS)),
            ],
        },
        Section {
            title: Some(words::CRISIS_SECTION),
            folded: true,
            rows: &[
                Row::new("reserve_power", words::RESERVE_POWER, Input::Group(RESERVE_POWER)),
                Row::new("last_test", words::LAST_TEST, Input::Day),
                Row::new("next_test", words::NEXT_TEST, Input::Day).hint(words::NEXT_TEST_HINT),
                Row::new("activated_by", words::ACTIVATED_BY, Input::Group(PARTY)),
                Row::new("operator", words::OPERATOR, Input::Group(PARTY)),
                Row::new("key_holder", words::KEY_HOLDER, Input::Group(PARTY)),
                Row::new("emergency_phone", words::EMERGENCY_PHONE, Input::Line)
                    .hint(words::EMERGENCY_PHONE_HINT),
                Row::new("equipment", words::EQUIPMENT, Input::Note { tall: false })
                    .hint(words::EQUIPMENT_HINT),
                Row::new("instructions", words::INSTRUCTIONS, Input::Note { tall: true })
                    .hint(words::INSTRUCTIONS_HINT),
            ],
        },
        Section {
            title: Some(words::MORE_SECTION),
            folded: true,
            rows: &[
                Row::new("title", words::TITLE, Input::Line).hint(words::TITLE_HINT),
                Row::new("counterpart", words::COUNTERPART, Input::Group(PARTY)),
                Row::new("case_number", words::CASE_NUMBER, Input::Line),
                Row::new("notes", words::NOTES, Input::Note { tall: false }),
            ],
        },
    ],
    check: with_whom_and_when,
    also: nothing_else,
};

const OTHER_DUTIES: List = List {
    rows: &[Row::new("duty", words::OTHER_DUTY, Input::Line)],
    add: words::ADD_DUTY,
    item: words::OTHER_DUTY,
    child: None,
};

const RESERVE_POWER: &[Row] = &[
    Row::new("power", words::POWER, Input::Line).hint(words::POWER_HINT),
    Row::new("fuel", words::FUEL, Input::Line),
    Row::new("hours", words::HOURS, Input::Number(Number::Count)),
];

/// Nobody finds an agreement again of which neither is known; and notice is given before the end.
fn with_whom_and_when(content: &Content) -> Vec<Fault> {
    let mut faults = Vec::new();
    let has = |name| content.value(name).is_some();
    if !["provider", "place", "title"].into_iter().any(has) {
        faults.push(("provider", words::WITH_WHOM_MISSING));
    }
    let end = content.get(agreement::PERIOD).and_then(|it| it.to);
    if let (Some(notice), Some(end)) = (content.get(agreement::NOTICE_DAY), end)
        && end < notice
    {
        faults.push(("notice_day", words::NOTICE_AFTER_END));
    }
    faults
}

/// A new one is a service point's, paid by the quarter.
pub fn start() -> Content {
    Content::default()
        .with(agreement::KIND, AgreementKind::ServicePoint)
        .with(agreement::PAID, Rhythm::Quarterly)
}
