//! Runs the harnesses on a stable compiler and prints a line for each target, with its failures.

mod arguments;
mod runner;

use arguments::Arguments;
use cognito_perms_fuzz::TARGETS;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    runner::keep_panics();
    let mut is_right = true;
    for target in TARGETS.iter().filter(|it| arguments.names(it.name)) {
        is_right &= runner::run(target, &arguments);
    }
    if is_right { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
