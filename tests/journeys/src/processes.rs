//! Processes, what they have started, and their end.

use crate::Outcome;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::sleep;
use xtask::run::Run;

/// How long processes may take to end.
const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(50);

/// A process and all that it has started and that still runs, itself first.
///
/// # Errors
/// When there is no `ps`.
pub(crate) fn tree(root: u32) -> Outcome<Vec<u32>> {
    let parents = running()?;
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(&process) = tree.get(next) {
        tree.extend(parents.iter().filter(|(_, parent)| **parent == process).map(|(child, _)| *child));
        next += 1;
    }
    Ok(tree)
}

/// Ends a process and all that it has started, in one moment: none of them sees another one end and finishes its work.
///
/// # Errors
/// When one is still there after that.
pub(crate) fn kill(root: u32) -> Outcome {
    let mut frozen = Vec::new();
    loop {
        let tree = tree(root)?;
        if tree == frozen {
            break;
        }
        signal("-STOP", &tree);
        frozen = tree;
    }
    signal("-KILL", &frozen);
    let glances = PATIENCE.as_millis() / GLANCE.as_millis();
    for _ in 0..glances {
        if are_gone(&frozen)? {
            return Ok(());
        }
        std::thread::sleep(GLANCE);
    }
    Err(format!("cannot kill all of {frozen:?}").into())
}

/// Waits until all of these have ended by themselves.
///
/// # Errors
/// When one has not.
pub(crate) async fn until_gone(processes: &[u32]) -> Outcome {
    for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
        if are_gone(processes)? {
            return Ok(());
        }
        sleep(GLANCE).await;
    }
    Err(format!("the browser was asked to end and still runs: {processes:?}").into())
}

fn are_gone(processes: &[u32]) -> Outcome<bool> {
    let running = running()?;
    Ok(!processes.iter().any(|process| running.contains_key(process)))
}

/// Each running process with its parent.
fn running() -> Outcome<BTreeMap<u32, u32>> {
    let list = Run::new("ps", &["-A", "-o", "pid=,ppid=,state="]).text()?;
    let process = |line: &str| {
        let mut words = line.split_whitespace();
        let (process, parent, state) = (words.next()?, words.next()?, words.next()?);
        // One that has ended and whose parent has not asked yet how.
        if state.starts_with('Z') {
            return None;
        }
        Some((process.parse().ok()?, parent.parse().ok()?))
    };
    Ok(list.lines().filter_map(process).collect())
}

/// Some may have ended meanwhile, which is no failure.
fn signal(signal: &str, processes: &[u32]) {
    let processes: Vec<String> = processes.iter().map(u32::to_string).collect();
    let mut arguments = vec![signal];
    arguments.extend(processes.iter().map(String::as_str));
    Run::new("kill", &arguments).succeeds();
}
