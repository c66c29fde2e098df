//! Everything about one plan: its decision, its goals with their actions, and what is missing.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::action;
use crate::domain::action::ActionStatus;
use crate::domain::action::MunicipalityRole;
use crate::domain::book::Book;
use crate::domain::field::Field;
use crate::domain::goal;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::order::sort_by_key;
use crate::domain::plan;
use crate::domain::record::Record;
use crate::present::followups;
use crate::present::followups::Urgency;
use crate::present::links::plan_of;
use crate::present::plans;
use crate::present::plans::PlanRow;
use crate::present::progress;
use crate::present::progress::Progress;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;
use crate::text::format;
use crate::text::plans as words;

/// Everything about one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPage {
    pub row: PlanRow,
    pub organisation: String,
    pub decision: Option<Phrase>,
    pub owner_unit: String,
    pub next_revision: Option<Phrase>,
    pub cadence: String,
    pub vision: String,
    /// The plan it takes the place of.
    pub replaces: Option<RecordLine>,
    /// In order; sub-goals follow the goal they are under.
    pub goals: Vec<GoalView>,
    pub gaps: Gaps,
}

/// A goal with its actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalView {
    pub id: RecordId,
    /// Its number in the plan: "1", and "1.2" for a sub-goal.
    pub number: String,
    /// 0 for a goal, 1 for its sub-goals.
    pub depth: usize,
    pub statement: Phrase,
    pub priority_area: String,
    /// Its own actions, in order.
    pub actions: Vec<ActionView>,
    /// Of its own actions and those of its sub-goals.
    pub progress: Progress,
}

/// An action as the plan shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionView {
    pub id: RecordId,
    pub title: Phrase,
    /// Role and organisation; empty when nobody has it.
    pub responsible: String,
    pub municipality_role: Option<MunicipalityRole>,
    pub due: Option<NaiveDate>,
    /// "3 dagar försenad", "om 5 dagar", "klar", "utgår", "utan datum".
    pub when: Phrase,
    pub urgency: Urgency,
    pub status: ActionStatus,
    /// The names of the places it is about.
    pub places: Vec<String>,
    pub expected_result: String,
}

impl ActionView {
    /// Whether its day has passed and it is not done.
    pub fn is_late(&self) -> bool {
        self.urgency == Urgency::Late
    }
}

/// What is missing before the plan can be followed up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Goals with no action, neither of their own nor in a sub-goal.
    pub goals_without_action: Vec<RecordLine>,
    /// Unsettled actions that nobody has.
    pub actions_without_responsible: Vec<RecordLine>,
    /// Unsettled actions without a day.
    pub actions_without_day: Vec<RecordLine>,
    /// Actions of this plan whose goal is deleted, and those that never had one.
    pub actions_without_goal: Vec<RecordLine>,
}

impl Gaps {
    /// Each gap in words with the records behind it; empty when nothing is missing.
    pub fn lines(&self) -> Vec<(Phrase, &[RecordLine])> {
        let all = [
            (&self.goals_without_action, words::goals_without_action as fn(u64) -> Phrase),
            (&self.actions_without_responsible, words::actions_without_responsible),
            (&self.actions_without_day, words::actions_without_day),
            (&self.actions_without_goal, words::actions_without_goal),
        ];
        all.into_iter()
            .filter(|(lines, _)| !lines.is_empty())
            .map(|(lines, said)| (said(lines.len() as u64), lines.as_slice()))
            .collect()
    }
}

