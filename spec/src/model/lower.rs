//! From the syntax tree of a policy to its meaning: looks up names and splits ARNs, and records why a part has no
//! meaning. It does not report anything: the rules do.

mod action;
mod arn;
mod condition;
mod lowering;
mod place;
mod principal;
mod reading;
mod resource;
mod typed;

use super::action::ActionSet;
use super::arn::ArnPattern;
use super::fault::ResourceFault;
use super::policy::{Policy, Settings, Statement};
use super::resource::{Arns, ResourceSet};
use super::runtime::RuntimeValues;
use crate::syntax::{self, Actions, Notation, ResourceItem, ResourceKind, Resources, Version};
use crate::text::list::each;
use crate::text::{Span, Text};
use lowering::Lowering;
use reading::Reading;

/// Lowers a policy.
#[must_use]
pub fn lower<'p>(written: &'p syntax::Policy<'p>) -> Policy<'p> {
    let reading = Reading::of(written);
    let mut runtime = RuntimeValues::default();
    let settings = place::settings(reading, &written.settings, &mut runtime);
    let kept = written.settings.expansion.as_ref().map(|it| &it.kept);
    let mut index = 0..;
    let mut statements = each(&written.statements, |statement| Statement {
        written: statement,
        expands: index.next().zip(kept).is_some_and(|(at, kept)| !kept.contains(&at)),
        actions: action::lower(reading, &statement.actions),
        resources: resource::lower(reading, &statement.resources, &settings, &mut runtime),
        conditions: condition::lower(reading, &statement.conditions, &mut runtime),
        principals: statement.principals.as_ref().map(|it| principal::lower(it, &mut runtime)),
        lacking: Vec::new(),
    });
    let lacking = each(&statements, |statement| statement.lacking_in_sets(&statements));
    for (statement, lacking) in statements.iter_mut().zip(lacking) {
        statement.lacking = lacking;
    }
    Policy { written, kind: written.kind, settings, statements, runtime }
}

/// Lowers the actions of a statement that is still being written, for editors.
#[must_use]
pub fn lower_actions<'p>(actions: &'p Actions<'p>) -> ActionSet<'p> {
    action::lower(Reading::of_literal(), actions)
}

/// Lowers the resources of a statement that is still being written, for editors.
#[must_use]
pub fn lower_resources<'p>(resources: &'p Resources<'p>) -> ResourceSet<'p> {
    let mut runtime = RuntimeValues::default();
    resource::lower(Reading::of_literal(), resources, &Settings::default(), &mut runtime)
}

/// Returns the ARNs of a resource type with its arguments, without any settings; `None` if there is a fault.
#[must_use]
pub fn lower_typed<'p>(item: &'p ResourceItem<'p>) -> Option<ArnPattern<'p>> {
    let (settings, mut runtime) = (Settings::default(), RuntimeValues::default());
    let mut lowering = Lowering::new(Reading::of_literal(), &settings, &mut runtime);
    let ResourceKind::Typed { .. } = item.kind else { return None };
    match lowering.item(item)?.arns {
        Arns::Pattern(pattern) => Some(*pattern),
        Arns::Any | Arns::Runtime(_) => None,
    }
}

/// Returns what is wrong with the partition, the region or the account of an ARN outside of a list of resources.
#[must_use]
pub fn arn_faults(written: &str, span: Span) -> Vec<ResourceFault<'_>> {
    condition::arn_faults(written, span)
}

/// Returns whether a string is a full ARN that is valid both in a resource and in a condition.
#[must_use]
pub fn is_arn(text: &str) -> bool {
    let (settings, mut runtime) = (Settings::default(), RuntimeValues::default());
    let reading = Reading::of_notation(Notation::Json(Version::Current));
    let text = Text::of(text, Span::new(0, text.len()));
    let mut lowering = Lowering::new(reading, &settings, &mut runtime);
    let is_resource = lowering.arn(&text).is_some();
    let is_right = lowering.faults.iter().all(|it| it.is_doubtful);
    is_resource && is_right && condition::arn_faults(&text.value, text.span).is_empty()
}

#[cfg(test)]
mod tests;
