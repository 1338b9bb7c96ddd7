//! Messages for literals with mistakes, without rustc: more than the pages of the rules show.
//!
//! `messages/<subject>.txt` has a literal in each paragraph. The indented lines below it are its findings: the
//! marked tokens, the level, the rule, the message and the remedies. `cargo xtask bless` rewrites these
//! lines.

use crate::expand::analyze;
use crate::token::{TokenKind, flatten};
use cognito_perms_spec::syntax::PolicyType;
use cognito_perms_spec::text::Level;
use proc_macro2::{Delimiter, TokenStream};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/messages")
}

fn written(kind: &TokenKind) -> String {
    match kind {
        TokenKind::Ident(text) | TokenKind::Literal(text) => text.clone(),
        TokenKind::Punct(mark) => mark.to_string(),
        TokenKind::Open(delimiter, _) => open(*delimiter).0.to_owned(),
        TokenKind::Close(delimiter) => open(*delimiter).1.to_owned(),
    }
}

fn open(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Returns a literal with its findings, as a paragraph.
fn paragraph(kind: PolicyType, literal: &str) -> String {
    let parsed: TokenStream = literal.parse().unwrap_or_else(|_| panic!("no tokens: {literal}"));
    let tokens = flatten(parsed);
    let judged = analyze(kind, &tokens);
    let notation = judged.policy.notation;
    let mut out = format!("{literal}\n");
    for finding in judged.findings.iter().filter(|it| it.level > Level::Allow) {
        let marked = tokens.get(finding.span.start..finding.span.end).unwrap_or_default();
        let marked: Vec<String> = marked.iter().map(|it| written(&it.kind)).collect();
        let rendered = finding.say(notation);
        let (level, rule) = (finding.level, finding.rule);
        out += &format!("    {} | {level}[{rule}]: {}\n", marked.concat(), rendered.message);
        for help in rendered.help {
            out += &format!("        help: {help}\n");
        }
    }
    out
}

/// Returns the type of the policies in a file.
fn kind_of(path: &Path) -> PolicyType {
    match path.file_stem().and_then(|it| it.to_str()) {
        Some("trust_policy") => PolicyType::Trust,
        Some("resource_policy") => PolicyType::Resource,
        Some("endpoint_policy") => PolicyType::Endpoint,
        _ => PolicyType::Identity,
    }
}

#[test]
fn literals_have_the_recorded_findings() {
    let is_blessed = env::var_os("UPDATE_EXPECT").is_some_and(|it| it == "1");
    let mut count = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let literals = text.lines().filter(|it| !it.is_empty() && !it.starts_with(' '));
        let kind = kind_of(&path);
        let paragraphs: Vec<_> = literals.map(|it| paragraph(kind, it)).collect();
        count += paragraphs.len();
        let rendered = paragraphs.join("\n");
        if is_blessed {
            fs::write(&path, rendered).unwrap();
        } else {
            assert_eq!(rendered, text, "{}", path.display());
        }
    }
    assert!(count > 200, "{count}");
}
