//! [`Rule::OutdatedVersion`]: checked for each document.

use crate::text::{Finding, Level, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, is_managed: bool) -> Finding {
    let new = |message| {
        Finding::new(Rule::OutdatedVersion, span, message).help(words!("write `\"2012-10-17\"`"))
    };
    match is_managed {
        true => new(words!("outdated version `2008-10-17`: IAM rejects it for managed policies"))
            .at_level(Level::Error),
        false => new(words!("outdated version `2008-10-17`: it does not support policy variables")),
    }
}
