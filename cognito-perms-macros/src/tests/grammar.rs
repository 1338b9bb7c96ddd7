//! Compares the parser with the documented grammar: it accepts what the grammar allows, and nothing else.

mod notation;

use super::mistakes::ONE_MISTAKE;
use super::token_text;
use crate::audience::Audience;
use crate::cursor::Cursor;
use crate::name::{eat_key, eat_name};
use crate::parse::{Parsed, parse};
use crate::token::{Token, TokenKind, flatten};
use cognito_perms_spec::facts::naming::is_keyword;
use cognito_perms_spec::rules::syntax::syntax_error;
use cognito_perms_spec::syntax::PolicyType;
use cognito_perms_spec::text::Finding;
use notation::{Part, productions};
use proc_macro2::{Delimiter, TokenStream};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../cognito-perms/docs/grammar.md");

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::read);

/// Names without a production, with examples of each.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("name", &["AdminGetUser", "Admin*", "*", "AdminGet?ser", "list-x.y/z"]),
    ("prefix", &["cognito-identity", "s3"]),
    ("type", &["userpool", "identitypool"]),
    ("level", &["Read", "PermissionsManagement"]),
    ("key-name", &["aws:SourceIp", "aws:ResourceTag/a+b=c@d:e", "x.example.com:sub"]),
    ("rule", &["broad_resource", "x"]),
    ("field", &["region", "user_pool_id"]),
    ("operator-name", &["StringEquals", "IpAddressIfExists", "x"]),
    ("string", &["\"x\"", "\"\"", "r#\"*\"#"]),
    ("integer", &["5", "007", "1_000"]),
    ("float", &["1.5", "2e3"]),
    ("label", &["Lookup", "A1"]),
    ("path", &["pool", "self", "r#type", "::a::B", "crate::POOL"]),
    ("identifier", &["id", "r#type"]),
    ("index", &["0", "0.1"]),
    ("expression", &["pool.id()", "x", "{ f(); [1, 2] }"]),
];

const SET_OPERATORS: &[&str] = &["ForAllValues", "ForAnyValue"];

struct Grammar(BTreeMap<String, Part>);

impl Grammar {
    fn read() -> Self {
        let page = std::fs::read_to_string(FILE).unwrap();
        let (_, rest) = page.split_once("```text\n").unwrap();
        let (text, _) = rest.split_once("```").unwrap();
        Self(productions(text))
    }

    /// Returns the positions where a part that starts at `start` can end.
    fn ends(&self, part: &Part, tokens: &[Token], start: usize) -> BTreeSet<usize> {
        match part {
            Part::Terminal(text) => end_of_terminal(text, tokens, start).into_iter().collect(),
            Part::Name(name) => match self.0.get(name) {
                Some(part) => self.ends(part, tokens, start),
                None => end_of_class(name, tokens, start).into_iter().collect(),
            },
            Part::Sequence(parts) => {
                let mut ends = BTreeSet::from([start]);
                for part in parts {
                    ends = ends.iter().flat_map(|at| self.ends(part, tokens, *at)).collect();
                }
                ends
            }
            Part::Alternatives(parts) => {
                parts.iter().flat_map(|part| self.ends(part, tokens, start)).collect()
            }
            Part::Optional(part) => {
                let mut ends = self.ends(part, tokens, start);
                ends.insert(start);
                ends
            }
            Part::Repeated(part) => {
                let (mut ends, mut new) = (BTreeSet::from([start]), vec![start]);
                while let Some(at) = new.pop() {
                    new.extend(
                        self.ends(part, tokens, at).into_iter().filter(|it| ends.insert(*it)),
                    );
                }
                ends
            }
        }
    }

    /// Calls a function with each part.
    fn each<'g>(&'g self, mut look_at: impl FnMut(&'g Part)) {
        self.0.values().for_each(|it| it.each(&mut look_at));
    }

    fn allows(&self, tokens: &[Token]) -> bool {
        self.ends(&self.0["policy"], tokens, 0).contains(&tokens.len())
    }

    /// Writes text that a part allows. Each choice comes from `choices`, which yields 0 once it is exhausted.
    fn write(&self, part: &Part, choices: &mut impl Iterator<Item = usize>, out: &mut Vec<String>) {
        let mut choose = |count: usize| choices.next().unwrap_or_default() % count;
        match part {
            Part::Terminal(text) => out.push(text.clone()),
            Part::Name(name) => match self.0.get(name) {
                Some(part) => self.write(part, choices, out),
                None => {
                    let examples = examples(name);
                    out.push(examples[choose(examples.len())].to_owned());
                }
            },
            Part::Sequence(parts) => parts.iter().for_each(|it| self.write(it, choices, out)),
            Part::Alternatives(parts) => {
                let part = &parts[choose(parts.len())];
                self.write(part, choices, out);
            }
            Part::Optional(part) => {
                if choose(2) == 1 {
                    self.write(part, choices, out);
                }
            }
            Part::Repeated(part) => {
                for _ in 0..choose(3) {
                    self.write(part, choices, out);
                }
            }
        }
    }
}

