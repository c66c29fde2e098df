//! Servicebidrag: support to a shop or fuel station in temporary trouble with profitability.
//!
//! | | text | in force | most a year | years |
//! |---|---|---|---|---|
//! | SB-1 | 2000:284 as worded in 2011:1205 | 2012-01-01 to 2016-03-31 | not confirmed | not confirmed |
//! | SB-2 | 2000:284 as worded in 2016:126 | 2016-04-01 to 2024-12-31 | 250,000 or 300,000 | 3 |
//! | SB-3 | 2024:1243 | from 2025-01-01 | 350,000 | 3 |
//!
//! No version names kilometres. Amounts and conditions before 2012 were not
//! found.

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
use crate::domain::law::make::a_year;
use crate::domain::law::make::ceiling;
use crate::domain::law::make::ceiling_when;
use crate::domain::law::make::compare;
use crate::domain::law::make::condition;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::doubt;
use crate::domain::law::make::firm;
use crate::domain::law::make::from;
use crate::domain::law::make::guidance;
use crate::domain::law::make::inferred;
use crate::domain::law::make::judged;
use crate::domain::law::make::period;
use crate::domain::law::make::unsure;
use crate::domain::law::make::way;
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
use crate::domain::rule::Operator;
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
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::quantity::Years;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// This year counted.
const AT_MOST_3_YEARS: Test =
    compare(FactKind::ServiceGrantYears, Operator::AtMost, Quantity::Years(Years(3)));

// 2000:284. Businesses that sell groceries or fuel; "specialbutiker" and sellers
// without a fixed outlet for special reasons only.

const fn seller_of_4() -> Source {
    with_second(
        "2000:284 4 §, lydelse enligt SFS 2011:1205",
        pages::SFS_2011_1205,
        pages::SLIDES_2012,
        Certainty::Confirmed,
    )
}

const fn need_of_17() -> Source {
    confirmed("2000:284 17 §", pages::TILLVAXTVERKET)
}

/// What the support is for, by its purpose.
const fn trouble_of_17() -> Source {
    inferred("2000:284 17 §", pages::TILLVAXTVERKET)
}

static OLD_SELLS: [Way; 2] = sells("SB.sells", "SB.sells.fuel", seller_of_4(), seller_of_4());
static OLD_FIXED: [Way; 1] = yes("SB.fixed", FactKind::FixedPremises, seller_of_4());
static OLD_TROUBLE: [Way; 1] = yes("SB.trouble", FactKind::TemporaryTrouble, trouble_of_17());
static OLD_TRIED: [Way; 1] = yes("SB.tried", FactKind::MeasuresTried, need_of_17());
static OLD_REASONS: [Way; 1] = yes("SB.reasons", FactKind::SpecialReasonsFound, need_of_17());
static OLD_FAIR: [Way; 1] = yes(
    "SB.fair",
    FactKind::FairCompetition,
    confirmed("2000:284, villkor om konkurrens; Tillväxtverkets vägledning", pages::TILLVAXTVERKET),
);

const fn old_criteria(years: Criterion) -> [Criterion; 9] {
    [
        condition("SB.sells", Subject::Sells, &OLD_SELLS, WaiverAllowed::Yes, seller_of_4()),
        condition(
            "SB.fixed",
            Subject::FixedPremises,
            &OLD_FIXED,
            WaiverAllowed::Yes,
            seller_of_4(),
        ),
        firm("SB.trouble", Subject::TemporaryTrouble, &OLD_TROUBLE, trouble_of_17()),
        firm("SB.tried", Subject::MeasuresTried, &OLD_TRIED, need_of_17()),
        years,
        plan(),
        area_of_old_law(),
        judged("SB.reasons", Subject::SpecialReasons, &OLD_REASONS, need_of_17()),
        judged(
            "SB.fair",
            Subject::FairCompetition,
            &OLD_FAIR,
            confirmed(
                "2000:284, villkor om konkurrens; Tillväxtverkets vägledning",
                pages::TILLVAXTVERKET,
            ),
        ),
    ]
}

/// Authorities ask for it; no text that was read does.
const fn action_plan(certainty: Certainty) -> Guidance {
    guidance(
        "SB-g.plan",
        GuidanceKind::ActionPlan,
        &[],
        Test::Yes(FactKind::ActionPlan),
        with_second("Regionernas vägledning", pages::NORRBOTTEN, pages::VASTERNORRLAND, certainty),
    )
}

// SB-1: what 2011:1205 changed in 18 § was not seen.

const SB_1_TIME: Period = period((2012, 1, 1), (2016, 3, 31));

const fn sb_1_unseen() -> Source {
    unsure("2000:284 18 §, lydelse enligt SFS 2011:1205", pages::SFS_2011_1205)
}

