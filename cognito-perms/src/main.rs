//! The command `cognito-perms`: see `cognito-perms --help`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
