//! Suggestions for an unknown condition key.

use super::claim;
use crate::facts::catalog::{self, ConditionKeyInfo, GLOBAL_CONDITION_KEYS};
use crate::syntax::Key;
use crate::text::{Argument, Finding, Words, similar, words};

/// Adds the suggested key to a finding, or how to write a newer one.
pub(super) fn suggested(finding: Finding, key: &Key<'_>, searches: bool) -> Finding {
    let written = &*key.name.value;
    match suggestion(written, searches) {
        Some((help, suggestion)) => finding.help(help).edit_if(key.name.span, suggestion),
        None => finding.help(
            words!(
                "if the key is newer than the catalog, write `{name}`",
                name = Argument::Unchecked(written.to_owned().into())
            )
            .in_json(words!(
                "if the key is newer than the catalog, pass it to the `unchecked` option: `{name}`",
                name = written
            )),
        ),
    }
}

/// Returns the help message for a name, and the suggested key, unless a part of it is only an example.
pub(super) fn suggestion(written: &str, searches: bool) -> Option<(Words, Option<String>)> {
    let of_claim = || {
        let claim = claim::intended(written)?;
        let help =
            words!("a condition key with a similar name exists: `{name}`", name = claim.clone());
        Some((help, Some(claim)))
    };
    let any = || of_claim().or_else(|| same_name(written)).or_else(|| near(written));
    searches.then(any).flatten()
}

/// Returns the single-valued key that is suggested for a policy variable.
pub(in crate::rules) fn of_variable(written: &str) -> Option<String> {
    let (base, tag_key) = split(written);
    let global = format!("aws:{base}");
    let mut single_valued = Vec::new();
    for key in likely(written) {
        if key.base().eq_ignore_ascii_case(&global) {
            return Some(key.spelled(tag_key).into_owned());
        }
        if !key.value_type.is_multivalued() {
            single_valued.push(key);
        }
    }
    Some(nearest(base, &single_valued)?.spelled(tag_key).into_owned())
}

/// Returns the global keys, those of services with Rust items, and those in the namespace of the name.
fn likely(written: &str) -> Vec<&'static ConditionKeyInfo> {
    let mut keys: Vec<&'static ConditionKeyInfo> = GLOBAL_CONDITION_KEYS.iter().collect();
    for service in catalog::built_services() {
        keys.extend(service.condition_keys());
    }
    let (namespace, _) = written.split_once(':').unwrap_or_default();
    for service in catalog::services_of_keys(namespace) {
        keys.extend(service.condition_keys());
    }
    keys
}

/// Returns the key with the most similar name, not counting its variable part.
fn nearest(base: &str, keys: &[&'static ConditionKeyInfo]) -> Option<&'static ConditionKeyInfo> {
    let name = similar::nearest(base, keys.iter().map(|it| it.base()))?;
    keys.iter().copied().find(|it| it.base() == name)
}

/// Splits a name at its `/`.
fn split(written: &str) -> (&str, Option<&str>) {
    written.split_once('/').map_or((written, None), |(base, tag_key)| (base, Some(tag_key)))
}

/// Suggests the key with a similar spelling.
fn near(written: &str) -> Option<(Words, Option<String>)> {
    let (base, tag_key) = split(written);
    let key = nearest(base, &likely(written))?;
    let name = key.base();
    if !key.takes_tag_key() && name.eq_ignore_ascii_case(base) {
        let help = words!("write just `{name}`", name = name);
        return Some((help, Some(name.to_owned())));
    }
    let name = key.spelled(Some(tag_key.unwrap_or("team"))).into_owned();
    let help = words!("a condition key with a similar name exists: `{name}`", name = name.clone());
    let is_whole = tag_key.is_some() || !key.takes_tag_key();
    Some((help, is_whole.then_some(name)))
}

/// Suggests the key that has this name with another prefix.
fn same_name(written: &str) -> Option<(Words, Option<String>)> {
    let (_, name) = written.split_once(':')?;
    let (base, tag_key) = split(name);
    let found = likely(written).into_iter().find(|it| {
        let known = it.base().split_once(':').map_or("", |(_, known)| known);
        known.eq_ignore_ascii_case(base) && it.takes_tag_key() == tag_key.is_some()
    })?;
    let name = found.spelled(tag_key).into_owned();
    let help = words!("a key with this name has another prefix: `{name}`", name = name.clone());
    Some((help, Some(name)))
}
