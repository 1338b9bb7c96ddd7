//! Which action goes with which resource.

use super::Resolved;
use super::action::{Meaning, ResolvedAction, without_effect};
use super::resource::{ResolvedResource, Target};
use crate::facts::arn::Arn;
use crate::facts::catalog::{ActionInfo, ResourceTypeInfo, ResourceUse};
use crate::rules::findings::Findings;
use crate::syntax::{Effect, Notation};
use crate::text::list::{distinct, each};
use crate::text::names::{quoted, short, some};
use crate::text::{Finding, Rule};
use std::borrow::Cow;

/// Checks every statement that was read whole.
pub(super) fn check(statements: &[Resolved<'_>], findings: &mut Findings) {
    for statement in statements.iter().filter(|it| !it.statement.broken && it.resources.negated) {
        statement.nothing_left(findings);
    }
    for statement in statements.iter().filter(|it| it.is_judged()) {
        statement.unsupported_actions(findings);
        statement.unused_resources(findings);
        statement.missing_resources(statements, findings);
        statement.ineffective_patterns(findings);
        statement.broad_resources(findings);
    }
    for statement in statements.iter().filter(|it| !it.statement.broken && !it.actions.negated) {
        statement.missing_dependents(statements, findings);
    }
    for statement in statements.iter().filter(|it| !it.actions.negated) {
        statement.without_effect(findings);
    }
}

impl Resolved<'_> {
    /// `not` on either side, or a part that is not known, leaves nothing to say about how the sides
    /// fit each other.
    pub(super) fn is_judged(&self) -> bool {
        !self.statement.broken
            && !self.actions.negated
            && !self.resources.negated
            && !self.resources.items.is_empty()
            && self.resources_are_known()
    }

    pub(super) fn resources_are_known(&self) -> bool {
        self.resources.items.iter().all(Option::is_some)
    }

    pub(super) fn resources(&self) -> impl Iterator<Item = &ResolvedResource<'_>> {
        self.resources.items.iter().flatten()
    }

    pub(super) fn can_use_any(&self, action: &ActionInfo) -> bool {
        for item in &self.resources.items {
            if item.as_ref().is_some_and(|it| it.target.goes_with(action)) {
                return true;
            }
        }
        false
    }

    /// Reports `not` in front of all resources that the actions can be used on.
    fn nothing_left(&self, findings: &mut Findings) {
        let (mut actions, mut all_known) = (Vec::new(), !self.actions.negated);
        for meaning in self.actions.items.iter().filter_map(|item| item.meaning.as_ref()) {
            all_known &= meaning.is_catalogued();
            actions.extend_from_slice(&self.actions.left(meaning));
        }
        let is_taken = |wanted: &ResourceTypeInfo| self.resources().any(|it| it.is_every(wanted));
        let all_are_taken = |action: &&ActionInfo| {
            let types = action.resource_types;
            !types.is_empty() && types.iter().all(|it| is_taken(it.resource_type))
        };
        let none_is_left = all_known && !actions.is_empty() && actions.iter().all(all_are_taken);
        let everything = self.resources().find(|it| matches!(it.target, Target::Any));
        let taken = self.resources().find(|_| none_is_left);
        if let Some(resource) = everything.or(taken) {
            let not = findings.notation.not_resources();
            let message = format!("`{not} {}` leaves no resource", resource.name());
            findings.push(
                Finding::new(Rule::EmptyResourceSet, resource.span, message)
                    .help("name what is not meant, or leave out the statement"),
            );
        }
    }

    fn is_of_use(&self, meaning: &Meaning<'_>) -> bool {
        for action in self.actions.left(meaning).iter() {
            if self.can_use_any(action) {
                return true;
            }
        }
        false
    }

    /// The items that name actions, one by one or by a pattern, and of which the exceptions leave some.
    pub(super) fn named(
        &self,
    ) -> impl Iterator<Item = (&ResolvedAction<'_>, &Meaning<'_>, Cow<'_, [&'static ActionInfo]>)>
    {
        self.actions.items.iter().filter_map(|item| match &item.meaning {
            Some(meaning @ (Meaning::Named(_) | Meaning::Pattern { .. })) => {
                let left = self.actions.left(meaning);
                (!left.is_empty()).then_some((item, meaning, left))
            }
            _ => None,
        })
    }

    /// Reports the items that can be used on no resource.
    fn unsupported_actions(&self, findings: &mut Findings) {
        if self.resources_are_the_mistake() {
            let notation = findings.notation;
            findings.extend(self.resources().map(|it| unused_finding(it, notation)));
            return;
        }
        for (item, meaning, left) in self.named() {
            if !self.is_of_use(meaning) {
                findings.push(self.unsupported_finding(item, meaning, &left, findings.notation));
            }
        }
    }

    /// Several actions that all go with resources, and none with these, which are fewer.
    fn resources_are_the_mistake(&self) -> bool {
        if self.actions.items.len() <= self.resources.items.len() {
            return false;
        }
        let mut count = 0;
        for (_, meaning, left) in self.named() {
            if self.is_of_use(meaning) || left.iter().any(|it| it.resource_types.is_empty()) {
                return false;
            }
            count += 1;
        }
        count == self.actions.items.len()
    }

    /// Warns of operations that IAM does not authorise; what can be used on no resource was told more.
    fn without_effect(&self, findings: &mut Findings) {
        let is_reported = |meaning| {
            self.is_judged() && !self.resources_are_the_mistake() && !self.is_of_use(meaning)
        };
        for (item, meaning, left) in self.named() {
            if left.iter().any(|it| it.authorization.is_iam()) || is_reported(meaning) {
                continue;
            }
            let notation = findings.notation;
            let message =
                format!("`{}` has no effect in an identity policy", meaning.written(notation));
            let remedies = each(&left, |action| without_effect(action, notation));
            findings.push(Finding::new(Rule::NoEffectAction, item.span, message).helps(remedies));
        }
    }

    /// Reports the resources that no action can use, unless all of the actions are at fault, or one is
    /// not known that may have been meant for them.
    fn unused_resources(&self, findings: &mut Findings) {
        let Some(actions) = self.actions.catalogued() else { return };
        let mut unused = Vec::new();
        for resource in self.resources.items.iter().flatten() {
            if !resource.target.goes_with_any(&actions) {
                unused.push(resource);
            }
        }
        if unused.len() == self.resources.items.len() {
            return;
        }
        unused.retain(|resource| !actions.iter().any(|it| self.may_be_missing(it, resource)));
        for resource in unused {
            findings.push(unused_finding(resource, findings.notation));
        }
    }

    /// Whether an ARN of no known type may have been meant for what an action lacks: that is reported.
    fn may_be_missing(&self, action: &ActionInfo, resource: &ResolvedResource<'_>) -> bool {
        let Ok(arn) = Arn::parse(&resource.text) else { return false };
        action.resource_types.iter().filter(|it| it.required).any(|it| {
            let lacks = !self.resources().any(|other| other.target.may_be(it.resource_type));
            lacks && it.resource_type.arn.service == arn.service
        })
    }

    /// Reports the actions that need a resource which no statement of the policy gives them. Denying an
    /// action on one of its resources is enough, so a deny needs no other.
    fn missing_resources(&self, all: &[Resolved<'_>], findings: &mut Findings) {
        if self.effect() != Some(Effect::Allow) {
            return;
        }
        for item in &self.actions.items {
            let Some(meaning @ Meaning::Named(action)) = &item.meaning else {
                continue;
            };
            let missing = self.missing_types(action, all);
            if !missing.is_empty() && self.is_of_use(meaning) {
                findings.push(missing_finding(item, action, &missing, findings.notation));
            }
        }
    }

    /// The types of the resources that an action needs and that no statement gives it.
    fn missing_types(
        &self,
        action: &ActionInfo,
        all: &[Resolved<'_>],
    ) -> Vec<&'static ResourceTypeInfo> {
        let mut missing = Vec::new();
        for ResourceUse { resource_type, required } in action.resource_types {
            // Most often this statement itself gives them.
            let is_here = !required
                || self.actions.except.is_empty()
                    && self.resources().any(|resource| resource.target.may_be(resource_type));
            if !is_here && !all.iter().any(|other| other.may_allow(action, resource_type)) {
                missing.push(*resource_type);
            }
        }
        missing
    }

    /// The actions of sets that need a resource which no statement gives them: they are never allowed.
    pub(super) fn lacking_in_sets(&self, all: &[Resolved<'_>]) -> Vec<&'static ActionInfo> {
        let mut lacking = Vec::new();
        for meaning in self.actions.items.iter().filter_map(|item| item.meaning.as_ref()) {
            let is_set = self.is_set(meaning) || self.expands;
            if !is_set || self.effect() != Some(Effect::Allow) || !self.is_judged() {
                continue;
            }
            for action in meaning.actions() {
                if !self.missing_types(action, all).is_empty() {
                    lacking.push(*action);
                }
            }
        }
        lacking
    }

    /// Reports patterns that match, besides what the resources go with, actions that they do not.
    fn ineffective_patterns(&self, findings: &mut Findings) {
        for (item, meaning, left) in self.named() {
            if matches!(meaning, Meaning::Named(_)) || !self.is_of_use(meaning) {
                continue;
            }
            let out_of_reach =
                |it: &&&ActionInfo| it.authorization.is_iam() && !self.can_use_any(it);
            let notation = findings.notation;
            let names = left.iter().filter(out_of_reach).map(|it| notation.action(it));
            let names: Vec<_> = names.collect();
            if !names.is_empty() {
                let on = some(&self.resource_names(), "or");
                let message = format!(
                    "`{}` matches actions that cannot be used on {on}",
                    meaning.written(notation)
                );
                let remedy = format!("out of reach: {}", some(&names, "and"));
                let rule = Rule::PartlyIneffectivePattern;
                findings.push(Finding::new(rule, item.span, message).help(remedy));
            }
        }
    }

    /// Reports `*` beside actions that could all be limited to resources.
    fn broad_resources(&self, findings: &mut Findings) {
        let everything = self.resources().find(|it| matches!(it.target, Target::Any));
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
    fn missing_dependents(&self, all: &[Resolved<'_>], findings: &mut Findings) {
        if self.effect() != Some(Effect::Allow) {
            return;
        }
        let allows = |wanted: &str| {
            let may_allow = |it: &&Resolved<'_>| it.effect() != Some(Effect::Deny);
            all.iter().filter(may_allow).any(|it| it.actions.may_hold(wanted))
        };
        for item in &self.actions.items {
            let Some(Meaning::Named(action)) = &item.meaning else { continue };
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

    /// Whether this statement can allow an action on resources of a type; what is not known may.
    ///
    /// So does the action of the same name of the service that the resource belongs to: AWS's own
    /// policies allow `cognito-idp:AssociateWebACL` on the user pool, and `wafv2:AssociateWebACL` on the
    /// web ACL.
    fn may_allow(&self, action: &ActionInfo, wanted: &ResourceTypeInfo) -> bool {
        if self.statement.broken || self.effect().is_none() {
            return true;
        }
        let on_resource = if self.resources.negated {
            !self.resources().any(|it| it.is_every(wanted))
        } else {
            !self.resources_are_known() || self.resources().any(|it| it.target.may_be(wanted))
        };
        let of_resource = || format!("{}:{}", wanted.arn.service, action.name);
        // `not` in front of a list says nothing about another service.
        let is_named = self.actions.may_hold(action.qualified_name)
            || !self.actions.negated && self.actions.may_hold(&of_resource());
        self.effect() == Some(Effect::Allow) && is_named && on_resource
    }

    fn unsupported_finding(
        &self,
        item: &ResolvedAction<'_>,
        meaning: &Meaning<'_>,
        left: &[&ActionInfo],
        notation: Notation,
    ) -> Finding {
        let on = some(&self.resource_names(), "or");
        let finding =
            |message| Finding::new(Rule::UnsupportedResourceForAction, item.span, message);
        match meaning {
            Meaning::Named(action) if !action.authorization.is_iam() => {
                let message = format!("`{}` cannot be used on {on}", notation.action(action));
                finding(message).help(without_effect(action, notation))
            }
            Meaning::Named(action) if action.resource_types.is_empty() => {
                let name = notation.action(action);
                let message = format!("`{name}` cannot be used on {on}, only on `*`");
                let alone = match (notation, self.effect()) {
                    (Notation::Literal, Some(Effect::Deny)) => format!("`deny {name} on *`"),
                    (Notation::Literal, _) => format!("`allow {name} on *`"),
                    (Notation::Json(_), _) => "`\"Resource\": \"*\"`".to_owned(),
                };
                finding(message).help(format!(
                    "it cannot be limited to a resource; in a statement of its own: {alone}"
                ))
            }
            Meaning::Named(action) => {
                let message = format!("`{}` cannot be used on {on}", notation.action(action));
                let types =
                    each(action.resource_types, |it| notation.resource(it.resource_type, None));
                finding(message).help(format!("it can be used on {}", quoted(&types, "and")))
            }
            _ => {
                let message = format!(
                    "no action that `{}` matches can be used on {on}",
                    meaning.written(notation)
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
                let on =
                    if types.is_empty() { "`*` only".to_owned() } else { quoted(&types, "or") };
                finding(message).help(format!("it matches {shown}, to be used on {on}"))
            }
        }
    }

    /// The resources as messages name them.
    pub(super) fn resource_names(&self) -> Vec<String> {
        distinct(self.resources().map(ResolvedResource::name))
    }
}

impl Target {
    /// Whether an action can be used on it.
    fn goes_with(&self, action: &ActionInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => {
                for resource_type in types {
                    if action.takes(resource_type) {
                        return true;
                    }
                }
                false
            }
        }
    }

    fn goes_with_any(&self, actions: &[&ActionInfo]) -> bool {
        for action in actions {
            if self.goes_with(action) {
                return true;
            }
        }
        false
    }

    /// Whether it can be a resource of a type.
    pub(super) fn may_be(&self, wanted: &ResourceTypeInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => types.iter().any(|it| it.is(wanted)),
        }
    }
}

impl ResolvedResource<'_> {
    /// Whether it stands for all resources of a type, wherever they are.
    fn is_every(&self, wanted: &ResourceTypeInfo) -> bool {
        let any = vec!["*"; wanted.arn.fields.len()];
        let is_any = |arn: Arn<'_>| {
            let whole = arn.resource == "*" || arn.resource == wanted.arn.fill(&any);
            whole && [arn.region, arn.account].iter().all(|it| it.is_empty() || *it == "*")
        };
        matches!(self.target, Target::Any)
            || self.target.may_be(wanted) && Arn::parse(&self.text).is_ok_and(is_any)
    }

    /// As messages name it: by its type, if the author did.
    fn name(&self) -> String {
        match (&self.target, self.is_typed) {
            (Target::Types(types), true) => {
                types.first().map_or_else(|| short(&self.text).into_owned(), |it| it.written())
            }
            _ => short(&self.text).into_owned(),
        }
    }
}

fn unused_finding(resource: &ResolvedResource<'_>, notation: Notation) -> Finding {
    let message = format!("no action of this statement can be used on `{}`", resource.name());
    let finding = Finding::new(Rule::UnusedResource, resource.span, message);
    let Target::Types(types) = &resource.target else {
        return finding;
    };
    let Some(resource_type) = types.first() else {
        return finding.help("leave it out");
    };
    let actions = resource_type.service.actions.iter().filter(|action| action.takes(resource_type));
    let names: Vec<_> = actions.map(|it| notation.action(it)).collect();
    match names.as_slice() {
        few @ [_, ..] if few.len() <= 3 => {
            finding.help(format!("leave it out; it goes with {}", quoted(few, "and")))
        }
        _ => finding.help("leave it out"),
    }
}

fn missing_finding(
    item: &ResolvedAction<'_>,
    action: &ActionInfo,
    missing: &[&'static ResourceTypeInfo],
    notation: Notation,
) -> Finding {
    let names = each(missing, |it| it.written());
    let examples = each(missing, |it| notation.resource(it, None));
    Finding::new(
        Rule::MissingRequiredResource,
        item.span,
        format!("`{}` needs a {} too", notation.action(action), quoted(&names, "and a")),
    )
    .help(format!("add one to the resources, as in {}", quoted(&examples, "and")))
}
