//! [`Rule::EmptySidValue`]: asked of each sid.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(sid: &Text<'_>) -> Finding {
    Finding::new(Rule::EmptySidValue, sid.span, words!("the sid is empty"))
        .help(words!("give the statement a name, or leave the sid out"))
}
