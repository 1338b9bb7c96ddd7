//! Policy variables: that they can be read, that they name a key with one value, and that IAM reads them
//! where they stand.

use super::condition::{VariableKey, variable_key};
use crate::rules::findings::Findings;
use crate::syntax::variable::{Fault, Piece, Variable, pieces};
use crate::text::{Finding, Rule, Text};
use std::collections::HashSet;

/// Where a text stands.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// In the resource part of an ARN.
    Resource,
    /// In another part of an ARN, or outside of resources and conditions.
    Element(&'a str),
    /// In a value of a condition.
    Value { takes_variables: bool, operator: &'a str },
}

/// Takes a text apart; `None` if it was reported.
pub(super) fn check<'t>(
    text: &'t Text<'_>,
    place: Place<'_>,
    findings: &mut Findings,
) -> Option<Vec<Piece<'t>>> {
    if !findings.notation.has_variables() && text.value.contains("${") {
        // One mistake, however many variables there are.
        if findings.iter().any(|it| it.rule == Rule::VariableUnsupportedInVersion) {
            return None;
        }
        findings.forget(Rule::MissingVersion);
        let message = "only the version `2012-10-17` has policy variables: this one is plain text";
        let finding = Finding::new(Rule::VariableUnsupportedInVersion, text.span, message);
        findings
            .push(finding.help("write `\"Version\": \"2012-10-17\"` at the start of the document"));
        return None;
    }
    let found = match pieces(&text.value) {
        Ok(found) => found,
        Err(fault) => {
            findings.push(fault_finding(fault, text));
            return None;
        }
    };
    let is_plain = |piece: &Piece<'_>| matches!(piece, Piece::Text(_));
    if found.iter().all(is_plain) {
        return Some(found);
    }
    let refused = match place {
        Place::Element(element) => Some((
            Rule::VariableUnsupportedInElement,
            format!("IAM reads no policy variable in {element}"),
            "it reads them in resources, behind the fifth colon of the ARN, and in values of conditions".to_owned(),
        )),
        Place::Value { takes_variables: false, operator } => Some((
            Rule::InvalidVariableForOperator,
            format!("IAM reads no policy variable in a value of `{operator}`"),
            "only operators of texts and of ARNs take them".to_owned(),
        )),
        Place::Resource | Place::Value { .. } => None,
    };
    if let Some((rule, message, remedy)) = refused {
        let is_token = |it: &Piece<'_>| matches!(it, Piece::Variable(variable) if is_of_template(variable.key));
        let remedy = if found.iter().any(is_token) { TOKEN.to_owned() } else { remedy };
        findings.push(Finding::new(rule, text.span, message).help(remedy));
        return None;
    }
    let before = findings.len();
    let mut seen = HashSet::new();
    for piece in &found {
        if let Piece::Variable(variable) = piece
            && seen.insert(variable.text)
        {
            findings.extend(unknown(*variable, text));
        }
    }
    (findings.len() == before).then_some(found)
}

/// Whether the variables of a text, if it has any, are right; reports those that are not.
pub(super) fn are_right(text: &Text<'_>, place: Place<'_>, findings: &mut Findings) -> bool {
    !text.value.contains('$') || check(text, place, findings).is_some()
}

/// Whether a variable stands in a text.
pub(super) fn is_in(pieces: &[Piece<'_>]) -> bool {
    pieces.iter().any(|piece| matches!(piece, Piece::Variable(_)))
}

fn fault_finding(fault: Fault<'_>, text: &Text<'_>) -> Finding {
    let (rule, message, remedy) = match fault {
        Fault::Brace(rest) => {
            let name: String = rest.chars().take_while(|it| !it.is_whitespace()).collect();
            (
                Rule::MissingBraceInVariable,
                format!("`{name}` has no `}}`"),
                "a variable ends with `}`: `${aws:username}`; the character `$` is written `${$}`"
                    .to_owned(),
            )
        }
        Fault::Quote(whole) => (
            Rule::MissingQuoteInVariable,
            format!("the default in `{whole}` is not in single quotes"),
            match whole.trim_end_matches('}').split_once(',') {
                Some((key, default)) => {
                    let default = default.trim().trim_matches(['\'', '"']);
                    format!("write `{}, '{default}'}}`", key.trim())
                }
                None => "a default is written `${aws:PrincipalTag/team, 'nobody'}`".to_owned(),
            },
        ),
        Fault::Space(whole) => {
            // A space of the default is none of the name.
            let (name, default) = whole.split_once(',').map_or((whole, ""), |(a, b)| (a, b));
            let squeezed: String = name.chars().filter(|it| !it.is_whitespace()).collect();
            let remedy = match default {
                _ if name.split_once('/').is_some_and(|(_, tag)| tag.trim().contains(' ')) => {
                    "a tag with a space in its key cannot be a variable".to_owned()
                }
                "" => format!("write `{squeezed}`"),
                default => format!("write `{squeezed},{default}`"),
            };
            let message = format!("a space stands in the name of `{whole}`");
            (Rule::UnsupportedSpaceInVariable, message, remedy)
        }
        Fault::Empty(whole) => (
            Rule::EmptyVariable,
            format!("`{whole}` names no key"),
            "a variable is written `${aws:username}`".to_owned(),
        ),
    };
    Finding::new(rule, text.span, message).help(remedy)
}

fn unknown(variable: Variable<'_>, text: &Text<'_>) -> Option<Finding> {
    let finding = |rule, message: String| Finding::new(rule, text.span, message);
    match variable_key(variable.key) {
        VariableKey::SingleValued => None,
        VariableKey::Multivalued => {
            let message =
                format!("`{}` can have several values, and a variable has one", variable.key);
            Some(finding(Rule::MultivaluedVariable, message).help(
                "compare the key itself in a condition, with `ForAnyValue:` or `ForAllValues:`",
            ))
        }
        VariableKey::Unknown(remedy) => {
            let message = format!("`{}` names no known key", variable.text);
            let finding = finding(Rule::UnknownVariable, message);
            Some(match is_of_template(variable.key) {
                true => finding.help(TOKEN),
                false => finding.helps(remedy),
            })
        }
    }
}

/// What stands for a value of a template.
const TOKEN: &str = "it is a value of a template: in `cloudformation::policy!` and `terraform::policy!` a token stands for it";

/// Whether it is no variable of IAM's but what templates of CloudFormation or Terraform have.
fn is_of_template(key: &str) -> bool {
    let starts = ["AWS::", "var.", "local.", "data.", "module.", "aws_"];
    starts.iter().any(|it| key.starts_with(it))
}
