//! Which condition key goes with which action, and what keys have to do with the rest of a statement.

use super::Resolved;
use super::action::{Meaning, ResolvedAction};
use super::condition::{ResolvedCondition, SetOperator};
use crate::facts::catalog::{
    self, ActionInfo, ConditionKeyInfo, Family, KEYS_OF_ONE_ACTION, ResourceUse,
};
use crate::rules::findings::Findings;
use crate::syntax::{Effect, Notation, ValueKind};
use crate::text::list::{distinct, each};
use crate::text::names::{quoted, some};
use crate::text::{Finding, Rule};

/// Checks every statement that was read whole.
pub(super) fn check(statements: &[Resolved<'_>], findings: &mut Findings) {
    for statement in statements.iter().filter(|it| !it.statement.broken) {
        for condition in &statement.conditions {
            if let Some(info) = condition.key_info() {
                statement.unsupported_key(condition, info, findings);
                statement.unsupported_services(condition, info, findings);
                statement.missing_pair(condition, info, findings);
                untrustworthy(condition, info, findings);
            }
            statement.key_of_one_action(condition, findings);
            statement.known_traps(condition, findings);
        }
    }
}

impl Resolved<'_> {
    /// Reports a key that actions of the statement never carry.
    fn unsupported_key(
        &self,
        condition: &ResolvedCondition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let Some(span) = condition.key_span().filter(|_| needs_key(condition, info)) else {
            return;
        };
        if self.actions.negated {
            return self.tag_under_not(condition, info, findings);
        }
        let mut named: Vec<&'static ActionInfo> = Vec::new();
        for item in &self.actions.items {
            match &item.meaning {
                Some(Meaning::Named(action)) if !self.carries(action, info) => named.push(action),
                Some(Meaning::Pattern { .. } | Meaning::Levels { .. } | Meaning::Every) => {
                    self.unsupported_set(item, condition, info, findings);
                }
                _ => {}
            }
        }
        // What IAM does not authorise, or what no resource goes with, was told more.
        named.retain(|action| action.authorization.is_iam() && self.can_be_used(action));
        if named.is_empty() {
            return;
        }
        let notation = findings.notation;
        let names = each(&named, |it| notation.action(it));
        let key = condition.key_name();
        let verb = if names.len() == 1 { "carries" } else { "carry" };
        let outcome = condition.without_key();
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
        findings.push(Finding::new(rule, span, message).help(remedy));
    }

    /// Whether a condition is never true for an action, which never carries its key.
    pub(super) fn is_ruled_out(&self, action: &ActionInfo) -> bool {
        !self.actions.negated
            && self.conditions.iter().any(|it| {
                it.key_info().is_some_and(|info| needs_key(it, info) && !self.carries(action, info))
                    && it.operator.as_ref().is_some_and(|of| !of.is_true_without_key(it.values))
            })
    }

    /// Whether an action carries a key: by itself, or because of a resource that the statement names.
    pub(super) fn carries(&self, action: &ActionInfo, info: &ConditionKeyInfo) -> bool {
        let is_key = |it: &&ConditionKeyInfo| it.name == info.name;
        if action.condition_keys.iter().any(is_key) {
            return true;
        }
        let is_open = self.resources.negated || !self.resources_are_known();
        for ResourceUse { resource_type, .. } in action.resource_types {
            if resource_type.condition_keys.iter().any(is_key)
                && (is_open || self.resources().any(|it| it.target.may_be(resource_type)))
            {
                return true;
            }
        }
        false
    }

    fn can_be_used(&self, action: &ActionInfo) -> bool {
        self.resources.negated || !self.resources_are_known() || self.can_use_any(action)
    }

    /// Which actions of the catalogue carry a key.
    fn carriers(&self, info: &ConditionKeyInfo, notation: Notation) -> String {
        let has = |keys: &[&ConditionKeyInfo]| keys.iter().any(|it| it.name == info.name);
        let mut services = Vec::new();
        for meaning in self.actions.items.iter().filter_map(|item| item.meaning.as_ref()) {
            if let Some(action) = meaning.actions().first() {
                services.push(action.service.prefix);
            }
        }
        let mut names = Vec::new();
        for action in catalog::actions() {
            if services.contains(&action.service.prefix)
                && (has(action.condition_keys)
                    || action.resource_types.iter().any(|it| has(it.resource_type.condition_keys)))
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
        item: &ResolvedAction<'_>,
        condition: &ResolvedCondition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let Some(meaning) = &item.meaning else { return };
        let (key, Some(span)) = (condition.key_name(), condition.key_span()) else { return };
        let left = self.actions.left(meaning);
        let reached: Vec<_> =
            left.iter().filter(|it| it.authorization.is_iam() && self.can_be_used(it)).collect();
        let without: Vec<_> = reached.iter().filter(|it| !self.carries(it, info)).collect();
        let written = meaning.written(findings.notation);
        if !reached.is_empty() && without.len() == reached.len() {
            let outcome = condition.without_key();
            let message = format!(
                "no action that `{written}` stands for carries `{key}`: the condition is {outcome} true"
            );
            let rule = Rule::UnsupportedActionForConditionKey;
            let remedy = self.carriers(info, findings.notation);
            findings.push(Finding::new(rule, span, message).help(remedy));
            return;
        }
        // An action that a condition always lets through would be emitted by its name, and refused by it.
        if !without.is_empty() && condition.without_key() == "always" && self.is_set(meaning) {
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
            findings.push(Finding::new(rule, span, message).help(remedy));
            return;
        }
        let is_every = matches!(meaning, Meaning::Every);
        if !is_resource_tag(info) || without.is_empty() && !is_every {
            return;
        }
        let (rule, taken) = match self.effect() {
            Some(Effect::Deny) => (Rule::DenyWithUnsupportedTagConditionKeyForService, "denied"),
            _ => (Rule::AllowWithUnsupportedTagConditionKeyForService, "allowed"),
        };
        let outcome = condition.without_key();
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
        condition: &ResolvedCondition<'_>,
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
            condition.without_key()
        );
        let remedy = format!("name the actions that are meant, without `{not}`");
        findings.push(Finding::new(rule, span, message).help(remedy));
    }

    /// Reports a key that not every service of the statement sets.
    fn unsupported_services(
        &self,
        condition: &ResolvedCondition<'_>,
        info: &ConditionKeyInfo,
        findings: &mut Findings,
    ) {
        let (Some(services), Some(span)) = (info.services, condition.key_span()) else { return };
        let service = |item: &ResolvedAction<'_>| match &item.meaning {
            Some(Meaning::Named(action)) => Some(action.service.prefix.to_owned()),
            Some(Meaning::Pattern { service, .. } | Meaning::Levels { service, .. }) => {
                Some(service.prefix.to_owned())
            }
            Some(Meaning::Unchecked(text)) => {
                text.split_once(':').map(|(prefix, _)| prefix.to_ascii_lowercase())
            }
            Some(Meaning::Every) | None => None,
        };
        let is_open = |it: &ResolvedAction<'_>| matches!(it.meaning, Some(Meaning::Every));
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
        condition: &ResolvedCondition<'_>,
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

    /// Reports a key that is there for another action only.
    fn key_of_one_action(&self, condition: &ResolvedCondition<'_>, findings: &mut Findings) {
        let of_one = KEYS_OF_ONE_ACTION.iter().find(|(key, _)| condition.is_about(key));
        let (Some((key, action)), Some(span)) = (of_one, condition.key_span()) else { return };
        let is_there = self.actions.may_hold(action);
        if !is_there && condition.operator.as_ref().is_some_and(|it| !it.if_exists) {
            let message = format!("only `{action}` carries `{key}`");
            let remedy = format!("name the action: `{}`", findings.notation.unchecked(action));
            let rule = Rule::MissingActionForConditionKey;
            findings.push(Finding::new(rule, span, message).help(remedy));
        }
    }

    /// Conditions that AWS's own pages warn of.
    fn known_traps(&self, condition: &ResolvedCondition<'_>, findings: &mut Findings) {
        let (Some(operator), Some(span)) = (&condition.operator, condition.key_span()) else {
            return;
        };
        let denies = self.effect() == Some(Effect::Deny);
        let asks_for_false = condition.values.iter().any(|value| match &value.kind {
            ValueKind::Bool(value) => !value,
            ValueKind::Text(text) => text == "false",
            _ => false,
        });
        // Asking for the key beside it says that a missing one is not meant.
        let asks_for_key = || {
            self.conditions.iter().any(|it| {
                it.is_about("aws:MultiFactorAuthPresent")
                    && it.operator.as_ref().is_some_and(|it| it.info.family == Family::Null)
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
            let select = findings.notation.unchecked_condition(
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

/// Whether a condition says something else of an action that never carries its key.
fn needs_key(condition: &ResolvedCondition<'_>, info: &ConditionKeyInfo) -> bool {
    let may_be_missing = condition.operator.as_ref().is_none_or(|it| it.if_exists);
    let is_everywhere = condition.key.as_ref().is_none_or(|it| it.is_global) && !info.per_action;
    !may_be_missing && !is_everywhere
}

fn untrustworthy(
    condition: &ResolvedCondition<'_>,
    info: &ConditionKeyInfo,
    findings: &mut Findings,
) {
    if let Some(span) = condition.key_span().filter(|_| info.untrustworthy) {
        let message = format!("the caller can set `{}` to anything", info.name);
        let remedy = "use a key that AWS sets, such as `aws:SourceIp` or `aws:PrincipalArn`";
        findings.push(Finding::new(Rule::UntrustworthyConditionKey, span, message).help(remedy));
    }
}

fn is_resource_tag(info: &ConditionKeyInfo) -> bool {
    info.base() == "aws:ResourceTag"
}
