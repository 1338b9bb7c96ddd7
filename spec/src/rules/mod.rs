//! The rules: a tree in, findings and, if there is no error among them, a checked policy out.
//!
//! Names are looked up first, statement by statement (`action.rs`, `resource.rs`, `condition.rs`). What the
//! parts of a statement have to do with each other follows (`reach.rs`, `context.rs`), then sets are worked
//! out (`set.rs`), then what is emitted is looked at as a whole (`privilege.rs`, `size.rs`, `redundancy.rs`).
//! Statements that could not be read whole take part in the first step only. Last, the author's lint levels
//! are applied (`lint.rs`).

mod action;
mod condition;
mod context;
mod document;
mod findings;
mod lint;
pub mod offer;
mod place;
mod privilege;
mod reach;
mod redundancy;
mod resource;
mod set;
mod size;
mod variable;

use crate::facts::catalog::ActionInfo;
use crate::model::LeftOut;
use crate::model::hole::Holes;
use crate::syntax::characters::can_stand;
use crate::syntax::{Effect, Policy, Statement};
use crate::text::bytes::split_plain;
use crate::text::list::{distinct, each, try_each};
use crate::text::{Finding, Rule, Span, Text};
use crate::write::{escape, json};
use action::{ActionList, Meaning};
pub(crate) use condition::Emitted;
use condition::ResolvedCondition;
pub use condition::has_format;
use findings::Findings;
use resource::ResourceList;
pub use resource::{as_typed, is_taken_as_arn};
use std::borrow::Cow;
use std::ptr;

/// What the rules say of a policy.
#[derive(Debug)]
pub struct Outcome {
    /// Every finding, in the order of the places; those at `Level::Allow`
    /// too, which nobody has to be told.
    pub findings: Vec<Finding>,
    /// The policy; `None` if there is an error among the findings or in what was read.
    pub policy: Option<Checked>,
}

/// A policy that holds no error: the only kind that becomes JSON.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The document, minified; run-time values are [marks](crate::model::hole).
    pub document: String,
    /// What each run-time value has to be.
    pub holes: Holes,
    /// What patterns match, and is not emitted where they are expanded.
    pub left_out: Vec<LeftOut>,
}

#[derive(Debug)]
pub(crate) struct CheckedStatement<'r> {
    pub(crate) sid: Option<&'r str>,
    pub(crate) effect: Effect,
    pub(crate) actions: Element<'r>,
    pub(crate) resources: Element<'r>,
    /// In the author's order.
    pub(crate) conditions: Vec<CheckedCondition<'r>>,
}

/// `Action`, `NotAction`, `Resource` or `NotResource`, with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element<'r> {
    pub(crate) negated: bool,
    pub(crate) values: Vec<Cow<'r, str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckedCondition<'r> {
    pub(crate) operator: &'r str,
    pub(crate) key: &'r str,
    pub(crate) values: Emitted,
}

/// What is written while names are looked up.
struct Scope<'f> {
    findings: &'f mut Findings,
    holes: &'f mut Holes,
}

/// A statement with its names looked up.
struct Resolved<'p> {
    statement: &'p Statement<'p>,
    /// Its patterns are emitted as the actions that they match.
    expands: bool,
    actions: ActionList<'p>,
    resources: ResourceList<'p>,
    conditions: Vec<ResolvedCondition<'p>>,
    /// The actions of its sets that lack a resource, once all statements are known.
    lacking: Vec<&'static ActionInfo>,
}

impl Resolved<'_> {
    /// Whether a set is worked out without an action, which its statement can never allow or deny: rules are stricter
    /// with a name than with a set.
    fn leaves_out(&self, action: &ActionInfo) -> bool {
        self.is_ruled_out(action) || self.lacking.iter().any(|it| ptr::eq(*it, action))
    }

    /// Whether an item is a set, which is emitted as its actions.
    fn is_set(&self, meaning: &Meaning<'_>) -> bool {
        match meaning {
            Meaning::Levels { .. } => true,
            Meaning::Pattern { .. } => !self.actions.except.is_empty(),
            Meaning::Named(_) | Meaning::Every | Meaning::Unchecked(_) => false,
        }
    }

    fn effect(&self) -> Option<Effect> {
        self.statement.effect.as_ref().map(|effect| effect.value)
    }

    /// What stands for the whole statement in a report: its sid, or its effect.
    fn head(&self) -> Span {
        let effect = self.statement.effect.as_ref().map(|it| it.span);
        let sid = self.statement.sid.as_ref().map(|it| it.span);
        sid.or(effect).unwrap_or(self.statement.span)
    }
}

/// Checks a policy against every rule.
///
/// Statements marked [`broken`](Statement::broken) were reported by the reader; their names are
/// checked all the same.
#[must_use]
pub fn check(policy: &Policy<'_>) -> Outcome {
    check_read(policy, Vec::new())
}

