//! Which action goes with which resource.

use super::action::{Meaning, ResolvedAction, without_effect};
use super::resource::{ResolvedResource, Target};
use super::{Resolved, quoted};
use crate::catalog::{ActionInfo, ResourceTypeInfo};
use crate::finding::{Finding, Rule};
use crate::policy::Effect;
use std::ptr;

/// Checks every statement that was read whole.
pub(super) fn check(statements: &[Resolved<'_>], findings: &mut Vec<Finding>) {
    for statement in statements.iter().filter(|it| it.is_judged()) {
        statement.unsupported_actions(findings);
        statement.unused_resources(findings);
        statement.missing_resources(statements, findings);
    }
}

impl Resolved<'_> {
    /// `not` on either side, or a part that is not known, leaves nothing to say about how the sides
    /// fit each other.
    fn is_judged(&self) -> bool {
        !self.statement.broken
            && !self.actions.negated
            && !self.resources.negated
            && self.resources_are_known()
    }

    pub(super) fn resources_are_known(&self) -> bool {
        !self.resources.items.is_empty() && self.resources.items.iter().all(Option::is_some)
    }

    fn resources(&self) -> impl Iterator<Item = &ResolvedResource> {
        self.resources.items.iter().flatten()
    }

    pub(super) fn can_use_any(&self, action: &ActionInfo) -> bool {
        self.resources().any(|it| it.target.goes_with(action))
    }

    fn is_of_use(&self, meaning: &Meaning) -> bool {
        meaning.actions().iter().any(|action| self.can_use_any(action))
    }

    /// Reports the items that can be used on no resource.
    fn unsupported_actions(&self, findings: &mut Vec<Finding>) {
        for item in &self.actions.items {
            let Some(meaning @ (Meaning::Named(_) | Meaning::Pattern { .. })) = &item.meaning
            else {
                continue;
            };
            if !self.is_of_use(meaning) {
                // One mistake is one finding: this says all that the other would.
                findings.retain(|it| it.rule != Rule::NoEffectAction || it.span != item.span);
                findings.push(self.unsupported_finding(item, meaning));
            }
        }
    }

    /// Reports the resources that no action can use, unless all of the actions are at fault, or one is
    /// not known that may have been meant for them.
    fn unused_resources(&self, findings: &mut Vec<Finding>) {
        let meanings: Option<Vec<_>> =
            self.actions.items.iter().map(|item| item.meaning.as_ref()).collect();
        let Some(meanings) = meanings else { return };
        let is_known = |it: &&Meaning| !matches!(it, Meaning::Every | Meaning::Unchecked(_));
        if !meanings.iter().all(is_known) || !meanings.iter().any(|it| self.is_of_use(it)) {
            return;
        }
        let actions: Vec<_> = meanings.iter().flat_map(|meaning| meaning.actions()).collect();
        for resource in self.resources() {
            if !actions.iter().any(|action| resource.target.goes_with(action)) {
                findings.push(unused_finding(resource));
            }
        }
    }

    /// Reports the actions that need a resource which no statement of the same effect gives them.
    fn missing_resources(&self, all: &[Resolved<'_>], findings: &mut Vec<Finding>) {
        for item in &self.actions.items {
            let Some(Meaning::Named(action)) = &item.meaning else {
                continue;
            };
            if !self.can_use_any(action) {
                continue;
            }
            let gives = |other: &Resolved<'_>, wanted| {
                ptr::eq(other, self) || other.may_give(self, action, wanted)
            };
            let required =
                action.resource_types.iter().filter(|it| it.required).map(|it| it.resource_type);
            let missing: Vec<_> = required
                .filter(|it| !self.provides(it))
                .filter(|it| !all.iter().any(|other| !ptr::eq(other, self) && gives(other, it)))
                .collect();
            if !missing.is_empty() {
                findings.push(missing_finding(item, action, &missing));
            }
        }
    }

    fn provides(&self, wanted: &ResourceTypeInfo) -> bool {
        self.resources().any(|it| it.target.may_be(wanted))
    }

    /// Whether this statement can give an action of `other` the resource that it lacks there.
    fn may_give(&self, other: &Self, action: &ActionInfo, wanted: &ResourceTypeInfo) -> bool {
        let effect = |it: &Self| it.statement.effect.as_ref().map(|effect| effect.value);
        if self.statement.broken || effect(self).is_none() {
            return true;
        }
        let mut meanings = self.actions.items.iter().map(|item| item.meaning.as_ref());
        effect(self) == effect(other)
            && (self.actions.negated || meanings.any(|it| it.is_none_or(|it| it.holds(action))))
            && (self.resources.negated || !self.resources_are_known() || self.provides(wanted))
    }

    fn unsupported_finding(&self, item: &ResolvedAction, meaning: &Meaning) -> Finding {
        let on = quoted(&self.resource_names(), "or");
        let finding =
            |message| Finding::new(Rule::UnsupportedResourceForAction, item.span, message);
        match meaning {
            Meaning::Named(action) if !action.authorization.is_iam() => {
                let message = format!("`{}` cannot be used on {on}", action.written());
                finding(message).help(without_effect(action))
            }
            Meaning::Named(action) if action.resource_types.is_empty() => {
                let name = action.written();
                let message = format!("`{name}` cannot be used on {on}, only on `*`");
                let effect = match self.statement.effect.as_ref().map(|effect| effect.value) {
                    Some(Effect::Deny) => "deny",
                    _ => "allow",
                };
                finding(message).help(format!("it cannot be limited to a resource; in a statement of its own: `{effect} {name} on *`"))
            }
            Meaning::Named(action) => {
                let message = format!("`{}` cannot be used on {on}", action.written());
                let types = action.resource_types.iter().map(|it| it.resource_type.example());
                finding(message).help(format!(
                    "it can be used on {}",
                    quoted(&types.collect::<Vec<_>>(), "and")
                ))
            }
            _ => {
                let names: Vec<_> = meaning.actions().iter().map(|action| action.name).collect();
                let (shown, more) = names.split_at(names.len().min(3));
                let more = if more.is_empty() {
                    String::new()
                } else {
                    format!(" and {} more", more.len())
                };
                let mut types: Vec<String> = Vec::new();
                for it in meaning.actions().iter().flat_map(|action| action.resource_types) {
                    let written = it.resource_type.written();
                    if !types.contains(&written) {
                        types.push(written);
                    }
                }
                let on_what =
                    if types.is_empty() { "only `*`".to_owned() } else { quoted(&types, "or") };
                finding(format!(
                    "no action that `{}` matches can be used on {on}",
                    meaning.written()
                ))
                .help(format!("it matches `{}`{more}, which take {on_what}", shown.join("`, `")))
            }
        }
    }

    /// The resources as messages name them.
    pub(super) fn resource_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for resource in self.resources() {
            let name = resource.name();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

impl Target {
    /// Whether an action can be used on it.
    fn goes_with(&self, action: &ActionInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => types.iter().any(|it| action.takes(it)),
        }
    }

    /// Whether it can be a resource of a type.
    fn may_be(&self, wanted: &ResourceTypeInfo) -> bool {
        match self {
            Self::Any | Self::Unchecked => true,
            Self::Types(types) => types.iter().any(|it| it.is(wanted)),
        }
    }
}

impl ResolvedResource {
    fn name(&self) -> String {
        match &self.target {
            Target::Types(types) => match types.as_slice() {
                [only] => only.written(),
                _ => self.text.clone(),
            },
            Target::Any | Target::Unchecked => self.text.clone(),
        }
    }
}

fn unused_finding(resource: &ResolvedResource) -> Finding {
    let message = format!("no action of this statement can be used on `{}`", resource.name());
    let finding = Finding::new(Rule::UnusedResource, resource.span, message);
    let Target::Types(types) = &resource.target else {
        return finding;
    };
    let Some(resource_type) = types.first() else {
        return finding.help("leave it out");
    };
    let actions = resource_type.service.actions.iter().filter(|action| action.takes(resource_type));
    let names: Vec<_> = actions.map(ActionInfo::written).collect();
    match names.as_slice() {
        few @ [_, ..] if few.len() <= 3 => {
            finding.help(format!("leave it out; it goes with {}", quoted(few, "and")))
        }
        _ => finding.help("leave it out"),
    }
}

fn missing_finding(
    item: &ResolvedAction,
    action: &ActionInfo,
    missing: &[&'static ResourceTypeInfo],
) -> Finding {
    let names: Vec<_> = missing.iter().map(|it| it.written()).collect();
    let examples: Vec<_> = missing.iter().map(|it| it.example()).collect();
    Finding::new(
        Rule::MissingRequiredResource,
        item.span,
        format!("`{}` needs a {} too", action.written(), quoted(&names, "and a")),
    )
    .help(format!("add one to the resources: {}", quoted(&examples, "and")))
}
