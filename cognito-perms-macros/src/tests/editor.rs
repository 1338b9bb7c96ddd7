//! The code for editors, without an editor: whatever it finds by position must be there.

use super::token_text;
use crate::audience::Audience;
use crate::expand::{Analysis, analyze, follow_literal};
use crate::parse::{SlotKind, parse};
use crate::token::{flatten, without_places};
use cognito_perms_spec::syntax::PolicyType;
use proc_macro2::{Ident, Span, TokenStream};
use proptest::prelude::*;

/// What rust-analyzer inserts at the cursor to find completions.
const MARK: &str = "raCompletionMarker";

/// Valid and invalid literals.
const LITERALS: &[&str] = &[
    "",
    "allow",
    "allow AdminGetUser, ListUsers on userpool(\"us-east-1_X\");",
    "Lookup: allow not Admin*, ListUser? except ListUsers on not *, userpool(*); deny * on *",
    "allow cognito-identity:GetId, cognito-idp:level(List, Read), *:* on cognito-identity:identitypool(*)",
    "#![account = account] #![deny(broad_resource)] #[allow(no_effect_action, reason = \"x\")] allow SignUp on *",
    "allow unchecked(\"s3:GetObject\") on unchecked(\"arn:aws:s3:::x\") if unchecked(\"s3:x\") Null true",
    "allow AdminGetUser on userpool(pool, account = {tenant.account}), webacl(\"regional\", *, *, region = region)",
    "allow ListUsers on * if aws:ResourceTag/team StringEquals [\"a\", team] and aws:CalledVia ForAnyValue:StringLike [..names]",
    "allow s3:GetObject on * if cognito-identity.amazonaws.com:amr ForAnyValue:StringLike \"authenticated\" and saml:sub Null false",
    "allow ListUsers on * if aws:MultiFactorAuthAge NumericLessThan 5 and aws:SecureTransport Bool true",
    "allow Admin* userpool(\"us-east-1_X\")",
    "allow *User, AdminGet?ser except *Users on *, userpool(*); deny *:* on not *",
    "alow AdminGetUsr onn usrpool(\"x\") if aws:SorceIp IpAdress \"x\"; allow ListUsers on userpool(*)",
    "allow on userpool(*) if aws:SourceIp IpAddress \"x\" allow , ListUsers on",
    "\"1st\": allow level, unchecked(\"x\" y), (ListUsers) on [userpool(*)] if not aws:SourceIp = \"x\"",
    "Lookup: ALLOW ListUsers \"x\" on * \"x\" and *; #![region \"x\"] #[foo(bar)]",
    "allow AdminGetUser on *; ensure never level(Write), AdminGetUser on userpool(*) if aws:SecureTransport Bool true; #[allow(ensure_unproven)] ensure allows ListUsers on *; ensure within \"x.json\"; ensure equals = \"y.json\"",
    "ensures never AdminGetUser on *; ensure nevr ListUsers; Check: ensure allows ListUsers on *; allow ListUsers on * ensure",
    "allow AdminGetUser on userpool(pool.id(), &x, , y z) if aws:SourceIp == \"x\"",
];

/// Returns the code that an editor follows for any input; `None` if it cannot be tokenized.
fn followed(literal: &str) -> Option<String> {
    let tokens = flatten(literal.parse::<TokenStream>().ok()?);
    let Analysis { policy, findings, .. } = analyze(PolicyType::Identity, &tokens);
    let crate_path = Ident::new("cognito_perms", Span::call_site()).into();
    Some(follow_literal(&crate_path, &tokens, &policy, &findings).to_string())
}

/// Whether a word can be written here: not in or after a literal, and not where only punctuation is possible.
fn is_place(before: &str, after: &str) -> bool {
    let is_in_string = before.matches('"').count() % 2 == 1;
    let is_after_literal = before.ends_with(['"', '5']);
    let is_in_mark = before.ends_with(['#', '!', '.']);
    let is_in_range = after.starts_with("..");
    !(is_in_range
        || is_in_string
        || is_after_literal
        || is_in_mark
        || after.trim_start().starts_with('='))
}

#[test]
fn what_is_in_front_of_a_place_does_not_hang_on_it() {
    let mut wrong = Vec::new();
    for literal in LITERALS {
        let plain = followed(literal).unwrap();
        for at in 0..=literal.len() {
            let (before, after) = literal.split_at(at);
            // For a long word, only its first letters are tried.
            let word = before.rsplit(|it: char| !it.is_ascii_alphanumeric()).next();
            let is_in_word = after.starts_with(|it: char| it.is_ascii_alphanumeric());
            if is_in_word && word.is_some_and(|it| it.len() > 1) {
                continue;
            }
            let Some(marked) = followed(&format!("{before}{MARK}{after}")) else { continue };
            let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_';
            let found = is_place(before, after) && {
                let mark = marked.find(MARK).unwrap_or(marked.len());
                let start = marked[..mark].rfind(|it| !is_part(it)).map_or(0, |at| at + 1);
                plain.get(..start) != marked.get(..start)
            };
            if found {
                wrong.push(format!("{before}$0{after}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{} places", wrong.join("\n"), wrong.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tokens_can_be_followed(text in token_text()) {
        let Ok(tokens) = text.parse::<TokenStream>() else { return Ok(()) };
        prop_assert!(followed(&text).is_some());
        let slots = parse(PolicyType::Identity, &without_places(&flatten(tokens)), Audience::Editor).slots;
        let words: Vec<_> =
            slots.iter().filter(|it| matches!(it.kind, SlotKind::Word)).map(|it| it.at).collect();
        prop_assert!(words.is_sorted_by(|left, right| left < right), "{:?}", words);
    }
}
