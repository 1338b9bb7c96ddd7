//! Texts that cannot be read: characters that IAM does not take, and policy variables that it does not read.

use super::findings::Findings;
use super::suggest_key;
use crate::facts::key::{VariableKey, variable_key};
use crate::model::fault::{TextFault, TextPlace, is_of_template};
use crate::syntax::variable::{Fault, Variable};
use crate::text::{Finding, Rule, Span};

/// Reports what is wrong with a text; `operator` compares it, if it is a value of a condition.
pub(super) fn report(fault: &TextFault<'_>, span: Span, operator: &str, findings: &mut Findings) {
    match fault {
        TextFault::Character(wrong) => findings.push(character(*wrong, span)),
        TextFault::OldVersion => {
            let message =
                "only the version `2012-10-17` has policy variables: this one is plain text";
            let finding = Finding::new(Rule::VariableUnsupportedInVersion, span, message);
            let remedy = "write `\"Version\": \"2012-10-17\"` at the start of the document";
            findings.push(finding.help(remedy));
        }
        TextFault::Variable(fault) => findings.push(unreadable(*fault, span)),
        TextFault::NoVariable { place, is_token } => {
            findings.push(refused(*place, *is_token, span, operator));
        }
        TextFault::UnknownVariables(variables) => {
            findings.extend(variables.iter().filter_map(|it| unknown(*it, span)));
        }
    }
}

/// Source: [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
fn character(wrong: char, span: Span) -> Finding {
    let name = format!("U+{:04X}", u32::from(wrong));
    let shown = if wrong.is_control() { String::new() } else { format!(" (`{wrong}`)") };
    let message = format!("the character {name}{shown} cannot stand in a policy");
    let remedy =
        "IAM takes tab, line feed, carriage return and U+0020 to U+00FF, and refuses the rest";
    Finding::new(Rule::InvalidCharacter, span, message).help(remedy)
}

/// A variable where IAM reads none.
fn refused(place: TextPlace, is_token: bool, span: Span, operator: &str) -> Finding {
    let element = match place {
        TextPlace::Partition => "the partition of an ARN",
        TextPlace::Region => "the region of an ARN",
        TextPlace::Account => "the account of an ARN",
        TextPlace::Key => "the key of a condition",
        TextPlace::ArnPart | TextPlace::Resource => "this part of an ARN",
        TextPlace::Value(_) => "",
    };
    let (rule, message, remedy) = match place {
        TextPlace::Value(_) => (
            Rule::InvalidVariableForOperator,
            format!("IAM reads no policy variable in a value of `{operator}`"),
            "only operators of texts and of ARNs take them",
        ),
        _ => (
            Rule::VariableUnsupportedInElement,
            format!("IAM reads no policy variable in {element}"),
            "it reads them in resources, behind the fifth colon of the ARN, and in values of conditions",
        ),
    };
    Finding::new(rule, span, message).help(if is_token { TOKEN } else { remedy })
}

/// A variable that cannot be read.
fn unreadable(fault: Fault<'_>, span: Span) -> Finding {
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
            // A space in the default is not part of the name.
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
    Finding::new(rule, span, message).help(remedy)
}

/// A variable that names no key with one value.
fn unknown(variable: Variable<'_>, span: Span) -> Option<Finding> {
    let finding = |rule, message: String| Finding::new(rule, span, message);
    match variable_key(variable.key) {
        VariableKey::SingleValued => None,
        VariableKey::Multivalued => {
            let message =
                format!("`{}` can have several values, and a variable has one", variable.key);
            Some(finding(Rule::MultivaluedVariable, message).help(
                "compare the key itself in a condition, with `ForAnyValue:` or `ForAllValues:`",
            ))
        }
        key @ (VariableKey::WithoutTagKey(_) | VariableKey::Unknown) => {
            let message = format!("`{}` names no known key", variable.text);
            let finding = finding(Rule::UnknownVariable, message);
            Some(match key {
                VariableKey::WithoutTagKey(info) => {
                    finding.help(format!("the tag `team` is `${{{}/team}}`", info.base()))
                }
                _ if is_of_template(variable.key) => finding.help(TOKEN),
                _ => {
                    let near = suggest_key::of_variable(variable.key);
                    let remedy =
                        near.map(|it| format!("a key with a similar name exists: `${{{it}}}`"));
                    finding.helps(remedy)
                }
            })
        }
    }
}

/// The remedy for a token of a template.
const TOKEN: &str = "it is a value of a template: in `cloudformation::policy!` and `terraform::policy!` a token stands for it";
