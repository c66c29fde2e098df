//! A static server for `dist/`, doing what the README asks of a host.

use crate::build;
use crate::size;
use crate::step::Outcome;
use crate::worker;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::thread::JoinHandle;
use tiny_http::Header;
use tiny_http::Method;
use tiny_http::Request;
use tiny_http::Response;

/// Serves until it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    workers: Vec<JoinHandle<()>>,
    url: String,
}

/// One file as it goes over the wire.
struct Served {
    bytes: Vec<u8>,
    brotli: Option<Vec<u8>>,
    kind: &'static str,
    cached: &'static str,
}

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
        let http = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| format!("port {port} cannot be opened ({error})"))?;
        let port = http.server_addr().to_ip().map_or(port, |address| address.port());
        let http = Arc::new(http);
        let workers = (0..4).map(|_| work(Arc::clone(&http), Arc::clone(&files))).collect();
        Ok(Self { http, workers, url: format!("http://localhost:{port}{base}") })
    }

    /// Where the app is.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            // A worker that panicked has said so already.
            worker.join().unwrap_or_default();
        }
    }
}

fn work(http: Arc<tiny_http::Server>, files: Arc<BTreeMap<String, Served>>) -> JoinHandle<()> {
    thread::spawn(move || {
        while let Ok(request) = http.recv() {
            answer(request, &files);
        }
    })
}

fn answer(request: Request, files: &BTreeMap<String, Served>) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let found = files.get(path).filter(|_| matches!(request.method(), Method::Get | Method::Head));
    let takes_brotli = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().contains("br")
    });
    let sent = match found {
        None => request.respond(Response::from_string("not here").with_status_code(404)),
        Some(file) => {
            let packed = file.brotli.as_ref().filter(|_| takes_brotli);
            let mut response = Response::from_data(packed.unwrap_or(&file.bytes).clone())
                .with_header(header("Content-Type", file.kind))
                .with_header(header("Cache-Control", file.cached))
                .with_header(header("Vary", "Accept-Encoding"))
                .with_header(header("X-Content-Type-Options", "nosniff"))
                .with_header(header("Referrer-Policy", "no-referrer"))
                .with_header(header("Content-Security-Policy", "frame-ancestors 'none'"));
            if packed.is_some() {
                response.add_header(header("Content-Encoding", "br"));
            }
            request.respond(response)
        }
    };
    // A browser that hangs up in the middle is no fault of the server.
    sent.unwrap_or_default();
}

/// Every file by its address, the page also by its folder's.
fn read(folder: &Path, base: &str) -> Outcome<BTreeMap<String, Served>> {
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
    let kind = kind(name);
    let packs = !kind.starts_with("image/png");
    let brotli = if packs { Some(size::compressed(&bytes)?) } else { None };
    let cached = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(Served { bytes, brotli, kind, cached })
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
        .any(|part| part.len() >= 12 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn header(field: &str, value: &str) -> Header {
    Header::from_bytes(field, value).expect("our headers are plain ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_long() {
        assert!(is_hashed("faltbok-app-1a2b3c4d5e6f7081_bg.wasm"));
        assert!(is_hashed("boot-1a2b3c4d5e6f7081.js"));
        assert!(!is_hashed("sw.js"));
        assert!(!is_hashed("manifest.webmanifest"));
    }
}
