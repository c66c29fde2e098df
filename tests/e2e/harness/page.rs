//! One window of a browser, used as a person uses it.

use super::browser::Engine;
use super::failure;
use super::locator::Finds;
use super::locator::Locator;
use super::process::PATIENCE;
use super::process::pause;
use super::role::Name;
use super::role::Role;
use super::webdriver::Element;
use super::webdriver::Session;
use super::webdriver::WebDriverError;
use serde_json::Value;
use serde_json::json;
use std::cell::Cell;
use std::cell::RefCell;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

const LOOK: &str = include_str!("look.js");

/// A window. Clones are the same window.
#[derive(Clone)]
pub struct Page {
    shared: Rc<Shared>,
    window: String,
}

struct Shared {
    session: Session,
    engine: Engine,
    url: String,
    downloads: PathBuf,
    current: RefCell<String>,
    taps: Cell<u32>,
}

/// Something on the page, as far as it can be perceived.
pub struct Thing {
    pub element: Element,
    pub name: String,
}

impl Page {
    pub(super) fn new(session: Session, engine: Engine, url: String, downloads: PathBuf) -> Self {
        let window = session.window().expect("a new browser has a window");
        let current = RefCell::new(window.clone());
        let taps = Cell::new(0);
        Self { shared: Rc::new(Shared { session, engine, url, downloads, current, taps }), window }
    }

    pub(super) fn end(&self) -> Result<(), WebDriverError> {
        self.shared.session.end()
    }

    pub(super) fn downloads(&self) -> &Path {
        &self.shared.downloads
    }

    /// The session, with this window in front.
    pub(super) fn session(&self) -> Result<&Session, WebDriverError> {
        let mut current = self.shared.current.borrow_mut();
        if *current != self.window {
            self.shared.session.switch_to(&self.window)?;
            current.clone_from(&self.window);
        }
        Ok(&self.shared.session)
    }

