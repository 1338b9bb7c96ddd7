//! The macro: whatever its tokens, it expands to a Rust value, and to a document only if that is valid.

mod holes;
mod words;

use crate::check::lenient;
use crate::choices::Choices;
use cognito_perms::{Finding, Options, PolicyType, check};
use cognito_perms_fuzz_macros::{
    Literal, policy, read, template_policy, typed_policy, typed_template_policy,
};
use proc_macro2::extra::invalidate_current_thread_spans;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use serde_json::Value;

/// Expands the data as tokens, and the literal that the data generates.
pub fn tokens(data: &[u8]) -> usize {
    expands(&String::from_utf8_lossy(data));
    expands(&written(data));
    2
}

/// Returns the literal that some data generates.
pub(crate) fn written(data: &[u8]) -> String {
    words::literal(&mut Choices::new(data))
}

fn expands(text: &str) {
    // proc-macro2 keeps every parsed text for its spans, until its source map is full.
    invalidate_current_thread_spans();
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    check_one(&tokens);
    check_one(&passed_on(&tokens));
}

/// Returns the tokens as another macro passes them on: without positions, and expressions in groups without
/// delimiters.
fn passed_on(tokens: &TokenStream) -> TokenStream {
    let tokens = tokens.clone().into_iter().map(|mut tree| {
        if let TokenTree::Group(group) = &tree {
            let delimiter = match group.delimiter() {
                Delimiter::Brace => Delimiter::None,
                other => other,
            };
            tree = Group::new(delimiter, passed_on(&group.stream())).into();
        }
        tree.set_span(Span::call_site());
        tree
    });
    tokens.collect()
}

fn check_one(tokens: &TokenStream) {
    let plain = policy(tokens.clone());
    let template = template_policy("terraform", tokens.clone());
    check_as(PolicyType::Identity, tokens, &plain, &template);
    for (kind, name) in [
        (PolicyType::Trust, "trust"),
        (PolicyType::Resource, "resource"),
        (PolicyType::Endpoint, "endpoint"),
    ] {
        let plain = typed_policy(name, tokens.clone());
        let template = typed_template_policy("cloudformation", name, tokens.clone());
        check_as(kind, tokens, &plain, &template);
    }
}

/// Checks what a literal of one type becomes, as a constant and in a template.
fn check_as(kind: PolicyType, tokens: &TokenStream, plain: &TokenStream, template: &TokenStream) {
    let literal = read(kind, tokens.clone());
    for expansion in [plain, template] {
        is_a_value(tokens, expansion);
        let has_error = has_error(expansion);
        let is_right = literal.checked.is_some();
        assert_eq!(has_error, !is_right, "expected either an error or a document: {expansion}");
    }
    if literal.checked.is_some() {
        is_accepted(&literal, plain);
    }
}

/// Checks that the expansion is an expression. Code in braces is passed on as it is; rustc reports what is
/// wrong with it.
fn is_a_value(tokens: &TokenStream, expansion: &TokenStream) {
    if let Err(error) = syn::parse2::<syn::Expr>(expansion.clone()) {
        assert!(has_foreign_code(tokens), "not an expression, {error}: {expansion}");
    }
}

/// Whether the tokens contain something that is passed on and is not Rust.
fn has_foreign_code(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|tree| {
        let TokenTree::Group(group) = &tree else { return false };
        let passed_on = match group.delimiter() {
            Delimiter::Brace => Some(TokenStream::from(tree.clone())),
            Delimiter::None => Some(group.stream()),
            Delimiter::Parenthesis | Delimiter::Bracket => None,
        };
        passed_on.is_some_and(|it| syn::parse2::<syn::Expr>(it).is_err())
            || has_foreign_code(&group.stream())
    })
}

/// Whether the expansion reports an error to rustc: at the start of the block, never deeper.
fn has_error(expansion: &TokenStream) -> bool {
    let Some(TokenTree::Group(block)) = expansion.clone().into_iter().next() else { return false };
    block.stream().into_iter().any(|it| matches!(it, TokenTree::Ident(it) if it == "compile_error"))
}

fn is_accepted(literal: &Literal, expansion: &TokenStream) {
    let Some(checked) = &literal.checked else { return };
    // A runtime value that is not in the document, such as a setting that no ARN uses, is a parameter too.
    if checked.runtime.is_empty() {
        let (document, expected) = (constant(expansion.clone()), checked.document.clone());
        assert_eq!(document, expected.into_text(), "a different document: {expansion}");
    }
    let document = holes::filled(checked);
    let tree = serde_json::from_str::<Value>(&document);
    assert!(tree.is_ok(), "the document is not JSON: {document}");
    // Accepts what the author marks as unchecked, any runtime ARN, and any lint level: here only the document
    // counts.
    let options = lenient().unchecked(holes::ARN).policy_type(literal.policy_type);
    let options = literal.unchecked.iter().fold(options, Options::unchecked);
    let report = check(&document, &options);
    let mut errors = report.findings().iter().filter(|it| it.level.is_error());
    // Whether a runtime text is an account id, where the key requires one, is not known at compile time.
    let is_known = |it: &&Finding| document.get(it.bytes.clone()) != Some(holes::ANY_TEXT);
    let error = errors.find(is_known);
    assert!(error.is_none(), "the document is not accepted: {document}\n{report}");
}

/// Returns the last string of an expansion without runtime values.
fn constant(expansion: TokenStream) -> Option<String> {
    let last = expansion.into_iter().last()?;
    match last {
        TokenTree::Group(group) => constant(group.stream()),
        other => syn::parse2::<syn::LitStr>(other.into()).ok().map(|it| it.value()),
    }
}
