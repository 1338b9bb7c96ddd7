//! Every issue code of IAM Access Analyzer has a rule, or a reason why it has none. The documentation has the
//! table of both and the pages of the rules; `cargo xtask bless` rewrites it.
//!
//! The codes are those of the [policy check reference][page], as of 2026-11.
//!
//! [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that panics has failed")]

use cognito_perms::{Level, Rule};
use cognito_perms_spec::facts::catalog::{GLOBAL_CONDITION_KEYS, OPERATORS};
use cognito_perms_tests::page::{Page, is_blessed, pages};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// An issue code of Access Analyzer.
struct Code {
    name: &'static str,
    kind: &'static str,
    /// Why there is no rule of this name; empty if there is one.
    reason: &'static str,
}

impl Code {
    fn rule(&self) -> Option<Rule> {
        let name = self.name.to_ascii_lowercase();
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

fn codes() -> Vec<Code> {
    let lines = include_str!("coverage/access-analyzer.tsv").lines().skip(1);
    let codes = lines.map(|line| match *line.split('\t').collect::<Vec<_>>().as_slice() {
        [name, kind, reason] => Code { name, kind, reason },
        _ => panic!("{line}"),
    });
    codes.collect()
}

#[test]
fn every_code_has_a_rule_or_a_reason() {
    let codes = codes();
    assert_eq!(codes.len(), 153);
    for code in &codes {
        assert_eq!(code.rule().is_some(), code.reason.is_empty(), "{}", code.name);
    }
    // Two repeat another rule, and one is outdated.
    assert_eq!(codes.iter().filter(|it| it.rule().is_none()).count(), 3);
}

/// The rules whose level differs from the type of their code, and why.
const OWN_LEVELS: &[(Rule, Level, &str)] = &[
    (Rule::ConfirmAudienceClaimType, Level::Allow, "it is reported for policies that are right"),
    (
        Rule::MissingConditionKeyForOidcPrincipal,
        Level::Error,
        "IAM rejects it for shared providers",
    ),
    (Rule::MissingGithubRepoConditionKey, Level::Error, "IAM rejects it"),
    (Rule::PolicySizeExceedsIdentityPolicyQuota, Level::Deny, "IAM rejects it for most entities"),
    (Rule::InvalidRoleReference, Level::Deny, "nobody has it; documents of IAM only warn"),
    (Rule::EmptyArrayAction, Level::Error, "IAM rejects it"),
    (Rule::EmptyArrayResource, Level::Error, "IAM rejects it"),
    (Rule::WildcardInServiceName, Level::Error, "IAM rejects it"),
    (Rule::TypeMismatchDate, Level::Error, "IAM rejects it"),
    (Rule::TypeMismatchNumber, Level::Error, "IAM rejects it"),
    (Rule::TypeMismatch, Level::Deny, "never or always true"),
    (Rule::TypeMismatchBoolean, Level::Deny, "never true"),
    (Rule::TypeMismatchString, Level::Deny, "never true"),
    (Rule::EmptyArrayCondition, Level::Deny, "never true"),
    (Rule::EmptyArrayConditionForallvalues, Level::Deny, "true only without the key"),
    (Rule::EmptyArrayConditionForanyvalue, Level::Deny, "never true"),
    (Rule::EmptyArrayConditionIfexists, Level::Deny, "true only without the key"),
    (
        Rule::MissingActionForConditionKey,
        Level::Deny,
        "IAM accepts it, and the tables can be wrong",
    ),
    (
        Rule::UnsupportedActionForConditionKey,
        Level::Deny,
        "IAM accepts it, and the tables can be wrong",
    ),
];

#[test]
fn every_rule_of_access_analyzer_has_its_code() {
    let codes = codes();
    for rule in Rule::ALL {
        let code = codes.iter().find(|code| code.rule() == Some(*rule));
        assert_eq!(code.is_some(), rule.is_of_access_analyzer(), "{rule}");
        // Errors map to errors, security warnings to `deny`, and warnings and suggestions to `warn`.
        let expected = match code.map(|code| code.kind) {
            Some("error") => Level::Error,
            Some("security warning") => Level::Deny,
            Some(_) => Level::Warn,
            None => continue,
        };
        let own = OWN_LEVELS.iter().find(|(own, ..)| own == rule).map(|(_, level, _)| *level);
        assert_ne!(own, Some(expected), "{rule} has the level of its code");
        assert_eq!(rule.level(), own.unwrap_or(expected), "{rule}");
    }
}

#[test]
fn the_documentation_lists_every_rule_and_every_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cognito-perms/docs/rules.md");
    let list = table() + &all_pages();
    if is_blessed() {
        fs::write(&path, &list).unwrap();
    }
    let is_current = fs::read_to_string(&path).is_ok_and(|it| it == list);
    assert!(is_current, "{} is out of date: see the top of this file", path.display());
}

/// The numbers in the prose of the documentation.
#[test]
fn the_documentation_counts_right() {
    let analyzer = Rule::ALL.iter().filter(|rule| rule.is_of_access_analyzer()).count();
    let (keys, operators) = (GLOBAL_CONDITION_KEYS.len(), OPERATORS.len());
    for (text, expected) in [
        (include_str!("../README.md"), format!("of its 153 issue codes, {analyzer} are rules")),
        (
            include_str!("../CHANGELOG.md"),
            format!(
                "Rules about actions, resources, conditions and how they go together, {analyzer} of them"
            ),
        ),
        (
            include_str!("../CHANGELOG.md"),
            format!("the {keys} global condition keys and {operators} operators"),
        ),
        (include_str!("../cognito-perms/src/lib.rs"), format!("one of the {keys} global keys")),
        (include_str!("../cognito-perms/src/lib.rs"), format!("one of the {operators} operators")),
    ] {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words(text).contains(&expected), "{expected}");
    }
}

