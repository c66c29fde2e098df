//! Which authority decides, by county and time.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::law::in_force_on;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::from;
use crate::domain::law::make::inferred;
use crate::domain::law::make::period;
use crate::domain::law::make::unsure;
use crate::domain::law::pages;
use crate::domain::rule::Period;
use crate::domain::rule::form::Form;
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

    /// The county's own name, alike in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stockholm => "Stockholms län",
            Self::Uppsala => "Uppsala län",
            Self::Sodermanland => "Södermanlands län",
            Self::Ostergotland => "Östergötlands län",
            Self::Jonkoping => "Jönköpings län",
            Self::Kronoberg => "Kronobergs län",
            Self::Kalmar => "Kalmar län",
            Self::Gotland => "Gotlands län",
            Self::Blekinge => "Blekinge län",
            Self::Skane => "Skåne län",
            Self::Halland => "Hallands län",
            Self::VastraGotaland => "Västra Götalands län",
            Self::Varmland => "Värmlands län",
            Self::Orebro => "Örebro län",
            Self::Vastmanland => "Västmanlands län",
            Self::Dalarna => "Dalarnas län",
            Self::Gavleborg => "Gävleborgs län",
            Self::Vasternorrland => "Västernorrlands län",
            Self::Jamtland => "Jämtlands län",
            Self::Vasterbotten => "Västerbottens län",
            Self::Norrbotten => "Norrbottens län",
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
    /// Where the municipality itself applies and would else decide.
    Tillvaxtverket,
}

/// Who decides, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    pub forms: Cow<'static, [Form]>,
    pub time: Period,
    /// Empty for every county that no other row of the same time names.
    pub counties: Cow<'static, [County]>,
    pub authority: Authority,
    pub source: Source,
}

/// Who decides on this form of support in `county` on `day`. `None` when the
/// form did not exist, or nothing has been read of it at that time.
#[must_use]
pub fn decider(form: Form, county: County, day: NaiveDate) -> Option<&'static Decider> {
    in_force_on(form, day).ok()?;
    let mut rows =
        ALL_DECIDERS.iter().filter(|row| row.forms.contains(&form) && row.time.covers(day));
    rows.clone()
        .find(|row| row.counties.contains(&county))
        .or_else(|| rows.find(|row| row.counties.is_empty()))
}

/// Where one applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// The region, through Tillväxtverket's service on the web.
    MinAnsokan,
    Jordbruksverket,
}

impl Channel {
    /// The channel's own page.
    #[must_use]
    pub const fn url(self) -> &'static str {
        match self {
            Self::MinAnsokan => "https://www.minansokan.se/",
            Self::Jordbruksverket => "https://jordbruksverket.se/",
        }
    }
}

/// Where one applies, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    pub channel: Channel,
    pub source: Source,
}

/// Where one applies for this form of support on `day`. The law of 2024 only
/// says in writing and signed. `None` when there is nothing to apply for.
#[must_use]
pub fn apply_at(form: Form, day: NaiveDate) -> Option<Application> {
    in_force_on(form, day).ok()?;
    Some(if form == Form::Programstod {
        Application {
            channel: Channel::Jordbruksverket,
            source: confirmed("Landsbygdsprogrammet 2014–2020, vägledning", pages::RURAL_NETWORK),
        }
    } else if day < super::day(2025, 1, 1) {
        Application {
            channel: Channel::MinAnsokan,
            source: unsure("Regionernas vägledning", pages::NORRBOTTEN),
        }
    } else {
        Application {
            channel: Channel::MinAnsokan,
            source: confirmed(
                "Förordningen (2024:1243) 24 §; regionernas vägledning",
                pages::SFS_2024_1243,
            ),
        }
    })
}

/// The forms of the two ordinances, which were decided on alike.
static OF_THE_ORDINANCES: [Form; 5] = [
    Form::SarskiltDriftstod,
    Form::Servicebidrag,
    Form::Hemsandningsbidrag,
    Form::Investeringsbidrag,
    Form::Investeringslan,
];
static HOME_DELIVERY: [Form; 1] = [Form::Hemsandningsbidrag];
static PROGRAMME: [Form; 1] = [Form::Programstod];
static FUEL: [Form; 1] = [Form::Drivmedelsstod];

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
static JAMTLAND: [County; 1] = [County::Jamtland];
static WITH_COOPERATION_BODY: [County; 2] = [County::Gotland, County::Kalmar];

const LETTER_2015: &str = "https://www.esv.se/statsliggaren/regleringsbrev/?rbid=16420";
const REGISTER_2010_630: &str = "https://github.com/se-lex/sfs/blob/main/2010/sfs-2010-630.md";
const SFS_2009_156: &str = "https://www.lagboken.se/Lagboken/start/sfs/sfs/2009/100-199/d_239305-sfs-2009_156-forordning-om-andring-i-forordningen-2000_284-om-stod-till-kommersiell-service";

