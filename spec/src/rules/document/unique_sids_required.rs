//! [`Rule::UniqueSidsRequired`]: asked of each sid.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(sid: &Text<'_>, earlier: &Text<'_>) -> Finding {
    let message = words!("an earlier statement is called `{sid}` too", sid = &sid.value);
    Finding::new(Rule::UniqueSidsRequired, sid.span, message)
        .help(words!("give it another name, or none"))
        .related(earlier.span, words!("the earlier statement is here"))
}