fn table() -> String {
    let mut out = String::from(
        "Every rule, and how it relates to the [issue codes of IAM Access Analyzer][codes].\n\n\
         The level of an `error` cannot be changed; `deny`, `warn` and `allow` are default levels of lints, which a\n\
         policy or a statement can change. Below the tables there is a page for each rule, with a policy that\n\
         breaks it, the report, and the same policy without the mistake: `cognito-perms explain RULE` prints it.\n\n\
         # Rules that Access Analyzer also has\n\n\
         | rule | issue code, and its type there | level | when |\n| --- | --- | --- | --- |\n",
    );
    let codes = codes();
    for code in &codes {
        if let Some(rule) = code.rule() {
            let _ = writeln!(
                out,
                "| [`{rule}`](#{rule}) | `{}`, {} | {} | {} |",
                code.name,
                code.kind,
                level(rule),
                one_line(rule)
            );
        }
    }
    out += "\n# Rules that Access Analyzer does not have\n\n| rule | level | when |\n| --- | --- | --- |\n";
    for rule in Rule::ALL.iter().filter(|rule| !rule.is_of_access_analyzer()) {
        let _ = writeln!(out, "| [`{rule}`](#{rule}) | {} | {} |", level(*rule), one_line(*rule));
    }
    out += "\n# Codes without a rule\n\n| issue code | type | why |\n| --- | --- | --- |\n";
    for code in codes.iter().filter(|code| code.rule().is_none()) {
        let _ = writeln!(out, "| `{}` | {} | {} |", code.name, code.kind, code.reason);
    }
    out += "\n[codes]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html\n";
    out
}

/// The subjects of the rules, in the order in which to read them.
const SUBJECTS: [(&str, &str); 15] = [
    ("syntax", "Syntax and settings"),
    ("document", "The document"),
    ("principal", "Principals"),
    ("trust", "Role trust policies"),
    ("organization", "Service and resource control policies"),
    ("action", "Actions"),
    ("resource", "Resources"),
    ("fit", "Actions and their resources"),
    ("condition", "Condition keys"),
    ("operator", "Condition operators"),
    ("value", "Condition values"),
    ("variable", "Policy variables"),
    ("redundancy", "What is redundant"),
    ("privilege", "Passing and creating roles"),
    ("ensure", "Claims about policies"),
];

/// Returns the pages of all rules, each under its own heading.
fn all_pages() -> String {
    let pages = pages().unwrap();
    let known = |page: &Page| SUBJECTS.iter().any(|(name, _)| *name == page.subject);
    let unknown: Vec<_> = pages.iter().filter(|it| !known(it)).map(|it| &it.path).collect();
    assert!(unknown.is_empty(), "a subject without a title: {unknown:?}");
    let mut out = String::new();
    for (subject, title) in SUBJECTS {
        let _ = write!(out, "\n# {title}\n");
        for page in pages.iter().filter(|it| it.subject == subject) {
            let (heading, rest) = page.text.split_once("\n\n").unwrap();
            let body = page.body();
            let rest = body.get(heading.len()..).unwrap_or(rest);
            let code = page.front.get("code").map(|it| format!(", `{it}` of IAM Access Analyzer"));
            let rest = rest.replace("\n## ", "\n### ");
            let level = page.front.get("level").map_or("", String::as_str);
            let _ = write!(out, "\n#{heading}\n\n*{level}{}*{rest}\n", code.unwrap_or_default());
        }
    }
    out
}

/// Returns the level of a rule, for a table cell.
fn level(rule: Rule) -> String {
    if rule.is_of_claims() {
        return format!("{}; `deny` for claims of identity providers", rule.level());
    }
    if rule.is_of_facts() {
        return format!("{}; `warn` for services that are not reviewed", rule.level());
    }
    rule.level().to_string()
}

/// Returns what a rule is about, for a table cell.
fn one_line(rule: Rule) -> String {
    let words: Vec<_> = rule.explanation().split_whitespace().collect();
    words.join(" ").replace('|', "\\|")
}
