//! What an application is to carry with it, by form, time and county.
//!
//! The law of 2024 says a little; the rest is what single regions and county
//! boards have asked for on their pages. No complete application form has been
//! seen, so the list is never said to be whole.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::law::authority::County;
use crate::domain::law::make::confirmed;
use crate::domain::law::make::from;
use crate::domain::law::make::period;
use crate::domain::law::make::with_second;
use crate::domain::law::pages;
use crate::domain::rule::Period;
use crate::domain::rule::form::Form;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// Something to send along, or to do for the application; the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnnexKind {
    /// In writing, and signed by the applicant.
    SignedApplication,
    /// What is to be done, and what the region needs to try it.
    Description,
    /// How many households got deliveries or trips.
    Households,
    /// All small aid of the latest three years.
    SmallAid,
    /// Other aid sought or granted for the same costs.
    OtherAid,
    RegistrationCertificate,
    /// Balance sheet, and profit and loss, of the two latest years.
    Accounts,
    /// Of a limited company.
    AnnualReport,
    /// When somebody else signs.
    PowerOfAttorney,
    /// Measures for profitability.
    ActionPlan,
    SmallAidCertificate,
    /// The municipality's own rules for home delivery.
    DeliveryRules,
    DocumentedDeliveries,
    /// Two equal quotes for a large purchase.
    TwoQuotes,
    /// Who applies for the first time is asked to ring first.
    RingFirst,
}

/// One annex, with who asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    pub kind: AnnexKind,
    pub forms: Cow<'static, [Form]>,
    /// The days on which it is known to have been asked for.
    pub time: Period,
    /// In whose county the page is from; `None` for what is law.
    pub county: Option<County>,
    pub source: Source,
}

/// An annex as it concerns one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub annex: &'static Annex,
    /// Whether it was asked for there and then; elsewhere and at other times it
    /// is something to ask about.
    pub is_certain: bool,
}

/// What to send along with an application on `day` to the one who decides in
/// `county`; what is sure comes first, and each thing once.
#[must_use]
pub fn asked_for(form: Form, county: Option<County>, day: NaiveDate) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    for is_certain in [true, false] {
        for annex in ALL.iter().filter(|it| it.forms.contains(&form)) {
            let is_here = annex.county.is_none() || annex.county == county;
            // What is law holds in its time and in no other.
            let concerns = annex.county.is_some() || annex.time.covers(day);
            let is_new = asked.iter().all(|it| it.annex.kind != annex.kind);
            if concerns && is_new && (is_here && annex.time.covers(day)) == is_certain {
                asked.push(Asked { annex, is_certain });
            }
        }
    }
    asked
}

const SHOPS: &[Form] = &[Form::SarskiltDriftstod, Form::Servicebidrag];
const COMPANIES: &[Form] =
    &[Form::SarskiltDriftstod, Form::Servicebidrag, Form::Investeringsbidrag];
const OF_2024: &[Form] = &[
    Form::SarskiltDriftstod,
    Form::Servicebidrag,
    Form::Hemsandningsbidrag,
    Form::Investeringsbidrag,
];
const GRANT: &[Form] = &[Form::Servicebidrag];
const DELIVERY: &[Form] = &[Form::Hemsandningsbidrag];
const INVESTMENT: &[Form] = &[Form::Investeringsbidrag];
const OPERATING: &[Form] = &[Form::SarskiltDriftstod];

const NOW: Period = from(2025, 1, 1);
const IN_2018: Period = period((2018, 1, 1), (2018, 12, 31));
/// As in the regional rules: for pages that say nothing of their beginning.
const TO_2024: Period = period((2019, 1, 1), (2024, 12, 31));

const fn law(kind: AnnexKind, forms: &'static [Form], citation: &'static str) -> Annex {
    let source = confirmed(citation, pages::SFS_2024_1243);
    Annex { kind, forms: Cow::Borrowed(forms), time: NOW, county: None, source }
}

const fn page(
    kind: AnnexKind,
    forms: &'static [Form],
    time: Period,
    county: County,
    url: &'static str,
) -> Annex {
    let source = confirmed("Regional vägledning", url);
    Annex { kind, forms: Cow::Borrowed(forms), time, county: Some(county), source }
}

