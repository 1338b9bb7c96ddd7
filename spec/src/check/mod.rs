//! The rules: a tree in, findings and, if there is no error among them, a checked policy out.
//!
//! Names are looked up first, statement by statement (`action.rs`, `resource.rs`). What the parts of a
//! statement have to do with each other follows (`reach.rs`), then sets are worked out (`set.rs`).
//! Statements that could not be read whole take part in the first step only.

mod action;
mod document;
mod reach;
mod resource;
mod set;

use crate::finding::{Finding, Level, Rule};
use crate::policy::{Effect, Policy, Spanned, Statement};
use crate::similar;
use action::ActionList;
use resource::ResourceList;
pub use resource::as_typed;

/// What the rules say of a policy.
#[derive(Debug)]
pub struct Outcome {
    /// Every finding, in the order of the places.
    pub findings: Vec<Finding>,
    /// The policy; `None` if there is an error among the findings or in what was read.
    pub policy: Option<Checked>,
}

/// A policy that holds no error: the only kind that becomes JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub(crate) statements: Vec<CheckedStatement>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckedStatement {
    pub(crate) sid: Option<String>,
    pub(crate) effect: Effect,
    pub(crate) actions: Element,
    pub(crate) resources: Element,
}

/// `Action`, `NotAction`, `Resource` or `NotResource`, with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) negated: bool,
    pub(crate) values: Vec<String>,
}

/// A statement with its names looked up.
struct Resolved<'p> {
    statement: &'p Statement,
    actions: ActionList,
    resources: ResourceList,
}

/// Checks a policy against every rule.
///
/// Statements marked [`broken`](Statement::broken) were reported by the reader; their names are
/// checked all the same.
#[must_use]
pub fn check(policy: &Policy) -> Outcome {
    let mut findings = Vec::new();
    document::check(policy, &mut findings);
    let defaults = resource::defaults(&policy.settings, &mut findings);
    let resolved: Vec<_> = policy
        .statements
        .iter()
        .map(|statement| Resolved {
            statement,
            actions: action::resolve(&statement.actions, &mut findings),
            resources: resource::resolve(&statement.resources, &defaults, &mut findings),
        })
        .collect();
    reach::check(&resolved, &mut findings);

    // Every statement is worked out, even if an earlier one cannot be.
    let statements: Vec<_> =
        resolved.iter().map(|resolved| emit(resolved, &mut findings)).collect();
    let statements: Option<Vec<_>> = statements.into_iter().collect();
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let is_right = findings.iter().all(|it| it.level() < Level::Error);
    let policy = statements
        .filter(|statements| is_right && !statements.is_empty())
        .map(|statements| Checked { statements });
    Outcome { findings, policy }
}

fn emit(resolved: &Resolved<'_>, findings: &mut Vec<Finding>) -> Option<CheckedStatement> {
    let statement = resolved.statement;
    let actions = set::work_out(resolved, findings);
    if statement.broken {
        return None;
    }
    Some(CheckedStatement {
        sid: statement.sid.as_ref().map(|sid| sid.value.clone()),
        effect: statement.effect.as_ref()?.value,
        actions: Element { negated: statement.actions.negated, values: actions? },
        resources: Element {
            negated: statement.resources.negated,
            values: resolved.resources.texts()?,
        },
    })
}

/// Whether all characters of a text may stand in a policy; reports the first that may not.
///
/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
fn characters(text: &Spanned<String>, findings: &mut Vec<Finding>) -> bool {
    let allowed = |it: char| matches!(it, '\t' | '\n' | '\r' | '\u{20}'..='\u{ff}');
    let Some(wrong) = text.value.chars().find(|it| !allowed(*it)) else {
        return true;
    };
    let name = format!("U+{:04X}", u32::from(wrong));
    let shown = if wrong.is_control() { String::new() } else { format!(" (`{wrong}`)") };
    findings.push(
        Finding::new(
            Rule::InvalidCharacter,
            text.span,
            format!("the character {name}{shown} cannot stand in a policy"),
        )
        .help(
            "IAM takes tab, line feed, carriage return and U+0020 to U+00FF, and refuses the rest",
        ),
    );
    false
}

/// Each text once, in order.
fn distinct(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

/// `a`, `b` and `c`, in backticks.
fn quoted<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    match quoted.split_last() {
        Some((only, [])) => only.clone(),
        Some((end, before)) => format!("{} {last} {end}", before.join(", ")),
        None => String::new(),
    }
}

/// The remedy for a name that is near another one.
fn similar_name<'n>(
    kind: &str,
    written: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let near = similar::nearest(written, names)?;
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Some(format!("{article} {kind} with a similar name exists: `{near}`"))
}

#[cfg(test)]
mod tests;
