//! Which action goes with which resource.

use super::findings::Findings;
use super::slip;
use super::subject::Subject;
use crate::facts::catalog::{ActionInfo, Authorization, ResourceTypeInfo, Service};
use crate::model::Statement;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::resource::{Resource, Target};
use crate::syntax::{Effect, Notation};
use crate::text::list::{distinct, each};
use crate::text::names::{quoted, short, some};
use crate::text::{Finding, Rule};

/// Checks a statement that was read whole.
pub(super) fn check(subject: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    let all = &subject.policy.statements;
    let is_whole = !statement.written.broken;
    if let Some(resource) = statement.leaves_no_resource().filter(|_| is_whole) {
        findings.push(nothing_left(resource, findings.notation));
    }
    if statement.is_closed() {
        statement.unsupported_actions(findings);
        statement.unused_resources(findings);
        statement.missing_resources(all, findings);
        statement.ineffective_patterns(findings);
        statement.broad_resources(findings);
    }
    if is_whole && !statement.actions.negated {
        statement.missing_dependents(all, findings);
    }
    if !statement.actions.negated {
        statement.without_effect(findings);
    }
}

impl Statement<'_> {
    /// Reports the items that can be used on no resource.
    fn unsupported_actions(&self, findings: &mut Findings) {
        if self.resources_are_the_mistake() {
            let notation = findings.notation;
            // The statement does nothing at all, as when each action is reported.
            let are_reviewed = self.actions_are(|it| it.is_reviewed);
            let unused = |it: &Resource<'_>| unused_finding(it, notation).of_facts(are_reviewed);
            findings.extend(self.resources.known().map(unused));
            return;
        }
        for (item, meaning, left) in self.actions.named() {
            if !self.can_use_any(meaning) {
                let finding = self.unsupported_finding(item, meaning, &left, findings.notation);
                let are_reviewed = left.iter().all(|it| it.service.is_reviewed);
                findings.push(finding.of_facts(are_reviewed));
            }
        }
    }

    /// Whether all of its actions are of such services.
    fn actions_are(&self, such: impl Fn(&Service) -> bool) -> bool {
        self.actions.meanings().all(|it| it.actions().iter().all(|it| such(it.service)))
    }

    /// Several actions that all go with resources, and none with these, which are fewer.
    fn resources_are_the_mistake(&self) -> bool {
        if self.actions.items.len() <= self.resources.items.len() {
            return false;
        }
        let mut count = 0;
        for (_, meaning, left) in self.actions.named() {
            if self.can_use_any(meaning) || left.iter().any(|it| it.resource_types.is_empty()) {
                return false;
            }
            count += 1;
        }
        count == self.actions.items.len()
    }

    /// Warns of operations that IAM does not authorise; what can be used on no resource was told more.
    fn without_effect(&self, findings: &mut Findings) {
        let is_reported = |meaning| {
            self.is_closed() && !self.resources_are_the_mistake() && !self.can_use_any(meaning)
        };
        for (item, meaning, left) in self.actions.named() {
            if left.iter().any(|it| it.authorization.is_iam()) || is_reported(meaning) {
                continue;
            }
            let notation = findings.notation;
            let message =
                format!("`{}` has no effect in an identity policy", notation.actions(meaning));
            let remedies = each(&left, |action| without_effect(action, notation));
            findings.push(Finding::new(Rule::NoEffectAction, item.span, message).helps(remedies));
        }
    }

    /// Reports the resources that no action can use, unless all of the actions are at fault, or one is
    /// not known that may have been meant for them.
    fn unused_resources(&self, findings: &mut Findings) {
        let Some(actions) = self.actions.catalogued() else { return };
        let mut unused = Vec::new();
        for resource in self.resources.known() {
            if !resource.target.goes_with_any(&actions) {
                unused.push(resource);
            }
        }
        if unused.len() == self.resources.items.len() {
            return;
        }
        unused.retain(|resource| !actions.iter().any(|it| self.may_be_missing(it, resource)));
        // A resource too many changes nothing, and AWS's own policies have some: it is an error where every fact was
        // written by hand.
        let are_reviewed = self.actions_are(Service::has_items);
        for resource in unused {
            findings.push(unused_finding(resource, findings.notation).of_facts(are_reviewed));
        }
    }

    /// Whether an ARN of no known type may have been meant for what an action lacks: that is reported.
    fn may_be_missing(&self, action: &ActionInfo, resource: &Resource<'_>) -> bool {
        let Some(arn) = resource.arns.pattern() else { return false };
        action.resource_types.iter().filter(|it| it.required).any(|it| {
            let lacks = !self.resources.may_be(it.resource_type);
            lacks && arn.service.as_literal() == Some(it.resource_type.arn.service)
        })
    }

    /// Reports the actions that need a resource which no statement of the policy gives them. Denying an
    /// action on one of its resources is enough, so a deny needs no other.
    fn missing_resources(&self, all: &[Statement<'_>], findings: &mut Findings) {
        if self.effect() != Some(Effect::Allow) {
            return;
        }
        for item in &self.actions.items {
            let Ok(meaning @ ActionMeaning::Named(action)) = &item.meaning else {
                continue;
            };
            let missing = self.missing_types(action, all);
            if !missing.is_empty() && self.can_use_any(meaning) {
                let finding = missing_finding(item, action, &missing, findings.notation);
                findings.push(finding.of_facts(action.service.is_reviewed));
            }
        }
    }

    /// Reports patterns that match, besides what the resources go with, actions that they do not.
    fn ineffective_patterns(&self, findings: &mut Findings) {
        for (item, meaning, left) in self.actions.named() {
            if matches!(meaning, ActionMeaning::Named(_)) || !self.can_use_any(meaning) {
                continue;
            }
            let out_of_reach =
                |it: &&&ActionInfo| it.authorization.is_iam() && !self.resources.can_use(it);
            let notation = findings.notation;
            let names = left.iter().filter(out_of_reach).map(|it| notation.action(it));
            let names: Vec<_> = names.collect();
            if !names.is_empty() {
                let on = some(&resource_names(self), "or");
                let message = format!(
                    "`{}` matches actions that cannot be used on {on}",
                    notation.actions(meaning)
                );
                let remedy = format!("out of reach: {}", some(&names, "and"));
                let rule = Rule::PartlyIneffectivePattern;
                findings.push(Finding::new(rule, item.span, message).help(remedy));
            }
        }
    }

    /// Reports `*` beside actions that could all be limited to resources.
    fn broad_resources(&self, findings: &mut Findings) {
        let everything = self.resources.find(&|it| it.arns.is_any());
        let (Some(resource), Some(Effect::Allow)) = (everything, self.effect()) else { return };
        let Some(actions) = self.actions.catalogued() else { return };
        let can_be_limited = |action: &&ActionInfo| {
            !action.authorization.is_iam() || !action.resource_types.is_empty()
        };
        let first = actions.iter().find_map(|action| action.resource_types.first());
        if let Some(first) = first.filter(|_| actions.iter().all(can_be_limited)) {
            let message = "each action of this statement could be limited to a resource";
            let example = findings.notation.resource(first.resource_type, None);
            let remedy = format!("name it, as in `{example}`");
            findings.push(Finding::new(Rule::BroadResource, resource.span, message).help(remedy));
        }
    }

    /// Reports named actions whose calls may need another action that no statement allows.
    fn missing_dependents(&self, all: &[Statement<'_>], findings: &mut Findings) {
        if self.effect() != Some(Effect::Allow) {
            return;
        }
        let allows = |wanted: &str| {
            let may_allow = |it: &&Statement<'_>| it.effect() != Some(Effect::Deny);
            all.iter().filter(may_allow).any(|it| it.actions.may_cover(wanted))
        };
        for item in &self.actions.items {
            let Ok(ActionMeaning::Named(action)) = &item.meaning else { continue };
            if action.dependent_actions.is_empty() {
                continue;
            }
            let missing = action.dependent_actions.iter().filter(|it| !allows(it));
            let missing: Vec<_> = missing.collect();
            if !missing.is_empty() {
                let names = quoted(&missing, "and");
                let action = findings.notation.action(action);
                let message = format!("a call of `{action}` may need {names} too");
                let remedy = "allow it in this policy, on the resources that it is for";
                let rule = Rule::MissingDependentAction;
                findings.push(Finding::new(rule, item.span, message).help(remedy));
            }
        }
    }

    fn unsupported_finding(
        &self,
        item: &ActionEntry<'_>,
        meaning: &ActionMeaning<'_>,
        left: &[&ActionInfo],
        notation: Notation,
    ) -> Finding {
        let on = some(&resource_names(self), "or");
        let finding =
            |message| Finding::new(Rule::UnsupportedResourceForAction, item.span, message);
        match meaning {
            ActionMeaning::Named(action) if !action.authorization.is_iam() => {
                let message = format!("`{}` cannot be used on {on}", notation.action(action));
                finding(message).help(without_effect(action, notation))
            }
            ActionMeaning::Named(action) if action.resource_types.is_empty() => {
                let name = notation.action(action);
                let message = format!("`{name}` cannot be used on {on}, only on `*`");
                let alone = match (notation, self.effect()) {
                    (Notation::Literal | Notation::LiteralOfService, Some(Effect::Deny)) => {
                        format!("`deny {name} on *`")
                    }
                    (Notation::Literal | Notation::LiteralOfService, _) => {
                        format!("`allow {name} on *`")
                    }
                    (Notation::Json(_), _) => "`\"Resource\": \"*\"`".to_owned(),
                };
                finding(message).help(format!(
                    "it cannot be limited to a resource; in a statement of its own: {alone}"
                ))
            }
            ActionMeaning::Named(action) => {
                let message = format!("`{}` cannot be used on {on}", notation.action(action));
                if let Some(remedy) = slip::remedy(&self.resources, action, notation) {
                    return finding(message).help(remedy);
                }
                let types =
                    each(action.resource_types, |it| notation.resource(it.resource_type, None));
                finding(message).help(format!("it can be used on {}", some(&types, "and")))
            }
            _ => {
                let message = format!(
                    "no action that `{}` matches can be used on {on}",
                    notation.actions(meaning)
                );
                if left.iter().all(|action| !action.authorization.is_iam()) {
                    return finding(message).helps(each(left, |it| without_effect(it, notation)));
                }
                let names = each(left, |action| action.name);
                let shown = some(&names, "and");
                let mut types = Vec::new();
                for action in left {
                    types.extend(each(action.resource_types, |it| it.resource_type.written()));
                }
                let types = distinct(types);
                let on = if types.is_empty() { "`*` only".to_owned() } else { some(&types, "or") };
                finding(message).help(format!("it matches {shown}, to be used on {on}"))
            }
        }
    }
}

/// The resources as messages name them.
pub(super) fn resource_names(statement: &Statement<'_>) -> Vec<String> {
    distinct(statement.resources.known().map(name))
}

/// A resource as messages name it: by its type, if the author did.
fn name(resource: &Resource<'_>) -> String {
    let written = || short(&resource.arns.to_string()).into_owned();
    match (&resource.target, resource.is_typed) {
        (Target::Types(types), true) => types.first().map_or_else(written, |it| it.written()),
        _ => written(),
    }
}

/// `not` in front of all resources that the actions can be used on.
fn nothing_left(resource: &Resource<'_>, notation: Notation) -> Finding {
    let message = format!("`{} {}` leaves no resource", notation.not_resources(), name(resource));
    Finding::new(Rule::EmptyResourceSet, resource.span, message)
        .help("name what is not meant, or leave out the statement")
}

fn unused_finding(resource: &Resource<'_>, notation: Notation) -> Finding {
    let message = format!("no action of this statement can be used on `{}`", name(resource));
    let finding = Finding::new(Rule::UnusedResource, resource.span, message);
    let Target::Types(types) = &resource.target else {
        return finding;
    };
    let Some(resource_type) = types.first() else {
        return finding.help("leave it out");
    };
    let actions =
        resource_type.service.actions().iter().filter(|action| action.takes(resource_type));
    let names: Vec<_> = actions.map(|it| notation.action(it)).collect();
    match names.as_slice() {
        few @ [_, ..] if few.len() <= 3 => {
            finding.help(format!("leave it out; it goes with {}", quoted(few, "and")))
        }
        _ => finding.help("leave it out"),
    }
}

fn missing_finding(
    item: &ActionEntry<'_>,
    action: &ActionInfo,
    missing: &[&'static ResourceTypeInfo],
    notation: Notation,
) -> Finding {
    let names = each(missing, |it| it.written());
    let examples = each(missing, |it| notation.resource(it, None));
    let (between, of_examples) = if action.needs_one { ("or a", "or") } else { ("and a", "and") };
    Finding::new(
        Rule::MissingRequiredResource,
        item.span,
        format!("`{}` needs a {} too", notation.action(action), quoted(&names, between)),
    )
    .help(format!("add one to the resources, as in {}", quoted(&examples, of_examples)))
}

/// Why a policy has no say about an operation, and what to do instead.
fn without_effect(action: &ActionInfo, notation: Notation) -> String {
    let name = action.name;
    let why = match action.authorization {
        Authorization::Public => format!("anyone may call `{name}`, IAM is not asked"),
        other => format!("`{name}` is authorised by {other}, not by IAM"),
    };
    match action.service.action(&format!("Admin{name}")) {
        Some(admin) => {
            format!("{why}: use `{}`, which IAM authorises", notation.action(admin))
        }
        None => format!("{why}: leave it out"),
    }
}
