//! [`Rule::MultivaluedVariable`]: asked of each policy variable.

use crate::syntax::variable::Variable;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(variable: Variable<'_>, span: Span) -> Finding {
    let message =
        words!("`{key}` can have several values, and a variable has one", key = variable.key);
    Finding::new(Rule::MultivaluedVariable, span, message).help(words!(
        "compare the key itself in a condition, with `ForAnyValue:` or `ForAllValues:`"
    ))
}
