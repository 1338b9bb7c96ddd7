//! [`Rule::RetiredAction`]: checked for each known action, and for patterns that match only retired actions.

use crate::facts::catalog::RETIRED_SERVICES;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::syntax::ActionKind;
use crate::text::{Finding, Rule, words};

/// Reports an action. `can_remove` is whether the statement allows less without it: in a `deny` or after `not`, an old
/// name that still works would no longer be denied.
pub(in crate::rules) fn find(
    entry: &ActionEntry<'_>,
    meaning: &ActionMeaning<'_>,
    can_remove: bool,
) -> Option<Finding> {
    if let ActionMeaning::Unchecked(name) = meaning {
        // An author who writes `unchecked` knows that the catalog does not have it.
        if matches!(entry.written.kind, ActionKind::Unchecked(_)) {
            return None;
        }
        let (prefix, _) = name.split_once(':')?;
        let is_retired = |it: &&&str| it.eq_ignore_ascii_case(prefix);
        let service = RETIRED_SERVICES.iter().find(is_retired)?;
        let message = words!("AWS has retired the service `{service}`", service = *service);
        let finding = Finding::new(Rule::RetiredAction, entry.span, message);
        return Some(finding.help(match can_remove {
            true => words!("use the service that replaced it, or remove the action"),
            false => words!("use the service that replaced it"),
        }));
    }
    let months: Option<Vec<_>> = meaning.actions().iter().map(|it| it.retired).collect();
    // The latest month: until then one of the actions existed.
    let month = months?.into_iter().max()?;
    let message = match meaning {
        ActionMeaning::Named(_) => {
            words!("AWS no longer lists `{name}`, as of {month}", name = meaning, month = month)
        }
        _ => words!(
            "AWS no longer lists any action that `{name}` matches, as of {month}",
            name = meaning,
            month = month
        ),
    };
    let finding = Finding::new(Rule::RetiredAction, entry.span, message);
    Some(finding.help(match can_remove {
        true => words!("use the action that replaced it, or remove it"),
        false => words!("use the action that replaced it"),
    }))
}
