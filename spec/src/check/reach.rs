//! Which action goes with which resource, and the sets of actions that follow from it.

use super::action::{Meaning, ResolvedAction, without_effect};
use super::resource::{ResolvedResource, Target};
use super::{Resolved, quoted};
use crate::catalog::{ActionInfo, ResourceTypeInfo, Service};
use crate::finding::{Finding, Rule};
use crate::policy::Effect;
use std::ptr;

/// Checks every statement that was read whole.
pub(super) fn check(statements: &[Resolved<'_>], findings: &mut Vec<Finding>) {
    for statement in statements.iter().filter(|it| it.is_judged()) {
        let unsupported = statement.unsupported_actions(findings);
        statement.unused_resources(&unsupported, findings);
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

    fn resources_are_known(&self) -> bool {
        !self.resources.items.is_empty() && self.resources.items.iter().all(Option::is_some)
    }

    fn resources(&self) -> impl Iterator<Item = &ResolvedResource> {
        self.resources.items.iter().flatten()
    }

    fn can_use_any(&self, action: &ActionInfo) -> bool {
        self.resources().any(|it| it.target.goes_with(action))
    }

    /// Reports the items that can be used on no resource, and gives their meanings.
    fn unsupported_actions(&self, findings: &mut Vec<Finding>) -> Vec<*const Meaning> {
        let mut unsupported = Vec::new();
        for item in &self.actions.items {
            let Some(meaning @ (Meaning::Named(_) | Meaning::Pattern { .. })) = &item.meaning
            else {
                continue;
            };
            if !meaning
                .actions()
                .iter()
                .any(|action| self.can_use_any(action))
            {
                unsupported.push(ptr::from_ref(meaning));
                let finding = self.unsupported_finding(item, meaning);
                // One mistake is one finding: this says all that the other would.
                findings.retain(|it| it.rule != Rule::NoEffectAction || it.span != item.span);
                findings.push(finding);
            }
        }
        unsupported
    }

    /// Reports the resources that no action can use, unless an action that was reported may have been
    /// meant for them.
    fn unused_resources(&self, unsupported: &[*const Meaning], findings: &mut Vec<Finding>) {
        let meanings: Option<Vec<_>> = self
            .actions
            .items
            .iter()
            .map(|item| item.meaning.as_ref())
            .collect();
        let Some(meanings) = meanings else { return };
        let known = |meaning: &&Meaning| !matches!(meaning, Meaning::Every | Meaning::Unchecked(_));
        if !meanings.iter().all(|it| known(it)) || meanings.len() == unsupported.len() {
            return;
        }
        let actions: Vec<_> = meanings
            .iter()
            .flat_map(|meaning| meaning.actions())
            .collect();
        for resource in self.resources() {
            if !actions
                .iter()
                .any(|action| resource.target.goes_with(action))
            {
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
            let required = action
                .resource_types
                .iter()
                .filter(|it| it.required)
                .map(|it| it.resource_type);
            let missing: Vec<_> = required
                .filter(|it| !self.provides(it))
                .filter(|it| {
                    !all.iter()
                        .any(|other| !ptr::eq(other, self) && gives(other, it))
                })
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
                let types = action
                    .resource_types
                    .iter()
                    .map(|it| it.resource_type.example());
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
                for it in meaning
                    .actions()
                    .iter()
                    .flat_map(|action| action.resource_types)
                {
                    let written = it.resource_type.written();
                    if !types.contains(&written) {
                        types.push(written);
                    }
                }
                let on_what = if types.is_empty() {
                    "only `*`".to_owned()
                } else {
                    quoted(&types, "or")
                };
                finding(format!(
                    "no action that the pattern matches can be used on {on}"
                ))
                .help(format!(
                    "it matches `{}`{more}, which take {on_what}",
                    shown.join("`, `")
                ))
            }
        }
    }

    /// The resources as messages name them.
    fn resource_names(&self) -> Vec<String> {
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
    let message = format!(
        "no action of this statement can be used on `{}`",
        resource.name()
    );
    let finding = Finding::new(Rule::UnusedResource, resource.span, message);
    let Target::Types(types) = &resource.target else {
        return finding;
    };
    let Some(resource_type) = types.first() else {
        return finding.help("leave it out");
    };
    let actions = resource_type
        .service
        .actions
        .iter()
        .filter(|action| action.takes(resource_type));
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
        format!(
            "`{}` needs a {} too",
            action.written(),
            quoted(&names, "and a")
        ),
    )
    .help(format!(
        "add one to the resources: {}",
        quoted(&examples, "and")
    ))
}

/// The actions as they are emitted, sets worked out; `None` if something was reported.
pub(super) fn expand(statement: &Resolved<'_>, findings: &mut Vec<Finding>) -> Option<Vec<String>> {
    let list = &statement.actions;
    let reachable = |action: &ActionInfo| {
        // All but a set can be widened by what the set leaves out: there it holds everything.
        list.negated
            || action.authorization.is_iam()
                && (statement.resources.negated || statement.can_use_any(action))
    };
    let before = findings.len();
    if !statement.statement.broken && (statement.resources_are_known() || list.negated) {
        for item in &list.items {
            report_empty_levels(item, &reachable, statement, findings);
        }
    }
    let every = list
        .items
        .iter()
        .find(|item| matches!(item.meaning, Some(Meaning::Every)));
    if let Some(every) = every.filter(|_| !list.except.is_empty()) {
        findings.push(
            Finding::new(
                Rule::EmptyActionSet,
                every.span,
                "`*:*` cannot be taken apart: the actions of AWS are not all known",
            )
            .help("write a second statement that denies the exceptions, or `not` with them"),
        );
    }
    let items: Vec<_> = list
        .items
        .iter()
        .map(|item| item.meaning.as_ref())
        .collect::<Option<_>>()?;
    let except: Vec<_> = list
        .except
        .iter()
        .map(|item| item.meaning.as_ref())
        .collect::<Option<_>>()?;
    if findings.len() > before || !statement.resources_are_known() {
        return None;
    }
    if except.is_empty() {
        return Some(emit_list(&items, &reachable));
    }
    let values = emit_difference(&items, &except, &reachable);
    if values.is_empty() {
        let span = list
            .except
            .first()
            .zip(list.except.last())
            .map(|(first, last)| first.span.to(last.span));
        findings.push(
            Finding::new(
                Rule::EmptyActionSet,
                span.unwrap_or(statement.statement.actions.span),
                "this leaves no action",
            )
            .help("take something out of the exceptions, or leave out the statement"),
        );
    }
    Some(values)
}

/// Item by item; what a set adds is added once.
fn emit_list(items: &[&Meaning], reachable: &dyn Fn(&ActionInfo) -> bool) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for meaning in items {
        match meaning {
            Meaning::Named(action) => values.push(action.qualified_name()),
            Meaning::Pattern { text, .. } | Meaning::Unchecked(text) => values.push(text.clone()),
            Meaning::Every => values.push("*".to_owned()),
            Meaning::Levels { members, .. } => {
                for action in members.iter().filter(|action| reachable(action)) {
                    let name = action.qualified_name();
                    if !values.contains(&name) {
                        values.push(name);
                    }
                }
            }
        }
    }
    values
}

/// The set difference, in catalogue order, service by service.
fn emit_difference(
    items: &[&Meaning],
    except: &[&Meaning],
    reachable: &dyn Fn(&ActionInfo) -> bool,
) -> Vec<String> {
    let unchecked = |meaning: &&Meaning| match meaning {
        Meaning::Unchecked(text) => Some(text.clone()),
        _ => None,
    };
    let excepted: Vec<_> = except.iter().filter_map(unchecked).collect();
    let is_excepted = |action: &ActionInfo| {
        let by_text = || {
            excepted
                .iter()
                .any(|it| it.eq_ignore_ascii_case(&action.qualified_name()))
        };
        except.iter().any(|meaning| meaning.holds(action)) || by_text()
    };
    let is_held = |action: &ActionInfo| {
        items.iter().any(|meaning| match meaning {
            // What the author names is never dropped.
            Meaning::Named(named) => ptr::eq(*named, action),
            _ => meaning.holds(action) && reachable(action),
        })
    };
    let mut services: Vec<&'static Service> = Vec::new();
    for service in items
        .iter()
        .filter_map(|meaning| Some(meaning.actions().first()?.service))
    {
        if !services.iter().any(|it| ptr::eq(*it, service)) {
            services.push(service);
        }
    }
    let actions = services.iter().flat_map(|service| service.actions);
    let left = actions.filter(|action| is_held(action) && !is_excepted(action));
    let kept = items
        .iter()
        .filter_map(unchecked)
        .filter(|it| !excepted.contains(it));
    left.map(ActionInfo::qualified_name).chain(kept).collect()
}

/// `level(..)` that stands for no action.
fn report_empty_levels(
    item: &ResolvedAction,
    reachable: &dyn Fn(&ActionInfo) -> bool,
    statement: &Resolved<'_>,
    findings: &mut Vec<Finding>,
) {
    let Some(Meaning::Levels {
        service,
        levels,
        members,
    }) = &item.meaning
    else {
        return;
    };
    if members.iter().any(|action| reachable(action)) {
        return;
    }
    let names: Vec<_> = levels.iter().map(|level| level.name()).collect();
    let levels = quoted(&names, "or");
    let message = if members.is_empty() {
        format!("`{}` has no action of level {levels}", service.prefix)
    } else {
        let on = quoted(&statement.resource_names(), "or");
        format!("no action of level {levels} can be used on {on}")
    };
    findings.push(
        Finding::new(Rule::EmptyActionSet, item.span, message)
            .help("a set without actions does nothing: leave it out"),
    );
}
