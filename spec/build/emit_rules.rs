//! The pages of the rules in, the rules with their names, levels and explanations out.
//!
//! A page is a Markdown file in a folder of `src/rules`, named like its rule. It starts with lines between two `---`:
//!
//! - `level`: `error`, `deny`, `warn` or `allow`,
//! - `code`: the issue code of IAM Access Analyzer, if it has one,
//! - `basis: facts`, if it follows from what AWS's pages say fits together,
//! - `notation`: `literal` or `json`, if only one of them can break it,
//! - `values`: runtime values in its literals.
//!
//! The first paragraph behind the title says what the fault is: the explanation of the rule.

use crate::facts::files::source::{Problem, Source};
use std::fmt::Write;
use std::path::Path;

const KEYS: [&str; 5] = ["level", "code", "basis", "notation", "values"];

/// What is said at the top of a page.
struct Rule<'s> {
    name: &'s str,
    level: &'static str,
    is_of_access_analyzer: bool,
    is_of_facts: bool,
    explanation: Vec<&'s str>,
}

/// Writes the rules, their table, and the names of lints, which `src/text/rule.rs` includes.
///
/// # Errors
///
/// Every page that is not one.
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
    for Rule { name, level, is_of_access_analyzer, is_of_facts, explanation } in &rules {
        let _ = writeln!(
            out,
            "    Entry {{ name: {name:?}, level: Level::{level}, explanation: {:?}, \
             is_of_access_analyzer: {is_of_access_analyzer}, is_of_facts: {is_of_facts} }},",
            explanation.join(" ")
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
        "\n/// The lints by their names, as attributes have them: what editors offer and lead to.\n\
         #[expect(non_upper_case_globals, reason = \"named as they are written\")]\n\
         pub mod lint {\n    use super::Rule;\n",
    );
    for rule in rules.iter().filter(|it| it.level != "Error") {
        out.push('\n');
        emit_explanation(rule, &mut out);
        let (name, level) = (rule.name, rule.level);
        let _ = writeln!(out, "    ///\n    /// Level: `{level}`, unless it is set.");
        let _ = writeln!(out, "    pub const {name}: Rule = Rule::{};", variant(name));
    }
    out + "}\n"
}

fn emit_explanation(rule: &Rule<'_>, out: &mut String) {
    for line in &rule.explanation {
        let _ = writeln!(out, "    /// {line}");
    }
}

/// What is said of all rules.
const DOCUMENTATION: &str = "\
/// A rule that a policy can break.
///
/// The names are the issue codes of [IAM Access Analyzer][page] in lower case wherever it has
/// one. A rule with another level than [`Level::Error`] is a lint: it can be set to `allow`,
/// `warn`, `deny` or `expect`, for a policy and for a statement.
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

/// `invalid_action` → `InvalidAction`
fn variant(name: &str) -> String {
    let mut variant = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        variant.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        variant.push_str(letters.as_str());
    }
    variant
}

fn read(page: &Source) -> Result<Rule<'_>, Problem> {
    let wrong = |at: usize, sentence: String| Err(page.problem(at..at, sentence));
    let name = Path::new(&page.path).file_stem().and_then(|it| it.to_str()).unwrap_or_default();
    let is_name = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    if name.is_empty() || !name.chars().all(is_name) {
        return wrong(0, format!("`{name}` cannot name a rule"));
    }
    let Some((front, text)) = page.text.strip_prefix("---\n").and_then(|it| it.split_once("---\n"))
    else {
        return wrong(0, "the page does not start with lines between two `---`".to_owned());
    };
    let (mut level, mut is_of_access_analyzer, mut is_of_facts) = ("", false, false);
    let mut at = "---\n".len();
    for line in front.lines() {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        match (key, value.trim()) {
            ("level", "error") => level = "Error",
            ("level", "deny") => level = "Deny",
            ("level", "warn") => level = "Warn",
            ("level", "allow") => level = "Allow",
            ("level", _) => return wrong(at, "no level is called that".to_owned()),
            ("code", code) if code == name.to_ascii_uppercase() => is_of_access_analyzer = true,
            ("code", _) => return wrong(at, "the code is not the name in upper case".to_owned()),
            ("basis", "facts") => is_of_facts = true,
            (key, _) if KEYS.contains(&key) => {}
            _ => return wrong(at, format!("`{key}` is none of {}", KEYS.join(", "))),
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
    Ok(Rule { name, level, is_of_access_analyzer, is_of_facts, explanation })
}
