//! `cargo xtask`: development tasks.

mod new_rule;
mod run;

use clap::{Parser, Subcommand};
use new_rule::NewRule;
use std::path::Path;
use std::process::ExitCode;

/// Development tasks for cognito-perms.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the code and the page of a new rule, and the lines that register it
    NewRule(NewRule),
    /// Rewrite every snapshot: messages of rules, output of rustc, documents, the list of rules. Review the
    /// diff
    Bless,
    /// Run what CI runs
    Ready,
}

fn main() -> ExitCode {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let Some(repository) = tests.and_then(Path::parent) else { return ExitCode::FAILURE };
    let done = match Cli::parse().task {
        Task::NewRule(rule) => rule.write(repository),
        Task::Bless => run::bless(repository),
        Task::Ready => run::ready(repository),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
