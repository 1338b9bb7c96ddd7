//! Accepted documents, rewritten in every form: the policy stays the same.

use crate::check::{lenient, of_quota};
use crate::choices::Choices;
use crate::document::document;
use cognito_perms::rewrite::{expand, to_literal};
use cognito_perms::{Options, Policy, check};
use proc_macro2::extra::invalidate_current_thread_spans;
use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;

/// Rewrites the data as a document, and the document that the data generates.
pub fn round_trip(data: &[u8]) -> usize {
    check_one(data);
    check_one(document(&mut Choices::new(data)).as_bytes());
    2
}

fn check_one(bytes: &[u8]) {
    let report = check(bytes, &lenient());
    let Some(policy) = report.policy() else { return };
    is_read_as(policy, policy.as_str());
    let pretty = policy.to_pretty();
    is_read_as(policy, &pretty);
    assert_eq!(tree(&pretty), tree(policy.as_str()), "the formatted document has a different tree");
    if let Ok(strict) = Policy::from_json(policy.as_str()) {
        assert_eq!(policy, &strict, "the document changes with other levels");
    }
    can_be_expanded(bytes);
    can_be_a_literal(bytes);
}

fn tree(document: &str) -> Value {
    serde_json::from_str(document).unwrap_or_else(|error| panic!("{error}: {document}"))
}

fn is_read_as(policy: &Policy, document: &str) {
    match Policy::from_json_with(document, &lenient()) {
        Ok(again) => assert_eq!(policy, &again, "reading the document again changed it"),
        Err(report) => panic!("the rewritten document has an error: {document}\n{report}"),
    }
}

/// Checks that the output of `expand` is accepted, and has nothing left to expand.
fn can_be_expanded(bytes: &[u8]) {
    let options = Options::new();
    let expanded = expand(bytes, &options)
        .unwrap_or_else(|report| panic!("an accepted document has an error: {report}"));
    let document = expanded.document;
    let report = check(&document, &lenient());
    assert!(!report.has_errors(), "the expanded document has an error: {document}\n{report}");
    let again = expand(&document, &options).map(|it| it.document);
    assert_eq!(again.as_ref(), Ok(&document), "expanding the document again changed it");
}

/// Checks that the macro reads the literal of `to-rust` as the same document.
fn can_be_a_literal(bytes: &[u8]) {
    // A literal has a size limit.
    let options = of_quota();
    let Ok(expected) = Policy::from_json_with(bytes, &options) else { return };
    // A literal cannot express an empty list.
    let Ok(literal) = to_literal(bytes, &options) else { return };
    invalidate_current_thread_spans();
    let tokens = literal.parse::<TokenStream>();
    let tokens = tokens.unwrap_or_else(|error| panic!("{error} in the literal\n{literal}"));
    let Some(TokenTree::Group(inside)) = tokens.into_iter().last() else {
        panic!("not a call of the macro: {literal}")
    };
    let kind = check(bytes, &options).policy_type();
    let again = cognito_perms_fuzz_macros::read(kind, inside.stream());
    let document = again.checked.and_then(|it| it.document.into_text());
    let expansion = || cognito_perms_fuzz_macros::policy(inside.stream());
    assert!(document.is_some(), "the literal has an error: {literal}\n{}", expansion());
    let expected = Some(expected.as_str());
    assert_eq!(document.as_deref(), expected, "the literal has a different document: {literal}");
}
