//! All forms of support for one outlet in one table, and what a region goes by beside the law.

use crate::domain::law;
use crate::domain::law::FormOutcome;
use crate::domain::law::regional;
use crate::domain::rule::Issuer;
use crate::domain::rule::RuleSet;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::CriterionOutcome;
use crate::domain::rule::assess::assess;
use crate::domain::rule::ceiling::Room;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::version::Comparison;
use crate::domain::rule::version::Notice;
use crate::domain::truth::Truth;
use crate::present::verdict;
use crate::present::verdict::ApplyAt;
use crate::present::verdict::CeilingRow;
use crate::present::verdict::CriterionRow;
use crate::present::verdict::Outcome;
use crate::present::verdict::Outlet;
use crate::present::verdict::SourceLine;
use crate::present::verdict::words;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_forms as forms_text;
use crate::text::checks;
use crate::text::law as text;

/// One form as a row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    pub form: Form,
    pub title: Message,
    /// Who decides; also when nothing can be said of the outcome.
    pub authority: Phrase,
    /// Where one applies; `None` when there is nothing to apply for.
    pub apply_at: Option<ApplyAt>,
    /// What came out, or why no rules of that time can be read.
    pub found: Result<FormFound, Phrase>,
}

/// What came out of one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFound {
    /// Stable name, such as "SD-2".
    pub rule_set: String,
    pub overall: Outcome,
    pub headline: Phrase,
    /// How many criteria are met, not met and unclear.
    pub summary: Phrase,
    /// What decides it: what is not met, or what is left to find out.
    pub decides: Vec<Phrase>,
    /// Where the rules that govern stand, and since when they are in force.
    pub version: Option<Phrase>,
    /// Under today's rules, where they are others and say something else.
    pub today: Option<Outcome>,
    /// What may be paid at most, once that can be said.
    pub at_most: Option<Phrase>,
    /// Whether what is sought fits, once somebody has said how much is sought.
    pub fits: Option<Message>,
}

/// Every form in the order they are offered.
#[must_use]
pub fn all_forms(outlet: Outlet<'_>) -> Vec<FormRow> {
    let Outlet { support_time, assessed_on, today, county, facts } = outlet;
    let forms = law::compare_all(support_time, assessed_on, today, facts);
    let row = |FormOutcome { form, outcome }| FormRow {
        form,
        title: form.word(),
        authority: words::authority(form, county, assessed_on),
        apply_at: verdict::apply_at(form, assessed_on),
        found: outcome
            .map(|(comparison, room)| found(&comparison, &room, facts))
            .map_err(|reason| words::not_in_force(&reason)),
    };
    forms.into_iter().map(row).collect()
}

fn found(comparison: &Comparison, room: &Room, facts: &Facts) -> FormFound {
    let overall = comparison.overall();
    let today = comparison.today.as_ref().ok().map(|assessment| assessment.overall);
    let is_sought = facts.known(FactKind::SupportSought).is_some();
    FormFound {
        rule_set: comparison.governing.rule_set.to_string(),
        overall: overall.into(),
        headline: verdict::headline(comparison),
        summary: verdict::summary(&comparison.governing),
        decides: if overall == comparison.governing.overall {
            deciding(&comparison.governing)
        } else {
            // What one of two texts says decides nothing while it is not known which governs.
            Vec::new()
        },
        version: law::rule_set(&comparison.governing.rule_set).map(|rules| {
            let citation = rules.in_force_source.citation.to_string();
            forms_text::version(citation, verdict::period(rules.in_force))
        }),
        today: today.filter(|today| *today != overall).map(Outcome::from),
        at_most: room.at_most.map(|most| text::ceiling_once(words::amount(Quantity::Kronor(most)))),
        fits: is_sought.then(|| fits(room.fits)),
    }
}

/// How many of what is left to find out are named in a row of the table.
const MOST_NAMED: usize = 2;

