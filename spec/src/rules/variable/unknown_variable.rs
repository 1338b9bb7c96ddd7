//! [`Rule::UnknownVariable`]: asked of each policy variable.

use super::token::token;
use crate::facts::key::VariableKey;
use crate::model::fault::is_of_template;
use crate::rules::condition::meant::of_variable;
use crate::syntax::variable::Variable;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(variable: Variable<'_>, key: &VariableKey, span: Span) -> Finding {
    let message = words!("`{variable}` names no known key", variable = variable.text);
    let finding = Finding::new(Rule::UnknownVariable, span, message);
    match key {
        VariableKey::WithoutTagKey(info) => {
            let example = format!("${{{}/team}}", info.base());
            finding.help(words!("the tag `team` is `{variable}`", variable = example))
        }
        _ if is_of_template(variable.key) => finding.help(token()),
        _ => finding.helps(of_variable(variable.key).map(|it| {
            let meant = format!("${{{it}}}");
            words!("a key with a similar name exists: `{variable}`", variable = meant)
        })),
    }
}
