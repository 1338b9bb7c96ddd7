//! A process that is run to its end: what it took, with all that it started.

use crate::measure::median;
use std::error::Error;
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// What a process took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Seconds of all cores together.
    pub cpu: f64,
    /// Seconds that passed.
    pub wall: f64,
    /// The memory, in megabytes, of the largest process.
    pub peak: f64,
}

/// Runs a command; its output is shown only if it fails.
pub fn run(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed().as_secs_f64();
    if !used.status.success() {
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let said: String = said.chars().take(4_000).collect();
        return Err(format!("{command:?} failed:\n{said}").into());
    }
    let cpu = used.rusage.utime.as_secs_f64() + used.rusage.stime.as_secs_f64();
    Ok(Cost { cpu, wall, peak: used.rusage.maxrss as f64 / 1e6 })
}

/// The medians of some runs, one by one.
pub fn middle(costs: &[Cost]) -> Cost {
    let of = |figure: fn(&Cost) -> f64| median(costs.iter().map(figure).collect());
    Cost { cpu: of(|it| it.cpu), wall: of(|it| it.wall), peak: of(|it| it.peak) }
}