/// Västerbotten county board says it on two pages.
const fn vasterbotten(kind: AnnexKind) -> Annex {
    let source = with_second(
        "Länsstyrelsens vägledning",
        pages::VASTERBOTTEN_BOARD,
        pages::VASTERBOTTEN_BOARD_GRANT,
        Certainty::Confirmed,
    );
    let forms = Cow::Borrowed(SHOPS);
    Annex { kind, forms, time: IN_2018, county: Some(County::Vasterbotten), source }
}

/// Everything that is known to have been asked for.
pub static ALL: [Annex; 17] = [
    law(AnnexKind::SignedApplication, OF_2024, "Förordningen (2024:1243) 24 §"),
    law(AnnexKind::Description, OF_2024, "Förordningen (2024:1243) 26 §"),
    law(AnnexKind::Households, DELIVERY, "Förordningen (2024:1243) 26 §"),
    law(AnnexKind::SmallAid, COMPANIES, "Förordningen (2024:1243) 27 §"),
    law(AnnexKind::OtherAid, COMPANIES, "Förordningen (2024:1243) 27 §"),
    vasterbotten(AnnexKind::RegistrationCertificate),
    vasterbotten(AnnexKind::Accounts),
    vasterbotten(AnnexKind::AnnualReport),
    vasterbotten(AnnexKind::PowerOfAttorney),
    page(AnnexKind::ActionPlan, GRANT, TO_2024, County::Norrbotten, pages::NORRBOTTEN),
    page(AnnexKind::ActionPlan, GRANT, TO_2024, County::Vasternorrland, pages::VASTERNORRLAND),
    page(
        AnnexKind::ActionPlan,
        GRANT,
        period((2023, 1, 1), (2024, 12, 31)),
        County::VastraGotaland,
        pages::VASTRA_GOTALAND_GRANT,
    ),
    page(AnnexKind::SmallAidCertificate, GRANT, TO_2024, County::Norrbotten, pages::NORRBOTTEN),
    page(
        AnnexKind::DeliveryRules,
        DELIVERY,
        TO_2024,
        County::VastraGotaland,
        pages::VASTRA_GOTALAND_DELIVERY,
    ),
    page(
        AnnexKind::DocumentedDeliveries,
        DELIVERY,
        TO_2024,
        County::VastraGotaland,
        pages::VASTRA_GOTALAND_DELIVERY,
    ),
    page(AnnexKind::TwoQuotes, INVESTMENT, TO_2024, County::Kalmar, pages::KALMAR),
    page(
        AnnexKind::RingFirst,
        OPERATING,
        TO_2024,
        County::VastraGotaland,
        pages::VASTRA_GOTALAND_OPERATING,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law::day;

    fn kinds(form: Form, county: County, year: i32, is_certain: bool) -> Vec<AnnexKind> {
        let asked = asked_for(form, Some(county), day(year, 6, 1));
        asked.iter().filter(|it| it.is_certain == is_certain).map(|it| it.annex.kind).collect()
    }

    #[test]
    fn from_2025_the_law_says_some_of_it_everywhere() {
        let sure = kinds(Form::SarskiltDriftstod, County::Jamtland, 2026, true);
        assert_eq!(
            sure,
            [
                AnnexKind::SignedApplication,
                AnnexKind::Description,
                AnnexKind::SmallAid,
                AnnexKind::OtherAid,
            ]
        );
        assert!(kinds(Form::SarskiltDriftstod, County::Jamtland, 2017, true).is_empty());
    }

    #[test]
    fn what_another_county_asked_for_is_something_to_ask_about() {
        let here = kinds(Form::Servicebidrag, County::Norrbotten, 2023, true);
        assert_eq!(here, [AnnexKind::ActionPlan, AnnexKind::SmallAidCertificate]);
        let elsewhere = kinds(Form::Servicebidrag, County::Jamtland, 2023, false);
        assert!(elsewhere.contains(&AnnexKind::ActionPlan));
        assert!(elsewhere.contains(&AnnexKind::Accounts));
        assert!(kinds(Form::Servicebidrag, County::Jamtland, 2023, true).is_empty());
    }

    #[test]
    fn each_thing_is_asked_for_once() {
        for form in Form::ALL.iter().copied() {
            for county in County::ALL {
                for year in [2012, 2018, 2023, 2026] {
                    let asked = asked_for(form, Some(county), day(year, 6, 1));
                    let mut kinds: Vec<_> = asked.iter().map(|it| it.annex.kind).collect();
                    kinds.sort_unstable();
                    let all = kinds.len();
                    kinds.dedup();
                    assert_eq!(kinds.len(), all, "{form:?} {county:?} {year}");
                }
            }
        }
    }
}
