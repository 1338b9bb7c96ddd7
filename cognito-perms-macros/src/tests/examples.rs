//! The examples of the rules, which `cognito-perms explain` prints: each fault breaks its rule and no
//! other, as a literal and as a document, and each remedy mends it.

use crate::expand::judge;
use crate::token::flatten;
use cognito_perms_spec::rules::check;
use cognito_perms_spec::syntax::Settings;
use cognito_perms_spec::syntax::json::read;
use cognito_perms_spec::text::{Finding, Level, Rule};
use proc_macro2::TokenStream;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../cognito-perms/docs/examples.toml");

/// Rules that only one of the notations can break, or neither.
const LITERAL_ONLY: &[Rule] = &[
    // The grammar of literals.
    Rule::SyntaxError,
    Rule::InvalidSetting,
    Rule::UnknownRule,
    Rule::UnfulfilledExpectation,
    Rule::InvalidRunTimeValue,
    Rule::InvalidAccessLevel,
    Rule::InvalidResourceType,
    Rule::InvalidResourceArgument,
    // In a document they pass, and are counted.
    Rule::UncataloguedService,
    // A document has no such word.
    Rule::UnneededUnchecked,
    // A document that is too large is no example.
    Rule::PolicySizeExceedsIdentityPolicyQuota,
];
const DOCUMENT_ONLY: &[Rule] = &[
    Rule::JsonSyntaxError,
    Rule::InvalidPolicyElement,
    Rule::UnsupportedElementCombination,
    Rule::UnsupportedPrincipal,
    Rule::DataTypeMismatch,
    Rule::InvalidVersion,
    Rule::MissingVersion,
    Rule::EmptyArrayAction,
    Rule::EmptyArrayResource,
    Rule::EmptyObjectCondition,
    Rule::VariableUnsupportedInVersion,
];
const NEITHER: &[Rule] = &[
    // About a file of `policy_file!`.
    Rule::UnreadableFile,
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Examples {
    pub(super) literal: Option<Example>,
    pub(super) document: Option<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) fault: String,
    pub(super) remedy: String,
}

pub(super) fn examples() -> BTreeMap<String, Examples> {
    toml::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap()
}

/// A document as it stands, or statements with what a document has around them.
pub(super) fn whole(text: &str) -> String {
    if text.contains("\"Statement\"") {
        return text.to_owned();
    }
    format!("{{\"Version\": \"2012-10-17\", \"Statement\": [{text}]}}")
}

type Judgement = (Vec<Finding>, Option<String>);

fn literal(text: &str) -> Judgement {
    let tokens: TokenStream = text.parse().unwrap();
    let tokens = flatten(tokens);
    let judged = judge(&tokens);
    (judged.findings, judged.checked.map(|it| it.document.into_text().unwrap_or_default()))
}

fn document(text: &str) -> Judgement {
    let document = whole(text);
    let read = read(document.as_bytes(), Settings::default());
    let outcome = check(&read.policy, read.findings);
    (outcome.findings, outcome.policy.and_then(|it| it.document.into_text()))
}

/// The rules that a text breaks: those that are told, and the one that is looked for.
fn broken(findings: &[Finding], wanted: Rule) -> Vec<Rule> {
    let told = findings.iter().filter(|it| it.level > Level::Allow || it.rule == wanted);
    told.map(|it| it.rule).collect()
}

#[test]
fn every_rule_has_an_example_in_each_notation_that_can_break_it() {
    let examples = examples();
    for rule in Rule::ALL {
        let found = examples.get(rule.name());
        let (in_literal, in_document) = (
            !DOCUMENT_ONLY.contains(rule) && !NEITHER.contains(rule),
            !LITERAL_ONLY.contains(rule) && !NEITHER.contains(rule),
        );
        assert_eq!(found.is_some_and(|it| it.literal.is_some()), in_literal, "{rule}: literal");
        assert_eq!(found.is_some_and(|it| it.document.is_some()), in_document, "{rule}: document");
    }
    for name in examples.keys() {
        assert!(Rule::ALL.iter().any(|rule| rule.name() == name), "no rule {name}");
    }
}

#[test]
fn each_fault_breaks_its_rule_alone_and_each_remedy_mends_it() {
    let examples = examples();
    let mut wrong = Vec::new();
    for rule in Rule::ALL {
        let Some(found) = examples.get(rule.name()) else { continue };
        let mut documents = Vec::new();
        for (notation, example, judge) in [
            ("literal", &found.literal, literal as fn(&str) -> Judgement),
            ("document", &found.document, document as fn(&str) -> Judgement),
        ] {
            let Some(example) = example else { continue };
            let (findings, _) = judge(&example.fault);
            if broken(&findings, *rule) != [*rule] {
                wrong.push(format!("{rule}: {notation}: the fault: {findings:#?}"));
            }
            let (findings, policy) = judge(&example.remedy);
            if !broken(&findings, *rule).is_empty() || policy.is_none() {
                wrong.push(format!("{rule}: {notation}: the remedy: {findings:#?}"));
            }
            documents.extend(policy);
        }
        if let [literal, document] = documents.as_slice()
            && literal != document
        {
            wrong.push(format!("{rule}: the remedies differ:\n{literal}\n{document}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
