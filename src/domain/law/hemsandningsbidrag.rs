//! Hemsändningsbidrag: to a municipality that has groceries carried to households.
//!
//! | | text | in force | share | a household and occasion |
//! |---|---|---|---|---|
//! | HB-1 | 2000:284 as worded in 2010:1709 | 2011 | 50 % | 60 kr |
//! | HB-2 | 2000:284 as worded in 2011:1205 and 2016:126 | 2012 to 2024 | 50 % | 100 kr, not sure before April 2016 |
//! | HB-3 | 2024:1243 | from 2025-01-01 | 50 % | 100 kr |
//!
//! All ask for a net cost of at least half a price base amount (prisbasbelopp)
//! in the calendar year. The ceiling before 2011 was not found.

use std::borrow::Cow;

use crate::domain::law::common::LATER_AMENDMENTS;
use crate::domain::law::common::TURN_OF_2024;
use crate::domain::law::common::area_of_new_law;
use crate::domain::law::common::area_of_old_law;
use crate::domain::law::common::new_law;
use crate::domain::law::common::plan;
use crate::domain::law::make::calendar_year;
use crate::domain::law::make::ceiling;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::firm;
use crate::domain::law::make::from;
use crate::domain::law::make::inferred;
use crate::domain::law::make::judged;
use crate::domain::law::make::kronor;
use crate::domain::law::make::period;
use crate::domain::law::make::source;
use crate::domain::law::make::unsure;
use crate::domain::law::make::way_in;
use crate::domain::law::make::with_second;
use crate::domain::law::make::yes;
use crate::domain::law::pages;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::Earlier;
use crate::domain::rule::Issuer;
use crate::domain::rule::Operator;
use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Holds;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// The figures of Statistics Sweden as Stockholm's yearbook prints them.
const YEARBOOK: &str = "http://statistik.stockholm.se/images/stories/excel/b192-filer/sheet001.htm";
const SCB_2022: &str = "https://www.scb.se/hitta-statistik/statistik-efter-amne/priser-och-konsumtion/konsumentprisindex/konsumentprisindex-kpi/pong/statistiknyhet/prisbasbeloppet-for-ar-2022/";
/// A newspaper on the amounts of 2025 and 2026, and on the rise to 2023.
const NEWS_2026: &str = "https://arbetet.se/2025/12/30/hojd-pension-och-sankt-skatt-for-de-rikaste-sa-mycket-mer-far-du-i-planboken-2026/";
const SFS_2016_863: &str = "https://data.riksdagen.se/dokument/H4B1863.html";
const SFS_2017_865: &str = "https://www.lagboken.se/Lagboken/start/sfs/sfs/2017/800-899/d_3060307-sfs-2017_865-forordning-om-prisbasbelopp-och-forhojt-prisbasbelopp-for-ar-2018";
const SFS_2025_872: &str = "https://laglio.se/lagar/sfs-2025-872";
/// An auditor's page on the amounts of 2019 and 2020.
const AUDITOR_2020: &str = "https://www.revisi.se/prisbasbelopp-2020/";
/// Where Statistics Sweden has the whole series.
const SCB_SERIES: &str =
    "https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__PR__PR0101__PR0101E/Basbeloppet/";

/// Half of the year's price base amount.
const fn floor(id: &'static str, time: Period, price_base_amount: u64, source: Source) -> Way {
    let limit = price_base_amount / 2;
    way_in(id, time, kronor(FactKind::DeliveryNetCost, Operator::AtLeast, limit), source)
}

const fn of_year(
    id: &'static str,
    year: i32,
    amount: u64,
    citation: &'static str,
    url: &'static str,
    certainty: Certainty,
) -> Way {
    floor(id, calendar_year(year), amount, source(citation, url, certainty))
}

/// The first has the name of its criterion.
static HB_1_FLOOR: [Way; 1] = [of_year(
    "HB-1.floor",
    2011,
    42_800,
    "2000:284 20 §, lydelse enligt SFS 2010:1709; prisbasbeloppet 2011",
    YEARBOOK,
    Certainty::Inferred,
)];

