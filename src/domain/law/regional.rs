//! What regions and county boards went by in their own counties, beside the law.
//!
//! A region's rule never stands in for the law: it is shown beside it, in the
//! checks of its own county. Every row is what a page said in the years that are given; none
//! was seen said again under 2024:1243 (Stockholm's page of 2025 still cites the
//! ordinance before it), so from 2025 on all are shown as unsure. Pages that only
//! repeat the law are not here.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::law::authority::County;
use crate::domain::law::make::ceiling;
use crate::domain::law::make::compare;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::firm;
use crate::domain::law::make::judged;
use crate::domain::law::make::kronor;
use crate::domain::law::make::metres;
use crate::domain::law::make::period;
use crate::domain::law::make::unsure;
use crate::domain::law::make::way;
use crate::domain::law::pages;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::Earlier;
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
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::quantity::People;
use crate::domain::rule::quantity::Quantity;

/// The regional rules on one form for support time that begins on `day`: those
/// of that time, or the latest earlier ones, made unsure.
#[must_use]
pub fn rules(county: County, form: Form, day: NaiveDate) -> Vec<RuleSet> {
    let of_here = ALL.iter().filter(|it| it.issuer == Issuer::Region(county) && it.form == form);
    let (now, earlier): (Vec<&RuleSet>, Vec<&RuleSet>) = of_here
        .filter(|it| it.support_time.first <= day)
        .partition(|it| it.support_time.covers(day));
    if !now.is_empty() {
        return now.into_iter().cloned().collect();
    }
    let latest = earlier.iter().map(|it| it.support_time.last).max();
    let latest = earlier.into_iter().filter(|it| Some(it.support_time.last) == latest);
    latest.map(RuleSet::made_unsure).collect()
}

macro_rules! regional {
    ($($id:literal: $county:ident, $form:ident, $time:expr, $url:expr;
        $([$subject:ident $kind:ident $([$($or:literal: $or_test:expr),+])? $part:literal: $test:expr])+
        $(most $most_id:literal: $most:expr)*;)+) => {
        /// Every regional rule set.
        pub static ALL: [RuleSet; [$($id),+].len()] = [$(RuleSet {
            id: Cow::Borrowed($id),
            form: Form::$form,
            issuer: Issuer::Region(County::$county),
            earlier: Earlier::NotRead,
            in_force: $time,
            in_force_source: unsure("Regional vägledning", $url),
            support_time: $time,
            support_time_source: unsure("Regional vägledning", $url),
            criteria: Cow::Borrowed({
                static CRITERIA: &[Criterion] = &[$($kind($part, Subject::$subject, {
                    static WAYS: &[Way] = &[
                        way($part, $test, confirmed("Regional vägledning", $url)),
                        $($(way($or, $or_test, confirmed("Regional vägledning", $url)),)+)?
                    ];
                    WAYS
                }, confirmed("Regional vägledning", $url)),)+];
                CRITERIA
            }),
            guidance: Cow::Borrowed(&[]),
            ceilings: Cow::Borrowed({
                static CEILINGS: &[Ceiling] = &[
                    $(ceiling($most_id, $time, $most, confirmed("Regional vägledning", $url)),)*
                ];
                CEILINGS
            }),
            small_aid: Cow::Borrowed(&[]),
            doubts: Cow::Borrowed({
                static DOUBTS: &[Doubt] = &[Doubt {
                    question: OpenQuestion::StatedBefore2025,
                    source: unsure("Regional vägledning; SFS 2024:1243", $url),
                }];
                DOUBTS
            }),
        },)+];
    };
}

const fn to_nearest(limit: u64) -> Test {
    metres(FactKind::RoadToNearest, Operator::AtLeast, limit)
}

const fn to_fuel(limit: u64) -> Test {
    metres(FactKind::RoadToFuel, Operator::AtLeast, limit)
}

const fn turnover_under(limit: u64) -> Test {
    kronor(FactKind::TotalTurnover, Operator::LessThan, limit)
}

const fn once(most: u64) -> Most {
    Most::Once(Kronor(most))
}

const LAST: Test = Test::Yes(FactKind::LastInPlace);
const FULL_RANGE: Test = Test::Yes(FactKind::DiverseRange);
const ALL_YEAR: Test = Test::Yes(FactKind::OpenAllYear);
const GROCERIES: Test = Test::Yes(FactKind::SellsGroceries);
const FUEL: Test = Test::Yes(FactKind::SellsFuel);
const UNDER_3000_PEOPLE: Test =
    compare(FactKind::Inhabitants, Operator::LessThan, Quantity::People(People(3_000)));
