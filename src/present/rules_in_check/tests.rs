//! Rule sets from files beside the law, and after they are gone.

use super::*;
use crate::domain::command::decide;
use crate::domain::law::regional;
use crate::domain::parts::Period;
use crate::domain::place;
use crate::domain::recorded_fact::Recorded;
use crate::domain::recorded_fact::Said;
use crate::domain::recorded_fact::field;
use crate::domain::rule::Issuer;
use crate::domain::rule::fact::FactKind;
use crate::domain::truth::Truth;
use crate::present::check_page::check_page;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::stamp;
use crate::present::sample::swedish;

const TODAY: &str = "2026-11-21";

/// Dalarna's rules on servicebidrag, as though they had come in a file.
fn rules_file(county: Option<County>) -> Arc<RulesFile> {
    let mut rules = regional::ALL[0].clone();
    let author = "Serviceutvecklare, Regionen".to_owned();
    rules.id = "Egna gränser".into();
    rules.issuer = Issuer::File { author: author.clone().into(), written_on: on("2023-01-01") };
    let title = "Egna gränser".to_owned();
    let (written_on, rule_sets) = (on("2023-01-01"), vec![rules]);
    Arc::new(RulesFile { title, author, written_on, county, rule_sets })
}

fn content(sample: &mut Sample, year: i32) -> Content {
    let place = Content::default()
        .with(place::NAME, "Älvdalen".to_owned())
        .with(place::MUNICIPALITY, "Älvdalen".to_owned());
    let place = sample.add(Kind::Place, place);
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    Content::default()
        .with(check::PLACE, place)
        .with(check::FORM, Form::Servicebidrag)
        .with(check::SUPPORT_TIME, Period { from: day(1, 1), to: day(12, 31) })
}

fn told(sample: &Sample, id: RecordId, on_: &SwitchedOn) -> RulesInCheck {
    in_check(&sample.book, id, on(TODAY), on_)
}

#[test]
fn what_is_switched_on_stands_beside_the_law_with_author_and_day_and_changes_no_verdict() {
    let mut sample = Sample::default();
    let content = content(&mut sample, 2023);
    let id = sample.add(Kind::Check, content);
    let record = sample.add(Kind::RuleSet, Content::default());
    let before = check_page(&sample.book, id, on(TODAY));
    let shown = told(&sample, id, &[(record, rules_file(Some(County::Dalarna)))]);
    assert_eq!(shown.now.len(), 1);
    assert_eq!(
        swedish(&shown.now[0].byline),
        "Skrivet av Serviceutvecklare, Regionen, 1 januari 2023"
    );
    let says = shown.now[0].says.as_ref().expect("it speaks of the check");
    assert_eq!(says.overall, Outcome::Unknown, "a missing fact is not a no");
    assert_eq!(says.criteria.len(), 3);
    assert_eq!(check_page(&sample.book, id, on(TODAY)), before);
    assert_eq!(told(&sample, id, &[]), RulesInCheck::default(), "off is not shown");
}

#[test]
fn what_is_for_another_time_or_county_says_so_and_is_not_tested() {
    let mut sample = Sample::default();
    let of_2026 = content(&mut sample, 2026);
    let of_2023 = content(&mut sample, 2023);
    let (late, there) = (sample.add(Kind::Check, of_2026), sample.add(Kind::Check, of_2023));
    let record = sample.add(Kind::RuleSet, Content::default());
    let shown = told(&sample, late, &[(record, rules_file(None))]);
    assert_eq!(shown.now[0].says, Err(words::OTHER_TIME));
    assert!(!shown.can_be_kept);
    let shown = told(&sample, there, &[(record, rules_file(Some(County::Skane)))]);
    assert_eq!(shown.now[0].says, Err(words::OTHER_COUNTY));
}

