//! [`Rule::UnknownVariable`]: checked for each policy variable.

use super::token::token;
use crate::facts::catalog::Provider;
use crate::facts::key::VariableKey;
use crate::model::fault::is_of_template;
use crate::rules::condition::claim;
use crate::rules::condition::suggest::of_variable;
use crate::syntax::variable::Variable;
use crate::text::{Applicability, Finding, Level, Rule, Span, words};

const RULE: Rule = Rule::UnknownVariable;

pub(in crate::rules) fn found(variable: Variable<'_>, key: &VariableKey, span: Span) -> Finding {
    let message =
        words!("unknown key in the policy variable `{variable}`", variable = variable.text);
    let finding = Finding::new(RULE, span, message);
    if let Some(claim) = claim::intended(variable.key) {
        return suggested(finding, variable, &claim);
    }
    match key {
        VariableKey::WithoutTagKey(info) => {
            let example = format!("${{{}/team}}", info.base());
            finding.help(words!("for the tag `team`, write `{variable}`", variable = example))
        }
        _ if is_of_template(variable.key) => finding.help(token()),
        _ => match of_user_pool(variable.key) {
            Some(name) => helped(finding, claim::IDENTITY, name),
            None => finding.helps(of_variable(variable.key).map(|it| {
                let suggestion = format!("${{{it}}}");
                words!("a key with a similar name exists: `{variable}`", variable = suggestion)
            })),
        },
    }
}

/// Reports a claim that an identity provider does not have.
pub(in crate::rules) fn of_claim(
    variable: Variable<'_>,
    provider: &'static Provider,
    span: Span,
) -> Finding {
    let message = match claim::has_provider(variable.key) {
        true => words!("unknown claim in the policy variable `{text}`", text = variable.text),
        false => words!("unknown identity provider in `{text}`", text = variable.text),
    };
    let finding = Finding::new(RULE, span, message).at_most(Level::Deny);
    if let Some(near) = claim::near(variable.key, provider) {
        return suggested(finding, variable, &near);
    }
    match claim::about_user(variable.key, provider) {
        Some(name) => {
            let (prefix, _) = variable.key.split_once(':').unwrap_or_default();
            helped(finding, &format!("{prefix}:sub"), name)
        }
        None => finding.help(claim::all(variable.key, provider)),
    }
}

/// Adds the claim that is meant.
fn suggested(finding: Finding, variable: Variable<'_>, claim: &str) -> Finding {
    let suggestion = variable.text.replacen(variable.key, claim, 1);
    let span = finding.span;
    let help =
        words!("a key with a similar name exists: `{variable}`", variable = suggestion.clone());
    let finding = finding.help(help);
    finding.edit_within(span, variable.text, suggestion, Applicability::Unsafe)
}

/// Returns the name of a claim in the tokens of user pools, or of a user's attribute with their prefix.
fn of_user_pool(written: &str) -> Option<&str> {
    let attribute = || Some(written.split_once(':')?.1).filter(|_| claim::is_of_user(written));
    claim::in_user_pool(written).or_else(attribute)
}

/// Describes what a policy variable can contain of the user; `identity` is the claim with the identity's id.
fn helped(finding: Finding, identity: &str, name: &str) -> Finding {
    let finding = finding.help(words!(
        "for the id of the identity, write `{variable}`",
        variable = format!("${{{identity}}}")
    ));
    finding.help(words!(
        "for a claim that the identity pool maps to a principal tag (attributes for access control), write `{variable}`",
        variable = format!("${{aws:PrincipalTag/{name}}}")
    ))
}