static SB_1_YEARS: [Way; 1] = [way("SB-1.yrs", AT_MOST_3_YEARS, sb_1_unseen())];
static SB_1_CRITERIA: [Criterion; 9] = old_criteria(condition(
    "SB-1.yrs",
    Subject::YearsOfSupport,
    &SB_1_YEARS,
    WaiverAllowed::Unsure,
    sb_1_unseen(),
));
static SB_1_GUIDANCE: [Guidance; 1] = [action_plan(Certainty::Unsure)];
static SB_1_CEILINGS: [Ceiling; 1] =
    [ceiling("SB-1.max", SB_1_TIME, a_year(250_000), sb_1_unseen())];

/// Support time from 2012 to March 2016.
pub(super) static SB_1: RuleSet = RuleSet {
    id: Cow::Borrowed("SB-1"),
    form: Form::Servicebidrag,
    issuer: Issuer::Law,
    earlier: Earlier::NotRead,
    in_force: SB_1_TIME,
    in_force_source: confirmed("SFS 2011:1205, ikraftträdande", pages::SFS_2011_1205),
    support_time: SB_1_TIME,
    support_time_source: inferred("SFS 2011:1205, ikraftträdande", pages::SFS_2011_1205),
    criteria: Cow::Borrowed(&SB_1_CRITERIA),
    guidance: Cow::Borrowed(&SB_1_GUIDANCE),
    ceilings: Cow::Borrowed(&SB_1_CEILINGS),
    small_aid: Cow::Borrowed(&[]),
    doubts: Cow::Borrowed(&[]),
};

// SB-2.

const SB_2_TIME: Period = period((2016, 4, 1), (2024, 12, 31));

/// Three years in total; two authorities claim exceptions, in different words.
const fn sb_2_exception() -> Source {
    with_second(
        "2000:284 18 §, undantag enligt två myndigheter",
        pages::VASTERBOTTEN_BOARD_GRANT,
        pages::NORRBOTTEN,
        Certainty::Unsure,
    )
}

const fn sb_2_max() -> Source {
    with_second(
        "2000:284 18 §, lydelse enligt SFS 2016:126",
        pages::SFS_2016_126,
        pages::TILLVAXTVERKET,
        Certainty::Confirmed,
    )
}

const fn sb_2_higher() -> Source {
    confirmed("2000:284 18 §, lydelse enligt SFS 2016:126", pages::TILLVAXTVERKET)
}

const fn sb_2_together() -> Source {
    with_second("2000:284 18 §", pages::NORRBOTTEN_2, pages::JONKOPING, Certainty::Confirmed)
}

static SB_2_YEARS: [Way; 1] = [way(
    "SB-2.yrs",
    AT_MOST_3_YEARS,
    confirmed("2000:284 18 §, lydelse enligt SFS 2016:126", pages::TILLVAXTVERKET),
)];
static SB_2_CRITERIA: [Criterion; 9] = old_criteria(condition(
    "SB-2.yrs",
    Subject::YearsOfSupport,
    &SB_2_YEARS,
    WaiverAllowed::Unsure,
    sb_2_exception(),
));
static SB_2_GUIDANCE: [Guidance; 1] = [action_plan(Certainty::Confirmed)];
static WELL_DEVELOPED: [Test; 1] = [Test::Yes(FactKind::WellDevelopedService)];

static SB_2_CEILINGS: [Ceiling; 4] = [
    ceiling("SB-2.max", SB_2_TIME, a_year(250_000), sb_2_max()),
    ceiling_when("SB-2.max.well", SB_2_TIME, a_year(300_000), &WELL_DEVELOPED, sb_2_higher()),
    ceiling(
        "SB-2.comb",
        SB_2_TIME,
        Most::WithOther { most: Kronor(250_000), other: FactKind::OperatingSupportSameYear },
        sb_2_together(),
    ),
    ceiling_when(
        "SB-2.comb.well",
        SB_2_TIME,
        Most::WithOther { most: Kronor(300_000), other: FactKind::OperatingSupportSameYear },
        &WELL_DEVELOPED,
        sb_2_together(),
    ),
];

const DAY_OF_RATE: Doubt = doubt(
    OpenQuestion::DayOfRate,
    unsure("EU 1407/2013 och EU 2023/2831; SFS 2024:1243", pages::PROCUREMENT_AGENCY),
);

static SB_2_DOUBTS: [Doubt; 2] =
    [doubt(OpenQuestion::MoreThanThreeYears, sb_2_exception()), DAY_OF_RATE];

