//! A document in, the same policy with the actions that its patterns match out.

use crate::model::LeftOut;
use crate::rules::{Checked, check_read};
use crate::syntax::json::read;
use crate::syntax::{Expansion, LintLevel, Settings};
use crate::text::{Level, Rule};

/// A policy whose patterns were expanded. It has no error: rules are stricter with a name than with a pattern, and what
/// they would refuse is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expanded {
    /// The document, minified.
    pub document: String,
    /// What patterns match, and their statements can never allow or deny.
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
        let before = expansion.kept.len();
        expansion.kept.extend(refused);
        expansion.kept.sort_unstable();
        expansion.kept.dedup();
        if expansion.kept.len() == before {
            // The fault is in what keeps its patterns, because of what does not.
            expansion.kept = (0..statements).collect();
        }
    }
}

/// The positions of the statements that the rules refuse in an expanded document; of all if the fault is elsewhere.
fn refused(document: &[u8], unchecked: &[String]) -> Vec<usize> {
    let read = read(document, lenient(), unchecked);
    let statements = &read.policy.statements;
    let outcome = check_read(&read.policy, read.findings);
    let errors = outcome.findings.iter().filter(|it| it.level.is_error());
    let positions = errors.flat_map(|error| {
        let own = statements.iter().position(|it| it.span.overlaps(error.span));
        own.map_or(0..statements.len(), |own| own..own + 1)
    });
    positions.collect()
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
