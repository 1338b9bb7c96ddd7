//! Arguments in, an exit status out: 0 if nothing is wrong, 1 if there are errors in a policy, 2 if the
//! command could not run.

mod actions;
mod check;
mod explain;
mod github;
mod human;
mod input;
mod name;
mod output;
mod rewrite;
mod sarif;
mod to_rust;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, ColorChoice, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use cognito_perms::{AccessLevel, Level, Options, Quota, Rule};
use cognito_perms_spec::policy::{LintLevel, Settings, Span, Text};
use cognito_perms_spec::shown;
use output::{complain, print};
use std::ffi::OsString;
use std::fmt;
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
  aws iam get-role-policy … --query PolicyDocument | cognito-perms check -
  cognito-perms check . --format github    # annotations in a GitHub workflow
  cognito-perms check . --format sarif > cognito-perms.sarif")]
    Check(check::Arguments),
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
    },
    /// List the actions of the catalogue
    #[command(after_help = "\
Examples:
  cognito-perms actions --level Write --resource userpool
  cognito-perms actions --matching 'Admin*' --format json")]
    Actions(actions::Arguments),
    /// Write a document as a `policy!` literal that gives the same policy
    #[command(after_help = "\
What has no catalogue comes out as `unchecked(\"…\")`. Levels and the quota become attributes of the literal.

Examples:
  cognito-perms to-rust admin.json
  cognito-perms to-rust admin.json --allow pass_role_with_star_in_resource")]
    ToRust(to_rust::Arguments),
    /// Write a document with the actions that its patterns stand for today
    #[command(after_help = "\
What a statement cannot reach is left out, as in a set of a literal. Patterns of services without a catalogue
stay as they are.

Example:
  cognito-perms expand admin.json")]
    Expand(rewrite::Arguments),
    /// Write a document in its canonical form: names in AWS's spelling, a list of one as its element
    #[command(after_help = "\
Examples:
  cognito-perms fmt admin.json
  cognito-perms fmt admin.json --minified
  cognito-perms fmt admin.json --write")]
    Fmt {
        #[command(flatten)]
        rewrite: rewrite::Arguments,
        /// Write into the file instead of printing
        #[arg(long)]
        write: bool,
    },
    /// Print a completion script for a shell
    #[command(after_help = "\
Example:
  cognito-perms completions bash > ~/.local/share/bash-completion/completions/cognito-perms")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// What documents are checked with.
#[derive(Args)]
struct CheckSettings {
    /// Say nothing of a rule; can be given several times
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    allow: Vec<Rule>,
    /// Report a rule as a warning; likewise
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    warn: Vec<Rule>,
    /// Report a rule as an error; likewise
    #[arg(long, value_name = "RULE", value_parser = name::lint, action = ArgAction::Append)]
    deny: Vec<Rule>,
    /// What the policy is attached to, and so how large it can be
    #[arg(long, value_name = "KIND", value_parser = quotas())]
    quota: Option<Quota>,
    /// Let an action, a condition key or an ARN pass that the catalogue does not know; can be given several
    /// times
    #[arg(long, value_name = "NAME", action = ArgAction::Append)]
    unchecked: Vec<String>,
}

impl CheckSettings {
    /// For a tree that was read without [`Options`].
    fn settings(&self) -> Settings<'static> {
        let levels =
            [(Level::Allow, &self.allow), (Level::Warn, &self.warn), (Level::Deny, &self.deny)];
        let lints = levels
            .into_iter()
            .flat_map(|(level, rules)| rules.iter().map(move |rule| LintLevel::of(level, [*rule])));
        let named = |quota: Quota| Text::of(quota.name(), Span::new(0, 0));
        Settings { quota: self.quota.map(named), lints: lints.collect(), ..Settings::default() }
    }

    fn options(&self) -> Options {
        let mut options = Options::new();
        for rule in &self.allow {
            options = options.allow(*rule);
        }
        for rule in &self.warn {
            options = options.warn(*rule);
        }
        for rule in &self.deny {
            options = options.deny(*rule);
        }
        for name in &self.unchecked {
            options = options.unchecked(name);
        }
        match self.quota {
            Some(quota) => options.quota(quota),
            None => options,
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

fn quotas() -> impl TypedValueParser<Value = Quota> {
    PossibleValuesParser::new(Quota::ALL.iter().map(|it| it.name()))
        .try_map(|name| Quota::ALL.iter().find(|it| it.name() == name).copied().ok_or("no quota"))
}

fn levels() -> impl TypedValueParser<Value = AccessLevel> {
    PossibleValuesParser::new(AccessLevel::ALL.iter().map(|it| it.name()))
        .try_map(|name| name.parse::<AccessLevel>())
}

/// Why a command could not run.
struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(format!("cannot write: {error}"))
    }
}

/// What a command came to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Right = 0,
    Errors = 1,
    CouldNotRun = 2,
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
    let shown = |it: &OsString| shown::name(&it.to_string_lossy()).into_owned();
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
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain { name } => explain::run(&name),
        Command::Actions(arguments) => actions::run(&arguments),
        Command::ToRust(arguments) => to_rust::run(&arguments),
        Command::Expand(arguments) => rewrite::expand(&arguments),
        Command::Fmt { rewrite, write } => rewrite::format(&rewrite, write),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "cognito-perms", &mut script);
            print(&String::from_utf8_lossy(&script))
        }
    }
}
