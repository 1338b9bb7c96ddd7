//! The suggestion for an unknown condition key.

use crate::facts::catalog::{
    self, ConditionKeyInfo, GLOBAL_CONDITION_KEYS, SERVICE_PREFIXES, condition_key,
};
use crate::syntax::{Key, Notation};
use crate::text::names::similar_name;
use crate::text::{Finding, Rule, similar};

/// What is said of a text that has not the form of a key.
pub(super) fn no_form(key: &Key<'_>) -> Finding {
    let written = &key.name.value;
    let message = format!("`{written}` has not the form of a condition key");
    let global = format!("aws:{}", written.trim_start_matches(':'));
    let remedy = match condition_key(GLOBAL_CONDITION_KEYS, &global) {
        Some((info, tag_key)) => {
            format!("a global key has the prefix `aws:`: `{}`", info.spelled(tag_key))
        }
        None => "a key is a service prefix, a colon and a name: `aws:SourceIp`".to_owned(),
    };
    Finding::new(Rule::InvalidConditionKeyFormat, key.name.span, message).help(remedy)
}

/// What is said of a key that does not exist.
pub(super) fn unknown(key: &Key<'_>, notation: Notation, searches: bool) -> Finding {
    let written = &*key.name.value;
    let (prefix, _) = written.split_once(':').unwrap_or_default();
    let finding = |rule, message: String| Finding::new(rule, key.name.span, message);
    let meant = || searches.then(|| same_name(written).or_else(|| near(written))).flatten();
    let newer = || notation.newer("a key that is newer than the catalogue", written);

    if written.eq_ignore_ascii_case("aws:arn") {
        let message = "the condition key `aws:ARN` was withdrawn by AWS".to_owned();
        let remedy =
            "the caller is `aws:PrincipalArn`, the resource behind a service `aws:SourceArn`";
        finding(Rule::UnsupportedGlobalConditionKey, message).help(remedy)
    } else if prefix.eq_ignore_ascii_case("aws") {
        let message = format!("unknown global condition key `{written}`");
        finding(Rule::InvalidGlobalConditionKey, message).help(meant().unwrap_or_else(newer))
    } else if let Some(service) = catalog::service(prefix) {
        let message = format!("unknown condition key `{written}` of `{}`", service.prefix);
        finding(Rule::InvalidServiceConditionKey, message).help(meant().unwrap_or_else(newer))
    } else if catalog::is_service_prefix(prefix) {
        let message = format!("no catalogue for the service `{prefix}`");
        let unchecked = notation.unchecked(written);
        let remedy = format!("a condition key of it is written `{unchecked}`");
        finding(Rule::UncataloguedService, message).help(remedy)
    } else {
        let message = format!("unknown service `{prefix}` in the condition key `{written}`");
        let prefixes = || {
            let all = catalog::services().into_iter().map(|it| it.prefix);
            let all = all.chain(SERVICE_PREFIXES.iter().copied());
            searches.then(|| similar_name("service", prefix, all))?
        };
        finding(Rule::InvalidServiceConditionKey, message).helps(meant().or_else(prefixes))
    }
}

/// The key with one value that was meant by a policy variable.
pub(super) fn of_variable(written: &str) -> Option<String> {
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

/// The global keys, those of services with Rust items, and those of the namespace of a name.
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

/// The key whose name, without its variable part, is the most similar.
fn nearest(base: &str, keys: &[&'static ConditionKeyInfo]) -> Option<&'static ConditionKeyInfo> {
    let name = similar::nearest(base, keys.iter().map(|it| it.base()))?;
    keys.iter().copied().find(|it| it.base() == name)
}

/// A name, and what stands behind its `/`.
fn split(written: &str) -> (&str, Option<&str>) {
    written.split_once('/').map_or((written, None), |(base, tag_key)| (base, Some(tag_key)))
}

/// The key that is spelt alike.
fn near(written: &str) -> Option<String> {
    let (base, tag_key) = split(written);
    let key = nearest(base, &likely(written))?;
    let name = key.base();
    if !key.takes_tag_key() && name.eq_ignore_ascii_case(base) {
        return Some(format!("nothing stands behind it: `{name}`"));
    }
    let name = key.spelled(Some(tag_key.unwrap_or("team")));
    Some(format!("a condition key with a similar name exists: `{name}`"))
}

/// The key of another prefix that has this name.
fn same_name(written: &str) -> Option<String> {
    let (_, name) = written.split_once(':')?;
    let (base, tag_key) = split(name);
    let found = likely(written).into_iter().find(|it| {
        let known = it.base().split_once(':').map_or("", |(_, known)| known);
        known.eq_ignore_ascii_case(base) && it.takes_tag_key() == tag_key.is_some()
    })?;
    Some(format!("a key of this name has another prefix: `{}`", found.spelled(tag_key)))
}
