//! A document in, the same policy with the actions that its patterns stand for out.

use crate::catalog::{self, ActionInfo};
use crate::check::{Checked, check_read};
use crate::finding::{Level, Rule};
use crate::json::read;
use crate::policy::{ActionItem, ActionKind, Expansion, LeftOut, LintLevel, Settings};

/// A policy whose patterns were expanded. It has no error: rules are stricter with a name than with a pattern, and what
/// they would refuse is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expanded {
    /// The document, minified.
    pub document: String,
    /// What patterns stand for, and their statements can never allow or deny.
    pub left_out: Vec<LeftOut>,
    /// The positions of the statements whose patterns stay: one of their actions would be refused by its name, and leaving it
    /// out would change what the policy allows or denies.
    pub kept: Vec<usize>,
}

/// Expands the patterns of a document; `None` if there is an error in it.
///
/// `unchecked` are the names that pass though the catalog does not know them.
#[must_use]
pub fn expand(document: &[u8], unchecked: &[String]) -> Option<Expanded> {
    let mut expansion = Expansion::default();
    loop {
        let settings = Settings { expansion: Some(expansion.clone()), ..lenient() };
        let document = read(document, settings, unchecked);
        let statements = document.policy.statements.len();
        let Checked { document, left_out, .. } =
            check_read(&document.policy, document.findings).policy?;
        let refused = refused(document.as_bytes(), unchecked);
        if refused.is_empty() || expansion.kept.len() == statements {
            return Some(Expanded { document, left_out, kept: expansion.kept });
        }
        let before = expansion.clone();
        for refused in refused {
            match refused {
                Refused::Action(it) if !before.left_out.contains(&it) => {
                    expansion.left_out.push(it);
                }
                Refused::Action(LeftOut { statement, .. }) | Refused::Statement(statement) => {
                    expansion.kept.push(statement);
                }
                Refused::Policy => expansion.kept.extend(0..statements),
            }
        }
        expansion.kept.sort_unstable();
        expansion.kept.dedup();
        if expansion == before {
            // The fault is in what keeps its patterns, because of what does not.
            expansion.kept = (0..statements).collect();
        }
    }
}

/// What the rules refuse in an expanded document.
enum Refused {
    /// The policy gives the action no resource that it needs: it can never be allowed.
    Action(LeftOut),
    Statement(usize),
    Policy,
}

fn refused(document: &[u8], unchecked: &[String]) -> Vec<Refused> {
    let read = read(document, lenient(), unchecked);
    let statements = &read.policy.statements;
    let outcome = check_read(&read.policy, read.findings);
    let errors = outcome.findings.iter().filter(|it| it.level.is_error());
    let refused = errors.map(|error| {
        let own = statements.iter().enumerate().find(|(_, it)| it.span.overlaps(error.span));
        let Some((position, statement)) = own else { return Refused::Policy };
        let named = (error.rule == Rule::MissingRequiredResource)
            .then(|| statement.actions.items.iter().find(|it| it.span == error.span))
            .flatten()
            .and_then(|item| action(item));
        named.map_or(Refused::Statement(position), |it| {
            Refused::Action(LeftOut { statement: position, action: it.qualified_name })
        })
    });
    refused.collect()
}

/// The action that an item names.
fn action(item: &ActionItem<'_>) -> Option<&'static ActionInfo> {
    let ActionKind::Name { prefix: Some(prefix), name } = &item.kind else { return None };
    catalog::service(&prefix.value)?.action(&name.value)
}

/// Lints and quotas are for `check`: here the form counts.
#[must_use]
pub fn lenient() -> Settings<'static> {
    Settings {
        is_of_any_size: true,
        lints: vec![LintLevel::of(Level::Allow, lints())],
        ..Settings::default()
    }
}

/// The rules whose level can be set.
pub fn lints() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.level() != Level::Error)
}
