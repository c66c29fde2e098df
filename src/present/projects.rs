//! Byprojekt: the list, and everything about one project with what it saves.

use std::collections::BTreeMap;

use chrono::Datelike;
use chrono::Months;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::parts::Period;
use crate::domain::project;
use crate::domain::project::Phase;
use crate::domain::project::PhaseKind;
use crate::domain::project::ProjectKind;
use crate::domain::project::Unit;
use crate::domain::record::Record;
use crate::domain::task_moved;
use crate::domain::travel::Factor;
use crate::present::letters::sorting_key;
use crate::present::links::by_link;
use crate::present::links::place_of;
use crate::present::savings;
use crate::present::savings::Savings;
use crate::present::savings::Trips;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::projects as words;

/// A project as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRow {
    pub id: RecordId,
    pub title: Phrase,
    pub kind: Option<ProjectKind>,
    pub place: Option<String>,
    /// The phase that today is in.
    pub current_phase: Option<PhaseKind>,
    /// From the first day of the first phase to the last of the last.
    pub period: Option<Phrase>,
    /// "3 flyttade uppgifter"
    pub tasks: Phrase,
}

/// All projects, by title.
pub fn list(book: &Book, today: NaiveDate) -> Vec<ProjectRow> {
    let tasks = by_link(book, Kind::TaskMoved, task_moved::PROJECT);
    let mut rows: Vec<_> = book
        .of_kind(Kind::Project)
        .map(|record| row(book, record, tasks.get(&record.id()).map_or(0, Vec::len), today))
        .collect();
    let titles: BTreeMap<RecordId, String> = book
        .of_kind(Kind::Project)
        .map(|it| (it.id(), sorting_key(titles::own_title(Kind::Project, it.content()))))
        .collect();
    order::sort_by_key(&mut rows, |row| (titles[&row.id].clone(), row.id));
    rows
}

fn row(book: &Book, record: &Record, tasks: usize, today: NaiveDate) -> ProjectRow {
    let phases = record.content().get(project::PHASES).unwrap_or_default();
    let current = phases.iter().find(|phase| is_current(phase, today));
    ProjectRow {
        id: record.id(),
        title: titles::title(book, record),
        kind: record.content().get(project::KIND),
        place: titles::place_name_of(book, record),
        current_phase: current.and_then(|phase| phase.kind),
        period: validity::period(Period {
            from: phases.iter().filter_map(|phase| phase.period.from).min(),
            to: phases.iter().filter_map(|phase| phase.period.to).max(),
        }),
        tasks: if tasks == 0 { words::NO_TASKS.into() } else { words::tasks(tasks as u64) },
    }
}

/// Everything about one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectPage {
    pub row: ProjectRow,
    pub place: Option<RecordLine>,
    pub goal: String,
    pub notes: String,
    /// In order of time; those without a first day last.
    pub phases: Vec<PhaseView>,
    pub units: Vec<Unit>,
    /// "150,8 g/km, 2023 (Miljöbarometern …)"
    pub factor: Option<Phrase>,
    /// What that figure stands for, when it is a known one.
    pub factor_note: Option<Message>,
    pub tasks: Vec<TaskView>,
    /// What all tasks save in a year.
    pub yearly: Savings,
    /// What all tasks save in the test phase; `None` when there is no such phase.
    pub test: Option<TestSavings>,
}

/// A phase as its project shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseView {
    pub kind: Option<PhaseKind>,
    pub period: Option<Phrase>,
    /// "29 månader"; `None` when an end is open.
    pub length: Option<Phrase>,
    pub funder: String,
    pub is_current: bool,
}

/// A task that was moved to the village.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskView {
    pub id: RecordId,
    pub what: Phrase,
    pub client: String,
    pub done_by_before: String,
    pub done_by_now: String,
    pub period: Option<Phrase>,
    pub notes: String,
    pub yearly: Savings,
    /// In the part of the test phase that the task's own time covers.
    pub test: Option<TestSavings>,
}

