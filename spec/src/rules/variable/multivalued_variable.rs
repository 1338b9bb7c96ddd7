//! [`Rule::MultivaluedVariable`]: checked for each policy variable.

use crate::syntax::variable::Variable;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(variable: Variable<'_>, span: Span) -> Finding {
    let message = words!(
        "`{key}` can have several values, but a policy variable has only one",
        key = variable.key
    );
    Finding::new(Rule::MultivaluedVariable, span, message).help(words!(
        "compare the key itself in a condition, with `ForAnyValue:` or `ForAllValues:`"
    ))
}
