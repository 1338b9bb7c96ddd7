//! What is said of literals with mistakes, without rustc: more of them than the pages of the rules show.
//!
//! In `said/<subject>.txt` there is a literal in each paragraph. The indented lines below it are its findings: the tokens
//! that are marked, the level, the rule, the message and the remedies. `cargo xtask bless` writes these lines anew.

use crate::expand::judge;
use crate::token::{Kind, flatten};
use cognito_perms_spec::text::Level;
use proc_macro2::{Delimiter, TokenStream};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/said")
}

fn written(kind: &Kind) -> String {
    match kind {
        Kind::Ident(text) | Kind::Literal(text) => text.clone(),
        Kind::Punct(mark) => mark.to_string(),
        Kind::Open(delimiter, _) => open(*delimiter).0.to_owned(),
        Kind::Close(delimiter) => open(*delimiter).1.to_owned(),
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

/// A literal, and a paragraph for it.
fn paragraph(literal: &str) -> String {
    let parsed: TokenStream = literal.parse().unwrap_or_else(|_| panic!("no tokens: {literal}"));
    let tokens = flatten(parsed);
    let judged = judge(&tokens);
    let notation = judged.policy.notation;
    let mut out = format!("{literal}\n");
    for finding in judged.findings.iter().filter(|it| it.level > Level::Allow) {
        let marked = tokens.get(finding.span.start..finding.span.end).unwrap_or_default();
        let marked: Vec<String> = marked.iter().map(|it| written(&it.kind)).collect();
        let said = finding.say(notation);
        let (level, rule) = (finding.level, finding.rule);
        out += &format!("    {} | {level}[{rule}]: {}\n", marked.concat(), said.message);
        for help in said.help {
            out += &format!("        help: {help}\n");
        }
    }
    out
}

#[test]
fn literals_are_told_what_was_read() {
    let is_blessed = env::var_os("UPDATE_EXPECT").is_some_and(|it| it == "1");
    let mut count = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let literals = text.lines().filter(|it| !it.is_empty() && !it.starts_with(' '));
        let paragraphs: Vec<_> = literals.map(paragraph).collect();
        count += paragraphs.len();
        let said = paragraphs.join("\n");
        if is_blessed {
            fs::write(&path, said).unwrap();
        } else {
            assert_eq!(said, text, "{}", path.display());
        }
    }
    assert!(count > 200, "{count}");
}
