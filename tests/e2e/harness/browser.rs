//! A real browser with a profile of its own, on a phone's or a desk's screen.

use super::folder::Folder;
use super::page::Page;
use super::process::Process;
use super::process::free_port;
use super::process::installed;
use super::process::program;
use super::process::until;
use super::server::Server;
use super::webdriver::Session;
use super::webdriver::WebDriverError;
use serde_json::Value;
use serde_json::json;
use std::env;
use std::fmt::Write as _;
use std::process::Command;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::thread;
use std::thread::ThreadId;

/// Which of the three engines draws the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// Keeps nothing between two starts when it is driven by a test.
    WebKit,
}

/// The screen. Only Chromium takes the exact size and acts as a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Phone,
    Desk,
}

impl Look {
    const fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (360, 740),
            Self::Desk => (1280, 800),
        }
    }
}

/// A browser that runs; it is closed, and its profile removed, when dropped.
pub struct Browser {
    engine: Engine,
    look: Look,
    /// `None` only while it is being opened again.
    running: Option<Running>,
    profile: Folder,
    url: String,
    proxy: (&'static str, u16),
}

/// Dropped in this order: the page's browser, then the screen it is drawn on.
/// One test's turn with WebKit, whose driver now and then does not get through to a browser that
/// it starts while those of another test run. One test may open several.
struct WebKitTurn;

/// The test whose turn it is, and how many browsers it has open.
static TURN: Mutex<Option<(ThreadId, usize)>> = Mutex::new(None);
static TURN_ENDS: Condvar = Condvar::new();

impl WebKitTurn {
    fn wait_for() -> Self {
        let me = thread::current().id();
        let is_others = |turn: &mut Option<(ThreadId, usize)>| turn.is_some_and(|it| it.0 != me);
        let mut turn =
            TURN_ENDS.wait_while(turn(), is_others).unwrap_or_else(PoisonError::into_inner);
        *turn = Some((me, turn.map_or(1, |(_, open)| open + 1)));
        Self
    }
}

impl Drop for WebKitTurn {
    fn drop(&mut self) {
        let mut turn = turn();
        *turn = turn.and_then(|(test, open)| (open > 1).then(|| (test, open - 1)));
        TURN_ENDS.notify_all();
    }
}

/// A test that failed in its turn leaves nothing that another could find broken.
fn turn() -> MutexGuard<'static, Option<(ThreadId, usize)>> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Running {
    page: Page,
    driver: Process,
    _screen: Option<Process>,
    _turn: Option<WebKitTurn>,
}

impl Browser {
    /// Opens Chromium as a phone that has never seen the app.
    pub fn phone(server: &Server) -> Self {
        Self::open(Engine::Chromium, Look::Phone, server)
    }

    /// Opens Chromium as a desktop that has never seen the app.
    pub fn desk(server: &Server) -> Self {
        Self::open(Engine::Chromium, Look::Desk, server)
    }

    /// Opens a browser that has never seen the app.
    pub fn open(engine: Engine, look: Look, server: &Server) -> Self {
        let profile = Folder::new("profile");
        profile.folder("downloads");
        let (url, proxy) = (server.url(), server.proxy());
        let mut browser = Self { engine, look, running: None, profile, url, proxy };
        browser.start();
        browser
    }

    /// The window it opened with.
    pub fn page(&self) -> &Page {
        &self.running().page
    }

    /// Kills the whole browser in the middle of things and opens it again, with the same profile.
    pub fn kill_and_reopen(&mut self) {
        let mut running = self.running.take().expect("it runs");
        running.driver.kill();
        drop(running);
        self.start();
    }

    /// Closes the browser in good order and opens it again, with the same profile.
    pub fn close_and_reopen(&mut self) {
        self.close();
        self.start();
    }

    fn running(&self) -> &Running {
        self.running.as_ref().expect("it runs, except while it is being opened again")
    }

    fn start(&mut self) {
        let turn = (self.engine == Engine::WebKit).then(WebKitTurn::wait_for);
        let screen = (self.engine == Engine::WebKit && env::var_os("DISPLAY").is_none())
            .then(screen_of_its_own);
        let display = screen.as_ref().map(|(_, display)| display.as_str());
        // WebKit's driver does not always get through to the browser that it has started.
        let again = if self.engine == Engine::WebKit { 2 } else { 0 };
        let started = (0..again).find_map(|_| self.driver_and_session(display).ok());
        let (driver, session) = started.unwrap_or_else(|| {
            self.driver_and_session(display)
                .unwrap_or_else(|error| panic!("{:?} does not start ({error})", self.engine))
        });
        if self.engine != Engine::Chromium {
            let (width, height) = self.look.size();
            session.resize(width, height).expect("a window has a size");
        }
        let downloads = self.profile.folder("downloads");
        let page = Page::new(session, self.engine, self.url.clone(), downloads);
        let screen = screen.map(|(process, _)| process);
        self.running = Some(Running { page, driver, _screen: screen, _turn: turn });
    }

    fn driver_and_session(
        &self,
        display: Option<&str>,
    ) -> Result<(Process, Session), WebDriverError> {
        let port = free_port();
        let mut command = self.driver(port);
        command.envs(display.map(|display| ("DISPLAY", display)));
        let driver = Process::start(&mut command);
        let address = format!("http://127.0.0.1:{port}");
        until("the driver to be ready", || Session::is_ready(&address));
        let session = Session::start(&address, &self.capabilities())?;
        Ok((driver, session))
    }

