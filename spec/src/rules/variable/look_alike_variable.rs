//! [`Rule::LookAlikeVariable`]: checked for each string in which IAM reads policy variables.

use crate::facts::key::{Named, look_up};
use crate::model::condition::ConditionKey;
use crate::syntax::variable::length;
use crate::text::{Applicability, Finding, Rule, Span, Words, words};

const RULE: Rule = Rule::LookAlikeVariable;

/// The maximum number of findings in one string: more are the same mistake.
const MOST: usize = 10;

/// The maximum length of a name, in bytes: no key with its tag key is longer.
const LONGEST: usize = 256;

/// Reports the name of a condition key in other brackets than those of a policy variable.
pub(in crate::rules) fn in_text(text: &str, span: Span) -> Vec<Finding> {
    let found = look_alikes(text).into_iter().map(|(written, variable)| {
        let signs = written.trim_start_matches('$');
        let is_variable = signs.len() < written.len() && variable.strip_prefix('$') == Some(signs);
        let message = match is_variable {
            true => words!(
                "extra `$` before the policy variable `{variable}`",
                variable = variable.clone()
            ),
            false => words!("`{written}` is plain text, not a policy variable", written = written),
        };
        suggested(message, text, written, variable, span)
    });
    found.collect()
}

/// Reports a value that is the name of a global condition key or of a claim.
pub(in crate::rules) fn of_value(
    key: &ConditionKey<'_>,
    text: &str,
    span: Span,
) -> Option<Finding> {
    // The values of such keys are names of keys: `aws:TagKeys`, `kms:EncryptionContextKeys`.
    if key.name.ends_with("Keys") || !is_of_every_service(text) {
        return None;
    }
    let message = words!("`{name}` is plain text, not a policy variable", name = text);
    Some(suggested(message, text, text, format!("${{{text}}}"), span))
}

fn suggested(message: Words, text: &str, written: &str, variable: String, span: Span) -> Finding {
    let help = words!("write `{variable}`", variable = variable.clone());
    let finding = Finding::new(RULE, span, message).help(help);
    match text.matches(written).count() {
        1 => finding.edit_within(span, written, variable, Applicability::Unsafe),
        _ => finding,
    }
}

/// Returns the parts of a string that look like policy variables, each with the variable; each part once.
fn look_alikes(text: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    // Most strings have none of these characters.
    if !['$', '{', '<', '%'].iter().any(|it| text.contains(*it)) {
        return found;
    }
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|it| !it.is_empty() && found.len() < MOST) {
        if let Some(end) = length(rest).filter(|_| !rest.starts_with("${{")) {
            // `${$}{key}` is how the text `${key}` is escaped, such as in a runtime value.
            let escaped = rest.strip_prefix("${$}").unwrap_or_default();
            at += end + escaped.len() - escaped.trim_start_matches('{').len();
            continue;
        }
        let Some((written, variable)) = look_alike(rest) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let (start, end) = with_brackets(text, at, at + written.len());
        let look_alike = (text.get(start..end).unwrap_or(written), variable);
        at = end;
        if !found.contains(&look_alike) {
            found.push(look_alike);
        }
    }
    found
}

/// Brackets and quotation marks around a variable.
const PAIRS: [(char, char); 6] =
    [('{', '}'), ('(', ')'), ('[', ']'), ('<', '>'), ('\'', '\''), ('"', '"')];

/// Returns where a look-alike starts and ends, together with more brackets and signs around it, which would be left
/// over.
fn with_brackets(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    while let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) {
        let opening = before.chars().next_back();
        let is_pair = |(of, closing): &&(char, char)| {
            // Quotation marks belong to the value, unless they are around all of it.
            let is_inside = *of == *closing && (start > 1 || after.len() > 1);
            opening == Some(*of) && after.starts_with(*closing) && !is_inside
        };
        if PAIRS.iter().any(|it| is_pair(&it)) {
            (start, end) = (start - 1, end + 1);
        } else if before.ends_with(['$', '&', '#', '%', '@', '!', '\\']) {
            start -= 1;
        } else if before.trim_end().ends_with('$') {
            start = before.trim_end().len() - 1;
        } else {
            break;
        }
    }
    (start, end)
}

/// Returns what a string starts with, if it looks like a policy variable, and the variable.
fn look_alike(text: &str) -> Option<(&str, String)> {
    let after_sign = text.strip_prefix(['$', '&', '#', '%', '@']).unwrap_or(text);
    if text.starts_with("$${") {
        let end = length(after_sign)?;
        let (variable, _) = after_sign.split_at_checked(end)?;
        return is_known(variable.get(2..end - 1)?).then(|| (&text[..=end], variable.to_owned()));
    }
    // A variable in one more pair of braces.
    if let Some(end) = text.strip_prefix('{').and_then(length)
        && text.get(end + 1..).is_some_and(|it| it.starts_with('}'))
    {
        let variable = text.get(1..=end)?;
        let is_variable = is_known(variable.get(2..variable.len() - 1)?);
        return is_variable.then(|| (text.get(..end + 2).unwrap_or(text), variable.to_owned()));
    }
    let closing = match after_sign.chars().next()? {
        '{' if after_sign.starts_with("{{") => "}}",
        '{' => "}",
        '<' => ">",
        '(' if text.starts_with('$') => ")",
        '[' if text.starts_with('$') => "]",
        // `%aws:username%`, as in environment variables of Windows.
        _ if text.starts_with('%') => "%",
        _ if text.starts_with('$') => return bare(text),
        _ => return None,
    };
    let inside = match closing {
        "%" => after_sign,
        _ => after_sign.get(closing.len()..)?,
    };
    let end = start(inside).find(closing)?;
    let name = inside.get(..end)?.trim();
    let length = text.len() - inside.len() + end + closing.len();
    is_known(name).then(|| (text.get(..length).unwrap_or(text), format!("${{{name}}}")))
}

/// Returns as much of a string as a name can have.
fn start(text: &str) -> &str {
    let end = text.char_indices().map(|(at, _)| at).find(|at| *at > LONGEST);
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// Returns the longest name of a key after a `$`.
fn bare(text: &str) -> Option<(&str, String)> {
    let in_name = |it: char| it.is_ascii_alphanumeric() || ":/._-".contains(it);
    let after = text.get(1..)?;
    let start = start(after);
    let mut name = start.get(..start.find(|it| !in_name(it)).unwrap_or(start.len()))?;
    // A tag key ends at the next `/`, which more likely separates folders.
    if let Some((base, tag)) = name.split_once('/') {
        let tag_key = tag.split('/').next().unwrap_or_default();
        name = name.get(..base.len() + 1 + tag_key.len())?;
    }
    loop {
        if is_known(name) {
            return Some((text.get(..=name.len())?, format!("${{{name}}}")));
        }
        name = name.get(..name.rfind(['/', '.', '-', '_', ':'])?)?;
    }
}

/// Returns whether a string is the name of a condition key with one value, and maybe a default after it.
fn is_known(written: &str) -> bool {
    let (name, _) = written.split_once(',').unwrap_or((written, ""));
    match look_up(name) {
        Named::Known { info, .. } => !info.value_type.is_multivalued() && info.prefix().is_some(),
        _ => false,
    }
}

/// Returns whether a string is the name of a global key with one value, or of a claim.
fn is_of_every_service(name: &str) -> bool {
    is_known(name) && matches!(look_up(name), Named::Known { is_global: true, .. })
}
