//! The groups of rules in the order in which they run, and the findings that silence each group.
//!
//! To add a rule, call it from the function of its group, in the `mod.rs` of its subject, or add a new group.

use super::after::{After, Within};
use super::findings::Findings;
use super::subject::{Conditioned, Emitting, Subject};
use super::{
    action, condition, document, fit, organization, principal, privilege, redundancy, resource,
    syntax, trust, value, variable,
};
use crate::model::Statement;
use crate::text::Level;

/// A group of related rules.
pub(super) struct Group {
    pub(super) name: &'static str,
    /// The findings of other groups that silence this one.
    pub(super) after: &'static [After],
    pub(super) check: Check,
}

/// What a group checks.
pub(super) enum Check {
    /// The policy as a whole.
    Policy(fn(&Subject<'_, '_>, &mut Findings)),
    /// Each statement.
    Statement(fn(&Subject<'_, '_>, &Statement<'_>, &mut Findings)),
    /// Each condition with a known key and operator.
    Condition(fn(&Conditioned<'_, '_>, &mut Findings)),
    /// The statements whose emitted JSON is fully known.
    Emitted(fn(&Emitting<'_, '_>, &mut Findings)),
}

const fn group(name: &'static str, after: &'static [After], check: Check) -> Group {
    Group { name, after, check }
}

/// No finding silences the group.
const ALWAYS: &[After] = &[];

/// The groups in order.
pub(super) const GROUPS: &[Group] = &[
    group("elements", ALWAYS, Check::Policy(document::check_elements)),
    group("document", ALWAYS, Check::Policy(document::check)),
    group("principals", ALWAYS, Check::Statement(principal::check)),
    group("settings", ALWAYS, Check::Policy(resource::check_settings)),
    group("actions", ALWAYS, Check::Statement(action::check)),
    group("resources", ALWAYS, Check::Statement(resource::check)),
    group("conditions", ALWAYS, Check::Statement(condition::check)),
    group("values", ALWAYS, Check::Condition(value::check)),
    group("claims_in_variables", ALWAYS, Check::Statement(variable::check_claims)),
    group("look_alikes", READABLE, Check::Statement(variable::check_look_alikes)),
    group("values_together", RIGHT_VALUES, Check::Condition(value::check_together)),
    group("duplicates", ALWAYS, Check::Statement(condition::check_duplicates)),
    group("trust", ALWAYS, Check::Statement(trust::check)),
    group("organization", ALWAYS, Check::Statement(organization::check)),
    group("reach", ALWAYS, Check::Statement(fit::check)),
    group("context", ALWAYS, Check::Statement(condition::check_context)),
    group("empty_levels", ALWAYS, Check::Statement(action::check_levels)),
    group("empty_differences", RIGHT_ACTIONS, Check::Statement(action::check_differences)),
    group("empty_sets", UNEXPLAINED, Check::Statement(action::check_nothing_left)),
    group("braces", ALWAYS, Check::Policy(syntax::braces_in_string::check)),
    group("privilege", ALWAYS, Check::Emitted(privilege::check)),
    group("size", ALWAYS, Check::Emitted(document::check_size)),
    group("redundant_actions", USABLE_AND_FITTING, Check::Emitted(redundancy::check_actions)),
    group("redundant_resources", NEW_AND_FITTING, Check::Emitted(redundancy::check_resources)),
    group("redundant_statements", FITTING, Check::Emitted(redundancy::check_statements)),
];

/// A statement is emitted unless these findings affect its actions.
pub(super) const EMITTED: &[After] = RIGHT_ACTIONS;

/// A string that is wrong anyway is not searched for what looks like a variable.
const READABLE: &[After] =
    &[After { groups: &["resources", "values"], within: Within::Span, least: Level::Deny }];

/// Values are not checked together if one of them is wrong.
const RIGHT_VALUES: &[After] =
    &[After { groups: &["values"], within: Within::Values, least: Level::Deny }];

/// Sets are expanded only if their actions can be used with the rest of the statement.
const RIGHT_ACTIONS: &[After] = &[After {
    groups: &["reach", "context", "empty_levels"],
    within: Within::Actions,
    least: Level::Error,
}];

/// An empty set is not reported if another finding explains it.
const UNEXPLAINED: &[After] =
    &[After { groups: NAMES_AND_REACH, within: Within::Statement, least: Level::Deny }];

/// If a policy is too large anyway, comparing its parts is not worth the time.
const FITTING: &[After] =
    &[After { groups: &["size"], within: Within::Policy, least: Level::Deny }];

/// Actions that cannot be used are not compared either.
const USABLE_AND_FITTING: &[After] = &[
    After { groups: &["size"], within: Within::Policy, least: Level::Deny },
    After { groups: &["actions", "reach"], within: Within::Span, least: Level::Deny },
];

/// Resources that already have a finding are not compared either.
const NEW_AND_FITTING: &[After] = &[
    After { groups: &["size"], within: Within::Policy, least: Level::Deny },
    After { groups: NAMES_AND_REACH, within: Within::Span, least: Level::Deny },
];

/// The reader, which has no name, and the groups about names and about what can be used together.
const NAMES_AND_REACH: &[&str] = &[
    "",
    "elements",
    "document",
    "principals",
    "settings",
    "actions",
    "resources",
    "conditions",
    "values",
    "claims_in_variables",
    "values_together",
    "duplicates",
    "trust",
    "organization",
    "reach",
    "context",
    "empty_levels",
    "empty_differences",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A group runs after the groups whose findings silence it.
    #[test]
    fn groups_come_after_what_they_leave_to_others() {
        let mut before = vec![""];
        for group in GROUPS {
            for other in group.after.iter().flat_map(|it| it.groups) {
                assert!(before.contains(other), "{} is asked before {other}", group.name);
            }
            assert!(!before.contains(&group.name), "two groups are called {}", group.name);
            before.push(group.name);
        }
        // Groups that check emitted statements come last.
        assert!(GROUPS.is_sorted_by_key(|it| matches!(it.check, Check::Emitted(_))));
    }
}
