//! Facts about principals: services that act for others, services that resource control policies apply to, and identity
//! providers with many tenants.

use super::tables::{
    ACTING_FOR_OTHERS, FREE_IN_TRUST, PARTITIONS, RCP_SERVICES, SERVICE_PRINCIPALS,
    SHARED_PROVIDERS,
};
use crate::text::similar;

/// The keys about a caller that requests made by services do not include.
///
/// Source: [AWS global condition context keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
pub(crate) const KEYS_WITHOUT_SERVICES: [&str; 6] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalTag",
    "aws:username",
];

/// Returns the domain of identity pools in a region.
///
/// Source: [Amazon Cognito in AWS GovCloud (US)](https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html).
#[must_use]
pub fn identity_pools_in(region: &str) -> &'static str {
    match region {
        "us-gov-west-1" => "cognito-identity-us-gov.amazonaws.com",
        "us-gov-east-1" => "cognito-identity.us-gov-east-1.amazonaws.com",
        _ => "cognito-identity.amazonaws.com",
    }
}

/// Returns the name of a service principal without its domain and region: `lambda` for `lambda.amazonaws.com`.
#[must_use]
pub fn service_name(principal: &str) -> Option<&str> {
    let name = PARTITIONS.iter().find_map(|partition| {
        principal.strip_suffix(partition.dns_suffix).and_then(|it| it.strip_suffix('.'))
    })?;
    let region = name
        .rsplit_once('.')
        .filter(|(_, last)| PARTITIONS.iter().any(|partition| partition.regions.contains(last)));
    Some(region.map_or(name, |(before, _)| before))
}

fn is_in(principal: &str, names: &[&str]) -> bool {
    service_name(principal).is_some_and(|it| names.binary_search(&it).is_ok())
}

/// Returns whether a service principal acts for resources of its callers, in any account.
#[must_use]
pub fn acts_for_others(principal: &str) -> bool {
    is_in(principal, ACTING_FOR_OTHERS)
}

/// Returns whether AWS's examples of role trust policies mostly do not limit such a service principal.
pub(crate) fn is_free_in_trust(principal: &str) -> bool {
    is_in(principal, FREE_IN_TRUST)
}

/// Returns the known service principal that an unknown one resembles.
#[must_use]
pub fn known_service(principal: &str) -> Option<String> {
    let name = service_name(principal)?;
    if SERVICE_PRINCIPALS.binary_search(&name).is_ok() {
        return None;
    }
    let near = similar::nearest(name, SERVICE_PRINCIPALS.iter().copied())?;
    Some(principal.replacen(name, near, 1))
}

/// Returns whether this is the name of a known service principal, without its domain.
#[must_use]
pub fn is_known_service(name: &str) -> bool {
    SERVICE_PRINCIPALS.binary_search(&name).is_ok()
}

/// Returns whether resource control policies apply to actions of a service.
#[must_use]
pub fn takes_rcps(service: &str) -> bool {
    RCP_SERVICES.binary_search(&service).is_ok()
}

/// Returns the claims of an identity provider of which IAM requires a condition on one.
#[must_use]
pub fn controls_of(host: &str) -> Option<&'static [&'static str]> {
    SHARED_PROVIDERS.iter().find(|(of, _)| *of == host).map(|(_, claims)| *claims)
}
