//! INV-B: investment support of the rural programme, decided by county boards beside the ordinance.
//!
//! Half of the cost from 50,000 kr, in special cases 90 per cent from 30,000 kr.
//! Those who applied were held against each other, so the board has its say in all.
//! County boards set the highest amounts themselves, as each saw fit.

use std::borrow::Cow;

use crate::domain::law::make::ceiling_when;
use crate::domain::law::make::doubt;
use crate::domain::law::make::firm;
use crate::domain::law::make::guidance;
use crate::domain::law::make::judged;
use crate::domain::law::make::kronor;
use crate::domain::law::make::period;
use crate::domain::law::make::source;
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
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// Prolonged to 2022; one county board's page says 2023.
const TIME: Period = period((2015, 1, 1), (2022, 12, 31));

const fn half() -> Source {
    with_second(
        "Landsbygdsprogrammet 2014–2020, länsstyrelsernas vägledning",
        pages::VARMLAND_BOARD_OLD,
        pages::NORRBOTTEN_BOARD,
        Certainty::Confirmed,
    )
}

const fn more() -> Source {
    with_second(
        "Landsbygdsprogrammet 2014–2020, länsstyrelsernas vägledning",
        pages::NORRBOTTEN_BOARD,
        pages::KRONOBERG_BOARD,
        Certainty::Confirmed,
    )
}

/// Applications were given points and had to reach a least number.
const fn points() -> Source {
    source(
        "Landsbygdsprogrammet 2014–2020, länsstyrelsernas vägledning",
        pages::KRONOBERG_BOARD,
        Certainty::Confirmed,
    )
}

const fn cost_at_least(limit: u64) -> Test {
    kronor(FactKind::InvestmentCost, Operator::AtLeast, limit)
}

/// What even a special case must cost.
static LEAST: [Way; 1] = [way("INV-B.least", cost_at_least(30_000), more())];
/// What all but a special case must cost.
static USUAL: [Way; 2] = [
    way("INV-B.usual", cost_at_least(50_000), half()),
    way("INV-B.special", Test::Yes(FactKind::HigherShareCase), more()),
];
static SELECTION: [Way; 1] = yes("INV-B.selection", FactKind::ChosenByAuthority, points());
static CRITERIA: [Criterion; 3] = [
    firm("INV-B.least", Subject::LeastCost, &LEAST, more()),
    firm("INV-B.usual", Subject::UsualCost, &USUAL, half()),
    judged("INV-B.selection", Subject::Selection, &SELECTION, points()),
];

static GUIDANCE: [Guidance; 1] = [guidance(
    "INV-B-g.plan",
    GuidanceKind::ServicePlan,
    &[],
    Test::Yes(FactKind::MunicipalPlan),
    source("Härjedalens serviceplan; vägledning", pages::HARJEDALEN, Certainty::Confirmed),
)];

const fn share(percent: u64) -> Most {
    Most::Share { percent, of: FactKind::InvestmentCost }
}

static FROM_50_000: [Test; 1] = [cost_at_least(50_000)];
static SPECIAL_CASE: [Test; 1] = [Test::Yes(FactKind::HigherShareCase)];
static CEILINGS: [Ceiling; 2] = [
    ceiling_when("INV-B.rate", TIME, share(50), &FROM_50_000, half()),
    ceiling_when("INV-B.rate.higher", TIME, share(90), &SPECIAL_CASE, more()),
];

static DOUBTS: [Doubt; 1] = [doubt(
    OpenQuestion::EndOfProgramme,
    unsure("Landsbygdsprogrammet 2014–2020, länsstyrelsens vägledning", pages::VARMLAND_BOARD),
)];

/// Support time from 2015 to the end of 2022.
pub(super) static INV_B: RuleSet = RuleSet {
    id: Cow::Borrowed("INV-B"),
    form: Form::Programstod,
    issuer: Issuer::Law,
    earlier: Earlier::Nothing,
    in_force: TIME,
    in_force_source: unsure(
        "Landsbygdsprogrammet 2014–2020, länsstyrelsens vägledning",
        pages::VARMLAND_BOARD,
    ),
    support_time: TIME,
    support_time_source: unsure(
        "Landsbygdsprogrammet 2014–2020, länsstyrelsens vägledning",
        pages::RURAL_NETWORK,
    ),
    criteria: Cow::Borrowed(&CRITERIA),
    guidance: Cow::Borrowed(&GUIDANCE),
    ceilings: Cow::Borrowed(&CEILINGS),
    small_aid: Cow::Borrowed(&[]),
    doubts: Cow::Borrowed(&DOUBTS),
};
