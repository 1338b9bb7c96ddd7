//! Generates the rules, with their names, levels and explanations, from their pages.
//!
//! A page is a Markdown file in a folder of `src/rules`, named after its rule. It starts with these lines,
//! between two `---` lines:
//!
//! - `level`: `error`, `deny`, `warn` or `allow`,
//! - `documents`: the level in JSON documents, if it is another one,
//! - `code`: the issue code in IAM Access Analyzer, if there is one,
//! - `basis: facts`, if it depends on what AWS's pages say can be used together,
//! - `basis: claims`, if it also reports claims of identity providers, at `deny`,
//! - `notation`: `literal` or `json`, if only one of them can violate it,
//! - `kind`: the type of its policies, if their elements do not show it,
//! - `values`: runtime values in its literals,
//! - `within`: the boundary that its documents are compared with.
//!
//! The first paragraph after the title describes the fault; it is the explanation of the rule.

use crate::facts::files::source::{Problem, Source};
use std::fmt::Write;
use std::path::Path;

const KEYS: [&str; 8] =
    ["level", "documents", "code", "basis", "notation", "kind", "values", "within"];

/// The lines at the top of a page, and its explanation.
struct Rule<'s> {
    name: &'s str,
    level: &'static str,
    level_in_documents: &'static str,
    is_of_access_analyzer: bool,
    is_of_facts: bool,
    is_of_claims: bool,
    explanation: Vec<&'s str>,
}

/// Generates the rules, their table, and the names of lints, which `src/text/rule.rs` includes.
///
/// # Errors
///
/// Returns a problem for every invalid page.
pub fn emit(pages: &[Source]) -> Result<String, Vec<Problem>> {
    let (mut rules, mut problems) = (Vec::new(), Vec::new());
    for page in pages {
        match read(page) {
            Ok(rule) => rules.push(rule),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let all = rules.iter().map(|it| format!("Self::{}", variant(it.name)));
    let mut out = emit_enum(&rules);
    let _ = writeln!(
        out,
        "\nimpl Rule {{\n    /// All rules.\n    pub const ALL: &'static [Self] = &[{}];\n}}",
        all.collect::<Vec<_>>().join(", ")
    );
    out += "\nconst TABLE: &[Entry] = &[\n";
    for rule in &rules {
        let Rule {
            name,
            level,
            level_in_documents,
            is_of_access_analyzer,
            is_of_facts,
            is_of_claims,
            ..
        } = rule;
        let _ = writeln!(
            out,
            "    Entry {{ name: {name:?}, level: Level::{level}, \
             level_in_documents: Level::{level_in_documents}, explanation: {:?}, \
             is_of_access_analyzer: {is_of_access_analyzer}, is_of_facts: {is_of_facts}, \
             is_of_claims: {is_of_claims} }},",
            rule.explanation.join(" ")
        );
    }
    out += "];\n";
    out += &emit_lints(&rules);
    Ok(out)
}

fn emit_enum(rules: &[Rule<'_>]) -> String {
    const PAGES: &str = "https://docs.rs/cognito-perms/latest/cognito_perms/rules/index.html";

    let mut out = String::from(DOCUMENTATION);
    out += "#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[non_exhaustive]\n\
            pub enum Rule {\n";
    for rule in rules {
        let name = rule.name;
        let _ = writeln!(out, "    /// `{name}`\n    ///");
        emit_explanation(rule, &mut out);
        let _ = writeln!(out, "    ///\n    /// [Its page]({PAGES}#{name}) has an example.");
        let _ = writeln!(out, "    {},", variant(name));
    }
    out + "}\n"
}

fn emit_lints(rules: &[Rule<'_>]) -> String {
    let mut out = String::from(
        "\n/// The lints, by their names in attributes: what editors complete and link to.\n\
         #[expect(non_upper_case_globals, reason = \"named as they are written\")]\n\
         pub mod lint {\n    use super::Rule;\n",
    );
    for rule in rules.iter().filter(|it| it.level != "Error") {
        out.push('\n');
        emit_explanation(rule, &mut out);
        let (name, level) = (rule.name, rule.level);
        let in_documents = match rule.level_in_documents {
            same if same == level => String::new(),
            other => format!(", and `{other}` in JSON documents"),
        };
        let _ = writeln!(out, "    ///\n    /// Level: `{level}` by default{in_documents}.");
        let _ = writeln!(out, "    pub const {name}: Rule = Rule::{};", variant(name));
    }
    out + "}\n"
}

fn emit_explanation(rule: &Rule<'_>, out: &mut String) {
    for line in &rule.explanation {
        let _ = writeln!(out, "    /// {line}");
    }
}

/// The documentation of the enum of rules.
const DOCUMENTATION: &str = "\
/// A rule that a policy can violate.
///
/// Where [IAM Access Analyzer][page] has the same rule, the name is its issue code in lower case.
/// A rule whose level is not [`Level::Error`] is a lint: it can be set to `allow`, `warn`, `deny`
/// or `expect`, for a policy or for a statement.
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
///
/// ```
/// use cognito_perms::Rule;
///
/// assert_eq!(Rule::ShortArn.name(), \"short_arn\");
/// assert!(Rule::ShortArn.explanation().contains(\"six fields\"));
/// assert!(Rule::InvalidAction.is_of_access_analyzer());
/// ```
";

/// Converts `invalid_action` to `InvalidAction`.
fn variant(name: &str) -> String {
    let mut variant = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        variant.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        variant.push_str(letters.as_str());
    }
    variant
}

/// Returns the variant for the name of a level.
fn level_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "error" => "Error",
        "deny" => "Deny",
        "warn" => "Warn",
        "allow" => "Allow",
        _ => return None,
    })
}

