//! Suggestions for names that are meant as claims of identity providers, or as claims of user pools.

use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, PROVIDERS, Provider, condition_key, provider};
use crate::facts::key::{Named, look_up};
use crate::text::{Words, similar, words};

/// The claim that is the id of an identity in an identity pool.
pub(in crate::rules) const IDENTITY: &str = "cognito-identity.amazonaws.com:sub";

/// The number of claims that a help message lists.
const FEW: usize = 12;

/// Returns the claim whose name is written with another separator, or with a wrong or shortened domain:
/// `cognito-identity.amazonaws.com.sub`, `cognito-identity:sub`.
pub(in crate::rules) fn intended(written: &str) -> Option<String> {
    let written = written.trim_start_matches('!').trim();
    if let Named::Known { info, .. } = look_up(written)
        && PROVIDERS.iter().any(|it| it.claims.iter().any(|it| it.name == info.name))
    {
        return Some(info.name.to_owned()).filter(|it| it.contains(':'));
    }
    for provider in PROVIDERS {
        for claim in provider.claims {
            let (Some(prefix), Some(name)) = (claim.prefix(), claim.short()) else { continue };
            let Some(domain) = without_end(written, name) else { continue };
            if is_domain(domain, prefix) {
                return Some(claim.name.to_owned());
            }
        }
    }
    None
}

/// Returns a string without the name of a claim at its end, and without what separates them.
fn without_end<'w>(written: &'w str, name: &str) -> Option<&'w str> {
    let start = written.len().checked_sub(name.len())?;
    let (before, end) = written.split_at_checked(start)?;
    let domain = before.trim_end_matches([':', '.', '/', '-', '_']);
    (end.eq_ignore_ascii_case(name) && domain.len() < before.len()).then_some(domain)
}

/// Returns whether a string is meant as the domain of a provider: all of it in other separators, or the first part of
/// it, or, for identity pools, that part with another ending.
fn is_domain(written: &str, prefix: &str) -> bool {
    let letters = |it: &str| {
        let letters: String = it.chars().filter(char::is_ascii_alphanumeric).collect();
        letters.to_ascii_lowercase()
    };
    let (written_letters, all) = (letters(written), letters(prefix));
    let label = prefix.split('.').next().unwrap_or_default();
    let is_part = label.contains('-')
        && written_letters.starts_with(&letters(label))
        && (all.starts_with(&written_letters) || written.split('.').next() == Some(label));
    !written_letters.is_empty() && (written_letters == all || is_part)
}

/// Returns whether the prefix of a claim is an identity provider.
pub(in crate::rules) fn has_provider(written: &str) -> bool {
    written.split_once(':').is_some_and(|(prefix, _)| provider(prefix).is_some())
}

/// Returns the claim that is written with other separators or another domain, else the one of a provider whose name is
/// most similar.
pub(in crate::rules) fn near(written: &str, provider: &'static Provider) -> Option<String> {
    if let Some(claim) = intended(written) {
        return Some(claim);
    }
    let (prefix, name) = written.split_once(':')?;
    let of_prefix = provider.claims.iter().filter_map(|it| it.name.split_once(':'));
    let names: Vec<&str> = of_prefix.filter(|it| it.0 == prefix).map(|it| it.1).collect();
    let near = similar::nearest(name, names)?;
    Some(format!("{prefix}:{near}"))
}

/// Lists the claims of a provider.
pub(in crate::rules) fn all(written: &str, provider: &'static Provider) -> Words {
    let (prefix, _) = written.split_once(':').unwrap_or_default();
    let first = provider.prefixes.first().copied().unwrap_or_default();
    let prefix = provider.prefixes.iter().find(|it| it.eq_ignore_ascii_case(prefix));
    let prefix = prefix.copied().unwrap_or(first);
    let of_prefix = provider.claims.iter().filter(|it| it.prefix() == Some(prefix));
    let names: Vec<&'static str> = of_prefix.map(|it| it.name).collect();
    match names.len() > FEW {
        true => words!("the claims of this provider include {names:some_and}", names = names),
        false => words!("expected {names:or}", names = names),
    }
}

