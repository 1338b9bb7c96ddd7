//! Who a statement applies to.

use super::arn::Arn;
use crate::facts::arn::is_account;
use crate::facts::catalog::{PARTITIONS, Provider, provider};
use crate::facts::format::is_service_principal;
use crate::syntax::{PrincipalItem, PrincipalKind, Principals};
use crate::text::wildcard;

/// The principals of a statement.
pub struct PrincipalSet<'p> {
    /// The syntax node.
    pub written: &'p Principals<'p>,
    /// The principals in order.
    pub items: Vec<Principal<'p>>,
}

/// A principal.
pub struct Principal<'p> {
    /// The syntax node.
    pub written: &'p PrincipalItem<'p>,
    /// The text, if it is known.
    pub text: Option<&'p str>,
    /// What it is.
    pub meaning: PrincipalMeaning<'p>,
}

/// What a principal is.
#[derive(Debug, PartialEq)]
pub enum PrincipalMeaning<'p> {
    /// Everyone: `"*"` or `{"AWS": "*"}`.
    Everyone,
    /// Whoever an account lets: its number, or the ARN of its root user.
    Account(&'p str),
    /// A role, a user, or a session of one.
    Caller {
        /// What it is.
        caller: Caller,
        /// The account.
        account: &'p str,
        /// The name, with the path; for a session, the role and the name of the session.
        name: &'p str,
    },
    /// The unique id of a role or a user, which IAM shows after it was deleted: `AROA…`, `AIDA…`.
    UniqueId(&'p str),
    /// A service principal.
    Service(&'p str),
    /// An identity provider.
    Provider(IdentityProvider<'p>),
    /// The canonical user id of an account.
    CanonicalUser(&'p str),
    /// A runtime value.
    Runtime(usize),
    /// Something else, which rules report.
    Other,
}

/// A caller in an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// A role.
    Role,
    /// A user.
    User,
    /// A session of a role.
    AssumedRole,
    /// A session of `GetFederationToken`.
    FederatedUser,
}

/// An identity provider.
#[derive(Debug, Clone, Copy)]
pub enum IdentityProvider<'p> {
    /// One that IAM knows by its domain: `cognito-identity.amazonaws.com`.
    Known(&'static Provider, &'p str),
    /// An OpenID Connect provider in an account: its domain and path.
    Oidc(&'p str),
    /// A SAML provider in an account.
    Saml(&'p str),
}

impl PartialEq for IdentityProvider<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.host() == other.host()
    }
}

impl<'p> IdentityProvider<'p> {
    /// Returns its domain and path, which is the prefix of its claims; for a SAML provider, `saml`.
    #[must_use]
    pub const fn host(&self) -> &'p str {
        match self {
            Self::Known(_, host) | Self::Oidc(host) => host,
            Self::Saml(_) => "saml",
        }
    }

    /// Returns whether it is Amazon Cognito.
    #[must_use]
    pub fn is_cognito(&self) -> bool {
        is_identity_pools(self.host())
    }
}

/// Returns whether a domain is that of identity pools in some partition.
#[must_use]
pub fn is_identity_pools(host: &str) -> bool {
    host.starts_with("cognito-identity") && provider(host).is_some()
}

impl PrincipalSet<'_> {
    /// Returns whether it names everyone.
    #[must_use]
    pub fn has_everyone(&self) -> bool {
        self.items.iter().any(|it| it.meaning == PrincipalMeaning::Everyone)
    }

    /// Returns the identity providers that it names.
    pub fn providers(&self) -> impl Iterator<Item = &IdentityProvider<'_>> {
        self.items.iter().filter_map(|it| match &it.meaning {
            PrincipalMeaning::Provider(provider) => Some(provider),
            _ => None,
        })
    }

    /// Returns the services that it names.
    pub fn services(&self) -> impl Iterator<Item = (&Principal<'_>, &str)> {
        self.items.iter().filter_map(|it| match it.meaning {
            PrincipalMeaning::Service(name) => Some((it, name)),
            _ => None,
        })
    }
}

