//! The macro without a compiler: it answers any input and never panics.

mod editor;
mod file;
mod grammar;
mod messages;
mod mistakes;
mod round_trip;

use crate::expand::expand;
use cognito_perms_spec::write::escape::{Reads, push_inside};
use mistakes::ONE_MISTAKE;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use proptest::prelude::*;

/// Returns the expansion of a literal as a string.
fn expansion(literal: &str) -> String {
    let tokens: TokenStream = format!("cognito_perms {literal}").parse().unwrap();
    expand(tokens).to_string()
}

/// Words, punctuation and brackets that policies consist of, in no order.
const VOCABULARY: &[&str] = &[
    "allow",
    "deny",
    "not",
    "on",
    "except",
    "if",
    "and",
    "level",
    "unchecked",
    "aws:username",
    "aws:ResourceTag/team",
    "aws:TagKeys",
    "StringEquals",
    "ForAnyValue:StringLike",
    "NullIfExists",
    "IpAddress",
    "true",
    "[..names]",
    "[\"a\", 5]",
    "{pool.id()}",
    "-5",
    "&",
    "#[allow(broad_resource, reason = \"x\")]",
    "#[expect(no_effect_action)]",
    "#![quota = \"user\"]",
    "userpool",
    "webacl",
    "AdminGetUser",
    "ListUsers",
    "Admin",
    "GetId",
    "cognito",
    "identity",
    "idp",
    "aws",
    "region",
    "account",
    "partition",
    "Read",
    "Write",
    "x",
    "r#type",
    "ü",
    "_",
    "0",
    "12",
    "2FA",
    "1.5",
    "'a'",
    "b\"x\"",
    "'life",
    "\"us-east-1_X\"",
    "\"arn:aws:s3\"",
    "\"arn:aws:cognito-idp:us-east-1:*:userpool/*\"",
    "\"\"",
    "\"\\u{2014}\"",
    "\"${aws:userid}\"",
    "\"*\"",
    "#![region = \"us-east-1\"]",
    "#![x]",
    "#![]",
    "#[allow(x)]",
    "#[]",
    "#",
    "!",
    "*",
    "?",
    ":",
    "::",
    ",",
    ";",
    "=",
    "-",
    ".",
    "..",
    "/",
    "//\n",
    "/// doc\n",
    "()",
    "(*)",
    "{}",
    "[]",
    "$",
    "&",
];

