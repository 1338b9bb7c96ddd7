//! `fmt` and `expand`: a document in, the same policy in another form out.

use super::check::Checked;
use super::input::Input;
use super::{Failure, OneDocument, Outcome, human, print};
use clap::Args;
use cognito_perms::{Level, Options, Policy, Rule, check};
use cognito_perms_spec::catalog;
use cognito_perms_spec::check::check as check_tree;
use cognito_perms_spec::json;
use cognito_perms_spec::pattern;
use cognito_perms_spec::policy::{ActionItem, ActionKind, Settings, Spanned};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    document: OneDocument,
    /// Without line breaks and spaces
    #[arg(long)]
    minified: bool,
}

/// `fmt`
pub(super) fn format(arguments: &Arguments, write: bool) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.document.file);
    let document = input.read()?;
    let policy = match policy(&input, document, lenient(arguments))? {
        Ok(policy) => policy,
        Err(outcome) => return Ok(outcome),
    };
    let text = written(&policy, arguments.minified);
    match input.path() {
        Some(path) if write => {
            let failed = |error| Failure(format!("cannot write `{}`: {error}", input.name));
            std::fs::write(path, text).map_err(failed)?;
            Ok(Outcome::Right)
        }
        None if write => Err(Failure("standard input cannot be written to".to_owned())),
        _ => print(&text),
    }
}

/// `expand`
pub(super) fn expand(arguments: &Arguments) -> Result<Outcome, Failure> {
    let input = Input::of(&arguments.document.file);
    let document = input.read()?;
    let read = json::read(&document, any_size(), &arguments.document.settings.unchecked);
    if let Err(outcome) = policy(&input, document, lenient(arguments))? {
        return Ok(outcome);
    }
    let mut tree = read.policy;
    for statement in &mut tree.statements {
        let items = std::mem::take(&mut statement.actions.items);
        statement.actions.items = items.into_iter().flat_map(expanded).collect();
    }
    let checked = check_tree(&tree).policy;
    let checked = checked.ok_or_else(|| {
        Failure(format!("cannot expand `{}`: a security lint speaks against it", input.name))
    })?;
    let text = match arguments.minified {
        true => checked.document,
        false => json::pretty(&checked.document),
    };
    print(&(text + "\n"))
}

/// A pattern as the actions that it stands for.
fn expanded(item: ActionItem) -> Vec<ActionItem> {
    let ActionKind::Name { prefix: Some(prefix), name } = &item.kind else { return vec![item] };
    let service = catalog::service(&prefix.value).filter(|_| pattern::has_wildcard(&name.value));
    let Some(service) = service else { return vec![item] };
    let actions = service.actions.iter();
    let actions = actions.filter(|it| pattern::matches_ignoring_case(&name.value, it.name));
    let named = actions.map(|action| ActionItem {
        kind: ActionKind::Name {
            prefix: Some(prefix.clone()),
            name: Spanned::new(action.name.to_owned(), name.span),
        },
        span: item.span,
    });
    named.collect()
}

/// The policy of a document; what is wrong with it is printed.
pub(super) fn policy(
    input: &Input,
    document: Vec<u8>,
    options: Options,
) -> Result<Result<Policy, Outcome>, Failure> {
    let options = options.file(&input.name);
    match Policy::from_json_with(&document, &options) {
        Ok(policy) => Ok(Ok(policy)),
        Err(_) => {
            let report = check(&document, &options);
            anstream::eprint!("{}", human::findings(&Checked { document, report }));
            Ok(Err(Outcome::Errors))
        }
    }
}

/// Lints and the quota are for `check`: here the form counts.
fn lenient(arguments: &Arguments) -> Options {
    let lints = Rule::ALL.iter().filter(|rule| rule.level() != Level::Error);
    let options = arguments.document.settings.options().any_size();
    lints.fold(options, |options, rule| options.allow(*rule))
}

fn any_size() -> Settings {
    Settings { is_of_any_size: true, ..Settings::default() }
}

fn written(policy: &Policy, minified: bool) -> String {
    if minified { format!("{policy}\n") } else { policy.to_pretty() + "\n" }
}
