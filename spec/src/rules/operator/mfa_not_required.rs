//! [`Rule::MfaNotRequired`]: checked for each condition of a statement.

use super::mfa_without_if_exists::{AGE, PRESENT, is_alone, values_are};
use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::model::condition::Condition;
use crate::syntax::Effect;
use crate::text::{Applicability, Argument, Finding, Rule, Words, words};

/// The actions with which users without MFA set it up, or sign in with it.
///
/// Source: [allow users to manage their own MFA device][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
const WITHOUT_MFA: [&str; 10] = [
    "iam:ChangePassword",
    "iam:CreateVirtualMFADevice",
    "iam:DeleteVirtualMFADevice",
    "iam:EnableMFADevice",
    "iam:GetAccountPasswordPolicy",
    "iam:GetUser",
    "iam:ListMFADevices",
    "iam:ListVirtualMFADevices",
    "iam:ResyncMFADevice",
    "sts:GetSessionToken",
];

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let operator = condition.operator.as_ref().ok()?;
    let is_checked = statement.effect() == Some(Effect::Allow)
        && condition.is_about(PRESENT)
        && !requires_mfa(statement, condition);
    if !is_checked {
        return None;
    }
    let new = |message| Finding::new(Rule::MfaNotRequired, operator.span, message);
    if operator.is_null() && !condition.is_true_without_key() {
        let is_tested = |it: &Condition<'_>| it.is_about(PRESENT) && !it.is_null();
        if statement.conditions.iter().any(is_tested) {
            return None;
        }
        let message = words!(
            "this does not require MFA: requests with temporary credentials include `{key}` even without it",
            key = PRESENT
        );
        return Some(new(message).help(with_mfa()));
    }
    if operator.info.family != Family::Bool {
        return None;
    }
    if values_are(condition, "false") && !values_are(condition, "true") {
        if is_for_enrollment(statement) {
            return None;
        }
        let message = words!("this allows only requests without MFA");
        return Some(new(message).help(with_mfa()));
    }
    if !operator.if_exists {
        return None;
    }
    let message = words!(
        "requests with long-term access keys do not include `{key}`, so this allows them without MFA",
        key = PRESENT
    );
    let finding = new(message).help(words!("write `Bool`"));
    Some(match is_alone(statement, condition) {
        // It only allows less.
        true => finding.edit(operator.span, "Bool", Applicability::Safe),
        false => finding,
    })
}

/// Says which condition requires MFA. With the operator as it is, `true` may not be enough.
fn with_mfa() -> Words {
    let check =
        Argument::Condition { key: PRESENT.into(), operator: "Bool".into(), value: "true".into() };
    words!("to require MFA, replace this condition with `{check}`", check = check)
}

/// Returns whether another condition is false for requests without the key, or without the time since MFA.
fn requires_mfa(statement: &Statement<'_>, condition: &Condition<'_>) -> bool {
    let is_presence = |it: &Condition<'_>| {
        !it.is_true_without_key() && (it.is_about(AGE) || it.is_about(PRESENT) && it.is_null())
    };
    let others = statement.conditions.iter().filter(|it| !std::ptr::eq(*it, condition));
    others.filter(|it| it.operator.is_ok()).any(is_presence)
}

/// Returns whether all actions are for users who have not set up MFA, or not signed in with it.
fn is_for_enrollment(statement: &Statement<'_>) -> bool {
    let actions = &statement.actions;
    let is_of_these = |meaning: &ActionMeaning<'_>| match meaning {
        ActionMeaning::Named(action) => WITHOUT_MFA.contains(&action.qualified_name),
        _ => false,
    };
    !actions.negated && !actions.items.is_empty() && actions.meanings().all(is_of_these)
}