    /// Opens the app at a path below its own address: `""`, `"#/besok"`.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.insist("the app cannot be opened", |session| {
            session.navigate(&format!("{}{path}", self.shared.url))
        });
    }

    /// Loads the page anew, as the button in the browser does.
    ///
    /// WebDriver's own command is not used: Firefox answers it with a forced reload, past the
    /// service worker, which no network can then serve.
    #[track_caller]
    pub fn reload(&self) {
        let leave = "document.documentElement.dataset.left = 'yes'; \
                     setTimeout(() => location.reload(), 0);";
        self.insist("the page cannot be reloaded", |session| session.script(leave, &[]));
        let arrived = "return document.readyState === 'complete' \
                       && !document.documentElement.dataset.left";
        self.wait("the page to load anew", || Ok(self.session()?.script(arrived, &[])? == true));
    }

    #[track_caller]
    pub fn back(&self) {
        self.insist("there is no way back", Session::back);
    }

    /// Opens another window of the same browser on the app's first screen.
    #[track_caller]
    pub fn second_window(&self) -> Self {
        let window = self.insist("no second window", Session::open_window);
        let page = Self { shared: Rc::clone(&self.shared), window };
        page.open("");
        page
    }

    #[track_caller]
    pub fn url(&self) -> String {
        self.insist("the page has no address", Session::url)
    }

    #[track_caller]
    pub fn title(&self) -> String {
        self.insist("the page has no title", Session::title)
    }

    /// Runs a script, for what cannot be asked otherwise; a promise is waited for.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        self.insist("the script failed", |session| session.script(body, arguments))
    }

    /// All text in view, as a person reads it.
    #[track_caller]
    pub fn text(&self) -> String {
        let text = self.script("return document.body.innerText", &[]);
        one_line(text.as_str().unwrap_or_default())
    }

    /// Waits until the page says this, anywhere.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        self.wait(&format!("the page to say {text:?}"), || Ok(self.text_now()?.contains(text)));
    }

    /// Waits until the page no longer says this.
    #[track_caller]
    pub fn no_longer_sees(&self, text: &str) {
        let what = format!("the page to stop saying {text:?}");
        self.wait(&what, || Ok(!self.text_now()?.contains(text)));
    }

    fn text_now(&self) -> Result<String, WebDriverError> {
        let text = self.session()?.script("return document.body.innerText", &[])?;
        Ok(one_line(text.as_str().unwrap_or_default()))
    }

    /// Waits until a message that is read out politely (role `status`) says this.
    #[track_caller]
    pub fn status_says(&self, text: &str) {
        self.announced(Role::Status, text);
    }

    /// Waits until a message that interrupts (role `alert`) says this.
    #[track_caller]
    pub fn alert_says(&self, text: &str) {
        self.announced(Role::Alert, text);
    }

    #[track_caller]
    fn announced(&self, role: Role, text: &str) {
        self.wait(&format!("a message of role {role:?} with {text:?}"), || {
            let session = self.session()?;
            for thing in self.look(role, None)? {
                let said = session.script(TEXT, &[thing.element.to_json()])?;
                if one_line(said.as_str().unwrap_or_default()).contains(text) {
                    return Ok(role.accepts(&session.role(&thing.element)?));
                }
            }
            Ok(false)
        });
    }

    /// Presses one key, or several held together: `&["Tab"]`, `&["Control", "k"]`.
    #[track_caller]
    pub fn press(&self, keys: &[&str]) {
        let keys: Vec<&str> = keys.iter().map(|name| key(name)).collect();
        self.insist("the keys cannot be pressed", |session| session.chord(&keys));
    }

    /// The name of what has the focus.
    #[track_caller]
    pub fn focused(&self) -> String {
        self.insist("nothing has the focus", |session| session.label(&session.active()?))
    }

    /// Waits until the focus is on what has this name.
    #[track_caller]
    pub fn is_focused(&self, name: impl Into<Name>) {
        let name = name.into();
        self.wait(&format!("the focus to be on {name:?}"), || {
            let session = self.session()?;
            let focused = session.active()?;
            let text = session.script(TEXT, &[focused.to_json()])?;
            // A heading that takes the focus has a name in some engines only.
            Ok(name.is(&session.label(&focused)?) || name.is(text.as_str().unwrap_or_default()))
        });
    }

    /// Types where the focus is.
    #[track_caller]
    pub fn type_keys(&self, text: &str) {
        self.insist("nothing can be typed", |session| {
            let focused = session.active()?;
            session.send_keys(&focused, text)
        });
    }

    /// Fails the test when what has the focus looks as if it had not, or lies out of view.
    #[track_caller]
    pub fn focus_can_be_seen(&self) {
        let seen = self.script(FOCUS_SEEN, &[]);
        assert_eq!(seen, "yes", "the focus on {:?}", self.focused());
    }

    /// What sticks out to the right, if the page can be scrolled that way.
    #[track_caller]
    pub fn too_wide(&self) -> String {
        self.script(TOO_WIDE, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The text of the browser's own question, which is then answered with yes.
    #[track_caller]
    pub fn accept_question(&self) -> String {
        let text = self.insist("the browser asks nothing", Session::alert_text);
        self.insist("the question cannot be answered", Session::accept_alert);
        text
    }

    /// How often a person has tapped so far.
    pub fn taps(&self) -> u32 {
        self.shared.taps.get()
    }

    pub(super) fn count_taps(&self, taps: u32) {
        self.shared.taps.set(self.taps() + taps);
    }

    /// The day on the browser's calendar, this many days from now, as `2026-05-03`.
    #[track_caller]
    pub fn day(&self, from_now: i32) -> String {
        let script = "const day = new Date(); day.setDate(day.getDate() + arguments[0]); \
                      return day.toLocaleDateString('sv-SE');";
        self.script(script, &[json!(from_now)]).as_str().expect("a day is text").to_owned()
    }

    /// Waits until a service worker answers for this page.
    #[track_caller]
    pub fn works_offline(&self) {
        let script = "return !!navigator.serviceWorker?.controller \
                      && navigator.serviceWorker.controller.state === 'activated'";
        self.wait("the service worker", || Ok(self.session()?.script(script, &[])? == true));
    }

    /// Waits until what was changed has been drawn.
    #[track_caller]
    pub fn is_drawn(&self) {
        self.script(DRAWN, &[]);
    }

    /// How high all of the page is, in CSS pixels, seen or not.
    #[track_caller]
    pub fn height(&self) -> u32 {
        let height = self.script("return document.documentElement.scrollHeight", &[]);
        height.as_u64().and_then(|it| it.try_into().ok()).expect("a page has a height")
    }

    /// Light or dark, as the person's system asks for; Chromium only.
    #[track_caller]
    pub fn color_scheme(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": [feature] }));
    }

    /// Another width and height for this window; exact in Chromium only.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        if self.shared.engine == Engine::Chromium {
            self.resize_at(width, height, 1.0);
        } else {
            self.insist("the window keeps its size", |session| session.resize(width, height));
        }
    }

    /// The same, with this many of the screen's points to a CSS pixel; Chromium only.
    #[track_caller]
    pub fn resize_at(&self, width: u32, height: u32, ratio: f64) {
        let mobile = width < 600;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({
                "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": mobile,
            }),
        );
    }

    /// Sets the clock that the pages of this window read, from the next load on; it ticks on
    /// from there. Chromium only.
    #[track_caller]
    pub fn pretend_it_is(&self, moment: &str) {
        let source = PRETEND.replace("MOMENT", moment);
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": source }));
    }

    /// A command that only Chromium knows.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        assert!(self.shared.engine == Engine::Chromium, "{command} is for Chromium only");
        self.insist(command, |session| session.devtools(command, parameters))
    }

    /// Saves a picture of what is in view, for people to look at.
    #[track_caller]
    pub fn picture(&self, word: &str) -> PathBuf {
        failure::picture(self, word).expect("a picture can be taken")
    }

    /// What comes on paper, as PDF; also saved, for people to look at.
    #[track_caller]
    pub fn paper(&self, word: &str) -> Vec<u8> {
        let pdf = self.insist("the page cannot be printed", Session::print);
        let pdf = failure::decoded(&pdf);
        failure::keep(&format!("{word}.pdf"), &pdf).expect("a file can be saved");
        pdf
    }

    /// Draws the page as on paper, or on the screen again; Chromium only.
    #[track_caller]
    pub fn as_on_paper(&self, is_on_paper: bool) {
        let media = if is_on_paper { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": media }));
        self.is_drawn();
    }

    /// What is in view, as PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>, WebDriverError> {
        Ok(failure::decoded(&self.session()?.screenshot()?))
    }

    pub(super) fn url_or_problem(&self) -> String {
        self.session()
            .and_then(Session::url)
            .unwrap_or_else(|error| format!("a page without address ({error})"))
    }

    pub(super) fn text_or_problem(&self) -> String {
        self.text_now().unwrap_or_else(|error| format!("nothing ({error})"))
    }

    /// Everything that may have a role, with the names as guessed.
    pub(super) fn look(
        &self,
        role: Role,
        scope: Option<&Element>,
    ) -> Result<Vec<Thing>, WebDriverError> {
        let scope = scope.map_or(Value::Null, Element::to_json);
        let arguments = [json!(role.selector()), scope, json!(role == Role::File)];
        let found = self.session()?.script(LOOK, &arguments)?;
        let found = found.as_array().ok_or(WebDriverError::Odd("list of elements"))?;
        found
            .iter()
            .map(|it| {
                let name = it[2].as_str().unwrap_or_default().to_owned();
                Ok(Thing { element: Element::read(&it[0])?, name })
            })
            .collect()
    }

    /// Waits until something is the case; a page in the middle of a change is asked again.
    #[track_caller]
    pub(super) fn wait(&self, what: &str, is_so: impl Fn() -> Result<bool, WebDriverError>) {
        let deadline = Instant::now() + PATIENCE;
        let mut last = String::new();
        loop {
            match is_so() {
                Ok(true) => return,
                Ok(false) => {}
                Err(error) if error.may_pass() => last = format!(" (last: {error})"),
                Err(error) => failure::fail(self, &format!("waiting for {what}: {error}")),
            }
            if Instant::now() > deadline {
                failure::fail(self, &format!("waited in vain for {what}{last}"));
            }
            pause();
        }
    }

    #[track_caller]
    fn insist<T>(
        &self,
        otherwise: &str,
        act: impl FnOnce(&Session) -> Result<T, WebDriverError>,
    ) -> T {
        match self.session().and_then(act) {
            Ok(value) => value,
            Err(error) => failure::fail(self, &format!("{otherwise}: {error}")),
        }
    }
}

