//! [`Rule::UnknownVariable`]: checked for each policy variable.

use super::token::token;
use crate::facts::key::VariableKey;
use crate::model::fault::is_of_template;
use crate::rules::condition::suggest::of_variable;
use crate::syntax::variable::Variable;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(variable: Variable<'_>, key: &VariableKey, span: Span) -> Finding {
    let message =
        words!("unknown key in the policy variable `{variable}`", variable = variable.text);
    let finding = Finding::new(Rule::UnknownVariable, span, message);
    match key {
        VariableKey::WithoutTagKey(info) => {
            let example = format!("${{{}/team}}", info.base());
            finding.help(words!("for the tag `team`, write `{variable}`", variable = example))
        }
        _ if is_of_template(variable.key) => finding.help(token()),
        _ => finding.helps(of_variable(variable.key).map(|it| {
            let suggestion = format!("${{{it}}}");
            words!("a key with a similar name exists: `{variable}`", variable = suggestion)
        })),
    }
}