fn examples(class: &str) -> &'static [&'static str] {
    let found = EXAMPLES.iter().find(|(name, _)| *name == class);
    found.unwrap_or_else(|| panic!("`{class}` has no production")).1
}

/// Returns the end of a word, of punctuation, or of a bracket.
fn end_of_terminal(text: &str, tokens: &[Token], start: usize) -> Option<usize> {
    if text.starts_with(|it: char| it.is_ascii_alphabetic()) {
        let is_it = matches!(&tokens.get(start)?.kind, TokenKind::Ident(word) if word == text);
        return is_it.then_some(start + 1);
    }
    let mut at = start;
    for mark in text.chars() {
        let is_it = match tokens.get(at)?.kind {
            TokenKind::Punct(punct) => punct == mark,
            TokenKind::Open(Delimiter::Parenthesis, _) => mark == '(',
            TokenKind::Open(Delimiter::Bracket, _) => mark == '[',
            TokenKind::Open(Delimiter::Brace, _) => mark == '{',
            TokenKind::Close(Delimiter::Parenthesis) => mark == ')',
            TokenKind::Close(Delimiter::Bracket) => mark == ']',
            TokenKind::Close(Delimiter::Brace) => mark == '}',
            _ => false,
        };
        if !is_it {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Returns the end of something without a production.
fn end_of_class(class: &str, tokens: &[Token], start: usize) -> Option<usize> {
    let mut cursor = Cursor::new(tokens.get(start..)?);
    match class {
        "expression" => {
            let open = tokens.get(start.checked_sub(1)?)?;
            let TokenKind::Open(Delimiter::Brace, close) = open.kind else { return None };
            return (close > start).then_some(close);
        }
        "label" if cursor.is_literal() => return None,
        "path" => {
            let is_path = |it: &Cursor<'_>| it.ident(0).is_some() || is_double_colon(it);
            let is_keyword = cursor.ident(0).is_some_and(|it| {
                is_keyword(it) && !["self", "Self", "super", "crate", "gen"].contains(&it)
            });
            if !is_path(&cursor) || is_keyword {
                return None;
            }
            // rustc reports anything else that is wrong with it.
            while is_path(&cursor) {
                let is_word = cursor.ident(0).is_some();
                cursor.skip();
                if !is_word {
                    cursor.skip();
                } else if !is_double_colon(&cursor) {
                    break;
                }
            }
        }
        "label" | "name" | "prefix" | "type" => drop(eat_name(&mut cursor)?),
        "level" => {
            let level = eat_name(&mut cursor)?;
            // The spelling of AWS's documentation: parsed, so that the message can suggest the right one.
            if level.value == "Permissions" {
                cursor.eat_ident("management");
            }
        }
        "key-name" => drop(eat_key(&mut cursor)?),
        "rule" | "field" | "operator-name" | "identifier" => {
            cursor.ident(0)?;
            cursor.skip();
        }
        "index" => {
            let TokenKind::Literal(digits) = &cursor.peek(0)?.kind else { return None };
            let is_index = digits.chars().all(|it| it.is_ascii_digit() || it == '.');
            cursor.skip();
            return is_index.then_some(start + cursor.position());
        }
        "string" => drop(cursor.eat_string()?),
        "integer" => drop(cursor.eat_integer()?),
        "float" => drop(cursor.eat_float()?),
        _ => panic!("`{class}` has no production"),
    }
    Some(start + cursor.position())
}

fn is_double_colon(cursor: &Cursor<'_>) -> bool {
    cursor.is_punct(0, ':') && cursor.is_punct(1, ':')
}

/// Joins words, without spaces where they must touch.
fn joined(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        // A field touches the value before it.
        if word == "." {
            text.truncate(text.trim_end().len());
            text.push('.');
        } else {
            text += word;
            text.push(' ');
        }
    }
    text
}

/// Returns what the parser reports, and the missing elements that it leaves to the rules.
fn reported(tokens: &[Token]) -> Vec<Finding> {
    let Parsed { policy, mut findings, .. } = parse(PolicyType::Identity, tokens, Audience::Rustc);
    for statement in &policy.statements {
        let unknown = statement.unknown_effect.as_ref().map(|it| it.span);
        for span in statement.missing.iter().map(|it| it.span).chain(unknown) {
            findings.push(syntax_error::found(span, "an element is missing"));
        }
    }
    findings
}

/// The same, without mistakes that the grammar does not describe but the page does in prose.
fn findings(tokens: &[Token]) -> Vec<Finding> {
    let mut findings = reported(tokens);
    let in_words = [
        "does not support `except`",
        "duplicate setting",
        "`*` is only allowed as a service in",
        "runtime value in a claim",
    ];
    findings.retain(|it| {
        !in_words.iter().any(|words| {
            it.say(cognito_perms_spec::syntax::Notation::Literal).message.contains(words)
        })
    });
    findings
}

/// Whether the parser reports a name, which the grammar allows: a word of another language, such as `in` or `NotAction`.
fn is_about_word(finding: &Finding) -> bool {
    let message = finding.say(cognito_perms_spec::syntax::Notation::Literal).message;
    ["an action", "a condition key", "a condition operator"]
        .iter()
        .any(|expected| message.starts_with(&format!("expected {expected}, found")))
}

/// Whether the input is rejected. The rules report unknown set operators.
fn is_refused(tokens: &[Token]) -> bool {
    let policy = parse(PolicyType::Identity, tokens, Audience::Rustc).policy;
    let conditions = policy.statements.iter().flat_map(|it| &it.conditions);
    let mut sets = conditions.filter_map(|it| it.operator.set.as_ref());
    !reported(tokens).is_empty() || sets.any(|it| !SET_OPERATORS.contains(&&*it.value))
}

/// Generates text that the grammar allows.
fn sentence() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(0_usize..60, 0..160).prop_map(|choices| {
        let mut words = Vec::new();
        GRAMMAR.write(&GRAMMAR.0["policy"], &mut choices.into_iter(), &mut words);
        words
    })
}

#[test]
fn every_name_of_the_grammar_is_used_and_described() {
    let mut used = BTreeSet::from(["policy"]);
    GRAMMAR.each(|part| {
        if let Part::Name(name) = part {
            used.insert(name);
        }
    });
    let produced = GRAMMAR.0.keys().map(String::as_str);
    let known = produced.chain(EXAMPLES.iter().map(|(name, _)| *name));
    assert_eq!(used, known.collect());
    let page = std::fs::read_to_string(FILE).unwrap();
    for (name, _) in EXAMPLES {
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn the_grammar_allows_no_mistake_that_the_parser_reports() {
    for literal in ONE_MISTAKE {
        let tokens = flatten(literal.parse::<TokenStream>().unwrap());
        let findings = findings(&tokens);
        match GRAMMAR.allows(&tokens) {
            true => assert!(findings.iter().all(is_about_word), "{literal}\n{findings:#?}"),
            false => assert!(!findings.is_empty(), "{literal}"),
        }
    }
}

/// Literals that cover the grammar, with gaps where words can be inserted.
const RIGHT: &[&str] = &[
    r#"#![ region = "x" ] #![ quota = "user" ] #![ allow ( a , b , reason = "x" ) ] ; allow A on *"#,
    r#"#[ expect ( reason = "x" ) ] #[ deny ( ) ] deny not A* , s3 : B except C , level ( Read , List ) on * ;"#,
    r#""1st" : allow * : * , s3 : level ( Read ) , unchecked ( "x" ) on unchecked ( a.b ) , "x""#,
    r#"Lookup : allow A on not userpool ( pool , region = 5 , * ) , s3 : bucket ( { x } ) ; deny A on *"#,
    r#"allow A on * if a:b Op 5 and a:b ForAnyValue : Op [ 1.5 , "x" , true ] and a:b Op [ .. & x.0 ]"#,
    r#"allow A on * if "a:b" Op x and unchecked ( "a:b" ) Op - 5 and a:b/c+d Op [ ] ; allow A on *"#,
];

/// With one word inserted, removed or replaced, the parser and the grammar agree on whether the literal is
/// valid.
#[test]
fn the_grammar_allows_what_the_parser_reads() {
    let mut wrong = BTreeSet::new();
    let others = EXAMPLES.iter().map(|(_, examples)| examples[0]);
    let mut others: BTreeSet<_> = others.collect();
    GRAMMAR.each(|part| {
        if let Part::Terminal(text) = part {
            others.insert(text);
        }
    });
    for text in RIGHT {
        assert!(!is_refused(&flatten(text.parse::<TokenStream>().unwrap())), "{text}");
        let words: Vec<_> = text.split(' ').collect();
        let mut look_at = |before: &[&str], word: &str, after: &[&str]| {
            let text = [&before.join(" "), word, &after.join(" ")].join(" ");
            let Ok(tokens) = text.parse::<TokenStream>() else { return };
            let tokens = flatten(tokens);
            if !is_refused(&tokens) && !GRAMMAR.allows(&tokens) {
                wrong.insert(text);
            }
        };
        for (at, _) in words.iter().enumerate() {
            look_at(&words[..at], "", &words[at + 1..]);
            for word in &others {
                look_at(&words[..at], word, &words[at..]);
                look_at(&words[..at], word, &words[at + 1..]);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parser_reads_what_the_grammar_allows(words in sentence()) {
        let text = joined(&words);
        let tokens = flatten(text.parse::<TokenStream>().unwrap());
        prop_assert!(GRAMMAR.allows(&tokens), "{}", text);
        let findings = findings(&tokens);
        prop_assert!(findings.is_empty(), "{}\n{:#?}", text, findings);
    }

    #[test]
    fn the_grammar_allows_any_tokens_that_the_parser_reads(text in token_text()) {
        let Ok(tokens) = text.parse::<TokenStream>() else { return Ok(()) };
        let tokens = flatten(tokens);
        prop_assert!(is_refused(&tokens) || GRAMMAR.allows(&tokens), "{}", text);
    }
}