impl Finds for Page {
    fn find(&self, role: Role, name: Name) -> Locator {
        Locator::new(self.clone(), role, name, None)
    }
}

/// The text of one element.
pub const TEXT: &str = "return arguments[0].innerText ?? arguments[0].textContent";

/// A ring, an outline or a shadow, of it or of the label around it, inside the window, and not wholly under something else. The
/// button inside a date field has a ring of its own, where no script can see it.
const FOCUS_SEEN: &str = "const it = document.activeElement; const style = getComputedStyle(it); \
    if (it === document.body) return 'nowhere'; \
    const box = it.getBoundingClientRect(); \
    if (box.bottom < 0 || box.top > innerHeight) return 'out of view'; \
    const [left, right] = [Math.max(box.left, 0) + 2, Math.min(box.right, innerWidth) - 2]; \
    const [top, bottom] = [Math.max(box.top, 0) + 2, Math.min(box.bottom, innerHeight) - 2]; \
    const places = [[left, top], [right, top], [left, bottom], [right, bottom], \
                    [(left + right) / 2, (top + bottom) / 2]]; \
    const there = places.map(([x, y]) => document.elementFromPoint(x, y)).filter((at) => at); \
    if (!there.some((at) => it.contains(at) || at.contains(it))) \
      return `under ${there[0]?.className}`; \
    if (it.type === 'date' && !it.matches(':focus')) return 'yes'; \
    const ringed = ({ outlineStyle, outlineWidth }) => \
      outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; \
    const row = it.closest('label'); \
    const ring = ringed(style) || (row && ringed(getComputedStyle(row))); \
    return ring || style.boxShadow !== 'none' ? 'yes' : 'no ring'";

