//! One thing on the page, by the role and name it has for a person, and what can be done with it.

use super::failure;
use super::page::Page;
use super::page::TEXT;
use super::page::one_line;
use super::process::PATIENCE;
use super::process::pause;
use super::role::Name;
use super::role::Role;
use super::webdriver::Element;
use super::webdriver::Session;
use super::webdriver::WebDriverError;
use serde_json::Value;
use serde_json::json;
use std::fmt::Display;
use std::fmt::Formatter;
use std::path::Path;
use std::time::Instant;

/// Something that is looked for anew each time it is used, so that it may be redrawn in between.
#[derive(Clone)]
pub struct Locator {
    page: Page,
    role: Role,
    name: Name,
    within: Option<Box<Self>>,
    /// What it must say, among other things.
    text: Option<String>,
    /// Which of several alike, from 0; otherwise there must be exactly one.
    nth: Option<usize>,
}

/// Where things can be found: a whole page, or one thing on it.
pub trait Finds {
    /// What has this role and name.
    fn find(&self, role: Role, name: Name) -> Locator;

    fn button(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Button, name.into())
    }
    fn link(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Link, name.into())
    }
    /// A field for text, numbers, dates or one of several choices.
    fn field(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Field, name.into())
    }
    fn file_field(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::File, name.into())
    }
    fn checkbox(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Checkbox, name.into())
    }
    fn radio(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Radio, name.into())
    }
    fn heading(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Heading, name.into())
    }
    fn region(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Region, name.into())
    }
    fn navigation(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Navigation, name.into())
    }
    fn dialog(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Dialog, name.into())
    }
    /// Fields that belong together, by their legend.
    fn group(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Group, name.into())
    }
    fn list(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::List, name.into())
    }
    /// The items of a list have no names; see [`Locator::with_text`] and [`Locator::nth`].
    fn items(&self) -> Locator {
        self.find(Role::Item, Name::Any)
    }
    fn article(&self, name: impl Into<Name>) -> Locator {
        self.find(Role::Article, name.into())
    }
}

impl Finds for Locator {
    fn find(&self, role: Role, name: Name) -> Locator {
        Self::new(self.page.clone(), role, name, Some(Box::new(self.clone())))
    }
}

impl Display for Locator {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        match &self.name {
            Name::Exactly(text) => write!(out, "{:?} {text:?}", self.role)?,
            Name::Starting(text) => write!(out, "{:?} starting with {text:?}", self.role)?,
            Name::Containing(text) => write!(out, "{:?} with {text:?} in its name", self.role)?,
            Name::Any => write!(out, "{:?} of any name", self.role)?,
        }
        if let Some(text) = &self.text {
            write!(out, " that says {text:?}")?;
        }
        if let Some(nth) = self.nth {
            write!(out, " (number {nth} from 0)")?;
        }
        match &self.within {
            Some(within) => write!(out, " in {within}"),
            None => Ok(()),
        }
    }
}

impl Locator {
    pub(super) const fn new(page: Page, role: Role, name: Name, within: Option<Box<Self>>) -> Self {
        Self { page, role, name, within, text: None, nth: None }
    }

    /// One of several alike, counted from 0.
    #[must_use]
    pub fn nth(mut self, nth: usize) -> Self {
        self.nth = Some(nth);
        self
    }

