//! [`Rule::UniqueSidsRequired`]: checked for each `Sid`.

use crate::text::{Finding, Rule, Text, words};

pub(in crate::rules) fn found(sid: &Text<'_>, earlier: &Text<'_>) -> Finding {
    let message = words!("duplicate sid `{sid}`", sid = &sid.value);
    Finding::new(Rule::UniqueSidsRequired, sid.span, message)
        .help(words!("use another sid, or remove it"))
        .related(earlier.span, words!("first used here"))
}
