//! The last touch on a built page: its policy, its build's name, the map, its service worker.
//!
//! Trunk runs this as a hook over the finished files, before they become `dist/`.

use crate::cut;
use crate::minify;
use crate::step::Outcome;
use crate::worker;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::Digest;
use sha2::Sha256;
use std::env;
use std::fs;
use std::path::Path;

/// The map that the app fetches when somebody first needs it.
const MAP: &str = "public/sverige.bin";

/// What the page may do: run and fetch what lies beside it, nothing else from anywhere.
/// `frame-ancestors` only works as a header, so hosts set it.
const POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'";

/// Finishes the page in Trunk's staging folder.
pub fn finish() -> Outcome {
    let staging = env::var("TRUNK_STAGING_DIR")
        .map_err(|error| format!("this hook is run by `cargo xtask build` ({error})"))?;
    let staging = Path::new(&staging);
    let (version, map) = (package_version()?, map(staging)?);
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| format!("index.html ({error})"))?;
    let write =
        |html: &str| fs::write(&page, html).map_err(|error| format!("index.html ({error})"));

    // A page under development has Trunk's own reloading script, and must never be kept offline.
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return write(&in_head(&html, &build_name(&version, "dev", &map))?);
    }
    let html = cut::cut(staging, &html)?;
    minify::minify(staging)?;
    let html = in_head(&html, &policy(&html)?)?;
    write(&html)?;
    let build = worker::build_id(staging)?;
    write(&after_policy(&html, &build_name(&version, &build, &map))?)?;
    worker::write(staging, &build)
}

/// The meta element with the policy, which knows the inline scripts by their hashes.
fn policy(html: &str) -> Outcome<String> {
    if html.contains("<style") || html.contains(" style=\"") {
        return Err("index.html has an inline style, which its policy forbids; move it to style/"
            .to_owned());
    }
    let hashes: Vec<String> = inline_scripts(html)
        .into_iter()
        .map(|script| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script))))
        .collect();
    let policy = POLICY.replace("{hashes}", &hashes.concat());
    Ok(format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))
}

/// The text of every script that has no `src`.
fn inline_scripts(html: &str) -> Vec<&str> {
    html.split("<script")
        .skip(1)
        .filter_map(|rest| rest.split_once('>'))
        .filter(|(attributes, _)| !attributes.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>"))
        .map(|(text, _)| text)
        .collect()
}

/// Puts the map into the folder under the name that its content has: an earlier build's page never
/// reads a later one's map. The page gives the app only the hash, since it fetches no map itself.
fn map(staging: &Path) -> Outcome<String> {
    let bytes = fs::read(MAP).map_err(|error| format!("{MAP} ({error})"))?;
    let hash = worker::hex(&Sha256::digest(&bytes))[..16].to_owned();
    let name = format!("sverige-{hash}.bin");
    fs::write(staging.join(&name), bytes).map_err(|error| format!("{name} ({error})"))?;
    Ok(hash)
}

/// The meta elements by which the page knows its version, its build and its map.
fn build_name(version: &str, build: &str, map: &str) -> String {
    format!(
        "<meta name=\"faltbok-version\" content=\"{version}\">\
         <meta name=\"faltbok-build\" content=\"{build}\">\
         <meta name=\"faltbok-map\" content=\"{map}\">"
    )
}

/// Puts an element first in the head.
fn in_head(html: &str, element: &str) -> Outcome<String> {
    let (before, after) =
        html.split_once("<head>").ok_or("index.html has no plain <head>".to_owned())?;
    Ok(format!("{before}<head>{element}{after}"))
}

/// Puts an element behind the policy, which stays first.
fn after_policy(html: &str, element: &str) -> Outcome<String> {
    let end = "form-action 'none'\">";
    let (before, after) = html.split_once(end).ok_or("index.html has no policy yet".to_owned())?;
    Ok(format!("{before}{end}{element}{after}"))
}

/// The version in the package's `Cargo.toml`.
fn package_version() -> Outcome<String> {
    let text = fs::read_to_string("Cargo.toml").map_err(|error| format!("Cargo.toml ({error})"))?;
    text.lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.toml names no version".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\">\
        <script src=\"./boot.js\" defer></script><script type=\"module\">start()</script>\
        </head><body></body></html>";

    #[test]
    fn only_scripts_written_in_the_page_need_a_hash() {
        assert_eq!(inline_scripts(PAGE), ["start()"]);
    }

    #[test]
    fn the_policy_allows_the_inline_script_by_its_hash_and_stands_first() {
        let page = in_head(PAGE, &policy(PAGE).unwrap()).unwrap();
        let hash = BASE64_STANDARD.encode(Sha256::digest("start()"));
        assert!(page.contains(&format!("'wasm-unsafe-eval' 'sha256-{hash}'; style-src 'self'")));
        assert!(page.contains("<head><meta http-equiv=\"Content-Security-Policy\""));
        // Browsers look for the encoding in the first 1,024 bytes only.
        assert!(page.find("charset").unwrap() < 1_000);
    }

    #[test]
    fn an_inline_style_is_refused_before_a_browser_does() {
        assert!(policy("<head><style>p{}</style></head>").is_err());
    }

    #[test]
    fn the_build_name_stands_behind_the_policy() {
        let page = in_head(PAGE, &policy(PAGE).unwrap()).unwrap();
        let page = after_policy(&page, &build_name("1.2.3", "abc", "def")).unwrap();
        assert!(
            page.contains("form-action 'none'\"><meta name=\"faltbok-version\" content=\"1.2.3\">")
        );
    }

    /// A file of the project.
    fn shipped(name: &str) -> String {
        fs::read_to_string(Path::new("..").join(name)).unwrap()
    }

    #[test]
    fn the_canvas_has_one_colour_in_styles_page_and_manifest() {
        let tokens = shipped("style/tokens.css");
        let canvas = tokens.lines().find_map(|line| {
            line.trim().strip_prefix("--color-canvas: light-dark(")?.strip_suffix(");")
        });
        let (day, night) = canvas.unwrap().split_once(", ").unwrap();
        let (page, manifest) = (shipped("index.html"), shipped("public/manifest.webmanifest"));
        for (colour, scheme) in [(day, "light"), (night, "dark")] {
            let meta = format!("content=\"{colour}\" media=\"(prefers-color-scheme: {scheme})\"");
            assert!(page.contains(&meta), "index.html lacks {meta}");
        }
        for member in ["background_color", "theme_color"] {
            let line = format!("\"{member}\": \"{day}\"");
            assert!(manifest.contains(&line), "the manifest lacks {line}");
        }
    }

    #[test]
    fn every_picture_that_the_manifest_names_is_there_in_the_size_it_says() {
        let manifest = shipped("public/manifest.webmanifest");
        let mut seen = BTreeSet::new();
        for entry in manifest.split("\"src\": \"").skip(1) {
            let (name, rest) = entry.split_once('"').unwrap();
            let sizes = rest.split("\"sizes\": \"").nth(1).unwrap().split('"').next().unwrap();
            let png = fs::read(Path::new("../public").join(name)).unwrap();
            let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
            assert_eq!(sizes, format!("{}x{}", side(16), side(20)), "{name}");
            seen.insert(name);
        }
        assert!(seen.len() >= 6, "the manifest names {seen:?}");
        // And none is carried along that nobody is shown.
        for entry in fs::read_dir("../public/screenshots").unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(seen.contains(&*format!("screenshots/{name}")), "no need of {name}");
        }
    }
}