/// What is saved in a test phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestSavings {
    /// "29 månader"; `None` when the phase has an open end.
    pub months: Option<Phrase>,
    pub savings: Savings,
}

/// Everything about the project called `id`; `None` when it is not there.
pub fn project_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<ProjectPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Project))?;
    let content = record.content();
    let mut phases = content.get(project::PHASES).unwrap_or_default();
    order::sort_by_key(&mut phases, |phase| {
        (phase.period.from.is_none(), phase.period.from, phase.period.to)
    });
    let factor = content.get(project::CO2_FACTOR);
    let tasks: Vec<_> = book.linked(Kind::TaskMoved, task_moved::PROJECT, id).collect();
    let of_all = |months: fn(&Record, &[Phase]) -> Option<u32>| {
        let all: Vec<_> = tasks.iter().map(|it| (trips(it), months(it, &phases))).collect();
        savings::together(&all, factor.as_ref())
    };
    Some(ProjectPage {
        row: row(book, record, tasks.len(), today),
        place: place_of(book, record).and_then(|place| titles::line(book, place)),
        goal: content.text(project::GOAL).to_owned(),
        notes: content.text(project::NOTES).to_owned(),
        units: content.get(project::UNITS).unwrap_or_default(),
        factor: factor.as_ref().map(savings::factor),
        factor_note: factor.as_ref().and_then(savings::factor_note),
        yearly: of_all(|_, _| None),
        test: has_test(&phases).then(|| {
            let months = test_months(&phases, Period::default());
            TestSavings {
                months: months.map(|it| words::months(it.into())),
                savings: match months {
                    Some(_) => of_all(|task, phases| test_months(phases, period(task))),
                    None => savings::none_because_phase_is_open(),
                },
            }
        }),
        tasks: tasks.iter().map(|it| task_view(book, it, &phases, factor.as_ref())).collect(),
        phases: phases.into_iter().map(|phase| phase_view(phase, today)).collect(),
    })
}

fn phase_view(phase: Phase, today: NaiveDate) -> PhaseView {
    PhaseView {
        kind: phase.kind,
        period: validity::period(phase.period),
        length: months_in(phase.period).map(|months| words::months(months.into())),
        is_current: is_current(&phase, today),
        funder: phase.funder,
    }
}

fn is_current(phase: &Phase, today: NaiveDate) -> bool {
    phase.period != Period::default() && phase.period.covers(today)
}

fn task_view(book: &Book, record: &Record, phases: &[Phase], factor: Option<&Factor>) -> TaskView {
    let content = record.content();
    let trips = trips(record);
    TaskView {
        id: record.id(),
        what: titles::title(book, record),
        client: content.text(task_moved::CLIENT).to_owned(),
        done_by_before: content.text(task_moved::DONE_BY_BEFORE).to_owned(),
        done_by_now: content.text(task_moved::DONE_BY_NOW).to_owned(),
        period: validity::period(period(record)),
        notes: content.text(task_moved::NOTES).to_owned(),
        yearly: savings::yearly(trips, factor),
        test: has_test(phases).then(|| match test_months(phases, period(record)) {
            Some(months) => TestSavings {
                months: Some(words::months(months.into())),
                savings: savings::over(trips, months, factor),
            },
            None => TestSavings { months: None, savings: savings::none_because_phase_is_open() },
        }),
    }
}

fn period(task: &Record) -> Period {
    task.content().get(task_moved::PERIOD).unwrap_or_default()
}

fn trips(task: &Record) -> Trips {
    let known = |field| task.content().get(field).filter(|number: &i64| 0 <= *number);
    Trips {
        a_year: known(task_moved::TRIPS_PER_YEAR),
        metres: known(task_moved::TRIP_METRES),
        minutes: known(task_moved::TRIP_MINUTES),
    }
}