/// Everything about the plan called `id`; `None` when it is not there.
pub fn plan_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<PlanPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Plan))?;
    let content = record.content();
    let goals = Goals::of(book, id).views(today);
    let next_revision = content.get(plan::NEXT_REVISION);
    Some(PlanPage {
        row: plans::row(book, record, Progress::of(plans::actions_of(book, id), today), today),
        organisation: content.text(plan::ORGANISATION).to_owned(),
        decision: plans::decision(content),
        owner_unit: content.text(plan::OWNER_UNIT).to_owned(),
        next_revision: next_revision
            .map(|day| words::next_revision(day, format::relative_day(day, today))),
        cadence: content.text(plan::CADENCE).to_owned(),
        vision: content.text(plan::VISION).to_owned(),
        replaces: content.get(plan::REPLACES).and_then(|it| titles::line(book, it)),
        gaps: gaps(book, id, &goals),
        goals,
    })
}

/// One action, as the page of its plan shows it.
pub fn action_view(book: &Book, record: &Record, today: NaiveDate) -> ActionView {
    let content = record.content();
    let due = content.get(action::DUE);
    let status = progress::status(record);
    let places = content.get(action::PLACES).unwrap_or_default();
    ActionView {
        id: record.id(),
        title: titles::title(book, record),
        responsible: responsible(record),
        municipality_role: content.get(action::MUNICIPALITY_ROLE),
        due,
        when: match status {
            ActionStatus::Done => words::ACTION_DONE.into(),
            ActionStatus::Dropped => words::ACTION_DROPPED.into(),
            ActionStatus::NotStarted | ActionStatus::Ongoing => followups::when(due, today),
        },
        urgency: progress::urgency(record, today),
        status,
        places: places.into_iter().filter_map(|it| titles::place_name(book, it)).collect(),
        expected_result: content.text(action::EXPECTED_RESULT).to_owned(),
    }
}

fn responsible(action: &Record) -> String {
    let party = action.content().get(action::RESPONSIBLE);
    party.map(|it| titles::party(&it)).unwrap_or_default()
}

fn gaps(book: &Book, plan: RecordId, goals: &[GoalView]) -> Gaps {
    let mut gaps = Gaps::default();
    for goal in goals.iter().filter(|goal| goal.progress == Progress::default()) {
        gaps.goals_without_action.extend(titles::line(book, goal.id));
    }
    for action in book.of_kind(Kind::Action) {
        let belongs = plan_of(book, action);
        if belongs.is_some_and(|it| it != plan) {
            continue;
        }
        let line = titles::line_of(book, action);
        if belongs.is_some() && !progress::status(action).is_settled() {
            if responsible(action).is_empty() {
                gaps.actions_without_responsible.push(line.clone());
            }
            if action.content().get(action::DUE).is_none() {
                gaps.actions_without_day.push(line.clone());
            }
        }
        if !plans::has_goal(book, action) {
            gaps.actions_without_goal.push(line);
        }
    }
    gaps
}

/// The goals of one plan, by what they are under.
struct Goals<'a> {
    book: &'a Book,
    /// The goals themselves by their parent; `None` holds the topmost.
    children: BTreeMap<Option<RecordId>, Vec<&'a Record>>,
    actions: BTreeMap<RecordId, Vec<&'a Record>>,
}

impl<'a> Goals<'a> {
    fn of(book: &'a Book, plan: RecordId) -> Self {
        let goals: BTreeMap<_, _> =
            gathered(book.linked(Kind::Goal, goal::PLAN, plan).map(|goal| (goal.id(), goal)));
        let parent = |goal: &Record| {
            goal.content().get(goal::PARENT).filter(|parent| goals.contains_key(parent))
        };
        let mut children: BTreeMap<_, Vec<&Record>> = BTreeMap::new();
        for (&id, &goal) in &goals {
            // Two people may each have put one goal under the other: a goal that
            // is under itself is shown at the top instead of not at all.
            let mut seen = BTreeSet::from([id]);
            let mut above = parent(goal);
            while let Some(it) = above
                && seen.insert(it)
            {
                above = parent(goals[&it]);
            }
            let under = if above.is_some() { None } else { parent(goal) };
            children.entry(under).or_default().push(goal);
        }
        let mut actions: BTreeMap<_, Vec<&Record>> = BTreeMap::new();
        for action in book.of_kind(Kind::Action) {
            if let Some(goal) = action.content().get(action::GOAL)
                && goals.contains_key(&goal)
            {
                actions.entry(goal).or_default().push(action);
            }
        }
        for siblings in children.values_mut() {
            sort_by_key(siblings, |goal| order(goal, goal::ORDER));
        }
        for siblings in actions.values_mut() {
            sort_by_key(siblings, |action| order(action, action::ORDER));
        }
        Self { book, children, actions }
    }