    /// Of several alike, those that say this, among other things.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.text = Some(text.to_owned());
        self
    }

    /// Taps it.
    #[track_caller]
    pub fn click(&self) {
        self.act("tapped", Self::tap);
    }

    /// Puts text in a field, in place of what is there; a date as `2017-03-14`.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.act("filled in", |locator, session, element| {
            if session.script(IS_PICKED, &[element.to_json()])? == true {
                return session.script(SET, &[element.to_json(), json!(text)]).map(drop);
            }
            locator.focus(session, element)?;
            session.script("arguments[0].select()", &[element.to_json()])?;
            session.send_keys(element, if text.is_empty() { "\u{e003}" } else { text })
        });
    }

    /// Types on at the end of what is there.
    #[track_caller]
    pub fn type_on(&self, text: &str) {
        self.act("typed in", |locator, session, element| {
            locator.focus(session, element)?;
            session.script(TO_END, &[element.to_json()])?;
            session.send_keys(element, text)
        });
    }

    /// Chooses one of a field's choices by what it says.
    #[track_caller]
    pub fn choose(&self, choice: &str) {
        self.act("chosen from", |locator, session, element| {
            let option = session.script(OPTION, &[element.to_json(), json!(choice)])?;
            if option.is_null() {
                let there = session.script(OPTIONS, &[element.to_json()])?;
                let message = format!("no choice {choice:?}; there is {there}");
                return Err(WebDriverError::Refused { code: "no such option".to_owned(), message });
            }
            session.script(INTO_VIEW, &[element.to_json()])?;
            session.click(&Element::read(&option)?)?;
            locator.page.count_taps(2);
            Ok(())
        });
    }

    /// Picks a radio button or ticks a box, unless it is so already.
    #[track_caller]
    pub fn check(&self) {
        self.set_checked(true);
    }

    /// Unticks a box, unless it is so already.
    #[track_caller]
    pub fn uncheck(&self) {
        self.set_checked(false);
    }

    #[track_caller]
    fn set_checked(&self, wanted: bool) {
        self.act("ticked", |locator, session, element| {
            if checked(session, element)? != wanted {
                // A drawn box often hides the real one; people tap its words.
                let words =
                    session.script("return arguments[0].labels?.[0]", &[element.to_json()])?;
                let target = if words.is_null() { element.clone() } else { Element::read(&words)? };
                locator.tap(session, &target)?;
            }
            Ok(())
        });
        let wanted_state = if wanted { "ticked" } else { "not ticked" };
        self.page.wait(&format!("{self} to be {wanted_state}"), || {
            let session = self.page.session()?;
            self.one()?.map_or(Ok(false), |it| Ok(checked(session, &it)? == wanted))
        });
    }

    /// Gives a file to a file field.
    #[track_caller]
    pub fn upload(&self, file: &Path) {
        let path = file.canonicalize().expect("the file to upload exists");
        let path = path.to_str().expect("our paths are UTF-8").to_owned();
        self.act("given a file", |_, session, element| session.send_keys(element, &path));
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn shown(&self) -> &Self {
        self.act("found", |_, _, _| Ok(()));
        self
    }

    /// Waits until it is gone.
    #[track_caller]
    pub fn gone(&self) {
        self.page.wait(&format!("{self} to be gone"), || Ok(self.all()?.is_empty()));
    }

    /// Whether it is there at this moment; mostly [`Locator::shown`] is what is meant.
    #[track_caller]
    pub fn is_there(&self) -> bool {
        self.count() > 0
    }

    /// How many there are at this moment.
    #[track_caller]
    pub fn count(&self) -> usize {
        match self.all() {
            Ok(all) => all.len(),
            Err(error) => failure::fail(&self.page, &format!("{self} cannot be counted: {error}")),
        }
    }

    /// What it says.
    #[track_caller]
    pub fn text(&self) -> String {
        self.ask("read", |session, element| {
            let text = session.script(TEXT, &[element.to_json()])?;
            Ok(one_line(text.as_str().unwrap_or_default()))
        })
    }

    /// Waits until it says this, among other things.
    #[track_caller]
    pub fn says(&self, text: &str) {
        self.page.wait(&format!("{self} to say {text:?}"), || {
            let session = self.page.session()?;
            let Some(element) = self.one()? else { return Ok(false) };
            let said = session.script(TEXT, &[element.to_json()])?;
            Ok(one_line(said.as_str().unwrap_or_default()).contains(text))
        });
    }

    /// What stands in a field; of a list of choices, the words of the chosen one.
    #[track_caller]
    pub fn value(&self) -> String {
        self.ask("read", |session, element| {
            let value = session.script(VALUE, &[element.to_json()])?;
            Ok(value.as_str().unwrap_or_default().to_owned())
        })
    }

    /// Waits until exactly this stands in a field.
    #[track_caller]
    pub fn holds(&self, value: &str) {
        self.page.wait(&format!("{self} to hold {value:?}"), || {
            let session = self.page.session()?;
            let Some(element) = self.one()? else { return Ok(false) };
            Ok(session.script(VALUE, &[element.to_json()])? == value)
        });
    }

    #[track_caller]
    pub fn is_checked(&self) -> bool {
        self.ask("read", checked)
    }

    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        self.ask("read", |session, element| {
            Ok(session.script(ENABLED, &[element.to_json()])? == true)
        })
    }

    /// What is said about it besides its name: hints and errors.
    #[track_caller]
    pub fn description(&self) -> String {
        self.ask("read", |session, element| {
            let text = session.script(DESCRIPTION, &[element.to_json()])?;
            Ok(one_line(text.as_str().unwrap_or_default()))
        })
    }

    /// Its width and height, in CSS pixels.
    #[track_caller]
    pub fn size(&self) -> (f64, f64) {
        self.ask("measured", |session, element| {
            let size = session.script(SIZE, &[element.to_json()])?;
            Ok((size[0].as_f64().unwrap_or_default(), size[1].as_f64().unwrap_or_default()))
        })
    }

    /// All that match now, as the browser itself names them.
    fn all(&self) -> Result<Vec<Element>, WebDriverError> {
        let scope = match &self.within {
            Some(within) => match within.one()? {
                Some(element) => Some(element),
                None => return Ok(Vec::new()),
            },
            None => None,
        };
        let session = self.page.session()?;
        let mut found = Vec::new();
        for thing in self.page.look(self.role, scope.as_ref())? {
            if self.name.is(&thing.name)
                && self.role.accepts(&session.role(&thing.element)?)
                && (self.role == Role::File || self.name.is(&session.label(&thing.element)?))
                && self.is_said_by(session, &thing.element)?
            {
                found.push(thing.element);
            }
        }
        Ok(found)
    }

    fn is_said_by(&self, session: &Session, element: &Element) -> Result<bool, WebDriverError> {
        let Some(text) = &self.text else { return Ok(true) };
        let said = session.script(TEXT, &[element.to_json()])?;
        Ok(one_line(said.as_str().unwrap_or_default()).contains(text))
    }

    /// The only one that matches, or the one that was asked for by number.
    fn one(&self) -> Result<Option<Element>, WebDriverError> {
        let mut all = self.all()?;
        match self.nth {
            Some(nth) => Ok(all.into_iter().nth(nth)),
            None if all.len() > 1 => {
                let message = format!("{self}: there are {}; say in what, or which", all.len());
                Err(WebDriverError::Refused { code: "several".to_owned(), message })
            }
            None => Ok(all.pop()),
        }
    }

    /// Looks and acts until it works or the deadline is over: the thing may not be there yet, or
    /// be redrawn between looking and acting.
    #[track_caller]
    fn act<T>(
        &self,
        done: &str,
        act: impl Fn(&Self, &Session, &Element) -> Result<T, WebDriverError>,
    ) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let outcome = self.one().and_then(|found| match found {
                Some(element) => act(self, self.page.session()?, &element).map(Some),
                None => Ok(None),
            });
            let late = Instant::now() > deadline;
            match outcome {
                Ok(Some(value)) => return value,
                Ok(None) if late => {
                    let hint = self.announced_otherwise();
                    failure::fail(&self.page, &format!("{self} is not there{hint}"))
                }
                Err(error) if late || !error.may_pass() => {
                    failure::fail(&self.page, &format!("{self} cannot be {done}: {error}"))
                }
                Ok(None) | Err(_) => pause(),
            }
        }
    }

    #[track_caller]
    fn ask<T>(
        &self,
        done: &str,
        ask: impl Fn(&Session, &Element) -> Result<T, WebDriverError>,
    ) -> T {
        self.act(done, |_, session, element| ask(session, element))
    }

    /// What the browser calls the candidates, for when none of them was right.
    fn announced_otherwise(&self) -> String {
        let Ok(session) = self.page.session() else { return String::new() };
        let things = self.page.look(self.role, None).unwrap_or_default();
        let said: Vec<String> = things
            .iter()
            .filter_map(|it| {
                let (role, label) = (session.role(&it.element), session.label(&it.element));
                Some(format!("{} {:?}", role.ok()?, label.ok()?))
            })
            .collect();
        format!("; candidates are announced as: {}", said.join(", "))
    }

    fn tap(&self, session: &Session, element: &Element) -> Result<(), WebDriverError> {
        let ready = session.script(ENABLED, &[element.to_json()])?;
        if ready != true {
            let message = format!("{self} is disabled");
            return Err(WebDriverError::Refused { code: "disabled".to_owned(), message });
        }
        session.script(INTO_VIEW, &[element.to_json()])?;
        session.click(element)?;
        self.page.count_taps(1);
        Ok(())
    }

    /// Taps the field, unless the app has already put the cursor there.
    fn focus(&self, session: &Session, element: &Element) -> Result<(), WebDriverError> {
        let script = "return document.activeElement === arguments[0]";
        if session.script(script, &[element.to_json()])? == true {
            return Ok(());
        }
        self.tap(session, element)
    }
}

