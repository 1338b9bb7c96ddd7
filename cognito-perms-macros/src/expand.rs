//! A policy literal in, one block out: what rustc reports, then the value.
//!
//! ```text
//! {
//!     ::core::compile_error! { "…" }       // findings
//!     $crate::Policy::__checked("…")       // the value, even if there were errors
//! }
//! ```
//!
//! Links for editors will stand in front of both. Editors expand twice, the second time with a marker
//! at the cursor, and compare by text offset: nothing that depends on a later token may come before a
//! link.

use crate::parse::parse;
use crate::report::report;
use crate::token::flatten;
use cognito_perms_spec::finding::{Finding, Level, Rule};
use cognito_perms_spec::{check, json};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// Expands the input of `policy!`: the path of the crate, then the literal.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let Some(crate_path) = input.next() else {
        return quote!(::core::compile_error! { "call `cognito_perms::policy!`" });
    };
    expand_literal(&crate_path, input.collect())
}

fn expand_literal(crate_path: &TokenTree, literal: TokenStream) -> TokenStream {
    let tokens = flatten(literal);
    let (policy, mut findings) = parse(&tokens);
    let has_syntax_error = !findings.is_empty();
    let outcome = check::check(&policy);
    // What could not be read has no name that could be wrong as well.
    let unreadable: Vec<_> = findings.iter().map(|finding| finding.span).collect();
    let is_unreadable = |it: &Finding| unreadable.iter().any(|span| span.overlaps(it.span));
    findings.extend(outcome.findings.into_iter().filter(|finding| !is_unreadable(finding)));
    if findings.iter().any(|finding| finding.rule == Rule::UnsupportedSyntax) {
        // Among what is not supported are the attributes that switch warnings off.
        findings.retain(|finding| finding.level() >= Level::Error);
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let document = match outcome.policy.filter(|_| !has_syntax_error) {
        Some(policy) => json::write(&policy),
        None => {
            // No policy without a reason: an empty document must never pass for one.
            if findings.iter().all(|finding| finding.level() < Level::Error) {
                let message = "the policy could not be worked out, and no rule says why";
                findings.push(Finding::new(Rule::SyntaxError, policy.span, message));
            }
            String::new()
        }
    };
    let reports = report(&tokens, &findings);
    quote! {
        {
            #reports
            #crate_path::Policy::__checked(#document)
        }
    }
}