/// Returns the name of a claim of identity pools that is meant as a group or an attribute of the user.
pub(in crate::rules) fn about_user<'w>(written: &'w str, of: &'static Provider) -> Option<&'w str> {
    let (_, name) = written.split_once(':')?;
    let is_of_pools = of.prefixes.iter().any(|it| it.starts_with("cognito-identity"));
    let is_here = is_of_pools && has_provider(written);
    is_here.then(|| name.rsplit(':').next().unwrap_or(name))
}

/// Returns the name of a claim in the tokens of user pools, after the prefix that these have there: `cognito:groups`,
/// `custom:tenant`.
pub(in crate::rules) fn in_user_pool(written: &str) -> Option<&str> {
    let (prefix, name) = written.trim_start_matches('!').split_once(':')?;
    let is_prefix = |it: &str| prefix.eq_ignore_ascii_case(it);
    let is_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
    let is_claim = ["cognito", "custom"].into_iter().any(is_prefix);
    // Another global key with this name is more likely; those about the user are about an IAM user.
    let is_of_user = name.to_ascii_lowercase().starts_with("user");
    let is_global = || condition_key(GLOBAL_CONDITION_KEYS, &format!("aws:{name}")).is_some();
    let is_right = is_claim && !name.is_empty() && name.chars().all(is_name);
    (is_right && (is_of_user || !is_global())).then_some(name)
}

/// Describes how a claim of a user pool, such as a group or an attribute, becomes a condition key.
pub(in crate::rules) fn as_tag(name: &str) -> Words {
    words!(
        "map the claim to a principal tag in the identity pool (attributes for access control), and use `aws:PrincipalTag/{name}`",
        name = name
    )
}

/// Describes how a claim in the tokens of user pools becomes a condition key.
pub(in crate::rules) fn of_tokens(name: &str) -> Words {
    words!(
        "IAM does not read the tokens of user pools: map the claim to a principal tag in the identity pool (attributes for access control), and use `aws:PrincipalTag/{name}`",
        name = name
    )
}

/// Explains that user pools have no key for a user, an app client or a pool.
pub(in crate::rules) fn of_user_pools(written: &str) -> Option<Words> {
    let name = after_prefix(written)?;
    let is_one_of = |names: &[&str]| names.iter().any(|it| name == *it);
    if is_of_user(written) {
        return Some(words!(
            "user pools have no key for users or groups: a call cannot be limited to some of them"
        ));
    }
    if name.ends_with("clientid") || is_one_of(&["client", "appclient", "clientname", "aud"]) {
        return Some(words!(
            "user pools have no key for the app client: a call cannot be limited to one"
        ));
    }
    let is_of_pool = ["pool", "poolid", "poolarn", "poolname"].iter().any(|it| name.ends_with(it));
    is_of_pool.then(|| {
        words!("user pools have no such key: limit the resources to the ARN of the user pool")
    })
}

/// Returns whether a name with the prefix of user pools is about a user or a group.
pub(in crate::rules) fn is_of_user(written: &str) -> bool {
    const ENDINGS: [&str; 6] =
        ["username", "userid", "usersub", "groupname", "email", "phonenumber"];
    const NAMES: [&str; 5] = ["user", "sub", "group", "groups", "usergroup"];

    after_prefix(written).is_some_and(|name| {
        ENDINGS.iter().any(|it| name.ends_with(it)) || NAMES.iter().any(|it| name == *it)
    })
}

/// Returns the letters of a name with the prefix of user pools, in lower case.
fn after_prefix(written: &str) -> Option<String> {
    let (prefix, name) = written.split_once(':')?;
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    prefix
        .eq_ignore_ascii_case("cognito-idp")
        .then(|| letters.map(|it| it.to_ascii_lowercase()).collect())
}
