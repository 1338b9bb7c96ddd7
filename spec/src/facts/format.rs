//! The formats of ids: accounts, organizations, networks, regions, services, and identities of identity pools.

use super::arn::{is_account, partitions_with, region};
use super::condition::Format;
use super::never;
use super::shape::{Element, Repeat, literal, shortest_match};
use super::tables::PARTITIONS;
use crate::text::similar;
use crate::text::wildcard::has_wildcard;

impl Format {
    /// Checks whether a string is a single id of this format, without wildcards.
    #[must_use]
    pub fn is_id(self, text: &str) -> bool {
        text != never::TEXT && !has_wildcard(text) && self.has(text)
    }

    /// Checks whether a string has this format. For the claims of identity pools, the string can have wildcards, and
    /// is checked for a value that it matches.
    pub(crate) fn has(self, text: &str) -> bool {
        match self {
            Self::Account => is_account(text) || text == "anonymous",
            Self::Organization => is_organization(text),
            Self::OrganizationPath => {
                text.ends_with('/')
                    && text.split_once('/').is_some_and(|(first, _)| is_organization(first))
            }
            Self::Vpc => is_network(text, "vpc-"),
            Self::VpcEndpoint => is_network(text, "vpce-"),
            Self::Region => partitions_with(text).next().is_some(),
            Self::ServicePrincipal => is_service_principal(text),
            Self::RoleArn => is_in_iam(text, "role/"),
            Self::UserArn => is_in_iam(text, "user/"),
            Self::SamlProviderArn => is_in_iam(text, "saml-provider/"),
            Self::ExternalId => is_external_id(text),
            Self::IdentityPool | Self::Identity => can_be_identity(text),
            Self::AuthenticationMethod => can_be_authentication_method(text),
        }
    }
}

/// Source: [AWS Organizations API](https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html).
fn is_organization(text: &str) -> bool {
    let is_id = |id: &str| {
        let letters = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit();
        (10..=32).contains(&id.len()) && id.chars().all(letters)
    };
    text.strip_prefix("o-").is_some_and(is_id)
}

/// Checks for the ARN of something in IAM, such as a role, whose resource part starts with `kind`.
///
/// Source: [IAM ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).
fn is_in_iam(text: &str, kind: &str) -> bool {
    let fields: Vec<&str> = text.splitn(6, ':').collect();
    let &["arn", partition, "iam", "", account, resource] = fields.as_slice() else {
        return false;
    };
    let name = resource.strip_prefix(kind).unwrap_or_default();
    let in_name = |it: char| it.is_ascii_alphanumeric() || "_+=,.@/-".contains(it);
    PARTITIONS.iter().any(|it| it.name == partition)
        && account.len() == 12
        && is_account(account)
        && !name.is_empty()
        && !name.ends_with('/')
        && name.chars().all(in_name)
}

/// Checks for 2 to 1,224 letters, digits and characters of `_+=,.@:/-`.
///
/// Source: [AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
fn is_external_id(text: &str) -> bool {
    let in_id = |it: char| it.is_ascii_alphanumeric() || "_+=,.@:/-".contains(it);
    (2..=1_224).contains(&text.len()) && text.chars().all(in_id)
}

fn is_network(text: &str, prefix: &str) -> bool {
    let is_id =
        |id: &str| matches!(id.len(), 8 | 17) && id.chars().all(|it| it.is_ascii_alphanumeric());
    text.strip_prefix(prefix).is_some_and(is_id)
}

/// Checks for a service, optionally with a region, before the domain of a partition: `lambda.amazonaws.com`,
/// `s3.eu-west-1.amazonaws.com`, `ec2.amazonaws.com.cn`.
pub(crate) fn is_service_principal(text: &str) -> bool {
    // Alexa calls functions as principals of another domain.
    if matches!(text, "alexa-appkit.amazon.com" | "alexa-connectedhome.amazon.com") {
        return true;
    }
    let in_name = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let is_label = |it: &str| !it.is_empty() && it.chars().all(in_name);
    PARTITIONS.iter().any(|partition| {
        let service = text.strip_suffix(partition.dns_suffix).and_then(|it| it.strip_suffix('.'));
        service.is_some_and(|it| it.split('.').all(|label| is_label(label) && label != "amazonaws"))
    })
}

