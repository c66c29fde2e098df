//! The shop in Sikås with its check, for the tests of checks.

use crate::domain::check;
use crate::domain::check::SupportForm;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::parts::Period;
use crate::domain::place;
use crate::domain::plan;
use crate::domain::plan::PlanStatus;
use crate::domain::provider;
use crate::domain::recorded_fact::Recorded;
use crate::domain::recorded_fact::Said;
use crate::domain::recorded_fact::field;
use crate::domain::rule::fact::FactKind;
use crate::present::sample::Sample;
use crate::present::sample::on;

/// Support for 2017: 7 km to Hammerdal, prioritised in the plan, nothing more known.
pub fn sikas(sample: &mut Sample, assessed_on: &str) -> RecordId {
    let plan = Content::default()
        .with(plan::TITLE, "Serviceplan Strömsund".to_owned())
        .with(plan::STATUS, PlanStatus::Adopted);
    let plan = sample.add(Kind::Plan, plan);
    let place = Content::default()
        .with(place::NAME, "Sikås".to_owned())
        .with(place::MUNICIPALITY, "Strömsund".to_owned())
        .with(place::PLAN, plan);
    let place = sample.add(Kind::Place, place);
    let shop = Content::default()
        .with(provider::NAME, "Butiken i Sikås".to_owned())
        .with(provider::PLACE, place);
    let shop = sample.add(Kind::Provider, shop);
    let content = known()
        .with(check::PROVIDER, shop)
        .with(check::PLACE, place)
        .with(check::ASSESSED_ON, on(assessed_on));
    sample.add(Kind::Check, content)
}

/// The facts of that check, and the time it is about.
pub fn known() -> Content {
    let said = |said| Recorded {
        said: Some(said),
        source: Some("seen".to_owned()),
        day: Some(on("2017-04-20")),
        ..Recorded::default()
    };
    let road = Recorded {
        number: Some(7_000),
        source: Some("odometer".to_owned()),
        day: Some(on("2017-04-20")),
        detail: "Till butiken i Hammerdal".to_owned(),
        ..Recorded::default()
    };
    let year = Period { from: Some(on("2017-01-01")), to: Some(on("2017-12-31")) };
    Content::default()
        .with(check::FORM, SupportForm::SpecialOperating)
        .with(check::SUPPORT_TIME, year)
        .with(field(FactKind::RoadToNearest), road)
        .with(field(FactKind::NearestHasDiverseRange), said(Said::Yes))
        .with(field(FactKind::ArchipelagoWithoutFixedLink), said(Said::No))
        .with(field(FactKind::PlanPriority), said(Said::Yes))
}
