//! [`Rule::InvalidServiceConditionKey`]: reported for a fault in the name of a condition key.

use super::{claim, suggest};
use crate::facts::catalog::{self, Provider, SERVICE_PREFIXES};
use crate::model::condition::ConditionKey;
use crate::syntax::Key;
use crate::text::names::similar_name;
use crate::text::{Applicability, Finding, Level, Rule, words};

const RULE: Rule = Rule::InvalidServiceConditionKey;

pub(in crate::rules) fn found(key: &Key<'_>, prefix: &str, searches: bool) -> Finding {
    let (written, span) = (&key.name.value, key.name.span);
    if let Some(service) = catalog::service(prefix) {
        let message = words!(
            "unknown condition key `{key}` in `{service}`",
            key = written,
            service = service.prefix
        );
        let finding = Finding::new(RULE, span, message);
        return match claim::of_user_pools(written) {
            Some(help) => finding.help(help),
            None => suggest::suggested(finding, key, searches),
        };
    }
    if let Some(name) = claim::in_user_pool(written) {
        let message = words!("unknown condition key `{key}`", key = written);
        return Finding::new(RULE, span, message).help(claim::of_tokens(name));
    }
    let message = words!(
        "unknown service `{service}` in the condition key `{key}`",
        service = prefix,
        key = written
    );
    let finding = Finding::new(RULE, span, message);
    if let Some((help, suggestion)) = suggest::suggestion(written, searches) {
        return finding.help(help).edit_if(span, suggestion);
    }
    let prefixes = || {
        let all = catalog::services().into_iter().map(|it| it.prefix);
        similar_name("service", prefix, all.chain(SERVICE_PREFIXES.iter().copied()))
    };
    finding.helps(searches.then(prefixes).flatten())
}

/// Reports a claim that an identity provider does not have.
pub(in crate::rules) fn of_claim(
    key: &ConditionKey<'_>,
    provider: &'static Provider,
    searches: bool,
) -> Finding {
    let message = match claim::has_provider(key.written) {
        true => words!("unknown claim `{key}`", key = key.written),
        false => words!("unknown identity provider in `{key}`", key = key.written),
    };
    let finding = Finding::new(RULE, key.span, message).at_most(Level::Deny);
    let near = || claim::near(key.written, provider);
    if let Some(near) = searches.then(near).flatten() {
        return finding
            .help(words!("a condition key with a similar name exists: `{key}`", key = near.clone()))
            .edit(key.span, near, Applicability::Unsafe);
    }
    let finding = finding.help(claim::all(key.written, provider));
    match claim::about_user(key.written, provider) {
        Some(name) => finding.help(claim::as_tag(name)),
        None => finding,
    }
}
