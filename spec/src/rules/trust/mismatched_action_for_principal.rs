//! [`Rule::MismatchedActionForPrincipal`]: checked for each statement of a trust policy.

use super::assume::{Assume, assumed_by};
use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::model::principal::{PrincipalMeaning, is_identity_pools};
use crate::text::{Finding, Rule, words};

/// Reports actions with which none of the principals can assume the role.
pub(in crate::rules) fn find(statement: &Statement<'_>) -> Vec<Finding> {
    let Some(principals) = statement.principals.as_ref() else { return Vec::new() };
    let meanings: Vec<_> = principals.items.iter().map(|it| &it.meaning).collect();
    let assumed: Option<Vec<Assume>> = meanings.iter().map(|it| assumed_by(it)).collect();
    let Some(assumed) = assumed.filter(|it| !it.is_empty()) else { return Vec::new() };
    let mut findings = Vec::new();
    for item in &statement.actions.items {
        let Ok(ActionMeaning::Named(action)) = &item.meaning else { continue };
        let Some(wanted) = Assume::of(action.qualified_name) else { continue };
        if assumed.contains(&wanted) {
            continue;
        }
        let message = words!(
            "{principal} cannot assume a role with `{action}`",
            principal = assumed[0].principal(),
            action = *action
        );
        let finding = Finding::new(Rule::MismatchedActionForPrincipal, item.span, message);
        let provider = meanings.iter().find_map(|it| match it {
            PrincipalMeaning::Service(name) if is_identity_pools(name) => Some(*name),
            _ => None,
        });
        let has_other = statement.actions.items.iter().any(|it| match &it.meaning {
            Ok(ActionMeaning::Named(of)) => {
                Assume::of(of.qualified_name).is_some_and(|it| assumed.contains(&it))
            }
            _ => false,
        });
        findings.push(match provider {
            Some(name) => finding.help(
                words!("write the identity pool as `identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)`").in_json(words!(
                    "write the identity pools as `{{\"Federated\": \"{name}\"}}`",
                    name = name
                )),
            ),
            None if has_other => finding.help(words!("remove `{action}`", action = *action)),
            None => {
                let action = assumed[0].action();
                let name = action.trim_start_matches("sts:");
                let help = words!("use `{name}`", name = name);
                finding.help(help.in_json(words!("use `{action}`", action = action)))
            }
        });
    }
    findings
}