/// What is not met, by its main way; or else what is asked for first.
fn deciding(assessment: &Assessment) -> Vec<Phrase> {
    let reasons = assessment.criteria.iter().filter(|it| it.truth == Truth::NotMet);
    let reasons: Vec<Phrase> =
        reasons.map(verdict::criterion_row).filter_map(|it| reason(&it)).collect();
    if !reasons.is_empty() {
        return reasons;
    }
    let mut missing: Vec<Message> = Vec::new();
    for change in assessment.criteria.iter().flat_map(CriterionOutcome::changes) {
        if let Change::NeedsFact(kind) = change {
            let label = words::fact_label(kind);
            if !missing.contains(&label) {
                missing.push(label);
            }
        }
    }
    let left = missing.len().saturating_sub(MOST_NAMED);
    let mut lines: Vec<Phrase> =
        missing.into_iter().take(MOST_NAMED).map(forms_text::missing).collect();
    if 0 < left {
        lines.push(forms_text::more_missing(left as u64));
    }
    lines
}

/// Why a criterion is not met, told by its main way.
pub(super) fn reason(criterion: &CriterionRow) -> Option<Phrase> {
    let way = criterion.ways.first().filter(|_| criterion.outcome == Outcome::NotMet)?;
    let fact = way.facts.first()?;
    Some(checks::reason(criterion.title, fact.value.clone(), way.limit.clone()))
}

const fn fits(truth: Truth) -> Message {
    match truth {
        Truth::Met => text::FITS,
        Truth::NotMet => text::DOES_NOT_FIT,
        Truth::Unknown => text::FITS_UNKNOWN,
    }
}

/// What a rule set beside the law says: a region's own, or one from a file that
/// the person has switched on. Never part of the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideTheLaw {
    /// Stable name, such as "W-SB".
    pub rule_set: String,
    /// Whose they are: a region's name, or who wrote the file and when.
    pub author: Phrase,
    /// The time that they are known for.
    pub time: Phrase,
    pub overall: Outcome,
    pub source: SourceLine,
    pub criteria: Vec<CriterionRow>,
    pub ceilings: Vec<CeilingRow>,
    /// What is not known of it, such as whether it still holds.
    pub doubts: Vec<Message>,
    /// That nobody has compared it with its sources for over a year.
    pub checked_long_ago: Option<Phrase>,
}

/// What the county's own rules on this form say of the outlet.
#[must_use]
pub fn regional_rules(form: Form, outlet: Outlet<'_>) -> Vec<BesideTheLaw> {
    let Some(county) = outlet.county else { return Vec::new() };
    let rules = regional::rules(county, form, outlet.support_time.first());
    rules.iter().map(|rules| beside_the_law(rules, outlet)).collect()
}

