//! Expands a policy literal to its value, after whatever rustc has to report.
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
//! If the policy has runtime values, the expansion builds the document at run time: see `build.rs`.

mod build;
mod target;

use crate::audience::{Audience, audience};
use crate::claim::load_files;
use crate::editor::{Written, follow};
use crate::hole::Hole;
use crate::parse::{Parsed, parse};
use crate::report::report;
use crate::token::{Token, flatten, without_places};
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::rules::{CheckedPolicy, check};
use cognito_perms_spec::syntax::{Policy, PolicyType};
use cognito_perms_spec::text::{Finding, Level, Rule};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
pub(crate) use target::Target;

/// Expands the input of `policy!`: the path of the crate, then the literal.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let Some(crate_path) = input.next() else {
        return quote!(::core::compile_error! { "call `cognito_perms::policy!`" });
    };
    expand_literal(PolicyType::Identity, crate_path, None, &flatten(input))
}

/// Expands the input of a macro for another type of policies: the path of the crate, the type, then the literal.
pub(crate) fn expand_of_type(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let (Some(crate_path), Some(kind)) = (input.next(), input.next()) else {
        return quote!(::core::compile_error! { "call `cognito_perms::trust_policy!`" });
    };
    let kind = kind.to_string().parse().unwrap_or(PolicyType::Identity);
    expand_literal(kind, crate_path, None, &flatten(input))
}

/// Expands the input of `cloudformation::policy!` and `terraform::policy!`: the path of the crate, the
/// module, then the literal.
pub(crate) fn expand_for_template(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let (Some(crate_path), module @ Some(TokenTree::Ident(_))) = (input.next(), input.next())
    else {
        return quote!(::core::compile_error! { "call `cognito_perms::cloudformation::policy!`" });
    };
    expand_literal(PolicyType::Identity, crate_path, module, &flatten(input))
}

/// Expands the input of a template macro for another type of policies: the path of the crate, the module, the
/// type, then the literal.
pub(crate) fn expand_of_type_for_template(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let (Some(crate_path), module @ Some(TokenTree::Ident(_)), Some(kind)) =
        (input.next(), input.next(), input.next())
    else {
        return quote!(
            ::core::compile_error! { "call `cognito_perms::cloudformation::trust_policy!`" }
        );
    };
    let kind = kind.to_string().parse().unwrap_or(PolicyType::Identity);
    expand_literal(kind, crate_path, module, &flatten(input))
}

/// A literal that was parsed and checked.
pub(crate) struct Analysis<'t> {
    pub(crate) policy: Policy<'t>,
    holes: Vec<Hole>,
    has_syntax_error: bool,
    /// All findings in source order, including those at level `allow`.
    pub(crate) findings: Vec<Finding>,
    /// `None` if any finding is an error.
    pub(crate) checked: Option<CheckedPolicy>,
    /// Code that tells rustc which files the findings depend on.
    files: TokenStream,
}

/// The rules about missing elements, which are reported even where the source could not be parsed.
const ELEMENTS: [Rule; 5] = [
    Rule::MissingEffect,
    Rule::InvalidEffect,
    Rule::MissingAction,
    Rule::MissingResource,
    Rule::MissingPrincipal,
];

/// Parses and checks a literal.
pub(crate) fn analyze(kind: PolicyType, tokens: &[Token]) -> Analysis<'_> {
    let Parsed { mut policy, mut findings, holes, .. } = parse(kind, tokens, Audience::Rustc);
    let (files, unreadable_files) = load_files(&mut policy.claims, None);
    let has_all_files = unreadable_files.is_empty();
    let outcome = check(&policy, Vec::new());
    // Source that could not be parsed has no names to check.
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
    findings.extend(unreadable_files);
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let checked = outcome.policy.filter(|_| !has_syntax_error && has_all_files);
    Analysis { policy, holes, has_syntax_error, findings, checked, files }
}

fn expand_literal(
    kind: PolicyType,
    crate_path: TokenTree,
    module: Option<TokenTree>,
    tokens: &[Token],
) -> TokenStream {
    let Analysis { policy, holes, has_syntax_error, mut findings, checked, files } =
        analyze(kind, tokens);
    let target = &Target { crate_path, module, kind: policy.kind };
    findings.retain(|finding| finding.level > Level::Allow);
    if checked.is_none() && findings.iter().all(|finding| !finding.level.is_error()) {
        // Never reject a policy without a reason: an empty document must not pass for a policy.
        let message =
            "cannot expand the policy, and no rule reports why: this is a bug in cognito-perms";
        findings.push(syntax_error::found(policy.span, message));
    }
    // The editor code also depends on the findings.
    let followed = (audience() == Audience::Editor)
        .then(|| follow_literal(&target.crate_path, tokens, &policy, &findings));
    let mut reports = report(tokens, findings, policy.notation);
    reports.extend(files);
    if let Some(written) = followed {
        // The editor code already contains the runtime values, which must not appear twice.
        let document = checked.and_then(|it| it.document.into_text());
        let value = target.checked(&document.unwrap_or_default());
        return quote!({ #written #reports #value });
    }
    let value = match checked {
        Some(checked) if holes.is_empty() => {
            target.checked(&checked.document.into_text().unwrap_or_default())
        }
        Some(checked) => build::build(target, tokens, &policy, &holes, &checked),
        // After a syntax error, an apparent value may be something else.
        None if has_syntax_error => target.checked(""),
        None => {
            // Uses the author's values, so that rustc does not also report them as unused.
            let values = holes.iter().map(|hole| hole.borrow(tokens));
            let value = target.checked("");
            quote!({ let _ = (#(#values,)*); #value })
        }
    };
    // Most literals have nothing to report, and every token of an expansion costs rustc time.
    if reports.is_empty() { value } else { quote!({ #reports #value }) }
}

/// Returns the code that an editor follows for a literal. It comes before everything else.
pub(crate) fn follow_literal(
    crate_path: &TokenTree,
    tokens: &[Token],
    policy: &Policy<'_>,
    findings: &[Finding],
) -> TokenStream {
    let slots = parse(policy.kind, &without_places(tokens), Audience::Editor).slots;
    let Policy { statements, settings, notation, .. } = policy;
    let notation = *notation;
    let written = Written { tokens, slots: &slots, statements, settings, findings, notation };
    follow(crate_path, &written, |hole| hole.expression(tokens))
}