/// Generates token text: runs of words, glued or not, in brackets or not.
fn token_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(VOCABULARY).prop_map(str::to_owned);
    let glue = prop::sample::select(&["", " ", " ", " ", "\n"][..]);
    let run = prop::collection::vec((word, glue), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, glue)| word + glue).collect::<String>());
    run.prop_recursive(3, 48, 4, |inner| {
        let brackets = prop::sample::select(&[("(", ")"), ("{", "}"), ("[", "]"), ("", "")][..]);
        prop::collection::vec((brackets, inner), 1..4).prop_map(|parts| {
            parts
                .into_iter()
                .map(|((open, close), inside)| format!("{open}{inside}\n{close} "))
                .collect()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tokens_expand_to_a_value(text in token_text()) {
        // Not every string can be tokenized: `'life"`.
        let Ok(tokens) = format!("cognito_perms {text}").parse::<TokenStream>() else { return Ok(()) };
        let expansion = expand(tokens).to_string();
        prop_assert_eq!(expansion.matches(":: __checked").count(), 1);
        let is_empty = expansion.contains("__checked (\"\")");
        prop_assert_eq!(is_empty, expansion.contains("compile_error"), "{}", expansion);
    }

    #[test]
    fn any_text_that_has_tokens_expands_to_a_value(text in "\\PC{0,40}") {
        let Ok(tokens) = format!("cognito_perms {text}").parse::<TokenStream>() else { return Ok(()) };
        prop_assert!(expand(tokens).to_string().contains("__checked"));
    }

    #[test]
    fn any_string_in_a_resource_is_kept_whole_or_refused(text in "\\PC{0,40}") {
        let literal = format!("{text:?}");
        for place in ["userpool(PLACE)", "PLACE", "unchecked(PLACE)", "userpool(*, account = PLACE)"] {
            let resource = place.replace("PLACE", &literal);
            let Ok(tokens) = format!("cognito_perms allow *:* on {resource}").parse::<TokenStream>() else { continue };
            let expansion = expand(tokens).to_string();
            if !expansion.contains("compile_error") {
                let mut escaped = String::new();
                push_inside(&text, Reads::AsWritten, &mut |piece| escaped.push_str(piece));
                let inside = format!("{escaped:?}");
                prop_assert!(expansion.contains(inside.trim_matches('"')), "{} {}", text, expansion);
            }
        }
    }
}

#[test]
fn nothing_at_all_is_answered() {
    assert!(expand(TokenStream::new()).to_string().contains("compile_error"));
    assert!(expansion("").contains("missing_statement"));
}

#[test]
fn a_valid_literal_is_its_document_and_nothing_else() {
    let expected = r#"cognito_perms :: __checked ("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"cognito-idp:ListUsers\",\"Resource\":\"*\"}]}")"#;
    assert_eq!(expansion("allow ListUsers on *"), expected);
}

/// An editor inserts `if` as a raw identifier.
#[test]
fn an_escaped_if_is_one() {
    let condition = "aws:SourceIp IpAddress \"203.0.113.9\"";
    let escaped = expansion(&format!("allow ListUsers on * r#if {condition}"));
    assert_eq!(escaped, expansion(&format!("allow ListUsers on * if {condition}")));
    assert!(!escaped.contains("compile_error"), "{escaped}");
}

#[test]
fn errors_stand_before_the_value() {
    let expansion = expansion("allow ListUser on *");
    let error = expansion.find("compile_error").unwrap();
    assert!(error < expansion.find("__checked").unwrap());
    assert_eq!(expansion.matches("compile_error").count(), 1);
}

/// The tokens without positions, as if another macro had made them.
fn without_places(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut tree| {
        if let TokenTree::Group(group) = &tree {
            tree = Group::new(group.delimiter(), without_places(group.stream())).into();
        }
        tree.set_span(Span::call_site());
        tree
    });
    tokens.collect()
}

/// All tokens from another macro have the position of its call; there, keywords end a name.
#[test]
fn names_without_places_end_at_keywords() {
    let literal = "cognito_perms allow AdminList*, cognito-identity:Get* on userpool(*), *";
    let literal: TokenStream = literal.parse().unwrap();
    let expansion = expand(without_places(literal)).to_string();
    assert!(expansion.contains(r#"\"cognito-idp:AdminList*\""#), "{expansion}");
    assert!(expansion.contains(r#"\"cognito-identity:Get*\""#), "{expansion}");
}

/// A gap ends a name: `AdminList* on` and `Admin* on`, not `Admin*on`.
#[test]
fn names_end_at_gaps() {
    assert!(expansion("allow AdminList* on *").contains(r#"\"cognito-idp:AdminList*\""#));
    assert!(expansion("allow *on on *").contains(r#"\"cognito-idp:*on\""#));
    assert!(expansion("allow cognito-identity:Get* on *").contains(r#"\"cognito-identity:Get*\""#));
}

#[test]
fn one_mistake_is_one_finding() {
    let wrong: Vec<_> = ONE_MISTAKE
        .iter()
        .map(|literal| (expansion(literal), literal))
        .filter(|(expansion, _)| expansion.matches("compile_error").count() != 1)
        .map(|(expansion, literal)| format!("{literal}\n    {expansion}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rules that the grammar itself reports.
#[test]
fn what_is_missing_is_reported_by_its_rule() {
    for (literal, rule) in [
        ("AdminGetUser on *", "missing_effect"),
        ("permit AdminGetUser on *", "invalid_effect"),
        ("allow on *", "missing_action"),
        ("allow AdminGetUser", "missing_resource"),
        ("", "missing_statement"),
        ("allow AdminGetUser on * *", "syntax_error"),
        ("#![zone = \"x\"] allow AdminGetUser on *", "invalid_setting"),
    ] {
        assert!(expansion(literal).contains(&format!("rule: {rule}\"")), "{literal}");
    }
}

/// Whatever a statement looks like, its neighbors are checked.
#[test]
fn a_mistake_hides_nothing_of_the_next_statement() {
    for literal in ONE_MISTAKE.iter().filter(|it| !it.contains("#![")) {
        let both =
            expansion(&format!("{literal}\n; allow ListUserPools, AdminLstDevices on userpool(*)"));
        assert!(both.contains("rule: unsupported_resource_for_action"), "{literal}");
        assert!(both.contains("`AdminLstDevices`"), "{literal}");
    }
}

/// Any comment can be anywhere that Rust allows one.
#[test]
fn doc_comments_stand_anywhere() {
    // From another macro as a `meta`: in a group without delimiters.
    let literal = "cognito_perms #[doc] allow AdminGetUser on *".parse::<TokenStream>().unwrap();
    let with_meta = literal.into_iter().map(|tree| match tree {
        TokenTree::Group(_) => {
            let meta = Group::new(Delimiter::None, "doc = \"x\"".parse().unwrap());
            Group::new(Delimiter::Bracket, TokenTree::from(meta).into()).into()
        }
        other => other,
    });
    assert!(!expand(with_meta.collect()).to_string().contains("compile_error"));

    let literal = "//! a\n/// b\nallow /// c\n AdminGetUser, /** d */ ListUsers /// e\n on /// f\n userpool(/// g\n *);/// h\n";
    assert!(!expansion(literal).contains("compile_error"), "{}", expansion(literal));
}
