//! Runs a process to its end and measures it together with all its children.

use crate::measure::median;
use std::error::Error;
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// The cost of a process.
#[derive(Clone, Copy)]
pub struct Cost {
    /// CPU seconds, all cores together.
    pub cpu: f64,
    /// Elapsed seconds.
    pub wall: f64,
    /// The peak memory of the largest process, in megabytes.
    pub peak: f64,
}

/// Runs a command. Its output is only shown if it fails.
pub fn run(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    let wall = start.elapsed().as_secs_f64();
    if !used.status.success() {
        let output = command.output()?;
        let rendered = String::from_utf8_lossy(&output.stderr);
        let rendered: String = rendered.chars().take(4_000).collect();
        return Err(format!("{command:?} failed:\n{rendered}").into());
    }
    let cpu = used.rusage.utime.as_secs_f64() + used.rusage.stime.as_secs_f64();
    Ok(Cost { cpu, wall, peak: used.rusage.maxrss as f64 / 1e6 })
}

/// Returns the medians of some runs, figure by figure.
pub fn middle(costs: &[Cost]) -> Cost {
    let of = |figure: fn(&Cost) -> f64| median(costs.iter().map(figure).collect());
    Cost { cpu: of(|it| it.cpu), wall: of(|it| it.wall), peak: of(|it| it.peak) }
}
