//! What stands beside the criteria: other ways forward, the rules of other times, and amounts.

use chrono::NaiveDate;

use super::CeilingRow;
use super::DistanceRow;
use super::OtherWay;
use super::Outlet;
use super::VersionRow;
use super::criterion_row;
use super::distance;
use super::outcome;
use super::source_line;
use super::words;
use crate::domain::law;
use crate::domain::parts::Period;
use crate::domain::rule;
use crate::domain::rule::RuleSet;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::ceiling::CeilingOutcome;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::ceiling::room;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::version::Comparison;
use crate::domain::rule::version::SupportTime;
use crate::domain::truth::Truth;
use crate::present::validity;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::law as law_text;
use crate::text::verdict as text;

/// What else can be done: by agreement and advice, and the other forms that are
/// met or open with the same facts.
pub(super) fn other_ways(form: Form, outlet: Outlet<'_>) -> Vec<OtherWay> {
    let way = |title, text| OtherWay { title, text, outcome: None };
    let mut ways = vec![way(text::WAY_SERVICE_POINT, text::WAY_SERVICE_POINT_TEXT)];
    if form != Form::Hemsandningsbidrag {
        ways.push(way(text::WAY_HOME_DELIVERY, text::WAY_HOME_DELIVERY_TEXT));
    }
    ways.push(way(text::WAY_ADVICE, text::WAY_ADVICE_TEXT));
    let Outlet { support_time, assessed_on, today, facts, .. } = outlet;
    for found in law::compare_all(support_time, assessed_on, today, facts) {
        let Ok((comparison, _)) = found.outcome else { continue };
        let (is_own, overall) = (found.form == form, comparison.overall());
        // Home delivery is told of above: the municipality applies, not the shop.
        if is_own || overall == Truth::NotMet || found.form == Form::Hemsandningsbidrag {
            continue;
        }
        ways.push(OtherWay {
            title: found.form.word(),
            text: words::about(found.form),
            outcome: Some(overall.into()),
        });
    }
    ways
}

/// The rules that govern first, then those of the day and of today where they
/// are others.
pub(super) fn versions(comparison: &Comparison) -> Vec<VersionRow> {
    let candidates = [
        (text::VERSION_GOVERNING, Some(&comparison.governing)),
        (text::VERSION_ON_THE_DAY, comparison.on_the_day.as_ref().ok()),
        (text::VERSION_TODAY, comparison.today.as_ref().ok()),
    ];
    let mut rows: Vec<VersionRow> = Vec::new();
    for (title, assessment) in candidates {
        let Some(assessment) = assessment else { continue };
        if rows.iter().all(|row| row.rule_set != assessment.rule_set) {
            rows.extend(version_row(title, assessment));
        }
    }
    rows
}

fn version_row(title: Message, assessment: &Assessment) -> Option<VersionRow> {
    let rules = law::rule_set(&assessment.rule_set)?;
    let distance = distance(assessment).and_then(|criterion| {
        let limit = words::limit(&criterion.ways.first()?.test);
        Some(DistanceRow { outcome: outcome(criterion), limit })
    });
    Some(VersionRow {
        title,
        rule_set: assessment.rule_set.to_string(),
        source: source_line(&rules.in_force_source),
        in_force: period(rules.in_force),
        support_time: period(rules.support_time),
        overall: assessment.overall.into(),
        distance,
        criteria: assessment.criteria.iter().map(criterion_row).collect(),
    })
}

/// Days of law in words.
pub(in crate::present) fn period(days: rule::Period) -> Phrase {
    let days = Period { from: Some(days.first), to: days.last };
    validity::period(days).expect("a period of law has a first day")
}

/// The ceilings of `rules` that concern the case, or may do.
pub(in crate::present) fn ceilings_of(
    rules: &RuleSet,
    time: SupportTime,
    assessed_on: NaiveDate,
    facts: &Facts,
) -> Vec<CeilingRow> {
    let room = room(rules, time.first(), assessed_on, facts);
    let concerned = room.ceilings.into_iter().filter(|it| it.concerns != Truth::NotMet);
    concerned.map(|ceiling| ceiling_row(rules.form, &ceiling, facts)).collect()
}

fn ceiling_row(form: Form, ceiling: &CeilingOutcome, facts: &Facts) -> CeilingRow {
    let kronor = |amount| words::amount(Quantity::Kronor(amount));
    let is_fixed = matches!(ceiling.most, Most::AYear(_) | Most::Once(_));
    CeilingRow {
        amount: words::ceiling(form, ceiling.most),
        room: ceiling.room.filter(|_| !is_fixed).map(|room| law_text::room(kronor(room))),
        fits: facts.known(FactKind::SupportSought).map(|_| match ceiling.fits {
            Truth::Met => law_text::FITS,
            Truth::NotMet => law_text::DOES_NOT_FIT,
            Truth::Unknown => law_text::FITS_UNKNOWN,
        }),
        rival: ceiling.rival.map(|rival| text::ceiling_rival(kronor(rival))),
        missing: ceiling
            .missing
            .iter()
            .filter(|_| ceiling.room.is_none())
            .map(|kind| words::fact_label(*kind))
            .collect(),
        source: source_line(&ceiling.source),
    }
}