static HB_2_FLOOR: [Way; 13] = [
    from_yearbook("HB-2.floor", 2012, 44_000),
    from_yearbook("HB-2.floor.2013", 2013, 44_500),
    from_yearbook("HB-2.floor.2014", 2014, 44_400),
    from_yearbook("HB-2.floor.2015", 2015, 44_500),
    from_yearbook("HB-2.floor.2016", 2016, 44_300),
    of_year(
        "HB-2.floor.2017",
        2017,
        44_800,
        "2000:284 20 §; SFS 2016:863",
        SFS_2016_863,
        Certainty::Confirmed,
    ),
    of_year(
        "HB-2.floor.2018",
        2018,
        45_500,
        "2000:284 20 §; SFS 2017:865",
        SFS_2017_865,
        Certainty::Confirmed,
    ),
    not_read("HB-2.floor.2019", 2019, 46_500, AUDITOR_2020),
    not_read("HB-2.floor.2020", 2020, 47_300, AUDITOR_2020),
    // Seven hundred less than that of 2022.
    of_year(
        "HB-2.floor.2021",
        2021,
        47_600,
        "2000:284 20 §; SFS om prisbasbelopp, enligt SCB",
        SCB_2022,
        Certainty::Inferred,
    ),
    of_year(
        "HB-2.floor.2022",
        2022,
        48_300,
        "2000:284 20 §; SFS om prisbasbelopp, enligt SCB",
        SCB_2022,
        Certainty::Confirmed,
    ),
    // 4,200 more than that of 2022.
    of_year(
        "HB-2.floor.2023",
        2023,
        52_500,
        "2000:284 20 §; SFS om prisbasbelopp, enligt SCB",
        NEWS_2026,
        Certainty::Inferred,
    ),
    not_read("HB-2.floor.2024", 2024, 57_300, SCB_SERIES),
];

static HB_3_FLOOR: [Way; 3] = [
    // Four hundred less than that of 2026.
    of_year(
        "HB-3.floor",
        2025,
        58_800,
        "Förordningen (2024:1243) 10–14 §§; prisbasbeloppet 2025",
        NEWS_2026,
        Certainty::Inferred,
    ),
    of_year(
        "HB-3.floor.2026",
        2026,
        59_200,
        "Förordningen (2024:1243) 10–14 §§; SFS 2025:872",
        SFS_2025_872,
        Certainty::Confirmed,
    ),
    // The last one known, until the next is in the table.
    floor(
        "HB-3.floor.later",
        from(2027, 1, 1),
        59_200,
        unsure("Förordningen (2024:1243) 10–14 §§; prisbasbeloppet 2026", SFS_2025_872),
    ),
];

const fn from_yearbook(id: &'static str, year: i32, amount: u64) -> Way {
    of_year(
        id,
        year,
        amount,
        "2000:284 20 §; SFS om prisbasbelopp, enligt SCB",
        YEARBOOK,
        Certainty::Inferred,
    )
}

const fn not_read(id: &'static str, year: i32, amount: u64, url: &'static str) -> Way {
    of_year(id, year, amount, "2000:284 20 §; SFS om prisbasbelopp", url, Certainty::Unsure)
}

// 2000:284.

const fn of_20(citation: &'static str) -> Source {
    confirmed(citation, pages::SFS_2010_1709)
}

const fn households_of_19() -> Source {
    of_20("2000:284 19 och 20 §§, lydelse enligt SFS 2010:1709")
}

/// As authorities told it from 2012 on.
const fn told() -> Source {
    with_second(
        "2000:284 19 och 20 §§",
        pages::TILLVAXTVERKET,
        pages::JONKOPING_DELIVERY,
        Certainty::Confirmed,
    )
}

static OLD_APPLICANT: [Way; 1] = yes("HB.who", FactKind::MunicipalityApplies, told());

const fn old_criteria(floor: Criterion) -> [Criterion; 4] {
    [firm("HB.who", Subject::Applicant, &OLD_APPLICANT, told()), floor, plan(), area_of_old_law()]
}

const HB_1_TIME: Period = calendar_year(2011);

static HB_1_CRITERIA: [Criterion; 4] =
    old_criteria(firm("HB-1.floor", Subject::LeastCost, &HB_1_FLOOR, households_of_19()));
static HB_1_CEILINGS: [Ceiling; 2] = [
    ceiling("HB-1.share", HB_1_TIME, HALF, households_of_19()),
    ceiling("HB-1.cap", HB_1_TIME, each_time(60), households_of_19()),
];

const HALF: Most = Most::Share { percent: 50, of: FactKind::DeliveryNetCost };

const fn each_time(most: u64) -> Most {
    Most::EachTime { most: Kronor(most), times: FactKind::Deliveries }
}

/// Support time in 2011.
pub(super) static HB_1: RuleSet = RuleSet {
    id: Cow::Borrowed("HB-1"),
    form: Form::Hemsandningsbidrag,
    issuer: Issuer::Law,
    earlier: Earlier::NotRead,
    in_force: HB_1_TIME,
    in_force_source: of_20("SFS 2010:1709, ikraftträdande"),
    support_time: HB_1_TIME,
    support_time_source: inferred("SFS 2010:1709, ikraftträdande", pages::SFS_2010_1709),
    criteria: Cow::Borrowed(&HB_1_CRITERIA),
    guidance: Cow::Borrowed(&[]),
    ceilings: Cow::Borrowed(&HB_1_CEILINGS),
    small_aid: Cow::Borrowed(&[]),
    doubts: Cow::Borrowed(&[]),
};

