//! [`Rule::InvalidIdentityPoolId`]: checked for each value of `aud` in a trust in identity pools.

use crate::facts::catalog::Format;
use crate::facts::format::is_user_pool;
use crate::facts::principal::identity_pools_in;
use crate::model::Arn;
use crate::model::principal::IdentityProvider;
use crate::text::{Applicability, Finding, Rule, Text, wildcard, words};

pub(in crate::rules) fn find(provider: &IdentityProvider<'_>, text: &Text<'_>) -> Option<Finding> {
    if wildcard::has_wildcard(&text.value) {
        return None;
    }
    if Format::IdentityPool.has(&text.value) {
        return of_another_partition(provider, text);
    }
    let message = words!("`{value}` is not an identity pool id", value = &text.value);
    let finding = Finding::new(Rule::InvalidIdentityPoolId, text.span, message);
    let id = Arn::parse(&text.value).ok().and_then(|it| it.resource.strip_prefix("identitypool/"));
    let id = id.unwrap_or(&text.value).trim().to_ascii_lowercase();
    Some(match () {
        () if Format::IdentityPool.has(&id) => finding
            .help(words!("write `{id}`", id = id.clone()))
            .edit(text.span, id, Applicability::Unsafe),
        () if is_user_pool(&text.value) => finding.help(words!(
            "write the id of the identity pool, like `us-east-1:11111111-2222-3333-4444-555555555555`, not that of the user pool"
        )),
        () => finding.help(words!(
            "expected a region, a colon and a lowercase UUID, like `us-east-1:11111111-2222-3333-4444-555555555555`"
        )),
    })
}

/// Reports an identity pool of a region whose identity pools are another principal.
fn of_another_partition(provider: &IdentityProvider<'_>, text: &Text<'_>) -> Option<Finding> {
    let (region, _) = text.value.split_once(':')?;
    let own = identity_pools_in(region);
    if own == provider.host() {
        return None;
    }
    let message = words!(
        "`{host}` has no identity pools in `{region}`",
        host = provider.host(),
        region = region
    );
    Some(
        Finding::new(Rule::InvalidIdentityPoolId, text.span, message)
            .help(words!("use `{own}` as the principal, and in the condition keys", own = own)),
    )
}
