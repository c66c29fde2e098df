//! The checklist of annexes for an application, in words.

use chrono::NaiveDate;

use crate::domain::law::annexes;
use crate::domain::law::annexes::AnnexKind;
use crate::domain::law::annexes::Asked;
use crate::domain::law::authority::County;
use crate::domain::rule::form::Form;
use crate::present::verdict;
use crate::present::verdict::SourceLine;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_memo as words;

/// Something to send along with an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexLine {
    pub what: Message,
    /// That it is not known to be asked for here, and where it was.
    pub unsure: Option<Phrase>,
    pub source: SourceLine,
}

/// What to send along with an application; what is sure comes first. Empty where
/// nothing is known.
#[must_use]
pub fn annexes(form: Form, county: Option<County>, day: NaiveDate) -> Vec<AnnexLine> {
    annexes::asked_for(form, county, day).iter().map(line).collect()
}

fn line(asked: &Asked) -> AnnexLine {
    let annex = asked.annex;
    AnnexLine {
        what: word(annex.kind),
        unsure: annex.county.filter(|_| !asked.is_certain).map(|county| {
            words::asked_elsewhere(county.region_name(), verdict::period(annex.time))
        }),
        source: verdict::source_line(&annex.source),
    }
}

const fn word(kind: AnnexKind) -> Message {
    match kind {
        AnnexKind::SignedApplication => words::ANNEX_SIGNED_APPLICATION,
        AnnexKind::Description => words::ANNEX_DESCRIPTION,
        AnnexKind::Households => words::ANNEX_HOUSEHOLDS,
        AnnexKind::SmallAid => words::ANNEX_SMALL_AID,
        AnnexKind::OtherAid => words::ANNEX_OTHER_AID,
        AnnexKind::RegistrationCertificate => words::ANNEX_REGISTRATION_CERTIFICATE,
        AnnexKind::Accounts => words::ANNEX_ACCOUNTS,
        AnnexKind::AnnualReport => words::ANNEX_ANNUAL_REPORT,
        AnnexKind::PowerOfAttorney => words::ANNEX_POWER_OF_ATTORNEY,
        AnnexKind::ActionPlan => words::ANNEX_ACTION_PLAN,
        AnnexKind::SmallAidCertificate => words::ANNEX_SMALL_AID_CERTIFICATE,
        AnnexKind::DeliveryRules => words::ANNEX_DELIVERY_RULES,
        AnnexKind::DocumentedDeliveries => words::ANNEX_DOCUMENTED_DELIVERIES,
        AnnexKind::TwoQuotes => words::ANNEX_TWO_QUOTES,
        AnnexKind::RingFirst => words::ANNEX_RING_FIRST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn the_law_s_annexes_are_sure_and_other_counties_are_named() {
        let lines = annexes(Form::Servicebidrag, Some(County::Jamtland), on("2026-11-21"));
        let sure = lines.iter().take_while(|it| it.unsure.is_none()).count();
        assert_eq!(sure, 4);
        assert_eq!(lines[0].source.citation, "Förordningen (2024:1243) 24 §");
        let elsewhere: Vec<_> = lines[sure..].iter().map(|it| it.unsure.as_ref()).collect();
        assert!(elsewhere.iter().all(Option::is_some));
        let asked = swedish(elsewhere[0].unwrap());
        assert!(asked.contains("Region Västerbotten") && asked.contains("2018"), "{asked}");
    }

    #[test]
    fn nothing_is_made_up_for_forms_of_which_nothing_is_known() {
        assert!(annexes(Form::Investeringslan, None, on("2020-01-01")).is_empty());
    }
}