const fn row(
    forms: &'static [Form],
    time: Period,
    counties: &'static [County],
    authority: Authority,
    source: Source,
) -> Decider {
    Decider {
        forms: Cow::Borrowed(forms),
        time,
        counties: Cow::Borrowed(counties),
        authority,
        source,
    }
}

/// Who decides, over time.
pub static ALL_DECIDERS: [Decider; 11] = [
    row(
        &HOME_DELIVERY,
        period((2011, 1, 1), (2011, 12, 31)),
        &WITH_COOPERATION_BODY,
        Authority::Tillvaxtverket,
        confirmed("2000:284 3 §, lydelse enligt SFS 2009:156", SFS_2009_156),
    ),
    row(
        &OF_THE_ORDINANCES,
        period((2011, 1, 1), (2014, 12, 31)),
        &JAMTLAND,
        Authority::CountyBoard,
        inferred("2000:284 3 §; regleringsbrev 2015", LETTER_2015),
    ),
    // Where law 2010:630 held from the beginning was not seen.
    row(
        &OF_THE_ORDINANCES,
        period((2011, 1, 1), (2014, 12, 31)),
        &[],
        Authority::RegionOrCountyBoard,
        unsure("2000:284 3 §, lydelse enligt SFS 2011:1205", pages::SFS_2011_1205),
    ),
    row(
        &OF_THE_ORDINANCES,
        period((2012, 1, 1), (2016, 12, 31)),
        &KALMAR,
        Authority::CooperationBody,
        confirmed("2000:284 3 §, lydelse enligt SFS 2011:1205", pages::SFS_2011_1205),
    ),
    row(
        &OF_THE_ORDINANCES,
        period((2015, 1, 1), (2018, 12, 31)),
        &REGIONS_FROM_2015,
        Authority::Region,
        inferred(
            "2000:284 3 § och lagen (2010:630), lydelse enligt SFS 2014:118; regleringsbrev 2015",
            LETTER_2015,
        ),
    ),
    row(
        &OF_THE_ORDINANCES,
        period((2015, 1, 1), (2016, 12, 31)),
        &[],
        Authority::CountyBoard,
        inferred("2000:284 3 §, lydelse enligt SFS 2011:1205", pages::SFS_2011_1205),
    ),
    // SFS 2016:945 widened the law to more counties; which ones was not seen.
    row(
        &OF_THE_ORDINANCES,
        period((2017, 1, 1), (2018, 12, 31)),
        &[],
        Authority::RegionOrCountyBoard,
        unsure("Lagen (2010:630), lydelse enligt SFS 2016:945", REGISTER_2010_630),
    ),
    row(
        &OF_THE_ORDINANCES,
        period((2019, 1, 1), (2024, 12, 31)),
        &[],
        Authority::Region,
        confirmed("2000:284 3 §, lydelse enligt SFS 2018:1983", REGISTER_2010_630),
    ),
    row(
        &OF_THE_ORDINANCES,
        from(2025, 1, 1),
        &[],
        Authority::Region,
        confirmed("Förordningen (2024:1243) 23 §", pages::SFS_2024_1243),
    ),
    row(
        &PROGRAMME,
        period((2015, 1, 1), (2022, 12, 31)),
        &[],
        Authority::CountyBoard,
        confirmed("Landsbygdsprogrammet 2014–2020, vägledning", pages::RURAL_NETWORK),
    ),
    row(
        &FUEL,
        period((2022, 4, 19), (2023, 12, 31)),
        &[],
        Authority::Region,
        confirmed("SFS 2022:206", pages::SFS_2022_206),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law::day;

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
    fn county_boards_decide_on_the_programme_everywhere() {
        for county in County::ALL {
            let found = decider(Form::Programstod, county, day(2017, 4, 15)).unwrap();
            assert_eq!(found.authority, Authority::CountyBoard);
        }
        let channel = |form, year| apply_at(form, day(year, 6, 1)).map(|it| it.channel);
        assert_eq!(channel(Form::Programstod, 2017), Some(Channel::Jordbruksverket));
        assert_eq!(channel(Form::Servicebidrag, 2026), Some(Channel::MinAnsokan));
        assert_eq!(channel(Form::Drivmedelsstod, 2024), None);
    }

    #[test]
    fn a_municipality_that_applies_does_not_decide_for_itself() {
        let found = decider(Form::Hemsandningsbidrag, County::Gotland, day(2011, 6, 1)).unwrap();
        assert_eq!(found.authority, Authority::Tillvaxtverket);
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
