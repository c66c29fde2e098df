//! Which authority decides, by county and time.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::law::COMPILED;
use crate::domain::law::day;
use crate::domain::rule::Form;
use crate::domain::rule::Period;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// A Swedish county (län).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum County {
    Stockholm,
    Uppsala,
    Sodermanland,
    Ostergotland,
    Jonkoping,
    Kronoberg,
    Kalmar,
    Gotland,
    Blekinge,
    Skane,
    Halland,
    VastraGotaland,
    Varmland,
    Orebro,
    Vastmanland,
    Dalarna,
    Gavleborg,
    Vasternorrland,
    Jamtland,
    Vasterbotten,
    Norrbotten,
}

impl County {
    /// Every county, in the order of the official codes.
    pub const ALL: [Self; 21] = [
        Self::Stockholm,
        Self::Uppsala,
        Self::Sodermanland,
        Self::Ostergotland,
        Self::Jonkoping,
        Self::Kronoberg,
        Self::Kalmar,
        Self::Gotland,
        Self::Blekinge,
        Self::Skane,
        Self::Halland,
        Self::VastraGotaland,
        Self::Varmland,
        Self::Orebro,
        Self::Vastmanland,
        Self::Dalarna,
        Self::Gavleborg,
        Self::Vasternorrland,
        Self::Jamtland,
        Self::Vasterbotten,
        Self::Norrbotten,
    ];

    /// The official two-digit code, used in records and files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stockholm => "01",
            Self::Uppsala => "03",
            Self::Sodermanland => "04",
            Self::Ostergotland => "05",
            Self::Jonkoping => "06",
            Self::Kronoberg => "07",
            Self::Kalmar => "08",
            Self::Gotland => "09",
            Self::Blekinge => "10",
            Self::Skane => "12",
            Self::Halland => "13",
            Self::VastraGotaland => "14",
            Self::Varmland => "17",
            Self::Orebro => "18",
            Self::Vastmanland => "19",
            Self::Dalarna => "20",
            Self::Gavleborg => "21",
            Self::Vasternorrland => "22",
            Self::Jamtland => "23",
            Self::Vasterbotten => "24",
            Self::Norrbotten => "25",
        }
    }

    /// The name of the county's region: a name, alike in every language.
    #[must_use]
    pub const fn region_name(self) -> &'static str {
        match self {
            Self::Stockholm => "Region Stockholm",
            Self::Uppsala => "Region Uppsala",
            Self::Sodermanland => "Region Sörmland",
            Self::Ostergotland => "Region Östergötland",
            Self::Jonkoping => "Region Jönköpings län",
            Self::Kronoberg => "Region Kronoberg",
            Self::Kalmar => "Region Kalmar län",
            Self::Gotland => "Region Gotland",
            Self::Blekinge => "Region Blekinge",
            Self::Skane => "Region Skåne",
            Self::Halland => "Region Halland",
            Self::VastraGotaland => "Västra Götalandsregionen",
            Self::Varmland => "Region Värmland",
            Self::Orebro => "Region Örebro län",
            Self::Vastmanland => "Region Västmanland",
            Self::Dalarna => "Region Dalarna",
            Self::Gavleborg => "Region Gävleborg",
            Self::Vasternorrland => "Region Västernorrland",
            Self::Jamtland => "Region Jämtland Härjedalen",
            Self::Vasterbotten => "Region Västerbotten",
            Self::Norrbotten => "Region Norrbotten",
        }
    }

    /// The county that a code begins with: its own two digits, or the four of
    /// one of its municipalities.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let digits = code.len() == 2 || code.len() == 4;
        Self::ALL.into_iter().find(|county| digits && code.starts_with(county.code()))
    }
}

/// A kind of authority that decides on support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    Region,
    CountyBoard,
    /// The municipalities' and the county council's body in Kalmar county.
    CooperationBody,
    /// One of the two; which one in which county has not been confirmed.
    RegionOrCountyBoard,
}

/// Who decides, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    pub form: Form,
    pub time: Period,
    /// Empty for every county that no other row of the same time names.
    pub counties: Cow<'static, [County]>,
    pub authority: Authority,
    pub source: Source,
}

/// Who decides on this form of support in `county` on `day`. `None` when the
/// form did not exist.
#[must_use]
pub fn decider(form: Form, county: County, day: NaiveDate) -> Option<&'static Decider> {
    let mut rows = ALL_DECIDERS.iter().filter(|row| row.form == form && row.time.covers(day));
    rows.clone()
        .find(|row| row.counties.contains(&county))
        .or_else(|| rows.find(|row| row.counties.is_empty()))
}

