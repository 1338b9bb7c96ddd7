//! [`Rule::MissingQuoteInVariable`]: reported for a fault in a policy variable.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(whole: &str, span: Span) -> Finding {
    let message = words!("the default in `{variable}` is not in single quotes", variable = whole);
    let finding = Finding::new(Rule::MissingQuoteInVariable, span, message);
    match whole.trim_end_matches('}').split_once(',') {
        Some((key, default)) => {
            let default = default.trim().trim_matches(['\'', '"']);
            let better = format!("{}, '{default}'}}", key.trim());
            finding.help(words!("write `{variable}`", variable = better))
        }
        None => {
            finding.help(words!("write the default like `${{aws:PrincipalTag/team, 'nobody'}}`"))
        }
    }
}
