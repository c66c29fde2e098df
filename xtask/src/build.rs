//! Trunk, with the tools and the profile that a task wants.

use crate::setup;
use crate::step::Outcome;
use crate::step::command;
use crate::step::run;
use crate::step::step;
use crate::tools;
use std::path::Path;
use std::process::Command;

/// The release that hosts serve.
pub const DIST: &str = "dist";

/// Serves for development until it is stopped.
pub fn serve(arguments: &[String]) -> Outcome {
    setup::for_build()?;
    // Its own folder, so that a release in `dist/` is not overwritten by a page without its guards.
    let mut serve = trunk("serve")?;
    serve.args(["--dist", "target/serve", "--public-url", "/"]).args(arguments);
    run(&mut serve)
}

/// Makes the release.
pub fn release() -> Outcome {
    setup::for_build()?;
    step("build the release into dist/", || {
        let mut build = trunk("build")?;
        build.args(["--release", "--dist", DIST]);
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