    fn views(&self, today: NaiveDate) -> Vec<GoalView> {
        let mut views = Vec::new();
        self.add(None, "", 0, today, &mut views);
        views
    }

    /// Adds the goals under `parent`, and theirs; gives their actions.
    fn add(
        &self,
        parent: Option<RecordId>,
        prefix: &str,
        depth: usize,
        today: NaiveDate,
        views: &mut Vec<GoalView>,
    ) -> Vec<&'a Record> {
        let mut all_actions = Vec::new();
        for (place, goal) in self.children.get(&parent).into_iter().flatten().enumerate() {
            let number = format!("{prefix}{}", place + 1);
            let own = self.actions.get(&goal.id()).cloned().unwrap_or_default();
            let at = views.len();
            views.push(GoalView {
                id: goal.id(),
                depth,
                statement: titles::title(self.book, goal),
                priority_area: goal.content().text(goal::PRIORITY_AREA).to_owned(),
                actions: own.iter().map(|it| action_view(self.book, it, today)).collect(),
                progress: Progress::default(),
                number: number.clone(),
            });
            let mut actions =
                self.add(Some(goal.id()), &format!("{number}."), depth + 1, today, views);
            actions.extend(own);
            views[at].progress = Progress::of(actions.iter().copied(), today);
            all_actions.extend(actions);
        }
        all_actions
    }
}

