//! Rule sets that come in a file of their own, described in `docs/rules-format.md`.
//!
//! They are never law: each says who wrote it and when, none may call itself by
//! the name of a law, and it is for the person to switch them on. In a book a
//! file is kept as a record, whole.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::Serialize;
use sha2::Digest;
use sha2::Sha256;
use thiserror::Error;

use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::law;
use crate::domain::law::authority::County;
use crate::domain::law::regional;
use crate::domain::rule::Criterion;
use crate::domain::rule::Earlier;
use crate::domain::rule::Ground;
use crate::domain::rule::Issuer;
use crate::domain::rule::Nature;
use crate::domain::rule::Operator;
use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::Waiver;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Holds;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Shape;
use crate::domain::rule::file::RulesFile;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::quantity::Unit;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::source::Source;
use crate::domain::rule_set::Rules;
use crate::domain::value::Value;

/// What the file says it is.
pub const FORMAT: &str = "faltbok-rules";
/// The version that this program reads.
pub const CURRENT: u32 = 1;
/// A rule set is a page of text; a file that is larger is something else.
pub const MAX_FILE_BYTES: usize = 200_000;
/// The longest name and the longest author, in bytes: they stand in lists.
pub const MAX_NAME_BYTES: usize = 300;

/// A sound file to begin from.
pub const TEMPLATE: &str = include_str!("rules_template.json");

/// Why a file of rules was not read. Nothing of it is then taken in.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum RulesError {
    #[error("this is no file of rules; pick one whose format is {FORMAT}")]
    NotRules,
    #[error("the rules are of format {found}, this app reads {CURRENT}; update the app")]
    Newer { found: u32 },
    #[error("the file is larger than a file of rules may be; part it")]
    TooLarge,
    #[error("line {line}, column {column}: {slip}")]
    Json { line: usize, column: usize, slip: Slip },
    #[error("{at}: {fault}")]
    Wrong { at: String, fault: Fault },
}

/// Why a file of rules can't be read as one.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Slip {
    #[error("no member is called {0}; correct its name, or take it out")]
    Unknown(String),
    #[error("the member {0} is missing; write it")]
    Missing(String),
    #[error("the member {0} stands twice; keep one")]
    Twice(String),
    #[error("another kind of value belongs here; see the description")]
    Shape,
    #[error("the file breaks off; write its end")]
    BrokenOff,
    #[error("this is not JSON; look for a comma, a quotation mark or a bracket")]
    Syntax,
}

/// What is wrong at a place in a file of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Fault {
    #[error("there is nothing here; fill it in")]
    Empty,
    #[error("this is longer than a name may be; shorten it")]
    Long,
    #[error("no county has this code; write its two digits")]
    County,
    #[error("no form of support has this name; use one of those in the description")]
    Form,
    #[error("no fact has this name; use one of those in the description")]
    Fact,
    #[error("no criterion is about this; use one of those in the description")]
    Subject,
    #[error("this is not yes, unsure or no; write one of them")]
    SpecialReasons,
    #[error("no certainty has this name; use one of those in the description")]
    Certainty,
    #[error("this is no day; write it like 2026-11-20")]
    Day,
    #[error("the time ends before it begins; change one of the days")]
    Period,
    #[error("the fact is answered by yes or no; leave the amount out")]
    NotAnAmount,
    #[error("the fact is an amount; say more_than, at_least, at_most or less_than, and only one")]
    OneLimit,
    #[error("the share is not from 1 to 100 per cent of an amount in kronor; correct it")]
    Share,
    #[error("say a_year, once, or percent and of, and only one")]
    OneCeiling,
    #[error("the law or a region has this name; choose another")]
    TakenName,
    #[error("another rule set or criterion here has this name or is about this; keep one")]
    Twice,
    #[error("this is no address of a page; begin it with https://")]
    Url,
}

