//! `policy_file!` without a compiler: it answers any input.

use super::token_text;
use crate::file::expand_file;
use proc_macro2::TokenStream;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with a document, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, document: &[u8]) -> Self {
        let unique = format!("cognito-perms-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(unique);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("policy.json"), document).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn expansion(folder: &Path, input: &str) -> String {
    let tokens: TokenStream = format!("cognito_perms {input}").parse().unwrap();
    expand_file(tokens, Some(folder.to_owned())).to_string()
}

const RIGHT: &str = r#"{"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": ["cognito-idp:listuserpools"], "Resource": "*"}}"#;

#[test]
fn the_policy_is_a_constant_that_hangs_on_the_file() {
    let folder = Folder::with("constant", RIGHT.as_bytes());
    let text = expansion(&folder.0, "\"policy.json\"");
    let document = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-idp:ListUserPools","Resource":"*"}]}"#;
    assert!(text.contains(&format!("__checked ({document:?})")), "{text}");
    // rustc rebuilds when the file changes.
    let path = folder.0.join("policy.json");
    assert!(
        text.contains(&format!("include_bytes ! {{ {:?} }}", path.to_str().unwrap())),
        "{text}"
    );
    assert!(!text.contains("compile_error"), "{text}");
}

#[test]
fn a_wrong_document_hangs_on_the_file_too() {
    let folder = Folder::with("wrong", RIGHT.replace("listuserpools", "Foo").as_bytes());
    let text = expansion(&folder.0, "\"policy.json\"");
    assert_eq!(text.matches("compile_error").count(), 1, "{text}");
    assert!(text.contains("--> policy.json:2:48"), "{text}");
    assert!(text.contains("include_bytes") && text.contains("__checked (\"\")"), "{text}");
}

#[test]
fn a_file_that_cannot_be_read_is_one_error() {
    let folder = Folder::with("missing", b"");
    for path in ["no_such.json", ".", ""] {
        let text = expansion(&folder.0, &format!("{path:?}"));
        assert_eq!(text.matches("compile_error").count(), 1, "{text}");
        assert!(text.contains("cannot read") && !text.contains("include_bytes"), "{text}");
    }
}

/// A path is a string literal, because the file is read before other macros are expanded.
#[test]
fn a_path_that_is_not_a_literal_is_one_error() {
    for (input, found) in [
        ("concat!(\"a\", \"b.json\")", "concat!(…)"),
        ("env!(\"POLICY\")", "env!(…)"),
        ("include_str!(\"policy.json\")", "include_str!(…)"),
        ("&format!(\"{x}.json\"),", "&"),
        ("PATH", "PATH"),
        ("crate::PATH", "crate"),
        ("policy.json", "policy"),
    ] {
        let text = expansion(Path::new("."), input);
        assert_eq!(text.matches("compile_error").count(), 1, "{text}");
        assert!(text.contains(&format!("as a string, found `{found}`")), "{text}");
        assert!(text.contains("write the path as a string literal"), "{text}");
    }
}

#[test]
fn settings_are_for_this_file() {
    let folder = Folder::with("settings", RIGHT.replace("listuserpools", "SignUp").as_bytes());
    let warns = |input: &str| expansion(&folder.0, input).contains("POLICY_WARNING");
    assert!(warns("\"policy.json\""));
    assert!(!warns("#![allow(no_effect_action)] \"policy.json\""));
    let text = expansion(&folder.0, "#![deny(no_effect_action)] \"policy.json\"");
    assert_eq!(text.matches("compile_error").count(), 1, "{text}");
    let unknown = expansion(&folder.0, "#![nothing_of_the_sort] \"policy.json\"");
    assert!(
        unknown.contains("the settings are `kind`, `quota`, `unchecked`, `ensure` and lint levels"),
        "{unknown}"
    );
}

#[test]
fn claims_are_about_the_document() {
    let folder = Folder::with("claims", RIGHT.as_bytes());
    fs::write(folder.0.join("other.json"), RIGHT.replace("listuserpools", "SignUp")).unwrap();
    let expansion = |settings: &str| expansion(&folder.0, &format!("{settings} \"policy.json\""));
    for right in [
        "#![ensure(never AdminDeleteUser on *)]",
        "#![ensure(within = \"policy.json\")] #![ensure(equals = \"policy.json\")]",
        "#![ensure(allows ListUserPools on *)]",
    ] {
        let text = expansion(right);
        assert!(!text.contains("compile_error"), "{text}");
        assert_eq!(text.matches("include_bytes").count(), 1 + right.matches(".json").count());
    }
    for (wrong, message) in [
        (
            "#![ensure(never ListUserPools on *)]",
            "this does not hold: the policy allows a part of the selection",
        ),
        ("#![ensure(within = \"other.json\")]", "the policy allows more than `other.json`"),
        ("#![ensure(within = \"none.json\")]", "cannot read `none.json`"),
        ("#![ensure(never ListUserPool on *)]", "unknown action `ListUserPool`"),
        ("#![ensure(never)]", "expected an action, found the end"),
        ("#![ensure]", "expected a claim in parentheses after `ensure`"),
        ("#![ensure(never SignUp on *; never ListUsers on *)]", "expected `)`, found `;`"),
    ] {
        let text = expansion(wrong);
        assert_eq!(text.matches("compile_error").count(), 1, "{text}");
        assert!(text.contains(message), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tokens_expand_to_a_value(text in token_text()) {
        let Ok(tokens) = format!("cognito_perms {text}").parse::<TokenStream>() else { return Ok(()) };
        let expansion = expand_file(tokens, None).to_string();
        prop_assert_eq!(expansion.matches(":: __checked").count(), 1);
        prop_assert!(expansion.contains("compile_error"), "{}", expansion);
    }
}
