//! Rules of support as data: what a rule set is made of.
//!
//! The tables are in [`law`](crate::domain::law); one engine reads them all.
//! Texts are `Cow`, so that a rule set that comes in a file has the same shape
//! as one that is compiled in.

pub mod assess;
pub mod ceiling;
pub mod fact;
mod fact_kind;
pub mod file;
pub mod form;
mod knowledge;
pub mod quantity;
pub mod question;
pub mod source;
mod subject;
#[cfg(test)]
mod tests;
pub mod version;

use std::borrow::Cow;

use chrono::Months;
use chrono::NaiveDate;

use crate::domain::law::authority::County;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Holds;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;
pub use crate::domain::rule::subject::Subject;

/// Days of law. Both end days count; `last` is `None` while nothing has ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: NaiveDate,
    pub last: Option<NaiveDate>,
}

impl Period {
    /// Whether the period holds on `day`.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }
}

/// One dated version of the rules for one form of support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// Stable name, such as "SD-2"; used in saved checks.
    pub id: Cow<'static, str>,
    pub form: Form,
    pub issuer: Issuer,
    /// What there was before it.
    pub earlier: Earlier,
    pub in_force: Period,
    pub in_force_source: Source,
    /// The time support is sought for, which is what picks the version. It
    /// differs from `in_force` when a change was applied backwards.
    pub support_time: Period,
    /// An unsure source here means that it is not known which text governs an
    /// application that crosses the first day.
    pub support_time_source: Source,
    /// All must hold.
    pub criteria: Cow<'static, [Criterion]>,
    /// What authorities go by within the law. Never part of the verdict.
    pub guidance: Cow<'static, [Guidance]>,
    /// Amounts. Being entitled and getting an amount are two things.
    pub ceilings: Cow<'static, [Ceiling]>,
    /// The European Union's limits for small aid (de minimis).
    pub small_aid: Cow<'static, [Ceiling]>,
    /// What is not known of it besides its unsure figures.
    pub doubts: Cow<'static, [Doubt]>,
}

/// Whose rules they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// Law that holds in the whole country.
    Law,
    /// What a region or county board goes by in its county, beside the law.
    Region(County),
    /// Rules that came in a file: who wrote them, and when.
    File { author: Cow<'static, str>, written_on: NaiveDate },
}

/// What there was before a version of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Earlier {
    /// The form did not exist.
    Nothing,
    /// The form existed; what its rules were has not been read.
    NotRead,
    /// Another version in these tables.
    Version,
}

/// Something about a rule set that nobody has been able to confirm, and that is
/// no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    pub question: OpenQuestion,
    /// Where one has looked.
    pub source: Source,
}

/// What nobody has been able to confirm; the key of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenQuestion {
    /// Whether the distance is to be measured by road stands in guidance only.
    MeasuredByRoad,
    /// Whether years with servicebidrag under 2000:284 count under 2024:1243.
    OldYearsCount,
    /// Whether more than three years were allowed in exceptional cases.
    MoreThanThreeYears,
    /// Which text governs an application that crosses the turn of 2024 and 2025.
    TurnOf2024,
    /// Whether any amendment of 2024:1243 came after August 2025.
    LaterAmendments,
    /// From which day the higher share of an investment was 85 per cent.
    StartOfHigherShare,
    /// Whether programme support was given in 2023.
    EndOfProgramme,
    /// The amounts and terms of the loan.
    TermsOfLoan,
    /// The rest of the exception for outlets of special local importance.
    LocalImportance,
    /// Which day's rate of exchange counts.
    DayOfRate,
    /// How small aid of the two kinds counts together.
    BothKindsOfSmallAid,
    /// Whether the page's thresholds still hold under 2024:1243.
    StatedBefore2025,
}