fn order(record: &Record, field: Field<i64>) -> (i64, RecordId) {
    (record.content().get(field).unwrap_or(i64::MAX), record.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::party;
    use crate::present::sample::swedish;

    const TODAY: &str = "2017-06-01";

    fn a_goal(
        sample: &mut Sample,
        plan: RecordId,
        parent: Option<RecordId>,
        order: i64,
    ) -> RecordId {
        let mut content = Content::default().with(goal::PLAN, plan).with(goal::ORDER, order);
        if let Some(parent) = parent {
            content = content.with(goal::PARENT, parent);
        }
        sample.add(Kind::Goal, content)
    }

    fn an_action(sample: &mut Sample, goal: RecordId, status: ActionStatus, due: &str) -> RecordId {
        let content = Content::default()
            .with(action::GOAL, goal)
            .with(action::STATUS, status)
            .with(action::RESPONSIBLE, party("Landsbygdsutvecklare", "Bräcke kommun"))
            .with(action::DUE, on(due));
        sample.add(Kind::Action, content)
    }

    fn page(sample: &Sample, plan: RecordId) -> PlanPage {
        plan_page(&sample.book, plan, on(TODAY)).unwrap()
    }

    #[test]
    fn sub_goals_stand_under_their_goal_in_order_with_numbers() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let second = a_goal(&mut sample, plan, None, 2);
        let first = a_goal(&mut sample, plan, None, 1);
        let sub = a_goal(&mut sample, plan, Some(first), 1);
        let unordered = sample.add(Kind::Goal, Content::default().with(goal::PLAN, plan));
        let goals = page(&sample, plan).goals;
        let shown: Vec<_> =
            goals.iter().map(|goal| (goal.id, goal.number.as_str(), goal.depth)).collect();
        let expected = [(first, "1", 0), (sub, "1.1", 1), (second, "2", 0), (unordered, "3", 0)];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_goal_counts_the_actions_of_its_sub_goals_too() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let goal = a_goal(&mut sample, plan, None, 1);
        let sub = a_goal(&mut sample, plan, Some(goal), 1);
        an_action(&mut sample, goal, ActionStatus::Done, "2017-03-01");
        let late = an_action(&mut sample, sub, ActionStatus::Ongoing, "2017-05-29");
        let page = page(&sample, plan);
        assert_eq!(swedish(&page.goals[0].progress.words()), "1 av 2 klar");
        assert_eq!(swedish(&page.goals[1].progress.words()), "0 av 1 klara");
        assert_eq!(page.row.progress, page.goals[0].progress);
        let action = &page.goals[1].actions[0];
        assert!(action.id == late && action.is_late());
        assert_eq!(swedish(&action.when), "3 dagar försenad");
        assert_eq!(action.responsible, "Landsbygdsutvecklare, Bräcke kommun");
        assert_eq!(page.goals[0].actions[0].urgency, Urgency::Settled);
    }

    #[test]
    fn goals_under_each_other_are_all_shown() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let one = a_goal(&mut sample, plan, None, 1);
        let two = a_goal(&mut sample, plan, Some(one), 2);
        let under = a_goal(&mut sample, plan, Some(two), 3);
        let put = Content::default().with(goal::PLAN, plan).with(goal::PARENT, two);
        sample.change(one, |history| {
            history.write(&crate::present::sample::stamp(1), put);
        });
        let shown: BTreeSet<_> = page(&sample, plan).goals.iter().map(|goal| goal.id).collect();
        assert_eq!(shown, [one, two, under].into());
    }

    #[test]
    fn a_sub_goal_of_a_deleted_goal_moves_to_the_top() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let goal = a_goal(&mut sample, plan, None, 1);
        let sub = a_goal(&mut sample, plan, Some(goal), 1);
        let action = an_action(&mut sample, goal, ActionStatus::Ongoing, "2017-09-01");
        sample.delete(goal);
        let page = page(&sample, plan);
        assert_eq!((page.goals[0].id, page.goals[0].depth, page.goals.len()), (sub, 0, 1));
        assert_eq!(page.gaps.actions_without_goal[0].id, action, "its action is not lost");
        assert_eq!(page.row.progress.total, 1);
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let other_plan = sample.add(Kind::Plan, Content::default());
        let goal = a_goal(&mut sample, plan, None, 1);
        let bare_goal = a_goal(&mut sample, plan, None, 2);
        let other_goal = a_goal(&mut sample, other_plan, None, 1);
        let bare = sample.add(Kind::Action, Content::default().with(action::GOAL, goal));
        let homeless = sample.add(Kind::Action, Content::default());
        sample.add(Kind::Action, Content::default().with(action::GOAL, other_goal));
        let dropped =
            Content::default().with(action::GOAL, goal).with(action::STATUS, ActionStatus::Dropped);
        sample.add(Kind::Action, dropped);
        let gaps = page(&sample, plan).gaps;
        let said: Vec<_> = gaps
            .lines()
            .iter()
            .map(|(said, lines)| (swedish(said), lines.iter().map(|it| it.id).collect::<Vec<_>>()))
            .collect();
        let expected = [
            ("1 mål saknar åtgärd", bare_goal),
            ("1 åtgärd saknar ansvarig", bare),
            ("1 åtgärd saknar slutdatum", bare),
            ("1 åtgärd hör inte till något mål", homeless),
        ];
        assert_eq!(said, expected.map(|(words, id)| (words.to_owned(), vec![id])));
    }

    #[test]
    fn a_plan_with_everything_in_place_has_no_gaps() {
        let mut sample = Sample::default();
        let plan = sample.add(Kind::Plan, Content::default());
        let goal = a_goal(&mut sample, plan, None, 1);
        an_action(&mut sample, goal, ActionStatus::NotStarted, "2017-12-31");
        assert!(page(&sample, plan).gaps.lines().is_empty());
        assert_eq!(plan_page(&sample.book, goal, on(TODAY)), None);
    }
}