const HALF: Most = Most::Share { percent: 50, of: FactKind::InvestmentCost };

/// From the day that regions decided everywhere, for pages that say nothing of
/// their beginning.
const TO_2024: Period = period((2019, 1, 1), (2024, 12, 31));

regional! {
    "W-SB": Dalarna, Servicebidrag, period((2022, 1, 1), (2023, 12, 31)), pages::DALARNA;
        [Range firm "W-SB.range": FULL_RANGE]
        [Distance firm "W-SB.dist": to_nearest(10_000)]
        [TotalTurnover firm "W-SB.turn": turnover_under(25_000_000)];
    "O-SD": VastraGotaland, SarskiltDriftstod,
        period((2020, 1, 1), (2021, 12, 31)), pages::VASTRA_GOTALAND_OLD;
        [Distance firm "O-SD.dist": to_nearest(10_000)];
    "O-INV.2020": VastraGotaland, Investeringsbidrag,
        period((2020, 1, 1), (2021, 12, 31)), pages::VASTRA_GOTALAND_OLD;
        [Distance firm "O-INV.2020.dist": to_nearest(10_000)];
    "O-SB": VastraGotaland, Servicebidrag,
        period((2023, 1, 1), (2024, 12, 31)), pages::VASTRA_GOTALAND_GRANT;
        [TotalTurnover firm "O-SB.turn": turnover_under(20_000_000)]
        [LeastSought firm "O-SB.least": SOUGHT_AT_LEAST_25_000]
        [ActionPlan firm "O-SB.plan": Test::Yes(FactKind::ActionPlan)]
        [FairCompetition judged "O-SB.fair": Test::Yes(FactKind::FairCompetition)]
        most "O-SB.max": Most::AYear(Kronor(250_000))
        most "O-SB.comb": Most::WithOther {
            most: Kronor(300_000),
            other: FactKind::OperatingSupportSameYear,
        };
    "O-INV": VastraGotaland, Investeringsbidrag,
        period((2024, 1, 1), (2024, 12, 31)), pages::VASTRA_GOTALAND_INVESTMENT;
        [LastInPlace firm "O-INV.last": LAST];
    "AC-SD.2018": Vasterbotten, SarskiltDriftstod,
        period((2018, 1, 1), (2018, 12, 31)), pages::VASTERBOTTEN_BOARD;
        [Distance firm "AC-SD.2018.dist": to_nearest(10_000)];
    "AC-SB.2018": Vasterbotten, Servicebidrag,
        period((2018, 1, 1), (2018, 12, 31)), pages::VASTERBOTTEN_BOARD;
        [Sells firm "AC-SB.2018.shop": GROCERIES]
        [Distance firm "AC-SB.2018.dist": to_nearest(15_000)];
    "AC-SB.2018.fuel": Vasterbotten, Servicebidrag,
        period((2018, 1, 1), (2018, 12, 31)), pages::VASTERBOTTEN_BOARD;
        [Sells firm "AC-SB.2018.fuel.sells": FUEL]
        [FuelDistance firm "AC-SB.2018.fuel.dist": to_fuel(20_000)];
    "AC-SB": Vasterbotten, Servicebidrag, TO_2024, pages::VASTERBOTTEN;
        [Sells firm "AC-SB.shop": GROCERIES]
        [Distance firm "AC-SB.dist": to_nearest(10_000)];
    "AC-SB.fuel": Vasterbotten, Servicebidrag, TO_2024, pages::VASTERBOTTEN;
        [Sells firm "AC-SB.fuel.sells": FUEL]
        [FuelDistance firm "AC-SB.fuel.dist": to_fuel(20_000)];
    "BD-SB": Norrbotten, Servicebidrag, TO_2024, pages::NORRBOTTEN;
        [ActionPlan firm "BD-SB.plan": Test::Yes(FactKind::ActionPlan)]
        most "BD-SB.comb": Most::WithOther {
            most: Kronor(300_000),
            other: FactKind::OperatingSupportSameYear,
        };
    "Y-SB": Vasternorrland, Servicebidrag, TO_2024, pages::VASTERNORRLAND;
        [LastInPlace firm "Y-SB.last": LAST]
        [ActionPlan firm "Y-SB.plan": Test::Yes(FactKind::ActionPlan)];
    "S-PROG": Varmland, Programstod,
        period((2015, 1, 1), (2022, 12, 31)), pages::VARMLAND_BOARD;
        [LastInPlace firm "S-PROG.last": LAST]
        [Inhabitants firm "S-PROG.people": UNDER_3000_PEOPLE]
        [Distance firm "S-PROG.dist": to_nearest(8_000)]
        most "S-PROG.max": once(1_200_000);
    "S-INV": Varmland, Investeringsbidrag,
        period((2022, 1, 1), (2024, 12, 31)), pages::VARMLAND_OLD;
        [LastInPlace firm "S-INV.last": LAST]
        [Distance firm "S-INV.dist": to_nearest(8_000)]
        most "S-INV.max": once(1_200_000);
    "AB-INV": Stockholm, Investeringsbidrag,
        period((2024, 1, 1), (2024, 12, 31)), pages::STOCKHOLM_INVESTMENT;
        [LastInPlace firm "AB-INV.last": LAST]
        [OpenAllYear firm "AB-INV.year": ALL_YEAR]
        [ServicePlaceDistance firm
            ["AB-INV.arch": Test::Yes(FactKind::ArchipelagoWithoutFixedLink)]
            "AB-INV.dist": metres(FactKind::RoadToServicePlace, Operator::AtLeast, 10_000)];
    "H-INV": Kalmar, Investeringsbidrag, TO_2024, pages::KALMAR;
        [LeastSought firm "H-INV.least": SOUGHT_AT_LEAST_25_000]
        most "H-INV.max": once(600_000);
    "D-INV": Sodermanland, Investeringsbidrag, TO_2024, pages::SORMLAND;
        [LeastSought firm "D-INV.least": SOUGHT_AT_LEAST_25_000]
        most "D-INV.max": once(600_000);
    "T-INV": Orebro, Investeringsbidrag,
        period((2020, 1, 1), (2020, 12, 31)), pages::OREBRO;
        [LastInPlace firm "T-INV.last": LAST]
        most "T-INV.rate": HALF
        most "T-INV.max": once(800_000);
    "E-SB": Ostergotland, Servicebidrag, TO_2024, pages::OSTERGOTLAND;
        [Range firm "E-SB.range": FULL_RANGE]
        [OpenAllYear firm "E-SB.year": ALL_YEAR]
        [LastInPlace firm "E-SB.last": LAST];
    "E-INV": Ostergotland, Investeringsbidrag, TO_2024, pages::OSTERGOTLAND;
        [Range firm "E-INV.range": FULL_RANGE]
        [OpenAllYear firm "E-INV.year": ALL_YEAR]
        [LastInPlace firm "E-INV.last": LAST];
}

