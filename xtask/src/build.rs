//! Trunk, with the tools and the profile that a task wants.

use crate::setup;
use crate::step::Outcome;
use crate::step::command;
use crate::step::run;
use crate::step::step;
use crate::tools;
use std::env;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

/// The release that hosts serve.
pub const DIST: &str = "dist";

const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Leptos then hides each component's type from those around it, so that their code is made once
/// and not for each combination: an eighth less to download, and shorter builds.
const ERASED: &str = "--cfg=erase_components";

/// Serves for development until it is stopped.
pub fn serve(arguments: &[String]) -> Outcome {
    setup::for_build()?;
    // Its own folder, so that a release in `dist/` is not overwritten by a page without its guards.
    let mut serve = trunk("serve")?;
    serve.env(FLAGS, ERASED);
    serve.args(["--dist", "target/serve", "--public-url", "/"]).args(arguments);
    run(&mut serve)
}

/// Makes the release.
pub fn release() -> Outcome {
    setup::for_build()?;
    step("build the release into dist/", || {
        let mut build = trunk("build")?;
        // The program is cut in two by the hook that finishes the page.
        build.args(["--release", "--features", "split", "--dist", DIST]);
        build.env(FLAGS, format!("{ERASED} {}", without_paths()?));
        run(&mut build)
    })
}

/// Fails with what to do when there is no release.
pub fn must_exist() -> Outcome<&'static Path> {
    let dist = Path::new(DIST);
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        Err("there is no release in dist/; run `cargo xtask build`".to_owned())
    }
}

/// Compiler flags that keep this machine's folders out of the program, so that the same sources
/// give the same build everywhere.
fn without_paths() -> Outcome<String> {
    let project =
        env::current_dir().map_err(|error| format!("the project's folder is unknown ({error})"))?;
    let packages = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .ok_or("no home folder; set CARGO_HOME".to_owned())?
        .join("registry/src");
    let flags = [packages, project].map(|it| format!("--remap-path-prefix={}=", it.display()));
    if flags.iter().any(|flag| flag.contains(' ')) {
        // The variable parts flags by spaces; the program is then only a little larger.
        return Ok(String::new());
    }
    Ok(flags.join(" "))
}

fn trunk(task: &str) -> Outcome<Command> {
    let programs =
        [tools::trunk().path()?, tools::wasm_bindgen()?.path()?, tools::WASM_OPT.path()?];
    let mut trunk = command(&programs[0], [task, "--offline"]);
    trunk.env("PATH", tools::path_with(&programs)?);
    // A stray NO_COLOR=1 is a value that Trunk refuses.
    trunk.env_remove("NO_COLOR");
    // Its own backtraces bury the compiler's message.
    trunk.env_remove("RUST_BACKTRACE");
    Ok(trunk)
}
