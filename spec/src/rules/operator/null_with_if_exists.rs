//! [`Rule::NullWithIfExists`]: reported for a fault in the name of an operator.

use crate::syntax::Operator;
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(written: &Operator<'_>) -> Finding {
    let message = words!("`Null` already tests whether the key exists, so `IfExists` adds nothing");
    let span = written.name.span;
    Finding::new(Rule::NullWithIfExists, span, message).help(words!("write `Null`")).edit(
        span,
        "Null",
        Applicability::Safe,
    )
}
