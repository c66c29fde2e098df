//! Installs what is missing, says what it does, and is silent when nothing is.

use crate::step::Outcome;
use crate::step::cargo;
use crate::step::command;
use crate::step::line;
use crate::step::output;
use crate::step::run;
use crate::step::step;
use crate::tools;
use crate::tools::CargoTool;
use crate::tools::NpmTool;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What programs for browsers are built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Programs of the operating system that browsers' tests need, and their Debian packages;
/// Chromium's come first, since the bench needs no others.
const BROWSERS: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// All that any task needs.
pub fn everything() -> Outcome {
    for_checks()?;
    for_build()?;
    for_browsers()?;
    for_bench()
}

/// The compiler's target for browsers, the formatter, the lints.
pub fn for_checks() -> Outcome {
    let target = output(&mut command("rustc", ["--print=target-libdir", "--target", WASM]))?;
    if !Path::new(target.trim()).is_dir() {
        step("add the compiler's target for browsers", || {
            run(&mut command("rustup", ["target", "add", WASM]))
        })?;
    }
    for (program, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(&mut command("cargo", [program, "--version"])).is_err() {
            step(&format!("add {component}"), || {
                run(&mut command("rustup", ["component", "add", component]))
            })?;
        }
    }
    // Trunk builds without the network, so the packages must be here.
    run(&mut cargo("fetch --locked --quiet"))
}

/// What Trunk needs.
pub fn for_build() -> Outcome {
    for_checks()?;
    from_cargo(&tools::trunk())?;
    from_cargo(&tools::wasm_bindgen()?)?;
    from_cargo(&tools::wasm_split())?;
    from_npm(&tools::WASM_OPT)?;
    from_npm(&tools::ESBUILD)
}

/// Browsers, what drives them, what looks for accessibility faults, and another program's locks.
pub fn for_browsers() -> Outcome {
    programs(&BROWSERS)?;
    from_cargo(&tools::geckodriver())?;
    from_npm(&tools::AXE)?;
    from_npm(&tools::JOSE)
}

/// Chromium, and what the app's store is compared with.
pub fn for_bench() -> Outcome {
    programs(&BROWSERS[..2])?;
    from_npm(&tools::DEXIE)?;
    from_npm(&tools::POUCHDB)
}

fn programs(wanted: &[(&str, &'static str)]) -> Outcome {
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|(program, _)| tools::on_path(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    from_apt(&missing)
}

fn from_cargo(tool: &CargoTool) -> Outcome {
    if tool.find()?.is_some() {
        return Ok(());
    }
    let root = tool.root()?;
    let mut install = command("cargo", ["install", tool.package, "--version", &tool.version]);
    install.arg("--root").arg(&root);
    if !tool.features.is_empty() {
        install.args(["--features", tool.features]);
    }
    if tool.locked {
        install.arg("--locked");
    }
    // Built once and run for seconds: a quick build is worth more than a quick tool.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    install.env_remove("CARGO_TARGET_DIR");
    step(&format!("build {} {} into {}", tool.package, tool.version, root.display()), || {
        run(&mut install)
    })
}

fn from_npm(tool: &NpmTool) -> Outcome {
    if tool.path()?.is_file() {
        return Ok(());
    }
    if tools::on_path("npm").is_none() {
        from_apt(&["npm"])?;
    }
    let root = tool.root()?;
    fs::create_dir_all(&root).map_err(|error| format!("{} ({error})", root.display()))?;
    let package = format!("{}@{}", tool.package, tool.version);
    let mut install = command("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
    install.arg("--prefix").arg(&root).arg(&package);
    step(&format!("unpack {package} into {}", root.display()), || run(&mut install))
}

/// Installs Debian packages, or names the command that does.
fn from_apt(packages: &[&str]) -> Outcome {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    if tools::on_path("apt-get").is_none() {
        return Err(format!(
            "this machine lacks what Debian calls {names}; install them with its own package \
             manager, so that their programs are on the path"
        ));
    }
    let arguments = ["install", "--yes", "--no-install-recommends"];
    let apt = |prefix: &[&str], arguments: &[&str]| {
        let words: Vec<&str> = prefix.iter().chain(arguments).copied().collect();
        let mut apt = command(words[0], &words[1..]);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    let install = [&arguments[..], packages].concat();
    let Some(prefix) = privilege() else {
        let typed: Command = apt(&["sudo", "apt-get"], &install);
        return Err(format!(
            "{names} missing, and no right to install them; type `{}`",
            line(&typed)
        ));
    };
    step(&format!("install {names}"), || {
        run(&mut apt(prefix, &["update", "--quiet"]))?;
        run(&mut apt(prefix, &install))
    })
}

/// How `apt-get` is run here, if it may be.
fn privilege() -> Option<&'static [&'static str]> {
    if output(&mut command("id", ["-u"])).is_ok_and(|id| id.trim() == "0") {
        return Some(&["apt-get"]);
    }
    output(&mut command("sudo", ["-n", "true"])).is_ok().then_some(&["sudo", "-n", "apt-get"])
}