impl RuleSet {
    /// Every source in the rule set, with the name of what leans on it.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        let own = [(&*self.id, &self.in_force_source), (&*self.id, &self.support_time_source)];
        let criteria = self.criteria.iter().flat_map(|criterion| {
            let ways = criterion.ways.iter().map(|way| (&*way.id, &way.source));
            ways.chain([(&*criterion.id, &criterion.waiver.source)])
        });
        let guidance = self.guidance.iter().map(|item| (&*item.id, &item.source));
        let ceilings = self.all_ceilings().map(|item| (&*item.id, &item.source));
        let doubts = self.doubts.iter().map(|item| (&*self.id, &item.source));
        own.into_iter().chain(criteria).chain(guidance).chain(ceilings).chain(doubts)
    }

    /// Every ceiling, of whatever time.
    pub fn all_ceilings(&self) -> impl Iterator<Item = &Ceiling> {
        self.ceilings.iter().chain(self.small_aid.iter())
    }

    /// The same rules with every figure unsure, for a time nobody has confirmed
    /// them for: they show what may hold, and decide nothing.
    #[must_use]
    pub fn made_unsure(&self) -> Self {
        let mut unsure = self.clone();
        for criterion in unsure.criteria.to_mut() {
            for way in criterion.ways.to_mut() {
                way.support_time = None;
                way.source.certainty = Certainty::Unsure;
            }
        }
        for item in unsure.guidance.to_mut() {
            item.source.certainty = Certainty::Unsure;
        }
        for item in unsure.ceilings.to_mut().iter_mut().chain(unsure.small_aid.to_mut()) {
            item.source.certainty = Certainty::Unsure;
        }
        unsure
    }

    /// The day on which every part of it had been compared with its source.
    #[must_use]
    pub fn checked_on(&self) -> NaiveDate {
        self.sources()
            .map(|(_, source)| source.checked_on)
            .min()
            .expect("a rule set has the sources of its two periods")
    }

    /// Whether more than a year has gone by since someone compared it with its
    /// sources.
    #[must_use]
    pub fn needs_checking(&self, today: NaiveDate) -> bool {
        self.checked_on() + Months::new(12) < today
    }

    /// The ceilings of support for the time that begins on `first_day`, granted
    /// on `decided_on`.
    pub fn ceilings_on(
        &self,
        first_day: NaiveDate,
        decided_on: NaiveDate,
    ) -> impl Iterator<Item = &Ceiling> {
        self.all_ceilings().filter(move |ceiling| match ceiling.holds {
            Holds::SupportTime(period) => period.covers(first_day),
            Holds::DecidedOn(period) => period.covers(decided_on),
        })
    }
}

/// Who can settle a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// A fact about the outlet or its municipality.
    Condition,
    /// The deciding authority's own judgement, without a figure in law.
    Judgement,
    /// Something the deciding authority must do before it grants support. Not
    /// done yet is not a no.
    Step,
}

/// One thing that must hold, in one or more ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Stable name, such as "SD-2.dist"; used in saved checks.
    pub id: Cow<'static, str>,
    pub subject: Subject,
    pub nature: Nature,
    /// One is enough. The first is the main one, the rest are alternatives.
    pub ways: Cow<'static, [Way]>,
    pub waiver: Waiver,
}

/// One way of meeting a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Stable name, such as "SD-2.arch"; the main way has its criterion's.
    pub id: Cow<'static, str>,
    /// The support time it is for, by its first day; `None` for all of the
    /// rule set's.
    pub support_time: Option<Period>,
    pub test: Test,
    pub source: Source,
}

/// What is asked of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The answer must be yes.
    Yes(FactKind),
    Compare {
        fact: FactKind,
        operator: Operator,
        limit: Quantity,
    },
}

impl Test {
    /// The fact that is asked for.
    #[must_use]
    pub const fn fact(&self) -> FactKind {
        match self {
            Self::Yes(fact) | Self::Compare { fact, .. } => *fact,
        }
    }
}

/// How an amount is compared with a limit, as the law words it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// "Mer än": exactly the limit is not enough.
    MoreThan,
    /// "Minst": exactly the limit is enough.
    AtLeast,
    /// "Högst": exactly the limit is enough.
    AtMost,
    /// "Under": exactly the limit is too much.
    LessThan,
}

impl Operator {
    /// Every operator.
    pub const ALL: [Self; 4] = [Self::MoreThan, Self::AtLeast, Self::AtMost, Self::LessThan];

    /// The name used in records and files.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
        }
    }

    /// The operator with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.token() == token)
    }
}

/// Whether special reasons (särskilda skäl) may set a criterion aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub allowed: WaiverAllowed,
    pub ground: Ground,
    pub source: Source,
}

/// Whether special reasons may set a criterion aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaiverAllowed {
    Yes,
    /// The text of that time has not been seen.
    Unsure,
    No,
}

impl WaiverAllowed {
    /// The name used in records and files.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Unsure => "unsure",
            Self::No => "no",
        }
    }

    /// The value with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        [Self::Yes, Self::Unsure, Self::No].into_iter().find(|it| it.token() == token)
    }
}

/// What may set a criterion aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// "Särskilda skäl".
    SpecialReasons,
    /// "Särskild lokal betydelse".
    LocalImportance,
}

/// Soft guidance within the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guidance {
    pub id: Cow<'static, str>,
    pub kind: GuidanceKind,
    /// All must hold for the guidance to concern the outlet at all.
    pub when: Cow<'static, [Test]>,
    pub test: Test,
    pub source: Source,
}

/// What a piece of guidance says; the key of its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GuidanceKind {
    /// How many articles a diverse range usually has.
    Articles,
    /// What a small shop with fewer articles should have instead.
    SmallShopService,
    /// How many hours a week counts as open.
    Hours,
    /// Who goes first when the money is short.
    Priority,
    /// Which fresh goods a diverse range usually has.
    FreshGoods,
    /// An action plan that authorities ask for.
    ActionPlan,
    /// That the application comes in before the measure is begun.
    BeforeStart,
    /// A plan for service that authorities want to see.
    ServicePlan,
}
