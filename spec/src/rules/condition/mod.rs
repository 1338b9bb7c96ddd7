//! Rules about condition keys: unknown names, and keys that requests for the actions don't carry.

use crate::facts::catalog::{self, ActionInfo, ConditionKeyInfo};
use crate::facts::key::{Named, look_up};
use crate::model::Statement;
use crate::model::condition::{Condition, ConditionKey, Operator};
use crate::model::fault::KeyFault;
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::rules::{action, operator, trust, value, variable};
use crate::syntax::{Key, PolicyType};
use crate::text::list::{FEW, Seen};
use crate::text::{Finding, Rule};
use std::borrow::Cow;

mod allow_notaction_with_unsupported_tag_condition_key_for_service;
mod allow_with_unsupported_tag_condition_key_for_service;
pub(super) mod claim;
mod contradicting_conditions;
mod deny_notaction_with_unsupported_tag_condition_key_for_service;
mod deny_with_unsupported_tag_condition_key_for_service;
mod duplicate_condition;
mod duplicate_keys_with_different_case;
mod invalid_condition_key_format;
mod invalid_global_condition_key;
mod invalid_service_condition_key;
mod missing_action_for_condition_key;
mod missing_paired_condition_keys;
mod missing_tag_key_in_condition;
mod outcome;
mod reach;
mod service_key_in_identity_policy;
pub(super) mod suggest;
mod unsupported_action_for_condition_key;
mod unsupported_global_condition_key;
mod untrustworthy_condition_key;
mod use_condition_key_only_with_supported_services;

/// Reports unknown names in conditions.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    for (index, condition) in statement.conditions.iter().enumerate() {
        // In a document, keys share an operator, so a fault in it is reported once.
        let before = index.checked_sub(1).and_then(|before| statement.conditions.get(before));
        let is_shared = before.is_some_and(|it| it.written.operator == condition.written.operator);
        if let (Err(fault), false) = (&condition.operator, is_shared) {
            let key = condition.key.as_ref().ok().and_then(|it| it.info);
            operator::report(&condition.written.operator, *fault, key, findings);
        }
        match &condition.key {
            Err(fault) => report(&condition.written.key, fault, findings),
            Ok(key) if condition.written.key.is_unchecked && key.info.is_some() => {
                findings.push(action::unneeded_unchecked::of_key(key));
            }
            Ok(key) => {
                // The rules of trust policies report parts of tokens that are no claims.
                let is_said = subject.policy.kind == PolicyType::Trust
                    && trust::is_part_of_token(key.written);
                if let (true, Named::UnknownClaim(provider)) = (key.is_global, look_up(key.written))
                    && !is_said
                {
                    let searches = findings.may_search();
                    findings.push(invalid_service_condition_key::of_claim(key, provider, searches));
                }
            }
        }
    }
}

/// Reports a name that is not a condition key.
fn report(key: &Key<'_>, fault: &KeyFault<'_>, findings: &mut Findings) {
    let finding = match fault {
        KeyFault::Text(fault) => {
            return variable::report(fault, key.name.span, "", findings);
        }
        KeyFault::Form => invalid_condition_key_format::found(key),
        KeyFault::WithoutTagKey(info) => missing_tag_key_in_condition::found(key, info),
        KeyFault::Unknown => unknown(key, findings.may_search()),
    };
    findings.push(finding);
}

/// Reports a key that does not exist.
fn unknown(key: &Key<'_>, searches: bool) -> Finding {
    let written = &*key.name.value;
    let (prefix, _) = written.split_once(':').unwrap_or_default();
    if written.eq_ignore_ascii_case("aws:arn") {
        unsupported_global_condition_key::found(key)
    } else if prefix.eq_ignore_ascii_case("aws") {
        invalid_global_condition_key::found(key, searches)
    } else if catalog::service(prefix).is_none() && catalog::is_service_prefix(prefix) {
        action::uncatalogued_service::of_key(key, prefix)
    } else {
        invalid_service_condition_key::found(key, prefix, searches)
    }
}

