//! A document in, the same policy with the actions that its patterns match out.

use cognito_perms_spec::model::LeftOut;
use cognito_perms_spec::rules::{self, CheckedPolicy};
use cognito_perms_spec::syntax::json::read;
use cognito_perms_spec::syntax::{Expansion, LintLevel, PolicyType, Settings};
use cognito_perms_spec::text::{Level, Rule, Span, Text};
use std::borrow::Cow;

/// A policy whose patterns were expanded. It never contains an error: rules are stricter with names than with patterns, and
/// names that they would reject are not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expanded {
    /// The document, minified.
    pub(crate) document: String,
    /// Actions that a pattern matches but its statement can never allow or deny.
    pub(crate) left_out: Vec<LeftOut>,
    /// The positions of the statements whose patterns remain: the name of one of their actions would be rejected, and
    /// omitting it would change what the policy allows or denies.
    pub(crate) kept: Vec<usize>,
}

/// Expands the patterns of a document; returns `None` if it contains an error.
///
/// `unchecked` are names that are accepted although the catalog does not contain them.
pub(crate) fn expand(
    document: &[u8],
    unchecked: &[String],
    policy_type: Option<PolicyType>,
) -> Option<Expanded> {
    let of_type = |settings| with_type(settings, policy_type);
    let mut expansion = Expansion::default();
    loop {
        let lenient = of_type(allowing(unchecked, lints().collect()));
        let settings = Settings { expansion: Some(expansion.clone()), ..lenient };
        let document = read(document, settings);
        let statements = document.policy.statements.len();
        let CheckedPolicy { document, left_out, .. } =
            rules::check(&document.policy, document.faults).policy?;
        let document = document.into_text()?;
        let refused =
            refused(document.as_bytes(), of_type(allowing(unchecked, opinions().collect())));
        if refused.is_empty() || expansion.kept.len() == statements {
            return Some(Expanded { document, left_out, kept: expansion.kept });
        }
        let before = expansion.kept.len();
        expansion.kept.extend(refused);
        expansion.kept.sort_unstable();
        expansion.kept.dedup();
        if expansion.kept.len() == before {
            // An expanded statement caused an error in one that keeps its patterns, so all statements keep theirs.
            expansion.kept = (0..statements).collect();
        }
    }
}

/// Returns the positions of the statements that the rules reject in an expanded document, or of all statements if the error is
/// elsewhere.
fn refused(document: &[u8], settings: Settings<'_>) -> Vec<usize> {
    let read = read(document, settings);
    let statements = &read.policy.statements;
    let outcome = rules::check(&read.policy, read.faults);
    let errors = outcome.findings.iter().filter(|it| it.level.is_error());
    let positions = errors.flat_map(|error| {
        let own = statements.iter().position(|it| it.span.overlaps(error.span));
        own.map_or(0..statements.len(), |own| own..own + 1)
    });
    positions.collect()
}

/// Sets the type of the policy, if it is known.
fn with_type(settings: Settings<'_>, policy_type: Option<PolicyType>) -> Settings<'_> {
    let kind = policy_type.map(|it| Text::of(it.name(), Span::new(0, 0)));
    Settings { kind, ..settings }
}

/// Returns settings that ignore some lints and all quotas, which are left to `check`.
fn allowing(unchecked: &[String], lints: Vec<Rule>) -> Settings<'_> {
    Settings {
        is_of_any_size: true,
        unchecked: Cow::Borrowed(unchecked),
        lints: vec![LintLevel::of(Level::Allow, lints.into_iter())],
        ..Settings::default()
    }
}

/// Returns the rules whose findings can always be allowed.
fn lints() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.level() != Level::Error)
}

/// Returns the lints that do not depend on whether an action is named or matched by a pattern: all but those about what
/// can be used together.
fn opinions() -> impl Iterator<Item = Rule> {
    lints().filter(|rule| !rule.is_of_facts())
}
