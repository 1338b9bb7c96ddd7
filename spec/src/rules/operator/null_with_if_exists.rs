//! [`Rule::NullWithIfExists`]: a fault of the operator's name.

use crate::syntax::Operator;
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(written: &Operator<'_>) -> Finding {
    let message = words!("`Null` asks whether the key exists: `IfExists` says the same again");
    let span = written.name.span;
    Finding::new(Rule::NullWithIfExists, span, message).help(words!("write `Null`")).edit(
        span,
        "Null",
        Applicability::Safe,
    )
}