fn checked(session: &Session, element: &Element) -> Result<bool, WebDriverError> {
    let script = "return arguments[0].checked ?? arguments[0].ariaChecked === 'true'";
    Ok(session.script(script, &[element.to_json()])? == Value::Bool(true))
}

const ENABLED: &str = "return !arguments[0].matches(':disabled, [aria-disabled=true]')";
/// After what the app has planned for the next frame, such as moving to a heading, which would
/// pull the page away under the tap. A window behind others has no frames.
const INTO_VIEW: &str = "return new Promise((done) => { \
    requestAnimationFrame(done); \
    setTimeout(done, 100); \
  }).then(() => \
    arguments[0].scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' }))";
const SIZE: &str =
    "const box = arguments[0].getBoundingClientRect(); return [box.width, box.height]";
const VALUE: &str = "const it = arguments[0]; \
    return it.selectedOptions ? (it.selectedOptions[0]?.label ?? '') : (it.value ?? it.innerText)";
const TO_END: &str = "const it = arguments[0]; \
    if (it.setSelectionRange && /^(text|search|url|tel|password|textarea)$/.test(it.type)) \
      it.setSelectionRange(it.value.length, it.value.length)";
const OPTION: &str = "return [...arguments[0].options] \
    .find((it) => it.label.replace(/\\s+/g, ' ').trim() === arguments[1]) ?? null";
const OPTIONS: &str = "return [...arguments[0].options].map((it) => it.label).join(', ')";
const DESCRIPTION: &str = "return (arguments[0].getAttribute('aria-describedby') ?? '') \
    .split(/\\s+/).map((id) => id && document.getElementById(id)?.innerText) \
    .filter(Boolean).join(' ')";

/// Fields whose value is picked, not typed; what one types into them depends on the language.
const IS_PICKED: &str =
    "return /^(date|time|month|week|datetime-local|color|range)$/.test(arguments[0].type)";
const SET: &str = "const [it, value] = arguments; it.focus(); it.value = value; \
    for (const kind of ['input', 'change']) it.dispatchEvent(new Event(kind, { bubbles: true }))";
