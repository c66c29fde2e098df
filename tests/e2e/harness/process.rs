//! Programs that a test starts, and that end with it, children included.

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How long anything may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// How long to wait before asking again.
const PAUSE: Duration = Duration::from_millis(20);

/// A running program; it and all it started are killed when this is dropped.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts a program that says nothing.
    pub fn start(command: &mut Command) -> Self {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start ({error})"));
        Self { child }
    }

    /// Starts a program and reads its first line.
    pub fn start_and_hear(command: &mut Command) -> (Self, String) {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?} does not start ({error})"));
        let said = child.stdout.take().expect("its output was asked for");
        let mut line = String::new();
        BufReader::new(said)
            .read_line(&mut line)
            .unwrap_or_else(|error| panic!("{command:?} says nothing ({error})"));
        (Self { child }, line.trim().to_owned())
    }

    /// Kills this program and all it started, at once, as a phone does that needs the memory.
    pub fn kill(&mut self) {
        let root = self.child.id();
        let mut doomed = descendants(root);
        doomed.push(root);
        // Those that have ended meanwhile cannot be killed, which is as well.
        Command::new("kill")
            .arg("-9")
            .args(doomed.iter().map(u32::to_string))
            .stderr(Stdio::null())
            .status()
            .expect("every Unix has a kill");
        self.child.wait().expect("it is our child");
        until("every process of the browser to be gone", || {
            doomed.iter().all(|id| state(*id).is_none_or(|(letter, _)| letter == 'Z'))
        });
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until something is the case, and fails the test when it never is.
#[track_caller]
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        pause();
    }
}

/// Lets the others work before asking again.
pub fn pause() {
    thread::sleep(PAUSE);
}

/// A port that nobody listens to.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
    listener.local_addr().expect("it is bound").port()
}

/// A program named by a variable, or else found where it usually is.
pub fn program(variable: &str, usual: &str) -> PathBuf {
    std::env::var_os(variable).filter(|it| !it.is_empty()).map_or_else(|| usual.into(), Into::into)
}

/// Where `cargo xtask setup` puts what it installs.
pub fn installed(path: &str) -> String {
    let cache = std::env::var("XDG_CACHE_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cache")))
        .unwrap_or_default();
    format!("{cache}/faltbok/{path}")
}

/// The numbers of all that a process started, and of what those started.
fn descendants(root: u32) -> Vec<u32> {
    let numbers = |entry: fs::DirEntry| entry.file_name().to_str()?.parse().ok();
    let all: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("the end-to-end tests run on Linux")
        .filter_map(|entry| numbers(entry.ok()?))
        .filter_map(|id| Some((id, state(id)?.1)))
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        found.extend(all.iter().filter(|(_, its)| *its == parent).map(|(id, _)| *id));
        next += 1;
    }
    found.split_off(1)
}

/// The state letter and the parent of a process, if it is there.
fn state(id: u32) -> Option<(char, u32)> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let mut words = line.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}