fn read(page: &Source) -> Result<Rule<'_>, Problem> {
    let wrong = |at: usize, sentence: String| Err(page.problem(at..at, sentence));
    let name = Path::new(&page.path).file_stem().and_then(|it| it.to_str()).unwrap_or_default();
    let is_name = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    if name.is_empty() || !name.chars().all(is_name) {
        return wrong(0, format!("invalid rule name `{name}`"));
    }
    let Some((front, text)) = page.text.strip_prefix("---\n").and_then(|it| it.split_once("---\n"))
    else {
        return wrong(
            0,
            "the page does not start with front matter between two `---` lines".to_owned(),
        );
    };
    let (mut level, mut level_in_documents) = ("", None);
    let mut is_of_access_analyzer = false;
    let (mut is_of_facts, mut is_of_claims) = (false, false);
    let mut at = "---\n".len();
    for line in front.lines() {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        match (key, value.trim()) {
            (key @ ("level" | "documents"), value) => match level_of(value) {
                Some(value) if key == "level" => level = value,
                Some(value) => level_in_documents = Some(value),
                None => return wrong(at, "unknown level".to_owned()),
            },
            ("code", code) if code == name.to_ascii_uppercase() => is_of_access_analyzer = true,
            ("code", _) => {
                return wrong(at, "the code does not match the name in upper case".to_owned());
            }
            ("basis", "facts") => is_of_facts = true,
            ("basis", "claims") => is_of_claims = true,
            (key, _) if KEYS.contains(&key) => {}
            _ => return wrong(at, format!("expected one of {}, found `{key}`", KEYS.join(", "))),
        }
        at += line.len() + 1;
    }
    if level.is_empty() {
        return wrong(0, "the page has no `level`".to_owned());
    }
    let title = format!("# `{name}`");
    let mut lines = text.lines().skip_while(|it| it.is_empty());
    if lines.next() != Some(title.as_str()) {
        return wrong(at, format!("the title is not `{title}`"));
    }
    let explanation = lines.skip_while(|it| it.is_empty()).take_while(|it| !it.is_empty());
    let explanation = explanation.collect();
    Ok(Rule {
        name,
        level,
        level_in_documents: level_in_documents.unwrap_or(level),
        is_of_access_analyzer,
        is_of_facts,
        is_of_claims,
        explanation,
    })
}
