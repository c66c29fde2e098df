//! What a first visit downloads, against the budget.

use crate::build;
use crate::step::Outcome;
use crate::worker;
use std::fs;
use std::path::Path;

/// Everything needed to start, in bytes of brotli.
const BUDGET: usize = 250_000;
const AIM: usize = 200_000;
/// The map, in bytes of brotli.
const MAP_BUDGET: usize = 45_000;

/// Measures the release in `dist/`, prints each part, and fails when it is over the budget.
pub fn check() -> Outcome {
    let dist = build::must_exist()?;
    let (start, later): (Vec<File>, Vec<File>) =
        files(dist)?.into_iter().partition(|file| file.starts);
    let start = print(&start)?;
    println!("{start:>9} B brotli, everything needed to start (budget {BUDGET}, aim {AIM})");
    let map = later
        .iter()
        .find(|file| file.name.rsplit('.').next() == Some("bin"))
        .ok_or("no map in dist/")?;
    let map = compressed(&map.bytes)?.len();
    let later = print(&later)?;
    println!("{later:>9} B brotli, fetched after the start");
    if BUDGET < start {
        return Err(format!("the first load is {} B over its budget", start - BUDGET));
    }
    if MAP_BUDGET < map {
        return Err(format!("the map is {} B over its budget", map - MAP_BUDGET));
    }
    Ok(())
}

/// Prints what each file weighs, and gives their sum.
fn print(files: &[File]) -> Outcome<usize> {
    let mut total = 0;
    for file in files {
        let size = compressed(&file.bytes)?.len();
        total += size;
        println!("{:>9} B brotli {:>9} B  {}", size, file.bytes.len(), file.name);
    }
    Ok(total)
}

struct File {
    name: String,
    bytes: Vec<u8>,
    /// The page, the scripts, styles and program that it names, and the icons its first screen shows.
    starts: bool,
}

/// The page, scripts, styles, programs and the map; pictures are for installing, and the rest is rare.
fn files(dist: &Path) -> Outcome<Vec<File>> {
    let page = fs::read_to_string(dist.join("index.html"))
        .map_err(|error| format!("dist/index.html ({error})"))?;
    let mut found = Vec::new();
    for path in worker::files(dist)? {
        let name = path.strip_prefix(dist).expect("it was found below dist/");
        let name = name.to_string_lossy().replace('\\', "/");
        let is_code = path
            .extension()
            .is_some_and(|it| ["js", "css", "wasm", "bin"].iter().any(|e| it == *e));
        let starts = name == "index.html" || name == "icons.svg" || page.contains(&name);
        if is_code || starts {
            let bytes = fs::read(&path).map_err(|error| format!("{name} ({error})"))?;
            found.push(File { name, bytes, starts });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// The bytes as a host with brotli sends them.
pub fn compressed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut reader = bytes;
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut reader, &mut compressed, &parameters)
        .map_err(|error| format!("brotli refused ({error})"))?;
    Ok(compressed)
}