#[test]
fn a_kept_check_explains_itself_when_the_rule_set_is_off_removed_or_gone() {
    let mut sample = Sample::default();
    let content = content(&mut sample, 2023);
    let record = sample.add(Kind::RuleSet, Content::default());
    let switched_on = [(record, rules_file(None))];
    let kept = to_keep(&sample.book, &content, &switched_on);
    assert_eq!((kept.len(), kept[0].outcome), (1, Truth::Unknown));
    let id = sample.add(Kind::Check, content.with(check::RULE_SETS, kept));

    let shown = told(&sample, id, &switched_on);
    assert!(shown.before.is_empty() && !shown.can_be_kept, "what is shown is what is kept");
    let since = |sample: &Sample, on: &SwitchedOn| {
        let before = told(sample, id, on).before;
        assert_eq!((before.len(), &*before[0].title), (1, "Egna gränser"));
        assert_eq!(before[0].outcome, Outcome::Unknown);
        (before[0].since, before[0].record)
    };
    assert_eq!(since(&sample, &[]), (words::SINCE_OFF, Some(record)));
    let mut other = (*switched_on[0].1).clone();
    other.written_on = on("2024-01-01");
    assert_eq!(since(&sample, &[(record, Arc::new(other))]).0, words::SINCE_CHANGED);
    sample.delete(record);
    assert_eq!(since(&sample, &[]), (words::SINCE_DELETED, None));
    sample.book.remove_all([record]);
    assert_eq!(since(&sample, &[]), (words::SINCE_GONE, None));

    // Saved again without it, the check still keeps what it said.
    let content = sample.book.get(id).unwrap().content().clone();
    assert_eq!(to_keep(&sample.book, &content, &[]).len(), 1);
}

#[test]
fn however_a_check_is_changed_it_keeps_what_the_files_say_of_it_then() {
    let mut sample = Sample::default();
    let content = content(&mut sample, 2023);
    let record = sample.add(Kind::RuleSet, Content::default());
    let on = [(record, rules_file(None))];
    let id = sample.add(Kind::Check, content);
    let answers = [(FactKind::DiverseRange, 1), (FactKind::RoadToNearest, 9_000)];
    let stamp = stamp(1);
    for (fact, number) in answers {
        let said = (fact == FactKind::DiverseRange).then_some(Said::Yes);
        let number = said.is_none().then_some(number);
        let value = Recorded { said, number, ..Recorded::default() }.write();
        let set = Edit::Set { field: field(fact).name(), value: Some(value) };
        let changes = noting(&sample.book, vec![Change { id, kind: Kind::Check, edit: set }], &on);
        let decided = decide(&sample.book, changes, &stamp);
        sample.book.put_all(decided);
    }
    let kept = sample.book.get(id).unwrap().content().get(check::RULE_SETS).unwrap();
    assert_eq!((kept.len(), kept[0].outcome), (1, Truth::NotMet), "nine kilometres are no ten");
    let shown = told(&sample, id, &on);
    assert!(shown.before.is_empty() && !shown.can_be_kept, "what is shown is what is kept");

    // Another kind of record has nothing to note.
    let of_place = Edit::Set { field: "name", value: None };
    let of_place = vec![Change { id, kind: Kind::Place, edit: of_place }];
    assert_eq!(noting(&sample.book, of_place.clone(), &on), of_place);
}

#[test]
fn what_two_phones_kept_is_joined_and_nobody_is_asked_to_choose() {
    let mut sample = Sample::default();
    let content = content(&mut sample, 2023);
    let id = sample.add(Kind::Check, content.clone());
    let (one, other) = (rules_file(None), rules_file(None));
    let mut other = (*other).clone();
    other.rule_sets[0].id = "Grannens gränser".into();
    let ids = [1, 2_u8].map(|it| RecordId::from_parts(it.into(), [it; 10]));
    let kept = |id, file: Arc<RulesFile>| to_keep(&sample.book, &content, &[(id, file)]);
    let (ours, theirs) = (kept(ids[0], one), kept(ids[1], Arc::new(other)));
    let with = |kept: &Vec<LookedAt>| content.clone().with(check::RULE_SETS, kept.clone());
    let (ours, theirs) = (with(&ours), with(&theirs));
    sample.edit_apart(id, ours, theirs);
    let record = sample.book.get(id).unwrap();
    assert!(!record.has_open_choices(), "{:?}", record.choices());
    assert_eq!(record.content().get(check::RULE_SETS).unwrap().len(), 2);
}