const HB_2_TIME: Period = period((2012, 1, 1), (2024, 12, 31));

static HB_2_CRITERIA: [Criterion; 4] =
    old_criteria(firm("HB-2.floor", Subject::LeastCost, &HB_2_FLOOR, told()));
static HB_2_CEILINGS: [Ceiling; 3] = [
    ceiling("HB-2.share", HB_2_TIME, HALF, told()),
    // Whether 60 became 100 in 2012 or in April 2016 is not known.
    Ceiling {
        id: Cow::Borrowed("HB-2.cap.early"),
        holds: Holds::SupportTime(period((2012, 1, 1), (2016, 3, 31))),
        most: each_time(100),
        when: Cow::Borrowed(&[]),
        rival: Some(Kronor(60)),
        source: unsure("2000:284 20 §, lydelse enligt SFS 2011:1205", pages::SFS_2011_1205),
    },
    ceiling(
        "HB-2.cap",
        period((2016, 4, 1), (2024, 12, 31)),
        each_time(100),
        with_second(
            "2000:284 20 §, lydelse enligt SFS 2016:126",
            pages::TILLVAXTVERKET,
            pages::UPPSALA_OLD,
            Certainty::Confirmed,
        ),
    ),
];

/// Support time from 2012 to the end of 2024.
pub(super) static HB_2: RuleSet = RuleSet {
    id: Cow::Borrowed("HB-2"),
    form: Form::Hemsandningsbidrag,
    issuer: Issuer::Law,
    earlier: Earlier::Version,
    in_force: HB_2_TIME,
    in_force_source: confirmed("SFS 2011:1205, ikraftträdande", pages::SFS_2011_1205),
    support_time: HB_2_TIME,
    support_time_source: inferred("SFS 2011:1205, ikraftträdande", pages::SFS_2011_1205),
    criteria: Cow::Borrowed(&HB_2_CRITERIA),
    guidance: Cow::Borrowed(&[]),
    ceilings: Cow::Borrowed(&HB_2_CEILINGS),
    small_aid: Cow::Borrowed(&[]),
    doubts: Cow::Borrowed(&[]),
};

// 2024:1243.

const fn of_10_to_14() -> Source {
    new_law("Förordningen (2024:1243) 10–14 §§")
}

static HB_3_APPLICANT: [Way; 1] = yes("HB-3.who", FactKind::MunicipalityApplies, of_10_to_14());
static HB_3_HOUSEHOLDS: [Way; 1] =
    yes("HB-3.far", FactKind::HouseholdsCannotReach, new_law("Förordningen (2024:1243) 11 §"));
static HB_3_PURPOSEFUL: [Way; 1] =
    yes("HB-3.purpose", FactKind::DeliveryPurposeful, new_law("Förordningen (2024:1243) 12 §"));

static HB_3_CRITERIA: [Criterion; 5] = [
    firm("HB-3.who", Subject::Applicant, &HB_3_APPLICANT, of_10_to_14()),
    firm(
        "HB-3.far",
        Subject::Households,
        &HB_3_HOUSEHOLDS,
        new_law("Förordningen (2024:1243) 11 §"),
    ),
    firm("HB-3.floor", Subject::LeastCost, &HB_3_FLOOR, of_10_to_14()),
    area_of_new_law(),
    judged(
        "HB-3.purpose",
        Subject::Purposeful,
        &HB_3_PURPOSEFUL,
        new_law("Förordningen (2024:1243) 12 §"),
    ),
];

static HB_3_CEILINGS: [Ceiling; 2] = [
    ceiling("HB-3.share", from(2025, 1, 1), HALF, of_10_to_14()),
    ceiling("HB-3.cap", from(2025, 1, 1), each_time(100), of_10_to_14()),
];

static HB_3_DOUBTS: [Doubt; 2] = [TURN_OF_2024, LATER_AMENDMENTS];

/// Support time from 2025 on.
pub(super) static HB_3: RuleSet = RuleSet {
    id: Cow::Borrowed("HB-3"),
    form: Form::Hemsandningsbidrag,
    issuer: Issuer::Law,
    earlier: Earlier::Version,
    in_force: from(2025, 1, 1),
    in_force_source: new_law("SFS 2024:1243, ikraftträdande"),
    support_time: from(2025, 1, 1),
    support_time_source: unsure("SFS 2024:1243, övergångsbestämmelser", pages::SFS_2024_1243),
    criteria: Cow::Borrowed(&HB_3_CRITERIA),
    guidance: Cow::Borrowed(&[]),
    ceilings: Cow::Borrowed(&HB_3_CEILINGS),
    small_aid: Cow::Borrowed(&[]),
    doubts: Cow::Borrowed(&HB_3_DOUBTS),
};