/// Checks whether a string, wildcards included, can match the id of an identity pool, or of an identity in one: a region,
/// a colon and a lowercase UUID.
///
/// Source: [Identity pool](https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_IdentityPool.html).
fn can_be_identity(text: &str) -> bool {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

    let mut uuid: Vec<Element> = Vec::with_capacity(37);
    for (index, digits) in GROUPS.into_iter().enumerate() {
        uuid.extend(literal(if index == 0 { ":" } else { "-" }));
        let digit = Element::new(&[('0', '9'), ('a', 'f')], Repeat::One);
        uuid.extend(std::iter::repeat_n(digit, digits));
    }
    let mut regions = PARTITIONS.iter().flat_map(|it| it.regions);
    regions.any(|region| {
        let shape: Vec<Element> = literal(region).chain(uuid.iter().copied()).collect();
        shortest_match(&shape, text).is_some()
    })
}

/// Whether an identity signed in, as values of `amr`.
const SIGNED_IN: [&str; 2] = ["authenticated", "unauthenticated"];

/// The names under which identity pools know public login providers, each with other names for it.
///
/// Source: [external identity providers][page].
///
/// [page]: https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
const PUBLIC_LOGINS: &[(&str, &[&str])] = &[
    ("graph.facebook.com", &["facebook", "facebook.com", "www.facebook.com"]),
    ("accounts.google.com", &["google", "google.com", "www.google.com"]),
    ("www.amazon.com", &["amazon", "amazon.com", "loginwithamazon"]),
    ("appleid.apple.com", &["apple", "apple.com", "signinwithapple"]),
    ("api.twitter.com", &["twitter", "twitter.com"]),
];

/// Checks whether a string, wildcards included, can match a value of `amr`: whether the identity signed in, the name of
/// a login provider, or that name with the user's id there. A company can choose the name of its own provider.
fn can_be_authentication_method(text: &str) -> bool {
    let is_wrong_character = |it: char| it.is_whitespace() || matches!(it, ',' | '|' | ';');
    if text.is_empty() || text.contains(is_wrong_character) || text.contains("://") {
        return false;
    }
    let (name, _) = text.split_once(':').unwrap_or((text, ""));
    // The id or ARN of a user pool, or the id of an identity pool.
    if region(name).is_some() || is_user_pool(name) || text.contains(":userpool/") {
        return false;
    }
    if has_wildcard(text) {
        return true;
    }
    if let Some(rest) = name.strip_prefix("cognito-idp.") {
        return rest.split_once(".amazonaws.com").is_some_and(|(own, rest)| {
            let pool = rest.trim_start_matches(".cn").strip_prefix('/');
            region(own).is_some()
                && pool.is_some_and(|it| it.split_once('_').is_some_and(|(of, _)| of == own))
        });
    }
    // A login provider of Amazon Cognito has the form above.
    let is_of_cognito = name.starts_with("cognito-idp") && name.contains("amazonaws.com");
    !is_of_cognito && suggested_authentication_method(text).is_none()
}

/// Returns the value of `amr` that a string resembles too much to be the name of a login provider.
pub(crate) fn suggested_authentication_method(text: &str) -> Option<&'static str> {
    if SIGNED_IN.contains(&text) {
        return None;
    }
    match text {
        "auth" | "authed" | "user" => return Some(SIGNED_IN[0]),
        "guest" | "unauth" | "unauthed" => return Some(SIGNED_IN[1]),
        _ => {}
    }
    let bare = text.trim().strip_prefix("https://").unwrap_or(text.trim()).trim_end_matches('/');
    let is_name = |it: &&str| it.eq_ignore_ascii_case(bare);
    for (name, others) in PUBLIC_LOGINS {
        if others.iter().any(is_name) || is_name(name) && *name != text {
            return Some(name);
        }
    }
    similar::nearest(bare, SIGNED_IN)
}

/// Checks whether a string, wildcards included, is the id of a user pool: a region, an underscore and letters.
pub(crate) fn is_user_pool(text: &str) -> bool {
    text.split_once('_').is_some_and(|(before, _)| region(before).is_some())
}