/// Returns the kind of principal that a string is meant as.
#[must_use]
pub fn kind_of(text: &str) -> Option<PrincipalKind> {
    if text == "*" || text.len() == 12 && is_account(text) {
        return Some(PrincipalKind::Aws);
    }
    if known_provider(text).is_some() {
        return Some(PrincipalKind::Federated);
    }
    if is_service_principal(text) {
        return Some(PrincipalKind::Service);
    }
    let arn = Arn::parse(text).ok()?;
    let kind = arn.resource.split('/').next().unwrap_or_default();
    match (arn.service, kind) {
        ("iam", "oidc-provider" | "saml-provider") => Some(PrincipalKind::Federated),
        ("iam", "role" | "user" | "root") | ("sts", "assumed-role" | "federated-user") => {
            Some(PrincipalKind::Aws)
        }
        _ => None,
    }
}

/// Returns what a known principal is.
pub(super) fn meaning(kind: PrincipalKind, text: &str) -> PrincipalMeaning<'_> {
    match kind {
        PrincipalKind::Everyone => PrincipalMeaning::Everyone,
        PrincipalKind::Aws | PrincipalKind::Account | PrincipalKind::Role | PrincipalKind::User => {
            of_account(text)
        }
        PrincipalKind::Service => PrincipalMeaning::Service(text),
        PrincipalKind::Federated | PrincipalKind::Saml => match identity_provider(text) {
            Some(provider) => PrincipalMeaning::Provider(provider),
            None => PrincipalMeaning::Other,
        },
        PrincipalKind::CanonicalUser => PrincipalMeaning::CanonicalUser(text),
    }
}

fn of_account(text: &str) -> PrincipalMeaning<'_> {
    if text == "*" {
        return PrincipalMeaning::Everyone;
    }
    if text.len() == 12 && is_account(text) {
        return PrincipalMeaning::Account(text);
    }
    if ["AROA", "AIDA"].iter().any(|it| text.starts_with(it))
        && text.len() >= 16
        && text.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
    {
        return PrincipalMeaning::UniqueId(text);
    }
    let Ok(arn) = Arn::parse(text) else { return PrincipalMeaning::Other };
    let is_partition = PARTITIONS.iter().any(|it| it.name == arn.partition);
    // Origin access identities of Amazon CloudFront are users of an account of its own.
    let is_identity_of_origin = arn.account == "cloudfront" && arn.resource.starts_with("user/");
    let is_account = is_account(arn.account) || is_identity_of_origin;
    let is_known = is_partition && is_account && arn.region.is_empty();
    if wildcard::has_wildcard(text) || text.contains("${") || !is_known {
        return PrincipalMeaning::Other;
    }
    if arn.service == "iam" && arn.resource == "root" {
        return PrincipalMeaning::Account(arn.account);
    }
    let (kind, name) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
    let caller = match (arn.service, kind) {
        ("iam", "role") => Caller::Role,
        ("iam", "user") => Caller::User,
        ("sts", "assumed-role") if name.matches('/').count() == 1 => Caller::AssumedRole,
        ("sts", "federated-user") => Caller::FederatedUser,
        _ => return PrincipalMeaning::Other,
    };
    if name.is_empty() || name.ends_with('/') {
        return PrincipalMeaning::Other;
    }
    PrincipalMeaning::Caller { caller, account: arn.account, name }
}

/// Returns the identity provider that IAM knows by this domain.
fn known_provider(domain: &str) -> Option<&'static Provider> {
    provider(domain).filter(|it| it.is_principal && it.prefixes.contains(&domain))
}

/// Returns the identity provider with this domain or ARN.
fn identity_provider(text: &str) -> Option<IdentityProvider<'_>> {
    if let Some(known) = known_provider(text) {
        return Some(IdentityProvider::Known(known, text));
    }
    let arn = Arn::parse(text).ok()?;
    if arn.service != "iam" || !arn.region.is_empty() || !is_account(arn.account) {
        return None;
    }
    let (kind, name) = arn.resource.split_once('/')?;
    match kind {
        _ if name.is_empty() => None,
        "oidc-provider" => Some(IdentityProvider::Oidc(name)),
        "saml-provider" => Some(IdentityProvider::Saml(name)),
        _ => None,
    }
}
