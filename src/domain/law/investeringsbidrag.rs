//! Investeringsbidrag, called investeringsstöd since 2025: a share of what an investment costs.
//!
//! | | text | in force | share |
//! |---|---|---|---|
//! | INV-A | 2000:284 as worded in 2011:1205 | 2012-01-01 to 2024-12-31 | 50 %, in listed cases 85 % |
//! | INV-C | 2024:1243 15–18 §§ | from 2025-01-01 | 50 %, in listed cases 85 % |
//!
//! Neither names kilometres or kronor; regions set their own. INV-B, the rural
//! programme's support of the years between, was given beside INV-A and has a
//! table of its own.

use std::borrow::Cow;

use crate::domain::law::common::LATER_AMENDMENTS;
use crate::domain::law::common::SMALL_AID;
use crate::domain::law::common::TURN_OF_2024;
use crate::domain::law::common::area_of_new_law;
use crate::domain::law::common::area_of_old_law;
use crate::domain::law::common::new_law;
use crate::domain::law::common::plan;
use crate::domain::law::common::sells;
use crate::domain::law::common::views;
use crate::domain::law::make::ceiling;
use crate::domain::law::make::ceiling_when;
use crate::domain::law::make::condition;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::doubt;
use crate::domain::law::make::firm;
use crate::domain::law::make::from;
use crate::domain::law::make::guidance;
use crate::domain::law::make::inferred;
use crate::domain::law::make::period;
use crate::domain::law::make::unsure;
use crate::domain::law::make::with_second;
use crate::domain::law::make::yes;
use crate::domain::law::pages;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::Earlier;
use crate::domain::rule::Guidance;
use crate::domain::rule::GuidanceKind;
use crate::domain::rule::Issuer;
use crate::domain::rule::OpenQuestion;
use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

const fn share(percent: u64) -> Most {
    Most::Share { percent, of: FactKind::InvestmentCost }
}

static HIGHER: [Test; 1] = [Test::Yes(FactKind::HigherShareCase)];

// INV-A.

const INV_A_TIME: Period = period((2012, 1, 1), (2024, 12, 31));

const fn seller_of_4() -> Source {
    with_second(
        "2000:284 4 §, lydelse enligt SFS 2011:1205",
        pages::SFS_2011_1205,
        pages::SLIDES_2012,
        Certainty::Confirmed,
    )
}

static INV_A_SELLS: [Way; 2] =
    sells("INV-A.sells", "INV-A.sells.fuel", seller_of_4(), seller_of_4());
static INV_A_FIXED: [Way; 1] = yes("INV-A.fixed", FactKind::FixedPremises, seller_of_4());

static INV_A_CRITERIA: [Criterion; 4] = [
    condition("INV-A.sells", Subject::Sells, &INV_A_SELLS, WaiverAllowed::Yes, seller_of_4()),
    condition(
        "INV-A.fixed",
        Subject::FixedPremises,
        &INV_A_FIXED,
        WaiverAllowed::Yes,
        seller_of_4(),
    ),
    plan(),
    area_of_old_law(),
];

/// Not in the ordinance that was read, but in two regions' rules.
static INV_A_GUIDANCE: [Guidance; 1] = [guidance(
    "INV-A-g.start",
    GuidanceKind::BeforeStart,
    &[],
    Test::Yes(FactKind::AppliedBeforeStart),
    with_second(
        "Regionernas vägledning",
        pages::VASTRA_GOTALAND,
        pages::KALMAR,
        Certainty::Confirmed,
    ),
)];

static INV_A_CEILINGS: [Ceiling; 2] = [
    ceiling(
        "INV-A.rate",
        INV_A_TIME,
        share(50),
        confirmed("2000:284, investeringsbidrag; SFS 2011:1205", pages::TILLVAXTVERKET_INVESTMENT),
    ),
    ceiling_when(
        "INV-A.rate.higher",
        INV_A_TIME,
        share(85),
        &HIGHER,
        confirmed("2000:284, investeringsbidrag; SFS 2011:1205", pages::TILLVAXTVERKET_INVESTMENT),
    ),
];

