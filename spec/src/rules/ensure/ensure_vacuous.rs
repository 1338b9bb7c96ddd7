//! [`Rule::EnsureVacuous`]: reported if a claim holds for every policy.

use crate::text::{Finding, Rule, Span, words};

/// Reports a selection that no request matches.
pub(super) fn of_selection(claim: Span) -> Finding {
    let message = words!("this claim always holds: no request matches the selection");
    Finding::new(Rule::EnsureVacuous, claim, message).help(words!(
        "select resources that the actions can be used on, and conditions that can be true together"
    ))
}

/// Reports a file that allows everything.
pub(super) fn of_file(claim: Span, path: &str) -> Finding {
    let message = words!("this claim always holds: `{path}` allows everything", path = path);
    Finding::new(Rule::EnsureVacuous, claim, message)
        .help(words!("name a policy that allows less, such as a permissions boundary"))
}
