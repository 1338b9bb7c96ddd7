//! [`Rule::EmptySidValue`]: checked for each `Sid`.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(sid: &Text<'_>) -> Finding {
    Finding::new(Rule::EmptySidValue, sid.span, words!("empty sid"))
        .help(words!("name the statement, or remove the sid"))
}
