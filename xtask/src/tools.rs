//! The tools from outside: which versions, where they lie, how they are found.

use crate::step::Outcome;
use crate::step::command;
use crate::step::output;
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// A program that `cargo install` builds.
pub struct CargoTool {
    pub package: &'static str,
    pub version: String,
    /// What is run.
    pub program: &'static str,
    /// Whether the package's own lock file is used.
    pub locked: bool,
    /// Features that the program asks for; mostly none.
    pub features: &'static str,
}

/// A package that npm unpacks.
pub struct NpmTool {
    pub package: &'static str,
    pub version: &'static str,
    /// The file that is used, below `node_modules`.
    pub file: &'static str,
}

/// Bundles the app. 0.22 asks for a newer compiler than the package does.
pub fn trunk() -> CargoTool {
    let version = "0.21.14".to_owned();
    CargoTool { package: "trunk", version, program: "trunk", locked: true, features: "" }
}

/// Writes the JavaScript beside the program; must equal the crate, to the last digit.
/// Its lock file names a package that is no longer served, so it is not used.
pub fn wasm_bindgen() -> Outcome<CargoTool> {
    let version = locked_version("wasm-bindgen")?;
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        version,
        program: "wasm-bindgen",
        locked: false,
        features: "",
    })
}

/// Cuts the program in two; goes with the `wasm_split_helpers` that Leptos brings.
pub fn wasm_split() -> CargoTool {
    CargoTool {
        package: "wasm_split_cli_support",
        version: "0.2.4".to_owned(),
        program: "wasm-split-cli",
        locked: true,
        features: "build-binary",
    }
}

/// Drives Firefox in the end-to-end tests.
pub fn geckodriver() -> CargoTool {
    let version = "0.37.1".to_owned();
    CargoTool {
        package: "geckodriver",
        version,
        program: "geckodriver",
        locked: true,
        features: "",
    }
}

/// Makes the program smaller.
pub const WASM_OPT: NpmTool =
    NpmTool { package: "binaryen", version: "132.0.0", file: "binaryen/bin/wasm-opt" };

/// Makes scripts and styles smaller.
pub const ESBUILD: NpmTool =
    NpmTool { package: "esbuild", version: "0.28.2", file: "esbuild/bin/esbuild" };

/// Finds accessibility faults in the end-to-end tests.
pub const AXE: NpmTool =
    NpmTool { package: "axe-core", version: "4.14.1", file: "axe-core/axe.min.js" };

/// Opens the app's locked files, and locks files for it, in the end-to-end tests.
pub const JOSE: NpmTool =
    NpmTool { package: "jose", version: "6.2.17", file: "jose/dist/webapi/index.js" };

/// Stands beside the app's own store in the bench.
pub const DEXIE: NpmTool =
    NpmTool { package: "dexie", version: "4.4.7", file: "dexie/dist/dexie.min.js" };

/// The same; another one.
pub const POUCHDB: NpmTool =
    NpmTool { package: "pouchdb", version: "9.0.0", file: "pouchdb/dist/pouchdb.min.js" };

impl CargoTool {
    /// The folder that `cargo install` writes to.
    pub fn root(&self) -> Outcome<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.package, self.version)))
    }

    /// The program: ours, or one on the path that is of exactly this version.
    pub fn find(&self) -> Outcome<Option<PathBuf>> {
        let ours = self.root()?.join("bin").join(exe(self.program));
        if ours.is_file() {
            return Ok(Some(ours));
        }
        let theirs = on_path(self.program).filter(|program| {
            output(&mut command(program, ["--version"]))
                .is_ok_and(|text| text.split_whitespace().take(2).any(|word| word == self.version))
        });
        Ok(theirs)
    }

    /// The program, which setup has put there.
    pub fn path(&self) -> Outcome<PathBuf> {
        self.find()?.ok_or_else(|| {
            format!("{} {} is missing; run `cargo xtask setup`", self.package, self.version)
        })
    }
}

impl NpmTool {
    /// The folder that npm writes to.
    pub fn root(&self) -> Outcome<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.package, self.version)))
    }

    /// The file that is used, whether or not it is there yet.
    pub fn path(&self) -> Outcome<PathBuf> {
        Ok(self.root()?.join("node_modules").join(self.file))
    }
}

/// Where the tools lie: outside the project, so that all its copies share them.
fn cache() -> Outcome<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|home| home.join(".cache")))
        .map(|cache| cache.join("faltbok"))
        .ok_or_else(|| "no place for the tools; set XDG_CACHE_HOME to a folder".to_owned())
}

/// The version of a package in `Cargo.lock`.
fn locked_version(package: &str) -> Outcome<String> {
    let lock = fs::read_to_string("Cargo.lock").map_err(|error| format!("Cargo.lock ({error})"))?;
    version_in(&lock, package).ok_or_else(|| format!("Cargo.lock does not name {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// A program on the person's path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(exe(program))).find(|it| it.is_file())
}

fn exe(program: &str) -> String {
    format!("{program}{}", env::consts::EXE_SUFFIX)
}

/// `PATH` with the folders of these programs first, for Trunk, which only looks there.
pub fn path_with(programs: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let theirs = env::var_os("PATH").unwrap_or_default();
    let ours = programs.iter().filter_map(|it| it.parent()).map(Path::to_path_buf);
    env::join_paths(ours.chain(env::split_paths(&theirs)))
        .map_err(|error| format!("the tools' folders do not fit in PATH ({error})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "leptos"), None);
    }
}