    fn close(&mut self) {
        if let Some(running) = self.running.take() {
            // A browser that does not close by itself is killed with its driver.
            running.page.end().unwrap_or_default();
        }
    }

    /// The driver's program, which in turn starts the browser.
    fn driver(&self, port: u16) -> Command {
        let mut command = match self.engine {
            Engine::Chromium => {
                let mut it = Command::new(program("FALTBOK_CHROMEDRIVER", "chromedriver"));
                it.arg(format!("--port={port}"));
                it
            }
            Engine::Firefox => {
                self.profile.write("user.js", self.firefox_preferences());
                let usual = installed("geckodriver-0.37.1/bin/geckodriver");
                let mut it = Command::new(program("FALTBOK_GECKODRIVER", &usual));
                it.args(["--port", &port.to_string()]);
                it.args(["--marionette-port", &free_port().to_string()]);
                it.args(["--websocket-port", &free_port().to_string()]);
                it
            }
            Engine::WebKit => {
                let config = self.profile.folder("config");
                let downloads = self.profile.path().join("downloads");
                let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
                self.profile.write("config/user-dirs.dirs", line);
                let mut it = Command::new(program("FALTBOK_WEBKIT_DRIVER", "WebKitWebDriver"));
                it.arg(format!("--port={port}")).env("XDG_CONFIG_HOME", config);
                it.env("XDG_DATA_HOME", self.profile.folder("data"));
                it.env("XDG_CACHE_HOME", self.profile.folder("cache"));
                it
            }
        };
        command.env("LANG", "sv_SE.UTF-8").env("LANGUAGE", "sv").env("TZ", "Europe/Stockholm");
        command
    }

    fn capabilities(&self) -> Value {
        let (host, port) = self.proxy;
        let profile = self.profile.path().display();
        match self.engine {
            Engine::Chromium => {
                let arguments: Vec<String> = CHROMIUM_ARGUMENTS
                    .iter()
                    .map(|it| (*it).to_owned())
                    .chain([format!("--user-data-dir={profile}")])
                    .chain([format!("--proxy-server={host}:{port}")])
                    .collect();
                let (width, height) = self.look.size();
                let phone = self.look == Look::Phone;
                let ratio = if phone { 2 } else { 1 };
                json!({ "goog:chromeOptions": {
                    "binary": program("FALTBOK_CHROMIUM", "/usr/bin/chromium"),
                    "args": arguments,
                    "mobileEmulation": { "deviceMetrics": {
                        "width": width, "height": height,
                        "pixelRatio": ratio, "mobile": phone, "touch": phone,
                    }},
                    "prefs": {
                        "download.default_directory": format!("{profile}/downloads"),
                        "intl.accept_languages": "sv-SE,sv",
                    },
                }})
            }
            Engine::Firefox => json!({ "moz:firefoxOptions": {
                "binary": program("FALTBOK_FIREFOX", "/usr/bin/firefox-esr"),
                "args": ["-headless", "-profile", profile.to_string()],
            }}),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": program("FALTBOK_WEBKIT", &usual_mini_browser()),
                    "args": ["--automation"],
                },
                "proxy": {
                    "proxyType": "manual",
                    "httpProxy": format!("{host}:{port}"),
                    "sslProxy": format!("{host}:{port}"),
                    "noProxy": [host],
                },
            }),
        }
    }

    /// The profile's own settings, as Firefox reads them at every start.
    fn firefox_preferences(&self) -> String {
        let (host, port) = self.proxy;
        let downloads = self.profile.path().join("downloads");
        let mut text = String::new();
        for (name, value) in [
            ("browser.download.folderList", json!(2)),
            ("browser.download.dir", json!(downloads)),
            ("browser.download.alwaysOpenPanel", json!(false)),
            ("browser.shell.checkDefaultBrowser", json!(false)),
            ("intl.accept_languages", json!("sv-SE, sv")),
            ("network.proxy.type", json!(1)),
            ("network.proxy.http", json!(host)),
            ("network.proxy.http_port", json!(port)),
            ("network.proxy.ssl", json!(host)),
            ("network.proxy.ssl_port", json!(port)),
        ] {
            writeln!(text, "user_pref({}, {value});", json!(name)).expect("text can be added to");
        }
        text
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.close();
    }
}

const CHROMIUM_ARGUMENTS: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--lang=sv",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-features=AutofillServerCommunication,OptimizationHints,Translate",
    // What it asks of its search engine by itself goes nowhere, so that all that is left is ours.
    "--google-base-url=http://127.0.0.1:9/",
];

/// Where Debian has the small browser of WebKit.
fn usual_mini_browser() -> String {
    format!("/usr/lib/{}-linux-gnu/webkit2gtk-4.1/MiniBrowser", env::consts::ARCH)
}

/// A screen that exists in memory only, with its name.
fn screen_of_its_own() -> (Process, String) {
    let mut command = Command::new(program("FALTBOK_XVFB", "Xvfb"));
    command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    let (process, number) = Process::start_and_hear(&mut command);
    (process, format!(":{number}"))
}