/// What one rule set says of the outlet.
#[must_use]
pub fn beside_the_law(rules: &RuleSet, outlet: Outlet<'_>) -> BesideTheLaw {
    let assessment = assess(rules, outlet.support_time.first(), outlet.facts);
    BesideTheLaw {
        rule_set: rules.id.to_string(),
        author: match &rules.issuer {
            Issuer::Law => rules.form.word().into(),
            Issuer::Region(county) => Phrase::verbatim(county.region_name()),
            Issuer::File { author, written_on } => {
                forms_text::author(author.to_string(), *written_on)
            }
        },
        time: verdict::period(rules.support_time),
        ceilings: verdict::ceilings_of(
            rules,
            outlet.support_time,
            outlet.assessed_on,
            outlet.facts,
        ),
        overall: assessment.overall.into(),
        source: verdict::source_line(&rules.in_force_source),
        criteria: assessment.criteria.iter().map(verdict::criterion_row).collect(),
        doubts: rules.doubts.iter().map(|doubt| words::doubt(doubt.question)).collect(),
        checked_long_ago: rules
            .needs_checking(outlet.today)
            .then(|| words::notice(&Notice::CheckedLongAgo { on: rules.checked_on() })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law::authority::County;
    use crate::domain::rule::fact::Answer;
    use crate::domain::rule::fact::Fact;
    use crate::domain::rule::fact::FactSource;
    use crate::domain::rule::fact::FactValue;
    use crate::domain::rule::version::SupportTime;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn facts(given: &[(FactKind, u64)]) -> Facts {
        let mut facts = Facts::default();
        for &(kind, number) in given {
            let value = FactValue::from_number(kind, number).unwrap();
            let source = FactSource::Owner;
            let fact = Fact { value, source, on: None, detail: String::new() };
            facts.set(kind, Answer::Known(fact)).unwrap();
        }
        facts
    }

    fn outlet(year: i32, county: County, facts: &Facts) -> Outlet<'_> {
        Outlet {
            support_time: SupportTime::year(year).unwrap(),
            assessed_on: on("2017-04-15"),
            today: on("2026-11-21"),
            county: Some(county),
            facts,
        }
    }

    fn row(rows: &[FormRow], form: Form) -> &FormRow {
        rows.iter().find(|row| row.form == form).unwrap()
    }

    #[test]
    fn sikas_is_too_near_for_one_form_and_other_forms_are_open() {
        let facts = facts(&[
            (FactKind::RoadToNearest, 7_000),
            (FactKind::NearestHasDiverseRange, 1),
            (FactKind::ArchipelagoWithoutFixedLink, 0),
            (FactKind::SupportSought, 260_000),
        ]);
        let rows = all_forms(outlet(2017, County::Jamtland, &facts));
        assert_eq!(rows.len(), Form::ALL.len());
        let overall = |form| row(&rows, form).found.as_ref().map(|it| it.overall);
        assert_eq!(overall(Form::SarskiltDriftstod), Ok(Outcome::NotMet));
        assert_eq!(overall(Form::Servicebidrag), Ok(Outcome::Unknown));
        assert_eq!(overall(Form::Programstod), Ok(Outcome::Unknown));
        let decides = |form| {
            let found = row(&rows, form).found.as_ref().unwrap();
            found.decides.iter().map(swedish).collect::<Vec<_>>()
        };
        assert_eq!(
            decides(Form::SarskiltDriftstod),
            ["Avstånd till en annan butik: 7 km. Kravet är mer än 15 km."]
        );
        let open = decides(Form::Servicebidrag);
        assert!(open[0].starts_with("Saknas: "), "{open:?}");
        assert!(open.last().unwrap().starts_with("och "), "{open:?}");
        assert!(overall(Form::Drivmedelsstod).is_err());
        let grant = row(&rows, Form::Servicebidrag).found.as_ref().unwrap();
        let most = grant.at_most.as_ref().map(swedish).map(|it| it.replace('\u{a0}', " "));
        assert_eq!(most.as_deref(), Some("Högst 250 000 kr"));
        // The higher ceiling may concern it, so nobody can say no.
        assert_eq!(grant.fits, Some(text::FITS_UNKNOWN));
        let authority = |form| swedish(&row(&rows, form).authority);
        assert_eq!(authority(Form::Servicebidrag), "Region Jämtland Härjedalen beslutar");
        assert_eq!(authority(Form::Programstod), "Länsstyrelsen i Jämtlands län beslutar");
    }

    #[test]
    fn a_region_s_rules_stand_beside_the_law_and_say_that_they_are_old() {
        let facts = facts(&[
            (FactKind::DiverseRange, 1),
            (FactKind::RoadToNearest, 10_000),
            (FactKind::TotalTurnover, 24_900_000),
        ]);
        let of = |year| {
            regional_rules(Form::Servicebidrag, outlet(year, County::Dalarna, &facts)).remove(0)
        };
        assert_eq!(of(2023).overall, Outcome::Met);
        assert_eq!(of(2026).overall, Outcome::Unknown);
        assert_eq!(of(2026).doubts, [text::DOUBT_STATED_BEFORE_2025]);
        assert_eq!(swedish(&of(2026).author), "Region Dalarna");
        assert_eq!(swedish(&of(2026).time), "2022–2023");
        assert_eq!(of(2026).checked_long_ago, None, "they were read that month");
        let later = Outlet { today: on("2027-11-02"), ..outlet(2026, County::Dalarna, &facts) };
        let later = regional_rules(Form::Servicebidrag, later).remove(0).checked_long_ago;
        let later = later.as_ref().map(swedish).unwrap_or_default();
        assert!(later.contains("Kontrollera att de fortfarande gäller"), "{later}");
        let elsewhere = outlet(2023, County::Gotland, &facts);
        assert!(regional_rules(Form::Servicebidrag, elsewhere).is_empty());
    }
}
