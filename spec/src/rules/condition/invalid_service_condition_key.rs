//! [`Rule::InvalidServiceConditionKey`]: reported for a fault in the name of a condition key.

use super::suggest;
use crate::facts::catalog::{self, SERVICE_PREFIXES};
use crate::syntax::Key;
use crate::text::names::similar_name;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>, prefix: &str, searches: bool) -> Finding {
    const RULE: Rule = Rule::InvalidServiceConditionKey;

    let (written, span) = (&key.name.value, key.name.span);
    if let Some(service) = catalog::service(prefix) {
        let message = words!(
            "unknown condition key `{key}` in `{service}`",
            key = written,
            service = service.prefix
        );
        return suggest::suggested(Finding::new(RULE, span, message), key, searches);
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
