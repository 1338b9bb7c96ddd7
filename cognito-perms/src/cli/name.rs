//! A name in an argument in, a rule out.

use cognito_perms::{Rule, catalog};

/// Returns the rule with a name, in any letter case because Access Analyzer uses upper case.
pub(super) fn rule(name: &str) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|rule| rule.name().eq_ignore_ascii_case(name))
}

/// Returns the rule with a name, if its level can be set.
pub(super) fn lint(name: &str) -> Result<Rule, String> {
    match rule(name) {
        Some(rule) if rule.can_be_allowed() => Ok(rule),
        Some(_) => Err("this rule is always an error, and its level cannot be changed".to_owned()),
        None => {
            let near = catalog::nearest(name, Rule::ALL.iter().map(|rule| rule.name()));
            Err(near.map_or_else(
                || "unknown rule; each finding shows the name of its rule".to_owned(),
                |near| format!("unknown rule; a rule with a similar name exists: `{near}`"),
            ))
        }
    }
}
