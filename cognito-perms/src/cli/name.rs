//! Names of rules in arguments.

use cognito_perms::{Level, Rule, catalog};

/// The rule of a name, in any letter case: Access Analyzer writes them in upper case.
pub(super) fn rule(name: &str) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|rule| rule.name().eq_ignore_ascii_case(name))
}

/// A rule that has levels.
pub(super) fn lint(name: &str) -> Result<Rule, String> {
    match rule(name) {
        Some(rule) if rule.level() == Level::Error => {
            Err("the rule is an error, and has no other level".to_owned())
        }
        Some(rule) => Ok(rule),
        None => {
            let near = catalog::nearest(name, Rule::ALL.iter().map(|rule| rule.name()));
            Err(near.map_or_else(
                || "there is no such rule; each finding names its own".to_owned(),
                |near| format!("a rule with a similar name exists: `{near}`"),
            ))
        }
    }
}