#[derive(Deserialize)]
struct Peek {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    title: Option<String>,
    author: String,
    written_on: String,
    county: Option<String>,
    rule_sets: Vec<FileSet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSet {
    id: String,
    form: String,
    support_time: FilePeriod,
    source: FileSource,
    criteria: Vec<FileCriterion>,
    #[serde(default)]
    ceilings: Vec<FileCeiling>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FilePeriod {
    from: String,
    to: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSource {
    citation: String,
    url: String,
    checked_on: String,
    certainty: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCriterion {
    about: String,
    special_reasons: String,
    any_of: Vec<FileTest>,
    source: Option<FileSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTest {
    fact: String,
    more_than: Option<u64>,
    at_least: Option<u64>,
    at_most: Option<u64>,
    less_than: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCeiling {
    a_year: Option<u64>,
    once: Option<u64>,
    percent: Option<u64>,
    of: Option<String>,
    source: Option<FileSource>,
}

/// Whether `text` means to be a file of rules, sound or not. A book that holds such a file says
/// its name with other quotation marks.
#[must_use]
pub fn is_rules(text: &str) -> bool {
    text.contains("\"faltbok-rules\"")
}

/// Reads a file of rules, whole or not at all.
///
/// # Errors
///
/// Returns [`RulesError`], which names the place.
pub fn read(text: &str) -> Result<RulesFile, RulesError> {
    if MAX_FILE_BYTES < text.len() {
        return Err(RulesError::TooLarge);
    }
    let text = clean(text);
    let peek: Peek = match serde_json::from_str(text) {
        Ok(peek) => peek,
        Err(error) if error.is_data() => return Err(RulesError::NotRules),
        Err(error) => return Err(json_error(&error)),
    };
    if peek.format != FORMAT {
        return Err(RulesError::NotRules);
    }
    if peek.version != CURRENT {
        return Err(RulesError::Newer { found: peek.version });
    }
    let file: File = serde_json::from_str(text).map_err(|error| json_error(&error))?;
    name("author", &file.author)?;
    let written_on = day("written_on", &file.written_on)?;
    let county = file.county.as_deref().map(|code| {
        let county = County::from_code(code).filter(|county| county.code() == code);
        found(county, || "county".to_owned(), Fault::County)
    });
    let county = county.transpose()?;
    refuse(file.rule_sets.is_empty(), || "rule_sets".to_owned(), Fault::Empty)?;
    let ids: Vec<&str> = file.rule_sets.iter().map(|set| set.id.trim()).collect();
    let title = file.title.unwrap_or_else(|| ids.join(", "));
    name("title", &title)?;
    let mut ids = BTreeSet::new();
    let mut rule_sets = Vec::new();
    let brought = law::ALL_RULE_SETS.into_iter().chain(&regional::ALL);
    let taken: BTreeSet<_> = brought.map(|rules| rules.id.to_lowercase()).collect();
    for (number, mut set) in file.rule_sets.into_iter().enumerate() {
        let at = format!("rule_sets[{number}]");
        // A name that looks like that of a law is one.
        let id = set.id.trim().to_owned();
        set.id = id;
        let looks_like = set.id.to_lowercase();
        refuse(taken.contains(&looks_like), || format!("{at}.id"), Fault::TakenName)?;
        refuse(!ids.insert(looks_like), || format!("{at}.id"), Fault::Twice)?;
        let author = Cow::Owned(file.author.trim().to_owned());
        rule_sets.push(rule_set(&at, set, Issuer::File { author, written_on })?);
    }
    let (title, author) = (title.trim().to_owned(), file.author.trim().to_owned());
    Ok(RulesFile { title, author, written_on, county, rule_sets })
}

/// What a book keeps of the file that `text` is.
#[must_use]
pub fn kept(text: &str, file: &RulesFile) -> Rules {
    let source = file.rule_sets.first().map(|rules| rules.in_force_source.citation.to_string());
    Rules {
        author: file.author.clone(),
        written_on: Some(file.written_on),
        source: source.unwrap_or_default(),
        forms: file.forms(),
        county: file.county.map(County::code).unwrap_or_default().to_owned(),
        text: clean(text).to_owned(),
    }
}

/// The record that a file called `title` is kept in: made of its name, so that two people who take
/// in the same file apart have one record. `number` tells it from one that was erased for good.
#[must_use]
pub fn record_id(title: &str, number: u32) -> RecordId {
    let digest = Sha256::digest(format!("{FORMAT} {number} {title}"));
    let mut parts = [0; 10];
    parts.copy_from_slice(&digest[..10]);
    RecordId::from_parts(0, parts)
}

/// What tells one file from another.
#[must_use]
pub fn digest(text: &str) -> String {
    let mut digest = String::new();
    for byte in Sha256::digest(text) {
        write!(digest, "{byte:02x}").expect("a string takes all that is written");
    }
    digest
}

/// The file without what some programs put at its ends.
fn clean(text: &str) -> &str {
    text.trim_start_matches('\u{feff}').trim()
}

fn json_error(error: &serde_json::Error) -> RulesError {
    let said = error.to_string();
    let member = || said.split('`').nth(1).unwrap_or_default().chars().take(60).collect();
    let slip = if said.starts_with("unknown field") {
        Slip::Unknown(member())
    } else if said.starts_with("missing field") {
        Slip::Missing(member())
    } else if said.starts_with("duplicate field") {
        Slip::Twice(member())
    } else if error.is_data() {
        Slip::Shape
    } else if error.is_eof() {
        Slip::BrokenOff
    } else {
        Slip::Syntax
    };
    RulesError::Json { line: error.line(), column: error.column(), slip }
}

fn refuse(wrong: bool, at: impl FnOnce() -> String, fault: Fault) -> Result<(), RulesError> {
    if wrong { Err(RulesError::Wrong { at: at(), fault }) } else { Ok(()) }
}

fn found<T>(value: Option<T>, at: impl FnOnce() -> String, fault: Fault) -> Result<T, RulesError> {
    value.ok_or_else(|| RulesError::Wrong { at: at(), fault })
}

fn not_empty(at: &str, text: &str) -> Result<(), RulesError> {
    refuse(text.trim().is_empty(), || at.to_owned(), Fault::Empty)
}

fn name(at: &str, text: &str) -> Result<(), RulesError> {
    not_empty(at, text)?;
    refuse(MAX_NAME_BYTES < text.len(), || at.to_owned(), Fault::Long)
}

fn day(at: &str, text: &str) -> Result<NaiveDate, RulesError> {
    let day = NaiveDate::read(&Value::Text(text.to_owned()));
    found(day, || at.to_owned(), Fault::Day)
}

fn rule_set(at: &str, set: FileSet, issuer: Issuer) -> Result<RuleSet, RulesError> {
    name(&format!("{at}.id"), &set.id)?;
    let form = found(Form::from_token(&set.form), || format!("{at}.form"), Fault::Form)?;
    let to = set.support_time.to.as_deref();
    let support_time = Period {
        first: day(&format!("{at}.support_time.from"), &set.support_time.from)?,
        last: to.map(|to| day(&format!("{at}.support_time.to"), to)).transpose()?,
    };
    let ends_first = support_time.last.is_some_and(|last| last < support_time.first);
    refuse(ends_first, || format!("{at}.support_time"), Fault::Period)?;
    let own = source(&format!("{at}.source"), set.source)?;
    refuse(set.criteria.is_empty(), || format!("{at}.criteria"), Fault::Empty)?;
    let mut subjects = BTreeSet::new();
    let mut criteria = Vec::new();
    for (number, it) in set.criteria.into_iter().enumerate() {
        let at = format!("{at}.criteria[{number}]");
        let criterion = criterion(&at, &set.id, it, &own)?;
        let is_new = subjects.insert(criterion.subject);
        refuse(!is_new, || format!("{at}.about"), Fault::Twice)?;
        criteria.push(criterion);
    }
    let mut ceilings = Vec::new();
    for (number, it) in set.ceilings.into_iter().enumerate() {
        let at = format!("{at}.ceilings[{number}]");
        ceilings.push(Ceiling {
            id: Cow::Owned(format!("{}.max.{}", set.id, number + 1)),
            holds: Holds::SupportTime(support_time),
            most: most(&at, &it)?,
            when: Cow::Borrowed(&[]),
            rival: None,
            source: own_or(&at, it.source, &own)?,
        });
    }
    Ok(RuleSet {
        id: Cow::Owned(set.id),
        form,
        issuer,
        earlier: Earlier::NotRead,
        in_force: support_time,
        in_force_source: own.clone(),
        support_time,
        support_time_source: own,
        criteria: Cow::Owned(criteria),
        guidance: Cow::Borrowed(&[]),
        ceilings: Cow::Owned(ceilings),
        small_aid: Cow::Borrowed(&[]),
        doubts: Cow::Borrowed(&[]),
    })
}

fn source(at: &str, source: FileSource) -> Result<Source, RulesError> {
    not_empty(&format!("{at}.citation"), &source.citation)?;
    let is_page = ["https://", "http://"].iter().any(|it| source.url.starts_with(it));
    refuse(!is_page, || format!("{at}.url"), Fault::Url)?;
    let certainty = Certainty::from_token(&source.certainty);
    Ok(Source {
        citation: Cow::Owned(source.citation),
        url: Cow::Owned(source.url),
        also: None,
        checked_on: day(&format!("{at}.checked_on"), &source.checked_on)?,
        certainty: found(certainty, || format!("{at}.certainty"), Fault::Certainty)?,
    })
}

fn own_or(at: &str, own: Option<FileSource>, of_set: &Source) -> Result<Source, RulesError> {
    own.map_or_else(|| Ok(of_set.clone()), |own| source(&format!("{at}.source"), own))
}

fn criterion(
    at: &str,
    set: &str,
    criterion: FileCriterion,
    of_set: &Source,
) -> Result<Criterion, RulesError> {
    let subject = Subject::ALL.iter().copied().find(|it| it.token() == criterion.about);
    let subject = found(subject, || format!("{at}.about"), Fault::Subject)?;
    let allowed = WaiverAllowed::from_token(&criterion.special_reasons);
    let allowed = found(allowed, || format!("{at}.special_reasons"), Fault::SpecialReasons)?;
    let source = own_or(at, criterion.source, of_set)?;
    refuse(criterion.any_of.is_empty(), || format!("{at}.any_of"), Fault::Empty)?;
    let id = format!("{set}.{}", subject.token());
    let mut ways = Vec::new();
    for (number, it) in criterion.any_of.into_iter().enumerate() {
        let id = if number == 0 { id.clone() } else { format!("{id}.{}", number + 1) };
        ways.push(Way {
            id: Cow::Owned(id),
            support_time: None,
            test: test(&format!("{at}.any_of[{number}]"), &it)?,
            source: source.clone(),
        });
    }
    Ok(Criterion {
        id: Cow::Owned(id),
        subject,
        nature: Nature::Condition,
        ways: Cow::Owned(ways),
        waiver: Waiver { allowed, ground: Ground::SpecialReasons, source },
    })
}

fn test(at: &str, test: &FileTest) -> Result<Test, RulesError> {
    let fact = FactKind::from_token(&test.fact);
    let fact = found(fact, || format!("{at}.fact"), Fault::Fact)?;
    let limits = [
        (Operator::MoreThan, test.more_than),
        (Operator::AtLeast, test.at_least),
        (Operator::AtMost, test.at_most),
        (Operator::LessThan, test.less_than),
    ];
    let mut given = limits.into_iter().filter_map(|(operator, limit)| Some((operator, limit?)));
    match (fact.shape(), given.next(), given.next()) {
        (Shape::YesNo, None, _) => Ok(Test::Yes(fact)),
        (Shape::YesNo, Some(_), _) => {
            Err(RulesError::Wrong { at: at.to_owned(), fault: Fault::NotAnAmount })
        }
        (Shape::Amount(unit), Some((operator, limit)), None) => {
            Ok(Test::Compare { fact, operator, limit: Quantity::new(unit, limit) })
        }
        (Shape::Amount(_), ..) => {
            Err(RulesError::Wrong { at: at.to_owned(), fault: Fault::OneLimit })
        }
    }
}

fn most(at: &str, ceiling: &FileCeiling) -> Result<Most, RulesError> {
    match (ceiling.a_year, ceiling.once, ceiling.percent, ceiling.of.as_deref()) {
        (Some(most), None, None, None) => Ok(Most::AYear(Kronor(most))),
        (None, Some(most), None, None) => Ok(Most::Once(Kronor(most))),
        (None, None, Some(percent), Some(of)) => {
            let of = found(FactKind::from_token(of), || format!("{at}.of"), Fault::Fact)?;
            let is_share =
                (1..=100).contains(&percent) && of.shape() == Shape::Amount(Unit::Kronor);
            refuse(!is_share, || at.to_owned(), Fault::Share)?;
            Ok(Most::Share { percent, of })
        }
        _ => Err(RulesError::Wrong { at: at.to_owned(), fault: Fault::OneCeiling }),
    }
}
