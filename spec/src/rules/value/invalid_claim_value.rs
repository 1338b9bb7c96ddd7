//! [`Rule::InvalidClaimValue`]: reported for a value that no session has for a claim of an identity pool.

use crate::facts::catalog::Format;
use crate::facts::format::{is_user_pool, suggested_authentication_method};
use crate::model::Arn;
use crate::model::condition::ConditionKey;
use crate::text::{Applicability, Finding, Rule, Span, Words, wildcard, words};

/// Checks a value, which can have wildcards.
pub(in crate::rules) fn find(
    format: Format,
    key: &ConditionKey<'_>,
    written: &str,
    span: Span,
) -> Option<Finding> {
    if format.has(written) {
        return None;
    }
    let message = match (format, wildcard::has_wildcard(written)) {
        (Format::IdentityPool, false) => {
            words!("`{value}` is not an identity pool id", value = written)
        }
        (Format::Identity, false) => {
            words!("`{value}` is not an identity id", value = written)
        }
        (_, false) => {
            words!("`{value}` is not a value of `{key}`", value = written, key = &key.name)
        }
        _ => words!("no value of `{key}` matches `{value}`", key = &key.name, value = written),
    };
    let finding = Finding::new(Rule::InvalidClaimValue, span, message);
    if let Some(suggestion) = suggestion(format, written) {
        let finding = finding.help(words!("write `{value}`", value = suggestion.clone()));
        return Some(finding.edit(span, suggestion, Applicability::Unsafe));
    }
    Some(finding.help(help(format, written)))
}

/// Returns the value that the author must mean.
fn suggestion(format: Format, written: &str) -> Option<String> {
    if format == Format::AuthenticationMethod {
        return suggested_authentication_method(written).map(str::to_owned);
    }
    let id = match Arn::parse(written) {
        Ok(arn) => arn.resource.strip_prefix("identitypool/").unwrap_or(arn.resource),
        Err(_) => written,
    };
    let id = id.trim().to_ascii_lowercase();
    format.has(&id).then_some(id)
}

/// Returns what the value should be.
fn help(format: Format, written: &str) -> Words {
    let is_of_user_pool = is_user_pool(written);
    match format {
        Format::IdentityPool if is_of_user_pool => words!(
            "this is a user pool id; write the id of the identity pool, like `us-east-1:11111111-2222-3333-4444-555555555555`"
        ),
        Format::IdentityPool => words!(
            "expected a region, a colon and a lowercase UUID, like `us-east-1:11111111-2222-3333-4444-555555555555`"
        ),
        Format::Identity => words!(
            "expected the id of an identity in the identity pool, not of a user in a user pool: a region, a colon and a lowercase UUID, like `us-east-1:11111111-2222-3333-4444-555555555555`"
        ),
        _ if is_of_user_pool && !wildcard::has_wildcard(written) => {
            let region = written.split_once('_').map_or(written, |(region, _)| region);
            words!(
                "for users of the user pool, write `{provider}`",
                provider = format!("cognito-idp.{region}.amazonaws.com/{written}")
            )
        }
        _ => words!(
            "expected `authenticated`, `unauthenticated` or the name of a login provider, like `graph.facebook.com`"
        ),
    }
}