/// Support time from April 2016 to the end of 2024.
pub(super) static SB_2: RuleSet = RuleSet {
    id: Cow::Borrowed("SB-2"),
    form: Form::Servicebidrag,
    issuer: Issuer::Law,
    earlier: Earlier::Version,
    in_force: SB_2_TIME,
    in_force_source: confirmed("SFS 2016:126, ikraftträdande", pages::REGISTER_2000_284),
    support_time: SB_2_TIME,
    support_time_source: unsure("SFS 2016:126, övergångsbestämmelser", pages::SFS_2016_126),
    criteria: Cow::Borrowed(&SB_2_CRITERIA),
    guidance: Cow::Borrowed(&SB_2_GUIDANCE),
    ceilings: Cow::Borrowed(&SB_2_CEILINGS),
    small_aid: Cow::Borrowed(&SMALL_AID),
    doubts: Cow::Borrowed(&SB_2_DOUBTS),
};

// SB-3: the plan is no longer a condition, the years have no exception, and no
// condition on competition was found.

const fn seller_of_19() -> Source {
    new_law("Förordningen (2024:1243) 19 §")
}

static SB_3_SELLS: [Way; 2] =
    sells("SB-3.sells", "SB-3.sells.fuel", seller_of_19(), seller_of_19());
static SB_3_FIXED: [Way; 1] = yes("SB-3.fixed", FactKind::FixedPremises, seller_of_19());
static SB_3_TROUBLE: [Way; 1] = yes("SB-3.trouble", FactKind::TemporaryTrouble, seller_of_19());
static SB_3_TRIED: [Way; 1] = yes("SB-3.tried", FactKind::MeasuresTried, seller_of_19());
static SB_3_YEARS: [Way; 1] =
    [way("SB-3.yrs", AT_MOST_3_YEARS, new_law("Förordningen (2024:1243) 20 §"))];

static SB_3_CRITERIA: [Criterion; 7] = [
    firm("SB-3.sells", Subject::Sells, &SB_3_SELLS, seller_of_19()),
    condition(
        "SB-3.fixed",
        Subject::FixedPremises,
        &SB_3_FIXED,
        WaiverAllowed::Yes,
        seller_of_19(),
    ),
    firm("SB-3.trouble", Subject::TemporaryTrouble, &SB_3_TROUBLE, seller_of_19()),
    firm("SB-3.tried", Subject::MeasuresTried, &SB_3_TRIED, seller_of_19()),
    firm(
        "SB-3.yrs",
        Subject::YearsOfSupport,
        &SB_3_YEARS,
        new_law("Förordningen (2024:1243) 20 §"),
    ),
    area_of_new_law(),
    views(),
];

static SB_3_GUIDANCE: [Guidance; 2] = [
    action_plan(Certainty::Unsure),
    guidance(
        "SB-3.prio",
        GuidanceKind::Priority,
        &[],
        Test::Yes(FactKind::WellDevelopedService),
        new_law("Förordningen (2024:1243) 19 §"),
    ),
];

static SB_3_CEILINGS: [Ceiling; 2] = [
    ceiling(
        "SB-3.max",
        from(2025, 1, 1),
        a_year(350_000),
        new_law("Förordningen (2024:1243) 20 §"),
    ),
    ceiling(
        "SB-3.comb",
        from(2025, 1, 1),
        Most::WithOther { most: Kronor(350_000), other: FactKind::OperatingSupportSameYear },
        new_law("Förordningen (2024:1243) 20 och 22 §§"),
    ),
];

static SB_3_DOUBTS: [Doubt; 4] = [
    doubt(
        OpenQuestion::OldYearsCount,
        unsure("Förordningen (2024:1243) 20 §", pages::SFS_2024_1243),
    ),
    TURN_OF_2024,
    LATER_AMENDMENTS,
    DAY_OF_RATE,
];

/// Support time from 2025 on.
pub(super) static SB_3: RuleSet = RuleSet {
    id: Cow::Borrowed("SB-3"),
    form: Form::Servicebidrag,
    issuer: Issuer::Law,
    earlier: Earlier::Version,
    in_force: from(2025, 1, 1),
    in_force_source: new_law("SFS 2024:1243, ikraftträdande"),
    support_time: from(2025, 1, 1),
    support_time_source: unsure("SFS 2024:1243, övergångsbestämmelser", pages::SFS_2024_1243),
    criteria: Cow::Borrowed(&SB_3_CRITERIA),
    guidance: Cow::Borrowed(&SB_3_GUIDANCE),
    ceilings: Cow::Borrowed(&SB_3_CEILINGS),
    small_aid: Cow::Borrowed(&SMALL_AID),
    doubts: Cow::Borrowed(&SB_3_DOUBTS),
};
