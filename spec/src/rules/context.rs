//! Which condition key goes with which action, and what keys have to do with the rest of a statement.

use super::findings::Findings;
use super::subject::Subject;
use crate::facts::catalog::{ActionInfo, ConditionKeyInfo, Family, KEYS_OF_ONE_ACTION};
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::condition::{Condition, SetOperator};
use crate::syntax::{Effect, Notation, ValueKind};
use crate::text::list::{distinct, each};
use crate::text::names::{quoted, some};
use crate::text::{Finding, Rule};

/// Checks a statement that was read whole.
pub(super) fn check(_: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    if statement.written.broken {
        return;
    }
    for condition in &statement.conditions {
        let is_of_another = statement.key_of_one_action(condition, findings);
        if let Some(info) = condition.key_info() {
            if !is_of_another {
                statement.unsupported_key(condition, info, findings);
            }
            statement.unsupported_services(condition, info, findings);
            statement.missing_pair(condition, info, findings);
            untrustworthy(condition, info, findings);
        }
        statement.known_traps(condition, findings);
    }
}

/// How often a condition is true where its key is missing.
fn without_key(condition: &Condition<'_>) -> &'static str {
    if condition.is_true_without_key() { "always" } else { "never" }
}

impl Statement<'_> {
    /// Reports a key that actions of the statement never carry.
    fn unsupported_key(
        &self,
        condition: &Condition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let Some(span) = condition.key_span().filter(|_| condition.needs_key(info)) else {
            return;
        };
        if self.actions.negated {
            return self.tag_under_not(condition, info, findings);
        }
        let mut named: Vec<&'static ActionInfo> = Vec::new();
        for item in &self.actions.items {
            match &item.meaning {
                Ok(ActionMeaning::Named(action)) if !self.resources.carry(action, info) => {
                    named.push(action);
                }
                Ok(
                    ActionMeaning::Pattern { .. }
                    | ActionMeaning::Levels { .. }
                    | ActionMeaning::Every,
                ) => {
                    self.unsupported_set(item, condition, info, findings);
                }
                _ => {}
            }
        }
        // Actions that IAM does not authorize, or that apply to no resource, have a better finding.
        named.retain(|action| action.authorization.is_iam() && self.resources.may_use(action));
        if named.is_empty() {
            return;
        }
        let notation = findings.notation;
        let names = each(&named, |it| notation.action(it));
        let key = condition.key_name();
        let verb = if names.len() == 1 { "carries" } else { "carry" };
        let outcome = without_key(condition);
        let message = format!(
            "{} never {verb} `{key}`: the condition is {outcome} true",
            some(&names, "and")
        );
        let remedy = if named.len() == self.actions.items.len() {
            self.carriers(info, notation)
        } else {
            format!("put {} into a statement without this condition", some(&names, "and"))
        };
        let rule = Rule::UnsupportedActionForConditionKey;
        let are_reviewed = named.iter().all(|it| it.service.is_reviewed);
        findings.push(Finding::new(rule, span, message).help(remedy).of_facts(are_reviewed));
    }

    /// Which actions of the catalogue carry a key.
    fn carriers(&self, info: &ConditionKeyInfo, notation: Notation) -> String {
        let has = |keys: &[&ConditionKeyInfo]| keys.iter().any(|it| it.name == info.name);
        let mut names = Vec::new();
        for action in self.actions.services().iter().flat_map(|it| it.actions()) {
            if has(action.condition_keys)
                || action.resource_types.iter().any(|it| has(it.resource_type.condition_keys))
            {
                names.push(notation.action(action));
            }
        }
        match names.len() {
            0 => "leave the condition out".to_owned(),
            _ => format!("it comes with {}", some(&names, "and")),
        }
    }

    /// Reports a pattern or a set of which no action carries the key, and one of which some do not.
    fn unsupported_set(
        &self,
        item: &ActionEntry<'_>,
        condition: &Condition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let Ok(meaning) = &item.meaning else { return };
        let (key, Some(span)) = (condition.key_name(), condition.key_span()) else { return };
        let left = self.actions.left(meaning);
        let reached: Vec<_> = left
            .iter()
            .filter(|it| it.authorization.is_iam() && self.resources.may_use(it))
            .collect();
        let without: Vec<_> = reached.iter().filter(|it| !self.resources.carry(it, info)).collect();
        let written = findings.notation.actions(meaning);
        if !reached.is_empty() && without.len() == reached.len() {
            let outcome = without_key(condition);
            let message = format!(
                "no action that `{written}` stands for carries `{key}`: the condition is {outcome} true"
            );
            let rule = Rule::UnsupportedActionForConditionKey;
            let remedy = self.carriers(info, findings.notation);
            let are_reviewed = reached.iter().all(|it| it.service.is_reviewed);
            findings.push(Finding::new(rule, span, message).help(remedy).of_facts(are_reviewed));
            return;
        }
        // An action that a condition always lets through would be emitted by its name, and refused by it.
        if !without.is_empty() && without_key(condition) == "always" && self.is_set(meaning) {
            let notation = findings.notation;
            let names = each(&without, |it| notation.action(it));
            let names = some(&names, "and");
            let message = format!(
                "`{written}` includes actions that never carry `{key}`: the condition is always true for them"
            );
            let remedy = format!(
                "put {names} into a statement without this condition, and exclude them here"
            );
            let rule = Rule::UnsupportedActionForConditionKey;
            let are_reviewed = without.iter().all(|it| it.service.is_reviewed);
            findings.push(Finding::new(rule, span, message).help(remedy).of_facts(are_reviewed));
            return;
        }
        // What has no tag is not reached: another condition asks for it.
        let asks_for_key = self.conditions.iter().any(|it| {
            it.key_name() == key
                && it.operator.as_ref().is_ok_and(|it| it.info.family == Family::Null)
                && !it.is_true_without_key()
        });
        if asks_for_key {
            return;
        }
        let is_every = matches!(meaning, ActionMeaning::Every);
        if !is_resource_tag(info) || without.is_empty() && !is_every {
            return;
        }
        let (rule, taken) = match self.effect() {
            Some(Effect::Deny) => (Rule::DenyWithUnsupportedTagConditionKeyForService, "denied"),
            _ => (Rule::AllowWithUnsupportedTagConditionKeyForService, "allowed"),
        };
        let outcome = without_key(condition);
        let message = format!(
            "`{written}` stands for actions without `{}`: they are {outcome} {taken}",
            info.base()
        );
        let finding = Finding::new(rule, item.span, message);
        let notation = findings.notation;
        let names = each(&without, |it| notation.action(it));
        findings.push(match names.len() {
            0 => finding.help("name the actions that are meant"),
            _ => finding.help(format!(
                "put {} into a separate statement, and name the others",
                some(&names, "and")
            )),
        });
    }

    /// `not …` with a tag of the resource: whatever does not carry it is meant, and not reached.
    fn tag_under_not(
        &self,
        condition: &Condition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let Some(span) = condition.key_span().filter(|_| is_resource_tag(info)) else { return };
        let (rule, taken) = match self.effect() {
            Some(Effect::Deny) => {
                (Rule::DenyNotactionWithUnsupportedTagConditionKeyForService, "denied")
            }
            _ => (Rule::AllowNotactionWithUnsupportedTagConditionKeyForService, "allowed"),
        };
        let not = findings.notation.not_actions();
        let message = format!(
            "`{not} …` stands for actions without `{}` too: they are {} {taken}",
            info.base(),
            without_key(condition)
        );
        let remedy = format!("name the actions that are meant, without `{not}`");
        findings.push(Finding::new(rule, span, message).help(remedy));
    }

    /// Reports a key that not every service of the statement sets.
    fn unsupported_services(
        &self,
        condition: &Condition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let (Some(services), Some(span)) = (info.services, condition.key_span()) else { return };
        let service = |item: &ActionEntry<'_>| match &item.meaning {
            Ok(ActionMeaning::Named(action)) => Some(action.service.prefix.to_owned()),
            Ok(ActionMeaning::Pattern { service, .. } | ActionMeaning::Levels { service, .. }) => {
                Some(service.prefix.to_owned())
            }
            Ok(ActionMeaning::Unchecked(text)) => {
                text.split_once(':').map(|(prefix, _)| prefix.to_ascii_lowercase())
            }
            Ok(ActionMeaning::Every) | Err(_) => None,
        };
        let is_open = |it: &ActionEntry<'_>| matches!(it.meaning, Ok(ActionMeaning::Every));
        let key = condition.key_name();
        let named = self.actions.items.iter().filter_map(service);
        let without = distinct(named.filter(|it| !services.contains(&it.as_str())));
        let message = if self.actions.negated || self.actions.items.iter().any(is_open) {
            format!("only some services set `{key}`")
        } else if without.is_empty() {
            return;
        } else {
            format!("{} never sets `{key}`", quoted(&without, "or"))
        };
        let remedy = format!(
            "name no other service; {} services do, such as `{}`",
            services.len(),
            services.first().copied().unwrap_or_default()
        );
        let rule = Rule::UseConditionKeyOnlyWithSupportedServices;
        findings.push(Finding::new(rule, span, message).help(remedy));
    }

    /// Reports a key without the other that gives it its meaning.
    fn missing_pair(
        &self,
        condition: &Condition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let stands = |wanted: &&str| self.conditions.iter().any(|it| it.is_about(wanted));
        let Some(span) = condition.key_span().filter(|_| !info.beside.is_empty()) else { return };
        if !info.beside.iter().any(stands) {
            let message = format!("`{}` is the same in many networks", condition.key_name());
            let remedy = format!("say which network: add {}", quoted(info.beside, "or"));
            let rule = Rule::MissingPairedConditionKeys;
            findings.push(Finding::new(rule, span, message).help(remedy));
        }
    }

    /// Reports a key that is there for another action only, and returns whether it did.
    fn key_of_one_action(&self, condition: &Condition<'_>, findings: &mut Findings) -> bool {
        let of_one = KEYS_OF_ONE_ACTION.iter().find(|(key, _)| condition.is_about(key));
        let (Some((key, action)), Some(span)) = (of_one, condition.key_span()) else {
            return false;
        };
        let is_there = self.actions.may_cover(action);
        let is_fault = !is_there && condition.operator.as_ref().is_ok_and(|it| !it.if_exists);
        if is_fault {
            let message = format!("only `{action}` carries `{key}`");
            let remedy = format!("name the action: `{action}`");
            let rule = Rule::MissingActionForConditionKey;
            findings.push(Finding::new(rule, span, message).help(remedy));
        }
        is_fault
    }

    /// Conditions that AWS's own pages warn of.
    fn known_traps(&self, condition: &Condition<'_>, findings: &mut Findings) {
        let (Ok(operator), Some(span)) = (&condition.operator, condition.key_span()) else {
            return;
        };
        let denies = self.effect() == Some(Effect::Deny);
        let asks_for_false = condition.written.values.iter().any(|value| match &value.kind {
            ValueKind::Bool(value) => !value,
            ValueKind::Text(text) => text == "false",
            _ => false,
        });
        // Asking for the key beside it says that a missing one is not meant.
        let asks_for_key = || {
            self.conditions.iter().any(|it| {
                it.is_about("aws:MultiFactorAuthPresent")
                    && it.operator.as_ref().is_ok_and(|it| it.info.family == Family::Null)
            })
        };
        let is_plain_bool = operator.info.family == Family::Bool && !operator.if_exists;
        if denies
            && condition.is_about("aws:MultiFactorAuthPresent")
            && is_plain_bool
            && asks_for_false
            && !asks_for_key()
        {
            let message = "calls with long-term keys do not carry `aws:MultiFactorAuthPresent`, so this never denies them";
            let finding = Finding::new(Rule::MfaWithoutIfExists, operator.span, message);
            findings.push(finding.help("write `BoolIfExists`"));
        }
        if condition.is_about("dynamodb:Attributes")
            && !denies
            && !self.conditions.iter().any(|it| it.is_about("dynamodb:Select"))
        {
            let message = "a read that names no attributes gets all of them, whatever `dynamodb:Attributes` says";
            let finding = Finding::new(Rule::DynamodbAttributesWithoutSelect, span, message);
            let select = findings.notation.condition(
                "dynamodb:Select",
                "StringEquals",
                "SPECIFIC_ATTRIBUTES",
            );
            findings.push(finding.help(format!("add `{select}`")));
        }
        let is_like = operator.info.patterns && operator.info.family == Family::String;
        if condition.is_about("s3:prefix") && is_like && denies != operator.info.negated {
            let message =
                format!("a request with a shorter prefix gets round `{}` here", operator.text);
            let better = match (denies, operator.set) {
                (true, None) => "deny what is not meant with `StringNotLike`",
                (false, None) => "allow what is meant with `StringLike`",
                (_, Some(SetOperator::ForAllValues | SetOperator::ForAnyValue)) => {
                    "name the prefixes that are meant"
                }
            };
            let finding = Finding::new(Rule::S3PrefixInNegativeContext, operator.span, message);
            findings.push(finding.help(better));
        }
    }
}

fn untrustworthy(condition: &Condition<'_>, info: &ConditionKeyInfo, findings: &mut Findings) {
    if let Some(span) = condition.key_span().filter(|_| info.untrustworthy) {
        let message = format!("the caller can set `{}` to anything", info.name);
        let remedy = "use a key that AWS sets, such as `aws:SourceIp` or `aws:PrincipalArn`";
        findings.push(Finding::new(Rule::UntrustworthyConditionKey, span, message).help(remedy));
    }
}

fn is_resource_tag(info: &ConditionKeyInfo) -> bool {
    info.base() == "aws:ResourceTag"
}
