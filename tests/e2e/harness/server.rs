//! A static host for the built app, which can go away, come back, and get a new build.
//!
//! It is also the proxy that browsers use for all other hosts, so that it sees, and refuses,
//! whatever the app should ask of anyone else.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Result;
use std::io::Write;
use std::net::Shutdown;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;

/// The app lies below this, since it must work there.
const BASE: &str = "/bok/";

/// Hosts that Chromium asks by itself for time, updates, sign-in and help with forms.
const OF_THE_BROWSERS: [&str; 9] = [
    "accounts.google.com",
    "android.clients.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "safebrowsingohttpgateway.googleapis.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
];

/// Serves one folder; everything is refused once it is stopped.
pub struct Server {
    port: u16,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    folder: Mutex<PathBuf>,
    asked: Mutex<Vec<String>>,
    foreign: Mutex<Vec<String>>,
    open: Mutex<Vec<TcpStream>>,
    stopping: AtomicBool,
}

impl Server {
    /// Serves the built app.
    pub fn of_the_app() -> Self {
        let dist = super::process::program("FALTBOK_DIST", "dist");
        assert!(
            dist.join("index.html").is_file(),
            "{} has no index.html; run `cargo xtask build` first",
            dist.display()
        );
        Self::of(&dist)
    }

    /// Serves a folder.
    pub fn of(folder: &Path) -> Self {
        let mut server = Self { port: 0, shared: Arc::default(), listening: None };
        server.switch_to(folder);
        server.start();
        server
    }

    /// Serves another folder from now on, as after an update of the host.
    pub fn switch_to(&self, folder: &Path) {
        folder.clone_into(&mut locked(&self.shared.folder));
    }

    /// Where the app is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{BASE}", self.port)
    }

    /// The address that browsers use for every other host.
    pub fn proxy(&self) -> (&'static str, u16) {
        ("127.0.0.1", self.port)
    }

    /// The paths asked for so far, below the app's own, in order.
    pub fn asked(&self) -> Vec<String> {
        locked(&self.shared.asked).clone()
    }

    /// What was asked of other hosts, which should be nothing. What browsers ask of their makers
    /// is left out.
    pub fn foreign(&self) -> Vec<String> {
        let asked = locked(&self.shared.foreign);
        asked.iter().filter(|target| !is_the_browsers_own(target)).cloned().collect()
    }

    /// Opens the port again, the same one as before.
    pub fn start(&mut self) {
        assert!(self.listening.is_none(), "the server runs already");
        let listener = TcpListener::bind(("127.0.0.1", self.port)).expect("the port is free");
        self.port = listener.local_addr().expect("it is bound").port();
        self.shared.stopping.store(false, Ordering::SeqCst);
        let shared = Arc::clone(&self.shared);
        self.listening = Some(thread::spawn(move || listen(&listener, &shared)));
    }

    /// Closes the port and every connection: no network at all.
    pub fn stop(&mut self) {
        let Some(listening) = self.listening.take() else { return };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // This connection only wakes the listener, which then sees that it should stop.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        listening.join().expect("the listener does not panic");
        for stream in locked(&self.shared.open).drain(..) {
            // One that is closed already cannot be closed again.
            stream.shutdown(Shutdown::Both).unwrap_or_default();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn locked<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().expect("nothing panics while holding it")
}

fn is_the_browsers_own(target: &str) -> bool {
    let address = target.split_once("://").map_or(target, |(_, rest)| rest);
    let host = address.split([':', '/']).next().unwrap_or_default();
    OF_THE_BROWSERS.contains(&host)
        || [".mozilla.com", ".mozilla.org", ".mozilla.net", ".firefox.com", ".gvt1.com"]
            .iter()
            .any(|makers| host.ends_with(makers))
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        if let Ok(same) = stream.try_clone() {
            locked(&shared.open).push(same);
        }
        let shared = Arc::clone(shared);
        // A browser that hangs up in the middle is no fault of the server.
        thread::spawn(move || answer(stream, &shared).unwrap_or_default());
    }
}

/// Answers one request and hangs up, so that no connection outlives a stop.
fn answer(mut stream: TcpStream, shared: &Shared) -> Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let mut takes_brotli = false;
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method.is_empty() {
        return Ok(());
    }
    if !target.starts_with('/') {
        locked(&shared.foreign).push(target.to_owned());
        return refuse(&mut stream, "403 Forbidden", "no other hosts", true);
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let name = match path.strip_prefix(BASE) {
        Some("") => "index.html",
        Some(name) if !name.split('/').any(|part| part == "..") => name,
        _ => return refuse(&mut stream, "404 Not Found", "not here", true),
    };
    locked(&shared.asked).push(name.to_owned());
    let with_body = method != "HEAD";
    if !matches!(method, "GET" | "HEAD") {
        return refuse(&mut stream, "405 Method Not Allowed", "only GET", true);
    }
    let folder = locked(&shared.folder).clone();
    // As hosts do that keep packed copies: the bench weighs and times what really travels.
    let packed = takes_brotli.then(|| fs::read(folder.join(format!("{name}.br"))).ok()).flatten();
    if let Some(bytes) = packed {
        let headers = format!("{}\r\nContent-Encoding: br", kind(name));
        return respond(&mut stream, "200 OK", &headers, &bytes, with_body);
    }
    match fs::read(folder.join(name)) {
        Ok(bytes) => respond(&mut stream, "200 OK", kind(name), &bytes, with_body),
        Err(_) => refuse(&mut stream, "404 Not Found", "not here", with_body),
    }
}

fn refuse(stream: &mut TcpStream, status: &str, why: &str, with_body: bool) -> Result<()> {
    respond(stream, status, "text/plain", why.as_bytes(), with_body)
}

/// `no-cache`: what works while the server is away comes from the service worker alone.
fn respond(
    stream: &mut TcpStream,
    status: &str,
    kind: &str,
    bytes: &[u8],
    with_body: bool,
) -> Result<()> {
    let length = bytes.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: frame-ancestors 'none'\r\nConnection: close\r\n\r\n"
    )?;
    if with_body {
        stream.write_all(bytes)?;
    }
    stream.flush()?;
    stream.shutdown(Shutdown::Write)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}
