//! FU-1: the temporary support to fuel stations of 2022 and 2023, SFS 2022:206.
//!
//! For protecting buried pipes from corrosion. More than 15 km to another fuel
//! outlet; an outlet of special local importance may be excepted.

use std::borrow::Cow;

use crate::domain::law::common::SMALL_AID;
use crate::domain::law::make::ceiling;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::doubt;
use crate::domain::law::make::firm;
use crate::domain::law::make::inferred;
use crate::domain::law::make::judged;
use crate::domain::law::make::metres;
use crate::domain::law::make::period;
use crate::domain::law::make::unsure;
use crate::domain::law::make::way;
use crate::domain::law::make::yes;
use crate::domain::law::pages;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::Earlier;
use crate::domain::rule::Ground;
use crate::domain::rule::Issuer;
use crate::domain::rule::Nature;
use crate::domain::rule::OpenQuestion;
use crate::domain::rule::Operator;
use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::Waiver;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::source::Source;

const TIME: Period = period((2022, 4, 19), (2023, 12, 31));

const fn of_5() -> Source {
    confirmed("SFS 2022:206 5 §", pages::SFS_2022_206)
}

static SELLS: [Way; 1] = yes("FU-1.sells", FactKind::SellsFuel, of_5());
static YEAR: [Way; 1] = yes("FU-1.year", FactKind::OpenAllYear, of_5());
static DISTANCE: [Way; 1] =
    [way("FU-1.dist", metres(FactKind::RoadToFuel, Operator::MoreThan, 15_000), of_5())];
static NEEDS: [Way; 1] = yes("FU-1.needs", FactKind::NeedsSupport, of_5());
static AREA: [Way; 1] = yes("FU-1.area", FactKind::AreaSparse, of_5());

static CRITERIA: [Criterion; 5] = [
    firm("FU-1.sells", Subject::Sells, &SELLS, of_5()),
    firm("FU-1.year", Subject::OpenAllYear, &YEAR, of_5()),
    Criterion {
        id: Cow::Borrowed("FU-1.dist"),
        subject: Subject::FuelDistance,
        nature: Nature::Condition,
        ways: Cow::Borrowed(&DISTANCE),
        waiver: Waiver {
            allowed: WaiverAllowed::Yes,
            ground: Ground::LocalImportance,
            source: confirmed("SFS 2022:206 5 § andra stycket", pages::SFS_2022_206),
        },
    },
    firm("FU-1.needs", Subject::NeedsSupport, &NEEDS, of_5()),
    judged("FU-1.area", Subject::AreaSparse, &AREA, of_5()),
];

static CEILINGS: [Ceiling; 2] = [
    ceiling(
        "FU-1.rate",
        TIME,
        Most::Share { percent: 85, of: FactKind::InvestmentCost },
        confirmed("SFS 2022:206", pages::SFS_2022_206),
    ),
    ceiling(
        "FU-1.advance",
        TIME,
        Most::Advance { percent: 80 },
        confirmed("SFS 2022:206", pages::SFS_2022_206),
    ),
];

static DOUBTS: [Doubt; 1] = [doubt(
    OpenQuestion::LocalImportance,
    unsure("SFS 2022:206 5 § andra stycket", pages::SFS_2022_206),
)];

/// Support time from April 2022 to the end of 2023.
pub(super) static FU_1: RuleSet = RuleSet {
    id: Cow::Borrowed("FU-1"),
    form: Form::Drivmedelsstod,
    issuer: Issuer::Law,
    earlier: Earlier::Nothing,
    in_force: TIME,
    in_force_source: confirmed("SFS 2022:206, ikraftträdande", pages::SFS_2022_206),
    support_time: TIME,
    support_time_source: inferred("SFS 2022:206, ikraftträdande", pages::SFS_2022_206),
    criteria: Cow::Borrowed(&CRITERIA),
    guidance: Cow::Borrowed(&[]),
    ceilings: Cow::Borrowed(&CEILINGS),
    small_aid: Cow::Borrowed(&SMALL_AID),
    doubts: Cow::Borrowed(&DOUBTS),
};