/// The same with what the reader found, to which the author's lint levels apply too.
#[must_use]
pub fn check_read(policy: &Policy<'_>, read: Vec<Finding>) -> Outcome {
    let mut findings = Findings::new(policy.notation, read);
    let mut holes = Holes::default();
    document::check(policy, &mut findings);
    let scope = &mut Scope { findings: &mut findings, holes: &mut holes };
    let defaults = resource::defaults(&policy.settings, scope);
    let kept = policy.settings.expansion.as_ref().map(|it| &it.kept);
    let mut index = 0..;
    let mut resolved = each(&policy.statements, |statement| Resolved {
        statement,
        expands: index.next().zip(kept).is_some_and(|(at, kept)| !kept.contains(&at)),
        actions: action::resolve(&statement.actions, scope.findings),
        resources: resource::resolve(&statement.resources, &defaults, scope),
        conditions: condition::resolve(&statement.conditions, scope),
        lacking: Vec::new(),
    });
    let lacking = each(&resolved, |statement| statement.lacking_in_sets(&resolved));
    for (statement, lacking) in resolved.iter_mut().zip(lacking) {
        statement.lacking = lacking;
    }
    reach::check(&resolved, &mut findings);
    context::check(&resolved, &mut findings);

    // Every statement is worked out, even if an earlier one cannot be.
    let emitted = each(&resolved, |resolved| emit(resolved, &mut findings));
    let mut worked_out = Vec::with_capacity(resolved.len());
    for (resolved, emitted) in resolved.iter().zip(&emitted) {
        if let Some(emitted) = emitted {
            worked_out.push((resolved, emitted));
        }
    }
    privilege::check(&worked_out, &mut findings);

    let is_whole = !worked_out.is_empty() && worked_out.len() == resolved.len();
    let statements = || each(&worked_out, |(_, emitted)| *emitted);
    let checked = is_whole.then(|| Checked {
        document: json::write(&statements()),
        holes,
        left_out: left_out(&worked_out),
    });
    let fits =
        checked.as_ref().is_none_or(|it| size::check(policy, &worked_out, it, &mut findings));
    // What is too large anyhow is not worth comparing, each statement with each.
    if fits && redundancy::is_worth_it(&worked_out) {
        redundancy::check(&worked_out, &mut findings);
    }
    let findings = lint::apply(policy, findings.into_vec());
    let is_right = findings.iter().all(|it| !it.level.is_error());
    Outcome { findings, policy: checked.filter(|_| is_right) }
}

/// What is not emitted of the patterns that are expanded.
fn left_out(statements: &[(&Resolved<'_>, &CheckedStatement<'_>)]) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    for (statement, (resolved, emitted)) in statements.iter().enumerate() {
        if !resolved.expands {
            continue;
        }
        let is_emitted = |name: &str| emitted.actions.values.iter().any(|it| it == name);
        for matched in resolved.actions.patterns() {
            // A pattern that stays is emitted itself.
            if matched.iter().any(|it| is_emitted(it.qualified_name)) {
                let missing = matched.iter().filter(|it| !is_emitted(it.qualified_name));
                left_out.extend(missing.map(|it| LeftOut { statement, action: it.qualified_name }));
            }
        }
    }
    distinct(left_out)
}

fn emit<'r>(resolved: &'r Resolved<'_>, findings: &mut Findings) -> Option<CheckedStatement<'r>> {
    let statement = resolved.statement;
    let actions = set::work_out(resolved, findings);
    if statement.broken {
        return None;
    }
    Some(CheckedStatement {
        sid: statement.sid.as_ref().map(|sid| &*sid.value).filter(|it| !it.is_empty()),
        effect: statement.effect.as_ref()?.value,
        actions: Element { negated: statement.actions.negated, values: actions? },
        resources: Element {
            negated: statement.resources.negated,
            values: resolved.resources.texts()?,
        },
        conditions: try_each(&resolved.conditions, |condition| {
            Some(CheckedCondition {
                operator: &condition.operator.as_ref()?.text,
                key: &condition.key.as_ref()?.name,
                values: condition.emitted(),
            })
        })?,
    })
}

/// Whether all characters of a text may appear in a policy, written as escapes or not; reports the first that may
/// not.
fn characters(text: &Text<'_>, findings: &mut Findings) -> bool {
    are_taken(text, false, findings)
}

/// The same of a text in which any character can be written as an escape.
fn unescaped_characters(text: &Text<'_>, findings: &mut Findings) -> bool {
    are_taken(text, true, findings)
}

/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
fn are_taken(text: &Text<'_>, takes_escapes: bool, findings: &mut Findings) -> bool {
    let (_, rest) = split_plain(&text.value);
    if rest.is_empty() {
        return true;
    }
    let is_wrong = |it: &(char, bool)| !(can_stand(it.0) || takes_escapes && it.1);
    let Some((wrong, _)) = escape::characters(rest).find(is_wrong) else {
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

#[cfg(test)]
mod tests;
