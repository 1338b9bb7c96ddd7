//! [`Rule::MissingVersion`]: checked for each document.

use crate::text::{Finding, Level, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, is_managed: bool) -> Finding {
    let new = |message| {
        let help = words!("add `\"Version\": \"2012-10-17\"`, which supports policy variables");
        Finding::new(Rule::MissingVersion, span, message).help(help)
    };
    match is_managed {
        true => new(words!("missing `Version`: IAM rejects managed policies without it"))
            .at_level(Level::Error),
        false => new(words!("missing `Version`: IAM defaults to `2008-10-17`")),
    }
}
