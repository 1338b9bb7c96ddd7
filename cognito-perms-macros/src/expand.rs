//! A policy literal in, the value out; behind what rustc reports, if it reports anything.
//!
//! ```text
//! $crate::__checked("…")
//!
//! {
//!     ::core::compile_error! { "…" }       // findings
//!     $crate::__checked("…")       // the value, even if there were errors
//! }
//! ```
//!
//! With values of run time the document is put together there: `build.rs`.

mod build;
mod target;

use crate::audience::{Audience, audience};
use crate::editor::{Written, follow};
use crate::hole::Hole;
use crate::parse::{Parsed, parse};
use crate::report::report;
use crate::token::{Token, flatten, without_places};
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::rules::{Checked, check};
use cognito_perms_spec::syntax::Policy;
use cognito_perms_spec::text::{Finding, Level, Rule};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use target::Target;

/// Expands the input of `policy!`: the path of the crate, then the literal.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let Some(crate_path) = input.next() else {
        return quote!(::core::compile_error! { "call `cognito_perms::policy!`" });
    };
    expand_literal(&Target { crate_path, module: None }, &flatten(input))
}

/// Expands the input of `cloudformation::policy!` and its like: the path of the crate, the module, then the
/// literal.
pub(crate) fn expand_for_template(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let (Some(crate_path), module @ Some(TokenTree::Ident(_))) = (input.next(), input.next())
    else {
        return quote!(::core::compile_error! { "call `cognito_perms::cloudformation::policy!`" });
    };
    expand_literal(&Target { crate_path, module }, &flatten(input))
}

/// A literal that was read and checked.
pub(crate) struct Judged<'t> {
    pub(crate) policy: Policy<'t>,
    holes: Vec<Hole>,
    has_syntax_error: bool,
    /// Every finding, in the order of the places, those that nobody has to be told too.
    pub(crate) findings: Vec<Finding>,
    /// `None` if there is an error among the findings.
    pub(crate) checked: Option<Checked>,
}

/// What is said of elements that could not be read.
const ELEMENTS: [Rule; 4] =
    [Rule::MissingEffect, Rule::InvalidEffect, Rule::MissingAction, Rule::MissingResource];

/// Reads a literal, and checks what was read.
pub(crate) fn judge(tokens: &[Token]) -> Judged<'_> {
    let Parsed { policy, mut findings, holes, .. } = parse(tokens, Audience::Rustc);
    let outcome = check(&policy, Vec::new());
    // What could not be read has no name that could be wrong as well.
    let mut unreadable: Vec<_> = findings.iter().map(|finding| finding.span).collect();
    for statement in &policy.statements {
        unreadable.extend(statement.missing.iter().map(|it| it.span));
        unreadable.extend(statement.unknown_effect.as_ref().map(|it| it.span));
    }
    let has_syntax_error = !unreadable.is_empty();
    let is_told = |it: &Finding| {
        ELEMENTS.contains(&it.rule) || !unreadable.iter().any(|span| span.overlaps(it.span))
    };
    findings.extend(outcome.findings.into_iter().filter(is_told));
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let checked = outcome.policy.filter(|_| !has_syntax_error);
    Judged { policy, holes, has_syntax_error, findings, checked }
}

fn expand_literal(target: &Target, tokens: &[Token]) -> TokenStream {
    let Judged { policy, holes, has_syntax_error, mut findings, checked } = judge(tokens);
    findings.retain(|finding| finding.level > Level::Allow);
    if checked.is_none() && findings.iter().all(|finding| !finding.level.is_error()) {
        // No policy without a reason: an empty document must never pass for one.
        let message = "the policy could not be worked out, and no rule says why";
        findings.push(syntax_error::found(policy.span, message));
    }
    // The editor follows what is written by its findings too.
    let followed = (audience() == Audience::Editor)
        .then(|| follow_literal(&target.crate_path, tokens, &policy, &findings));
    let reports = report(tokens, findings, policy.notation);
    if let Some(written) = followed {
        // Each value of run time stands in what is followed: there, and once.
        let document = checked.and_then(|it| it.document.into_text());
        let value = target.checked(&document.unwrap_or_default());
        return quote!({ #written #reports #value });
    }
    let value = match checked {
        Some(checked) if holes.is_empty() => {
            target.checked(&checked.document.into_text().unwrap_or_default())
        }
        Some(checked) => build::build(target, tokens, &policy, &holes, &checked),
        // What looks like a value may be something else.
        None if has_syntax_error => target.checked(""),
        None => {
            // What the author names is used, whatever else is wrong.
            let values = holes.iter().map(|hole| hole.borrow(tokens));
            let value = target.checked("");
            quote!({ let _ = (#(#values,)*); #value })
        }
    };
    // Most have nothing to report, and each token of an expansion is read by rustc once more.
    if reports.is_empty() { value } else { quote!({ #reports #value }) }
}

/// What an editor follows in a literal, in front of everything else.
pub(crate) fn follow_literal(
    crate_path: &TokenTree,
    tokens: &[Token],
    policy: &Policy<'_>,
    findings: &[Finding],
) -> TokenStream {
    let slots = parse(&without_places(tokens), Audience::Editor).slots;
    let Policy { statements, settings, notation, .. } = policy;
    let notation = *notation;
    let written = Written { tokens, slots: &slots, statements, settings, findings, notation };
    follow(crate_path, &written, |hole| hole.expression(tokens))
}