const SOUGHT_AT_LEAST_25_000: Test = kronor(FactKind::SupportSought, Operator::AtLeast, 25_000);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law::day;

    #[test]
    fn rules_of_the_time_are_sure_and_later_they_are_not() {
        let of = |year| rules(County::Dalarna, Form::Servicebidrag, day(year, 6, 1));
        assert!(of(2021).is_empty());
        assert!(of(2023)[0].criteria[1].ways[0].source.certainty.decides());
        assert_eq!(of(2025).len(), 1);
        assert!(!of(2025)[0].criteria[1].ways[0].source.certainty.decides());
    }

    #[test]
    fn from_2025_no_region_s_figure_decides() {
        for set in &ALL {
            let Issuer::Region(county) = set.issuer else { panic!("{} is no region's", set.id) };
            for rules in rules(county, set.form, day(2025, 1, 1)) {
                let ways = rules.criteria.iter().flat_map(|it| it.ways.iter());
                let mut sources =
                    ways.map(|it| &it.source).chain(rules.ceilings.iter().map(|it| &it.source));
                assert!(sources.all(|it| !it.certainty.decides()), "{}", rules.id);
            }
        }
    }

    #[test]
    fn one_county_s_rules_are_not_another_s() {
        for set in &ALL {
            let Issuer::Region(county) = set.issuer else { panic!("{} is no region's", set.id) };
            let found = rules(county, set.form, set.support_time.first);
            assert!(found.iter().any(|it| it.id == set.id), "{}", set.id);
            assert!(rules(County::Gotland, set.form, set.support_time.first).is_empty());
        }
    }
}