fn has_test(phases: &[Phase]) -> bool {
    phases.iter().any(|phase| phase.kind == Some(PhaseKind::Test))
}

/// The months of the test phases that `own` covers too. `None` when a test phase
/// has an open end.
fn test_months(phases: &[Phase], own: Period) -> Option<u32> {
    let tests = phases.iter().filter(|phase| phase.kind == Some(PhaseKind::Test));
    tests
        .map(|phase| {
            let whole = months_in(phase.period)?;
            let common = Period {
                from: phase.period.from.max(own.from),
                to: own.to.into_iter().chain(phase.period.to).min(),
            };
            Some(if own == Period::default() { whole } else { months_in(common).unwrap_or(0) })
        })
        .sum()
}

/// The length of a period in months: whole months, and one more for half a month
/// or more. `None` when an end is open or the ends are the wrong way round.
fn months_in(period: Period) -> Option<u32> {
    let (from, end) = (period.from?, period.to?.succ_opt()?);
    if end <= from {
        return None;
    }
    let month_number = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    let mut whole = u32::try_from(month_number(end) - month_number(from)).ok()?;
    if end < from.checked_add_months(Months::new(whole))? {
        whole -= 1;
    }
    let last_whole = from.checked_add_months(Months::new(whole))?;
    let next = from.checked_add_months(Months::new(whole + 1))?;
    let rest = end.signed_duration_since(last_whole).num_days();
    let month = next.signed_duration_since(last_whole).num_days();
    Some(if month <= rest * 2 { whole + 1 } else { whole })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::travel::newest_known_factor;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn days(from: &str, to: &str) -> Period {
        let end = |day: &str| (!day.is_empty()).then(|| on(day));
        Period { from: end(from), to: end(to) }
    }

    fn phase(kind: PhaseKind, from: &str, to: &str) -> Phase {
        Phase { kind: Some(kind), period: days(from, to), funder: String::new() }
    }

    fn ramsjo(sample: &mut Sample) -> RecordId {
        let place = sample.place("Ramsjö");
        let phases = vec![
            phase(PhaseKind::Test, "2016-04-01", "2018-08-31"),
            phase(PhaseKind::PreStudy, "2015-03-10", "2016-03-31"),
        ];
        let content = Content::default()
            .with(project::PLACE, place)
            .with(project::PHASES, phases)
            .with(project::CO2_FACTOR, newest_known_factor());
        sample.add(Kind::Project, content)
    }

    fn pump_house(project: RecordId) -> Content {
        Content::default()
            .with(task_moved::PROJECT, project)
            .with(task_moved::WHAT, "Tillsyn av pumphus".to_owned())
            .with(task_moved::TRIP_METRES, 120_000)
            .with(task_moved::TRIP_MINUTES, 90)
            .with(task_moved::TRIPS_PER_YEAR, 46)
    }

    fn page(sample: &Sample, id: RecordId) -> ProjectPage {
        project_page(&sample.book, id, on("2017-06-01")).unwrap()
    }

    #[test]
    fn a_project_shows_its_phases_in_order_and_what_it_saves() {
        let mut sample = Sample::default();
        let project = ramsjo(&mut sample);
        sample.add(Kind::TaskMoved, pump_house(project));
        let page = page(&sample, project);
        let kinds: Vec<_> = page.phases.iter().map(|phase| phase.kind.unwrap()).collect();
        assert_eq!(kinds, [PhaseKind::PreStudy, PhaseKind::Test]);
        let current: Vec<_> = page.phases.iter().map(|phase| phase.is_current).collect();
        assert_eq!(current, [false, true]);
        assert_eq!(swedish(page.phases[1].length.as_ref().unwrap()), "29 månader");
        assert_eq!(swedish(&page.row.title), "Byprojekt i Ramsjö");
        assert_eq!(page.row.current_phase, Some(PhaseKind::Test));
        assert_eq!(swedish(page.row.period.as_ref().unwrap()), "10 mars 2015 – 31 augusti 2018");
        assert_eq!(swedish(page.yearly.co2.words()), "832 kg");
        let test = page.test.unwrap();
        assert_eq!(swedish(&test.months.unwrap()), "29 månader");
        assert_eq!(swedish(test.savings.km.words()), "13 340 km");
        assert_eq!(swedish(test.savings.co2.words()), "2 012 kg");
        let task = page.tasks[0].test.as_ref().unwrap();
        assert_eq!(
            swedish(task.savings.km.formula().unwrap()),
            "5 520 km om året × 29 månader / 12 = 13 340 km"
        );
    }

    #[test]
    fn a_task_counts_only_while_it_was_done_in_the_village() {
        let mut sample = Sample::default();
        let project = ramsjo(&mut sample);
        let later = pump_house(project).with(task_moved::PERIOD, days("2017-09-01", ""));
        sample.add(Kind::TaskMoved, later);
        let after = pump_house(project).with(task_moved::PERIOD, days("2019-01-01", ""));
        sample.add(Kind::TaskMoved, after);
        let page = page(&sample, project);
        let months: Vec<_> = page
            .tasks
            .iter()
            .map(|task| swedish(task.test.as_ref().unwrap().months.as_ref().unwrap()))
            .collect();
        assert_eq!(months, ["12 månader", "0 månader"]);
        assert_eq!(swedish(page.test.unwrap().savings.km.words()), "5 520 km");
        assert_eq!(swedish(page.yearly.km.words()), "11 040 km");
    }

    #[test]
    fn a_test_phase_without_an_end_gives_no_sum() {
        let mut sample = Sample::default();
        let phases = vec![phase(PhaseKind::Test, "2016-04-01", "")];
        let content = Content::default().with(project::PHASES, phases);
        let project = sample.add(Kind::Project, content);
        sample.add(Kind::TaskMoved, pump_house(project));
        let page = page(&sample, project);
        let test = page.test.unwrap();
        assert_eq!(test.months, None);
        let why = "Går inte att räkna: testperiodens start eller slut saknas";
        assert_eq!(swedish(test.savings.km.words()), why);
        assert_eq!(swedish(page.yearly.km.words()), "5 520 km");
        let no_factor = "Går inte att räkna: koldioxid per kilometer saknas";
        assert_eq!(swedish(page.yearly.co2.words()), no_factor);
    }

    #[test]
    fn a_project_without_a_test_phase_has_only_yearly_sums() {
        let mut sample = Sample::default();
        let project = sample.add(Kind::Project, Content::default());
        let page = page(&sample, project);
        assert_eq!(page.test, None);
        assert_eq!(swedish(&page.row.tasks), "Inga flyttade uppgifter än");
        assert_eq!(page.row.current_phase, None);
    }

    #[test]
    fn months_are_counted_whole_and_half_a_month_is_one() {
        let check = |from, to, months| assert_eq!(months_in(days(from, to)), months, "{from} {to}");
        check("2016-04-01", "2018-08-31", Some(29));
        check("2016-01-31", "2016-02-29", Some(1));
        check("2016-02-01", "2016-02-14", Some(0));
        check("2016-02-01", "2016-02-15", Some(1));
        check("2016-03-10", "2017-03-09", Some(12));
        check("2018-08-31", "2016-04-01", None);
        check("2016-04-01", "", None);
    }

    #[test]
    fn projects_are_listed_by_title() {
        let mut sample = Sample::default();
        let mut add = |title: &str| {
            let content = Content::default().with(project::TITLE, title.to_owned());
            sample.add(Kind::Project, content)
        };
        let (second, first) = (add("Östra byarna"), add("Ramsjömodellen"));
        let order: Vec<_> = list(&sample.book, on("2017-06-01")).iter().map(|it| it.id).collect();
        assert_eq!(order, [first, second]);
    }
}
