//! [`Rule::InvalidServiceConditionKey`]: a fault of the key's name.

use super::meant;
use crate::facts::catalog::{self, SERVICE_PREFIXES};
use crate::syntax::Key;
use crate::text::names::similar_name;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>, prefix: &str, searches: bool) -> Finding {
    const RULE: Rule = Rule::InvalidServiceConditionKey;

    let (written, span) = (&key.name.value, key.name.span);
    if let Some(service) = catalog::service(prefix) {
        let message = words!(
            "unknown condition key `{key}` of `{service}`",
            key = written,
            service = service.prefix
        );
        return meant::suggested(Finding::new(RULE, span, message), key, searches);
    }
    let message = words!(
        "unknown service `{service}` in the condition key `{key}`",
        service = prefix,
        key = written
    );
    let finding = Finding::new(RULE, span, message);
    if let Some((help, meant)) = meant::meant(written, searches) {
        return finding.help(help).edit_if(span, meant);
    }
    let prefixes = || {
        let all = catalog::services().into_iter().map(|it| it.prefix);
        similar_name("service", prefix, all.chain(SERVICE_PREFIXES.iter().copied()))
    };
    finding.helps(searches.then(prefixes).flatten())
}
