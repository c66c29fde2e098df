//! Rules of support as data: what a rule set is made of.
//!
//! The tables are in [`law`](crate::domain::law); one engine reads them all.
//! Texts are `Cow`, so that a rule set that comes in a file has the same shape
//! as one that is compiled in.

pub mod assess;
pub mod fact;
mod knowledge;
pub mod quantity;
pub mod question;
pub mod source;
#[cfg(test)]
mod tests;
pub mod version;

use std::borrow::Cow;

use chrono::Months;
use chrono::NaiveDate;

use crate::domain::law::authority::County;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::source::Source;

/// A form of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Yearly operating support to grocery shops in exposed places.
    SarskiltDriftstod,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 1] = [Self::SarskiltDriftstod];

    /// The name used in records and files.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::SarskiltDriftstod => "sarskilt_driftstod",
        }
    }

    /// The form with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.token() == token)
    }
}

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
    /// `None` for law that holds in the whole country.
    pub county: Option<County>,
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
        let ceilings = self.ceilings.iter().map(|item| (&*item.id, &item.source));
        own.into_iter().chain(criteria).chain(guidance).chain(ceilings)
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

    /// The ceilings that hold for support time that begins on `day`.
    pub fn ceilings_on(&self, day: NaiveDate) -> impl Iterator<Item = &Ceiling> {
        self.ceilings.iter().filter(move |ceiling| ceiling.support_time.covers(day))
    }
}

/// What a criterion is about; the key of its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Range,
    Distance,
    FixedPremises,
    OpenAllYear,
    GroceryTurnover,
    MunicipalPlan,
    AreaSparse,
    MunicipalViews,
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

/// Whether special reasons (särskilda skäl) may set a criterion aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    pub allowed: WaiverAllowed,
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
}

/// The most that may be paid, apart from whether anything may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceiling {
    pub id: Cow<'static, str>,
    /// The support time it holds for.
    pub support_time: Period,
    /// Per year and outlet.
    pub amount: Kronor,
    /// Another figure that somebody has stated for the same time.
    pub rival: Option<Kronor>,
    pub source: Source,
}