const fn source(citation: &'static str, url: &'static str, certainty: Certainty) -> Source {
    Source {
        citation: Cow::Borrowed(citation),
        url: Cow::Borrowed(url),
        also: None,
        checked_on: COMPILED,
        certainty,
    }
}

const fn period(first: NaiveDate, last: NaiveDate) -> Period {
    Period { first, last: Some(last) }
}

/// The counties whose county council or region decided from 2015 on.
static REGIONS_FROM_2015: [County; 10] = [
    County::Skane,
    County::VastraGotaland,
    County::Ostergotland,
    County::Halland,
    County::Jonkoping,
    County::Orebro,
    County::Gavleborg,
    County::Kronoberg,
    County::Jamtland,
    County::Gotland,
];

static KALMAR: [County; 1] = [County::Kalmar];

const LETTER_2015: &str = "https://www.esv.se/statsliggaren/regleringsbrev/?rbid=16420";
const REGISTER_2010_630: &str = "https://github.com/se-lex/sfs/blob/main/2010/sfs-2010-630.md";

/// Who decides, over time.
pub static ALL_DECIDERS: [Decider; 5] = [
    Decider {
        form: Form::SarskiltDriftstod,
        time: period(day(2016, 4, 1), day(2018, 12, 31)),
        counties: Cow::Borrowed(&REGIONS_FROM_2015),
        authority: Authority::Region,
        source: source(
            "2000:284 3 § och lagen (2010:630), lydelse enligt SFS 2014:118; regleringsbrev 2015",
            LETTER_2015,
            Certainty::Inferred,
        ),
    },
    Decider {
        form: Form::SarskiltDriftstod,
        time: period(day(2016, 4, 1), day(2016, 12, 31)),
        counties: Cow::Borrowed(&KALMAR),
        authority: Authority::CooperationBody,
        source: source(
            "2000:284 3 §, lydelse enligt SFS 2011:1205",
            "https://lagar.nj.se/ovrigt/SFS2011-1205",
            Certainty::Confirmed,
        ),
    },
    Decider {
        form: Form::SarskiltDriftstod,
        time: period(day(2016, 4, 1), day(2016, 12, 31)),
        counties: Cow::Borrowed(&[]),
        authority: Authority::CountyBoard,
        source: source(
            "2000:284 3 §, lydelse enligt SFS 2011:1205",
            "https://lagar.nj.se/ovrigt/SFS2011-1205",
            Certainty::Inferred,
        ),
    },
    // SFS 2016:945 widened the law to more counties; which ones was not seen.
    Decider {
        form: Form::SarskiltDriftstod,
        time: period(day(2017, 1, 1), day(2018, 12, 31)),
        counties: Cow::Borrowed(&[]),
        authority: Authority::RegionOrCountyBoard,
        source: source(
            "Lagen (2010:630), lydelse enligt SFS 2016:945",
            REGISTER_2010_630,
            Certainty::Unsure,
        ),
    },
    Decider {
        form: Form::SarskiltDriftstod,
        time: Period { first: day(2019, 1, 1), last: None },
        counties: Cow::Borrowed(&[]),
        authority: Authority::Region,
        source: source(
            "2000:284 3 § (SFS 2018:1983); från 2025-01-01 förordningen (2024:1243) 23 §",
            "https://svenskforfattningssamling.se/sites/default/files/sfs/2024-12/SFS2024-1243.pdf",
            Certainty::Confirmed,
        ),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(county: County, year: i32, expected: Authority) {
        let found = decider(Form::SarskiltDriftstod, county, day(year, 6, 1)).unwrap();
        assert_eq!(found.authority, expected, "{county:?} {year}");
    }

    #[test]
    fn the_region_decides_in_jamtland_from_the_start() {
        for year in [2016, 2017, 2018, 2019, 2024, 2025, 2026] {
            check(County::Jamtland, year, Authority::Region);
        }
    }

    #[test]
    fn county_boards_decided_elsewhere_until_all_regions_took_over() {
        check(County::Norrbotten, 2016, Authority::CountyBoard);
        check(County::Kalmar, 2016, Authority::CooperationBody);
        check(County::Norrbotten, 2017, Authority::RegionOrCountyBoard);
        check(County::Norrbotten, 2019, Authority::Region);
    }

    #[test]
    fn nobody_decides_before_the_form_exists() {
        let before = day(2016, 3, 31);
        assert_eq!(decider(Form::SarskiltDriftstod, County::Jamtland, before), None);
    }

    #[test]
    fn a_county_is_found_by_its_own_code_and_its_municipalities() {
        for county in County::ALL {
            assert_eq!(County::from_code(county.code()), Some(county));
        }
        assert_eq!(County::from_code("2313"), Some(County::Jamtland));
        assert_eq!(County::from_code("02"), None);
        assert_eq!(County::from_code("231"), None);
    }
}