const DRAWN: &str = "return new Promise((done) => \
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))";

/// What sticks out to the right, if the page can be scrolled that way.
const TOO_WIDE: &str = "const page = document.documentElement; \
    if (page.scrollWidth <= page.clientWidth) return ''; \
    return `${page.scrollWidth} px wide in ${page.clientWidth}: ` + \
      [...document.body.querySelectorAll('*')] \
        .filter((it) => it.getBoundingClientRect().right > page.clientWidth + 1) \
        .slice(-5).map((it) => `${it.localName}.${it.className}`).join(' > ')";

const PRETEND: &str = "{
    const Real = Date;
    const shift = new Real('MOMENT').getTime() - Real.now();
    globalThis.Date = class Date extends Real {
        constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + shift); }
        static now() { return Real.now() + shift; }
    };
}";

/// White space as one reads it: every run of it one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// WebDriver's private characters for keys that have no character.
fn key(name: &str) -> &str {
    match name {
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Shift" => "\u{e008}",
        "Control" => "\u{e009}",
        "Alt" => "\u{e00a}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        "Backspace" => "\u{e003}",
        "Left" => "\u{e012}",
        "Up" => "\u{e013}",
        "Right" => "\u{e014}",
        "Down" => "\u{e015}",
        other => other,
    }
}