/// Returns whether a condition has this key, ignoring case, and this operator.
fn asks_the_same(
    condition: &Condition<'_>,
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
) -> bool {
    let (Ok(own_key), Ok(own_operator)) = (&condition.key, &condition.operator) else {
        return false;
    };
    own_operator.text == operator.text && own_key.name.eq_ignore_ascii_case(&key.name)
}

/// Reports conditions with the same operator and key: if an object has two members with the same name, JSON keeps
/// only one.
pub(super) fn check_duplicates(
    _: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    let conditions = &statement.conditions;
    if conditions.len() < 2 {
        return;
    }
    let mut seen = Seen::default();
    for (position, condition) in conditions.iter().enumerate() {
        let (Ok(key), Ok(operator)) = (&condition.key, &condition.operator) else { continue };
        let earlier = match conditions.get(..position) {
            // A few conditions are faster to compare than to hash.
            Some(before) if conditions.len() <= FEW => {
                before.iter().find(|it| asks_the_same(it, key, operator))
            }
            _ => {
                let mut name = key.name.to_ascii_lowercase();
                // No operator contains a space.
                name.push(' ');
                name.push_str(&operator.text);
                seen.first(Cow::Owned(name), position).and_then(|it| conditions.get(it))
            }
        };
        let Some(Ok(earlier)) = earlier.map(|it| &it.key) else { continue };
        findings.push(match earlier.written == key.written {
            true => duplicate_condition::found(key, earlier, operator),
            false => duplicate_keys_with_different_case::found(key, earlier, operator),
        });
    }
}

/// Reports keys that actions do not carry, and keys that have no use or are unsafe, in a statement that could be read
/// completely.
pub(super) fn check_context(
    subject: &Subject<'_, '_>,
    statement: &Statement<'_>,
    findings: &mut Findings,
) {
    if statement.written.broken {
        return;
    }
    contradicting_conditions::check(statement, findings);
    for condition in &statement.conditions {
        let of_another = missing_action_for_condition_key::find(statement, condition);
        let is_of_another = of_another.is_some();
        findings.extend(of_another);
        if let Some(info) = condition.key_info() {
            if !is_of_another && !is_of_trust(subject, statement, info) {
                reach::check(statement, condition, info, findings);
            }
            let services = use_condition_key_only_with_supported_services::find;
            findings.extend(services(statement, condition, info));
            let pairs = missing_paired_condition_keys::find;
            findings.extend(pairs(subject.policy, statement, condition, info));
            // In the policy of a resource, another rule reports the same key of a service.
            let better = Rule::RecommendedConditionKeyForServicePrincipal;
            let is_said = condition
                .key_span()
                .is_some_and(|it| findings.at(it).is_some_and(|it| it.rule == better));
            if !is_said {
                findings.extend(untrustworthy_condition_key::find(condition, info));
            }
        }
        if subject.policy.kind.is_of_caller() {
            findings.extend(service_key_in_identity_policy::find(statement, condition));
        }
        findings.extend(operator::check_in(subject.policy, statement, condition));
        findings.extend(value::dynamodb_attributes_without_select::find(statement, condition));
        findings.extend(value::s3_prefix_in_negative_context::find(statement, condition));
    }
}

/// Returns whether a condition is about the action with which a role is assumed. Next to it, a trust policy names actions
/// that come with it, such as `sts:TagSession`.
fn is_of_trust(
    subject: &Subject<'_, '_>,
    statement: &Statement<'_>,
    info: &ConditionKeyInfo,
) -> bool {
    let has_key = |action: &&ActionInfo| statement.resources.carry(action, info);
    subject.policy.kind == PolicyType::Trust
        && (info.prefix().is_some_and(|it| it.contains('.') || it == "saml")
            || statement.actions.meanings().any(|it| it.actions().iter().any(has_key)))
}
