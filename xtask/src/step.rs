//! Running programs, and saying in one line what is done and how long it took.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a task gives: its value, or a sentence that says what is wrong and what to do.
pub type Outcome<T = ()> = Result<T, String>;

/// Goes to the project's folder, so that every path in the tasks is relative to it.
pub fn enter_project() -> Outcome {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = package.parent().expect("xtask/ lies in the project's folder");
    env::set_current_dir(project)
        .map_err(|error| format!("cannot enter {} ({error})", project.display()))
}

/// Says what is about to be done, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    eprintln!("==> {what}");
    let start = Instant::now();
    let done = work()?;
    eprintln!("    done in {:.1} s: {what}", start.elapsed().as_secs_f64());
    Ok(done)
}

/// A program with its arguments.
pub fn command<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = A>,
) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// `cargo` with arguments written as one line.
pub fn cargo(arguments: &str) -> Command {
    command("cargo", arguments.split_whitespace())
}

/// Runs a program to its end, with its output on the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{} ({error})", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command))) }
}

/// Runs a program silently and gives what it printed.
pub fn output(command: &mut Command) -> Outcome<String> {
    let output = command
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("{} ({error})", line(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{}` failed ({})", line(command), output.status))
    }
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}
