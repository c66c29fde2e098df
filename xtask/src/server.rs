//! A static server for `dist/`, doing what the README asks of a host.

use crate::build;
use crate::size;
use crate::step::Outcome;
use crate::worker;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;

/// Sent with every answer; a policy in the page cannot forbid being framed.
const ALWAYS: &str = "Vary: Accept-Encoding\r\nX-Content-Type-Options: nosniff\r\n\
    Referrer-Policy: no-referrer\r\nContent-Security-Policy: frame-ancestors 'none'\r\n";

/// Serves until it is dropped.
pub struct Server {
    port: u16,
    base: String,
    is_stopping: Arc<AtomicBool>,
}

/// One file as it goes over the wire.
struct Served {
    bytes: Vec<u8>,
    brotli: Vec<u8>,
    kind: &'static str,
    cached: &'static str,
}

type Files = BTreeMap<String, Served>;

/// Serves `dist/` until the task is stopped.
pub fn preview(base: &str) -> Outcome {
    let server = Server::start(build::must_exist()?, base, 8081)?;
    println!("serving dist/ at {}; stop with Ctrl+C", server.url());
    loop {
        thread::park();
    }
}

impl Server {
    /// Serves the files of a folder below `base` ("/" or "/bok/"), at this port or, with 0, any.
    pub fn start(folder: &Path, base: &str, port: u16) -> Outcome<Self> {
        let base = format!("/{}/", base.trim_matches('/')).replace("//", "/");
        let files = Arc::new(read(folder, &base)?);
        let problem = |error| format!("port {port} cannot be opened ({error})");
        let listener = TcpListener::bind(("127.0.0.1", port)).map_err(problem)?;
        let port = listener.local_addr().map_err(problem)?.port();
        let is_stopping = Arc::new(AtomicBool::new(false));
        let stopping = Arc::clone(&is_stopping);
        thread::spawn(move || {
            for stream in listener.incoming() {
                if stopping.load(Ordering::Relaxed) {
                    return;
                }
                let (files, stopping) = (Arc::clone(&files), Arc::clone(&stopping));
                // A browser that hangs up in the middle is no fault of the server.
                thread::spawn(move || stream.map(|it| converse(it, &files, &stopping).ok()));
            }
        });
        Ok(Self { port, base, is_stopping })
    }

    /// Where the app is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        // The listener waits for one more visitor before it looks; it may be gone already.
        TcpStream::connect(("127.0.0.1", self.port)).ok();
    }
}

/// Answers the requests of one connection, one after another.
fn converse(stream: TcpStream, files: &Files, is_stopping: &AtomicBool) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut writer = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    while let Some(request) = lines.next().transpose()? {
        let mut takes_brotli = false;
        for line in lines.by_ref() {
            let line = line?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
        }
        if is_stopping.load(Ordering::Relaxed) {
            return Ok(());
        }
        writer.write_all(&answer(&request, takes_brotli, files))?;
    }
    Ok(())
}

fn answer(request: &str, takes_brotli: bool, files: &Files) -> Vec<u8> {
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default();
    let path = words.next().unwrap_or_default().split('?').next().unwrap_or_default();
    let (status, head, body) = match files.get(path) {
        _ if method != "GET" && method != "HEAD" => {
            ("405 Method Not Allowed", String::new(), &[][..])
        }
        None => ("404 Not Found", "Content-Type: text/plain\r\n".to_owned(), &b"not here"[..]),
        Some(file) => {
            let mut head =
                format!("Content-Type: {}\r\nCache-Control: {}\r\n", file.kind, file.cached);
            if takes_brotli {
                head += "Content-Encoding: br\r\n";
            }
            ("200 OK", head, if takes_brotli { &file.brotli[..] } else { &file.bytes[..] })
        }
    };
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\n{head}{ALWAYS}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), if method == "HEAD" { &[] } else { body }].concat()
}

/// Every file by its address, the page by its folder's.
fn read(folder: &Path, base: &str) -> Outcome<Files> {
    let mut files = BTreeMap::new();
    for path in worker::files(folder)? {
        let name = path.strip_prefix(folder).expect("it was found below the folder");
        let name = name.to_string_lossy().replace('\\', "/");
        let bytes = fs::read(&path).map_err(|error| format!("{name} ({error})"))?;
        let address = if name == "index.html" { base.to_owned() } else { format!("{base}{name}") };
        files.insert(address, serve(&name, bytes)?);
    }
    Ok(files)
}

fn serve(name: &str, bytes: Vec<u8>) -> Outcome<Served> {
    let cached = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(Served { brotli: size::compressed(&bytes)?, bytes, kind: kind(name), cached })
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
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether the name carries Trunk's hash of the content, so that it never changes.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.'])
        .any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_long() {
        assert!(is_hashed("faltbok-app-1a2b3c4d5e6f7081_bg.wasm"));
        assert!(is_hashed("boot-e588d4515af3ef5.js"));
        assert!(!is_hashed("sw.js"));
        assert!(!is_hashed("manifest.webmanifest"));
    }

    #[test]
    fn a_missing_file_is_never_answered_with_the_page() {
        let files =
            BTreeMap::from([("/bok/".to_owned(), serve("index.html", b"<p>".to_vec()).unwrap())]);
        let text = |request| String::from_utf8(answer(request, false, &files)).unwrap();
        assert!(text("GET /bok/?a=1 HTTP/1.1").ends_with("Content-Length: 3\r\n\r\n<p>"));
        assert!(text("GET /bok/app.wasm HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(text("POST /bok/ HTTP/1.1").starts_with("HTTP/1.1 405"));
    }
}
