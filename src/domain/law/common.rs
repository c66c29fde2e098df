//! What the forms of one ordinance share: the plan, the area, the seller, small aid.

use std::borrow::Cow;

use crate::domain::law::make::confirmed;
use crate::domain::law::make::doubt;
use crate::domain::law::make::firm;
use crate::domain::law::make::from;
use crate::domain::law::make::judged;
use crate::domain::law::make::period;
use crate::domain::law::make::step;
use crate::domain::law::make::unsure;
use crate::domain::law::make::way;
use crate::domain::law::make::with_second;
use crate::domain::law::make::yes;
use crate::domain::law::pages;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::OpenQuestion;
use crate::domain::rule::Period;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Holds;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::quantity::EuroCents;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// A place in 2024:1243.
pub(super) const fn new_law(citation: &'static str) -> Source {
    confirmed(citation, pages::SFS_2024_1243)
}

/// Required until the end of 2024; its wording before 2012 was the same, says
/// Tillväxtverket.
const fn plan_of_6() -> Source {
    with_second("2000:284 6 §", pages::TILLVAXTVERKET, pages::SLIDES_2012, Certainty::Confirmed)
}

const fn area_of_5() -> Source {
    confirmed("2000:284 5 §", pages::SFS_2000_284)
}

static PLAN_WAYS: [Way; 1] = yes("PLAN", FactKind::MunicipalPlan, plan_of_6());
static AREA_OF_5_WAYS: [Way; 1] = yes("AREA", FactKind::AreaSparse, area_of_5());
static AREA_OF_8_WAYS: [Way; 1] =
    yes("AREA", FactKind::AreaSparse, new_law("Förordningen (2024:1243) 8 §"));
static VIEWS_WAYS: [Way; 1] =
    yes("VIEWS", FactKind::MunicipalViews, new_law("Förordningen (2024:1243) 28 § 3"));

/// Which ordinance governs what was applied for before 2025 and decided after: the text on that was
/// not seen.
pub(super) const TURN_OF_2024: Doubt = doubt(
    OpenQuestion::TurnOf2024,
    unsure("SFS 2024:1243, övergångsbestämmelser", pages::SFS_2024_1243),
);

/// What was changed in the ordinance after the wording that was seen.
pub(super) const LATER_AMENDMENTS: Doubt = doubt(
    OpenQuestion::LaterAmendments,
    unsure("SFS 2024:1243, ändringar efter augusti 2025", pages::SFS_2024_1243),
);

/// The municipality has planned the supply of goods: 2000:284, to the end of 2024.
pub(super) const fn plan() -> Criterion {
    firm("PLAN", Subject::MunicipalPlan, &PLAN_WAYS, plan_of_6())
}

/// Service in the area is sparse: 2000:284.
pub(super) const fn area_of_old_law() -> Criterion {
    judged("AREA", Subject::AreaSparse, &AREA_OF_5_WAYS, area_of_5())
}

/// Service in the area is sparse: 2024:1243.
pub(super) const fn area_of_new_law() -> Criterion {
    judged("AREA", Subject::AreaSparse, &AREA_OF_8_WAYS, new_law("Förordningen (2024:1243) 8 §"))
}

/// The region has the municipality's views: 2024:1243, for every form but
/// hemsändningsbidrag.
pub(super) const fn views() -> Criterion {
    step("VIEWS", Subject::MunicipalViews, &VIEWS_WAYS, new_law("Förordningen (2024:1243) 28 § 3"))
}

/// Groceries or fuel.
pub(super) const fn sells(
    id: &'static str,
    fuel: &'static str,
    source: Source,
    same: Source,
) -> [Way; 2] {
    [
        way(id, Test::Yes(FactKind::SellsGroceries), source),
        way(fuel, Test::Yes(FactKind::SellsFuel), same),
    ]
}

const fn small_aid(
    id: &'static str,
    decided_on: Period,
    euro: u64,
    before: FactKind,
    source: Source,
) -> Ceiling {
    Ceiling {
        id: Cow::Borrowed(id),
        holds: Holds::DecidedOn(decided_on),
        most: Most::SmallAid { most: EuroCents(euro * 100), before },
        when: Cow::Borrowed(&[]),
        rival: None,
        source,
    }
}

