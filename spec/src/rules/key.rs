//! Unknown condition keys, and known ones that are said not to be checked.

use super::findings::Findings;
use super::{suggest_key, variable};
use crate::model::condition::ConditionKey;
use crate::model::fault::KeyFault;
use crate::syntax::Key;
use crate::text::{Finding, Rule};

pub(super) fn report(key: &Key<'_>, fault: &KeyFault<'_>, findings: &mut Findings) {
    let finding = match fault {
        KeyFault::Text(fault) => {
            return variable::report(fault, key.name.span, "", findings);
        }
        KeyFault::Form => suggest_key::no_form(key),
        KeyFault::WithoutTagKey(info) => {
            let message = format!("`{}` lacks the key of a tag", key.name.value);
            Finding::new(Rule::MissingTagKeyInCondition, key.name.span, message)
                .help(format!("the tag `team` is `{}/team`", info.base()))
        }
        KeyFault::Unknown => {
            let searches = findings.may_search();
            suggest_key::unknown(key, findings.notation, searches)
        }
    };
    findings.push(finding);
}

/// `unchecked` around a key that is known.
pub(super) fn unneeded_unchecked(key: &ConditionKey<'_>, findings: &mut Findings) {
    let message = format!("the catalog has the condition key `{}`", key.name);
    let remedy = format!("write `{}`, without `unchecked`", key.name);
    findings.push(Finding::new(Rule::UnneededUnchecked, key.span, message).help(remedy));
}
