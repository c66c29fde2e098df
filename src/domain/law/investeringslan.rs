//! Investeringslån: a loan for stock or premises when other finance could not be had, until 2024.
//!
//! 2024:1243 names four forms, and no loan is among them. Amounts and terms
//! were not found.

use std::borrow::Cow;

use crate::domain::law::common::SMALL_AID;
use crate::domain::law::common::area_of_old_law;
use crate::domain::law::common::plan;
use crate::domain::law::common::sells;
use crate::domain::law::make::condition;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::doubt;
use crate::domain::law::make::firm;
use crate::domain::law::make::inferred;
use crate::domain::law::make::period;
use crate::domain::law::make::two_authorities;
use crate::domain::law::make::unsure;
use crate::domain::law::make::with_second;
use crate::domain::law::make::yes;
use crate::domain::law::pages;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::Earlier;
use crate::domain::rule::Issuer;
use crate::domain::rule::OpenQuestion;
use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

const TIME: Period = period((2012, 1, 1), (2024, 12, 31));

const fn seller_of_4() -> Source {
    with_second(
        "2000:284 4 §, lydelse enligt SFS 2011:1205",
        pages::SFS_2011_1205,
        pages::SLIDES_2012,
        Certainty::Confirmed,
    )
}

const fn finance_of_9() -> Source {
    two_authorities("2000:284 9 §", pages::BRACKE, pages::VARMLAND_INVESTMENT)
}

static SELLS: [Way; 2] = sells("LAN.sells", "LAN.sells.fuel", seller_of_4(), seller_of_4());
static FIXED: [Way; 1] = yes("LAN.fixed", FactKind::FixedPremises, seller_of_4());
static FINANCE: [Way; 1] = yes("LAN.finance", FactKind::NoOtherFinance, finance_of_9());

static CRITERIA: [Criterion; 5] = [
    condition("LAN.sells", Subject::Sells, &SELLS, WaiverAllowed::Yes, seller_of_4()),
    condition("LAN.fixed", Subject::FixedPremises, &FIXED, WaiverAllowed::Yes, seller_of_4()),
    firm("LAN.finance", Subject::OtherFinance, &FINANCE, finance_of_9()),
    plan(),
    area_of_old_law(),
];

static DOUBTS: [Doubt; 1] =
    [doubt(OpenQuestion::TermsOfLoan, unsure("2000:284 9 §", pages::SFS_2000_284))];

/// Support time from 2012 to the end of 2024.
pub(super) static LAN: RuleSet = RuleSet {
    id: Cow::Borrowed("LAN"),
    form: Form::Investeringslan,
    issuer: Issuer::Law,
    earlier: Earlier::NotRead,
    in_force: TIME,
    in_force_source: confirmed("2000:284 9 §; upphävd genom SFS 2024:1243", pages::SFS_2024_1243),
    support_time: TIME,
    support_time_source: inferred("2000:284 9 §; SFS 2024:1243 5 §", pages::SFS_2024_1243),
    criteria: Cow::Borrowed(&CRITERIA),
    guidance: Cow::Borrowed(&[]),
    ceilings: Cow::Borrowed(&[]),
    small_aid: Cow::Borrowed(&SMALL_AID),
    doubts: Cow::Borrowed(&DOUBTS),
};
