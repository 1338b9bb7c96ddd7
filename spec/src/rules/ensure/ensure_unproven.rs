//! [`Rule::EnsureUnproven`]: reported if neither a proof nor a counterexample is found.

use super::words::why;
use crate::prove::Reason;
use crate::text::{Finding, Rule, Span, words};

pub(super) fn found(claim: Span, reason: Reason) -> Finding {
    let message = words!("cannot prove this claim: {why}", why = why(reason));
    Finding::new(Rule::EnsureUnproven, claim, message)
        .help(words!("test individual requests with `Policy::evaluate` instead"))
}
