//! A document in, the same policy with the actions that its patterns match out.

use cognito_perms_spec::model::LeftOut;
use cognito_perms_spec::rules::{self, Checked};
use cognito_perms_spec::syntax::json::read;
use cognito_perms_spec::syntax::{Expansion, LintLevel, Settings};
use cognito_perms_spec::text::{Level, Rule};
use std::borrow::Cow;

/// A policy whose patterns were expanded. It has no error: rules are stricter with a name than with a pattern, and what
/// they would refuse is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expanded {
    /// The document, minified.
    pub(crate) document: String,
    /// What patterns match, and their statements can never allow or deny.
    pub(crate) left_out: Vec<LeftOut>,
    /// The positions of the statements whose patterns stay: one of their actions would be refused by its name, and leaving it
    /// out would change what the policy allows or denies.
    pub(crate) kept: Vec<usize>,
}

/// Expands the patterns of a document; `None` if there is an error in it.
///
/// `unchecked` are the names that pass though the catalog does not know them.
pub(crate) fn expand(document: &[u8], unchecked: &[String]) -> Option<Expanded> {
    let mut expansion = Expansion::default();
    loop {
        let settings = Settings { expansion: Some(expansion.clone()), ..lenient(unchecked) };
        let document = read(document, settings);
        let statements = document.policy.statements.len();
        let Checked { document, left_out, .. } =
            rules::check(&document.policy, document.faults).policy?;
        let document = document.into_text()?;
        let refused = refused(document.as_bytes(), unchecked);
        if refused.is_empty() || expansion.kept.len() == statements {
            return Some(Expanded { document, left_out, kept: expansion.kept });
        }
        let before = expansion.kept.len();
        expansion.kept.extend(refused);
        expansion.kept.sort_unstable();
        expansion.kept.dedup();
        if expansion.kept.len() == before {
            // An expanded statement caused an error in one that keeps its patterns: all keep them.
            expansion.kept = (0..statements).collect();
        }
    }
}

/// The positions of the statements that the rules refuse in an expanded document; of all if the fault is elsewhere.
fn refused(document: &[u8], unchecked: &[String]) -> Vec<usize> {
    let read = read(document, lenient(unchecked));
    let statements = &read.policy.statements;
    let outcome = rules::check(&read.policy, read.faults);
    let errors = outcome.findings.iter().filter(|it| it.level.is_error());
    let positions = errors.flat_map(|error| {
        let own = statements.iter().position(|it| it.span.overlaps(error.span));
        own.map_or(0..statements.len(), |own| own..own + 1)
    });
    positions.collect()
}

/// Lints and quotas are for `check`: here the form counts.
fn lenient(unchecked: &[String]) -> Settings<'_> {
    Settings {
        is_of_any_size: true,
        unchecked: Cow::Borrowed(unchecked),
        lints: vec![LintLevel::of(Level::Allow, lints())],
        ..Settings::default()
    }
}

/// The rules whose level can be set.
fn lints() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.level() != Level::Error)
}