static INV_A_DOUBTS: [Doubt; 1] = [doubt(
    OpenQuestion::StartOfHigherShare,
    unsure("2000:284, investeringsbidrag; SFS 2011:1205", pages::TILLVAXTVERKET_INVESTMENT),
)];

/// Support time from 2012 to the end of 2024.
pub(super) static INV_A: RuleSet = RuleSet {
    id: Cow::Borrowed("INV-A"),
    form: Form::Investeringsbidrag,
    issuer: Issuer::Law,
    earlier: Earlier::NotRead,
    in_force: INV_A_TIME,
    in_force_source: confirmed("SFS 2011:1205, ikraftträdande", pages::SFS_2011_1205),
    support_time: INV_A_TIME,
    support_time_source: inferred("SFS 2011:1205, ikraftträdande", pages::SFS_2011_1205),
    criteria: Cow::Borrowed(&INV_A_CRITERIA),
    guidance: Cow::Borrowed(&INV_A_GUIDANCE),
    ceilings: Cow::Borrowed(&INV_A_CEILINGS),
    small_aid: Cow::Borrowed(&SMALL_AID),
    doubts: Cow::Borrowed(&INV_A_DOUBTS),
};

// INV-C: for special reasons also sellers without a fixed outlet, and property
// owners who let premises to a seller.

const fn seller_of_15() -> Source {
    new_law("Förordningen (2024:1243) 15 §")
}

const fn start_of_25() -> Source {
    new_law("Förordningen (2024:1243) 25 §")
}

static INV_C_SELLS: [Way; 2] =
    sells("INV-C.sells", "INV-C.sells.fuel", seller_of_15(), seller_of_15());
static INV_C_FIXED: [Way; 1] = yes("INV-C.fixed", FactKind::FixedPremises, seller_of_15());
static INV_C_START: [Way; 1] = yes("INV-C.start", FactKind::AppliedBeforeStart, start_of_25());

static INV_C_CRITERIA: [Criterion; 5] = [
    condition("INV-C.sells", Subject::Sells, &INV_C_SELLS, WaiverAllowed::Yes, seller_of_15()),
    condition(
        "INV-C.fixed",
        Subject::FixedPremises,
        &INV_C_FIXED,
        WaiverAllowed::Yes,
        seller_of_15(),
    ),
    firm("INV-C.start", Subject::AppliedBeforeStart, &INV_C_START, start_of_25()),
    area_of_new_law(),
    views(),
];

static INV_C_CEILINGS: [Ceiling; 2] = [
    ceiling("INV-C.rate", from(2025, 1, 1), share(50), new_law("Förordningen (2024:1243) 16 §")),
    ceiling_when(
        "INV-C.rate.higher",
        from(2025, 1, 1),
        share(85),
        &HIGHER,
        new_law("Förordningen (2024:1243) 17 §"),
    ),
];

static INV_C_DOUBTS: [Doubt; 2] = [TURN_OF_2024, LATER_AMENDMENTS];

/// Support time from 2025 on.
pub(super) static INV_C: RuleSet = RuleSet {
    id: Cow::Borrowed("INV-C"),
    form: Form::Investeringsbidrag,
    issuer: Issuer::Law,
    earlier: Earlier::Version,
    in_force: from(2025, 1, 1),
    in_force_source: new_law("SFS 2024:1243, ikraftträdande"),
    support_time: from(2025, 1, 1),
    support_time_source: unsure("SFS 2024:1243, övergångsbestämmelser", pages::SFS_2024_1243),
    criteria: Cow::Borrowed(&INV_C_CRITERIA),
    guidance: Cow::Borrowed(&[]),
    ceilings: Cow::Borrowed(&INV_C_CEILINGS),
    small_aid: Cow::Borrowed(&SMALL_AID),
    doubts: Cow::Borrowed(&INV_C_DOUBTS),
};