const OLD_ORDINANCE: Period = period((2016, 4, 1), (2023, 12, 31));
/// The ordinance still pointed to the old acts, which had ended.
const GAP: Period = period((2024, 1, 1), (2024, 6, 30));
/// After SFS 2024:441, whose content was not seen.
const AFTER_GAP: Period = period((2024, 7, 1), (2024, 12, 31));
const NEW_ORDINANCE: Period = period((2025, 1, 1), (2030, 12, 31));
const NOT_YET_KNOWN: Period = from(2031, 1, 1);

/// DM-1 and DM-3: small aid of the general kind, per single undertaking, in
/// three fiscal years to 2023 and in any three years after.
pub(super) static SMALL_AID: [Ceiling; 5] = [
    small_aid(
        "DM-1",
        OLD_ORDINANCE,
        200_000,
        FactKind::SmallAid,
        with_second(
            "EU 1407/2013; 2000:284 9 a §, lydelse enligt SFS 2016:126",
            pages::SFS_2016_126,
            pages::PROCUREMENT_AGENCY,
            Certainty::Confirmed,
        ),
    ),
    small_aid(
        "DM-1.gap",
        GAP,
        200_000,
        FactKind::SmallAid,
        unsure("2000:284 9 a §, före SFS 2024:441", pages::REGISTER_2000_284),
    ),
    small_aid(
        "DM-3.2024",
        AFTER_GAP,
        300_000,
        FactKind::SmallAid,
        unsure("2000:284 9 a §, lydelse enligt SFS 2024:441", pages::REGISTER_2000_284),
    ),
    small_aid(
        "DM-3",
        NEW_ORDINANCE,
        300_000,
        FactKind::SmallAid,
        with_second(
            "EU 2023/2831; förordningen (2024:1243) 6 §",
            pages::SFS_2024_1243,
            pages::PROCUREMENT_AGENCY,
            Certainty::Confirmed,
        ),
    ),
    small_aid(
        "DM-3.later",
        NOT_YET_KNOWN,
        300_000,
        FactKind::SmallAid,
        unsure("EU 2023/2831, som upphör 2030-12-31; SFS 2024:1243", pages::PROCUREMENT_AGENCY),
    ),
];

/// DM-2 and DM-4: the same for services of general economic interest.
pub(super) static SMALL_SERVICE_AID: [Ceiling; 5] = [
    small_aid(
        "DM-2",
        OLD_ORDINANCE,
        500_000,
        FactKind::SmallServiceAid,
        with_second(
            "EU 360/2012; 2000:284 9 a §, lydelse enligt SFS 2016:126",
            pages::SFS_2016_126,
            pages::FINNISH_FOOD_AUTHORITY,
            Certainty::Confirmed,
        ),
    ),
    small_aid(
        "DM-2.gap",
        GAP,
        500_000,
        FactKind::SmallServiceAid,
        unsure("2000:284 9 a §, före SFS 2024:441", pages::REGISTER_2000_284),
    ),
    small_aid(
        "DM-4.2024",
        AFTER_GAP,
        750_000,
        FactKind::SmallServiceAid,
        unsure("2000:284 9 a §, lydelse enligt SFS 2024:441", pages::REGISTER_2000_284),
    ),
    small_aid(
        "DM-4",
        NEW_ORDINANCE,
        750_000,
        FactKind::SmallServiceAid,
        with_second(
            "EU 2023/2832; förordningen (2024:1243) 7 §",
            pages::SFS_2024_1243,
            pages::PROCUREMENT_AGENCY,
            Certainty::Confirmed,
        ),
    ),
    small_aid(
        "DM-4.later",
        NOT_YET_KNOWN,
        750_000,
        FactKind::SmallServiceAid,
        unsure("EU 2023/2832, som upphör 2030-12-31; SFS 2024:1243", pages::PROCUREMENT_AGENCY),
    ),
];
