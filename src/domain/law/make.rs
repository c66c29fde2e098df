//! How a line of a table of law is written: short names for what the tables are made of.

use std::borrow::Cow;

use crate::domain::law::COMPILED;
use crate::domain::law::day;
use crate::domain::rule::Criterion;
use crate::domain::rule::Doubt;
use crate::domain::rule::Ground;
use crate::domain::rule::Guidance;
use crate::domain::rule::GuidanceKind;
use crate::domain::rule::Nature;
use crate::domain::rule::OpenQuestion;
use crate::domain::rule::Operator;
use crate::domain::rule::Period;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::Waiver;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Holds;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::quantity::Metres;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;

/// A figure as sure as is said, read on one page.
pub(super) const fn source(
    citation: &'static str,
    url: &'static str,
    certainty: Certainty,
) -> Source {
    Source {
        citation: Cow::Borrowed(citation),
        url: Cow::Borrowed(url),
        also: None,
        checked_on: COMPILED,
        certainty,
    }
}

pub(super) const fn confirmed(citation: &'static str, url: &'static str) -> Source {
    source(citation, url, Certainty::Confirmed)
}

pub(super) const fn inferred(citation: &'static str, url: &'static str) -> Source {
    source(citation, url, Certainty::Inferred)
}

pub(super) const fn unsure(citation: &'static str, url: &'static str) -> Source {
    source(citation, url, Certainty::Unsure)
}

/// A figure that two pages give.
pub(super) const fn with_second(
    citation: &'static str,
    url: &'static str,
    also: &'static str,
    certainty: Certainty,
) -> Source {
    Source {
        citation: Cow::Borrowed(citation),
        url: Cow::Borrowed(url),
        also: Some(Cow::Borrowed(also)),
        checked_on: COMPILED,
        certainty,
    }
}

pub(super) const fn two_authorities(
    citation: &'static str,
    url: &'static str,
    also: &'static str,
) -> Source {
    with_second(citation, url, also, Certainty::TwoAuthorities)
}

/// From the first day up to and including the last, each as year, month, day.
pub(super) const fn period(first: (i32, u32, u32), last: (i32, u32, u32)) -> Period {
    Period { first: day(first.0, first.1, first.2), last: Some(day(last.0, last.1, last.2)) }
}

pub(super) const fn from(year: i32, month: u32, of_month: u32) -> Period {
    Period { first: day(year, month, of_month), last: None }
}

pub(super) const fn calendar_year(year: i32) -> Period {
    period((year, 1, 1), (year, 12, 31))
}

pub(super) const fn way(id: &'static str, test: Test, source: Source) -> Way {
    Way { id: Cow::Borrowed(id), support_time: None, test, source }
}

/// A way with a figure for some of the rule set's support time.
pub(super) const fn way_in(
    id: &'static str,
    support_time: Period,
    test: Test,
    source: Source,
) -> Way {
    Way { id: Cow::Borrowed(id), support_time: Some(support_time), test, source }
}

/// The answer must be yes.
pub(super) const fn yes(id: &'static str, fact: FactKind, source: Source) -> [Way; 1] {
    [way(id, Test::Yes(fact), source)]
}

pub(super) const fn compare(fact: FactKind, operator: Operator, limit: Quantity) -> Test {
    Test::Compare { fact, operator, limit }
}

pub(super) const fn metres(fact: FactKind, operator: Operator, limit: u64) -> Test {
    compare(fact, operator, Quantity::Metres(Metres(limit)))
}

pub(super) const fn kronor(fact: FactKind, operator: Operator, limit: u64) -> Test {
    compare(fact, operator, Quantity::Kronor(Kronor(limit)))
}

/// A condition on the outlet, met in one of these ways.
pub(super) const fn condition(
    id: &'static str,
    subject: Subject,
    ways: &'static [Way],
    allowed: WaiverAllowed,
    waiver_source: Source,
) -> Criterion {
    criterion(id, subject, Nature::Condition, ways, allowed, waiver_source)
}

/// A condition that nothing sets aside, by the text that states it.
pub(super) const fn firm(
    id: &'static str,
    subject: Subject,
    ways: &'static [Way],
    source: Source,
) -> Criterion {
    criterion(id, subject, Nature::Condition, ways, WaiverAllowed::No, source)
}

/// A part that the deciding authority judges; nothing sets it aside.
pub(super) const fn judged(
    id: &'static str,
    subject: Subject,
    ways: &'static [Way],
    source: Source,
) -> Criterion {
    criterion(id, subject, Nature::Judgement, ways, WaiverAllowed::No, source)
}

/// A part that the deciding authority does; nothing sets it aside.
pub(super) const fn step(
    id: &'static str,
    subject: Subject,
    ways: &'static [Way],
    source: Source,
) -> Criterion {
    criterion(id, subject, Nature::Step, ways, WaiverAllowed::No, source)
}

const fn criterion(
    id: &'static str,
    subject: Subject,
    nature: Nature,
    ways: &'static [Way],
    allowed: WaiverAllowed,
    source: Source,
) -> Criterion {
    Criterion {
        id: Cow::Borrowed(id),
        subject,
        nature,
        ways: Cow::Borrowed(ways),
        waiver: Waiver { allowed, ground: Ground::SpecialReasons, source },
    }
}

pub(super) const fn guidance(
    id: &'static str,
    kind: GuidanceKind,
    when: &'static [Test],
    test: Test,
    source: Source,
) -> Guidance {
    Guidance { id: Cow::Borrowed(id), kind, when: Cow::Borrowed(when), test, source }
}

/// A ceiling on support for this time.
pub(super) const fn ceiling(
    id: &'static str,
    support_time: Period,
    most: Most,
    source: Source,
) -> Ceiling {
    ceiling_when(id, support_time, most, &[], source)
}

/// A ceiling that concerns a case where these tests hold.
pub(super) const fn ceiling_when(
    id: &'static str,
    support_time: Period,
    most: Most,
    when: &'static [Test],
    source: Source,
) -> Ceiling {
    Ceiling {
        id: Cow::Borrowed(id),
        holds: Holds::SupportTime(support_time),
        most,
        when: Cow::Borrowed(when),
        rival: None,
        source,
    }
}

pub(super) const fn doubt(question: OpenQuestion, source: Source) -> Doubt {
    Doubt { question, source }
}

/// An amount of kronor a year.
pub(super) const fn a_year(kronor: u64) -> Most {
    Most::AYear(Kronor(kronor))
}
