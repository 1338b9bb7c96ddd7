//! Facts about conditions: condition keys, the types and formats of their values, and operators.

use super::value_type::{Family, ValueType};
use std::borrow::Cow;

/// The facts about a condition key.
#[derive(Debug)]
pub struct ConditionKeyInfo {
    /// The name in AWS's spelling, with a placeholder for its variable part: `aws:ResourceTag/${TagKey}`.
    pub name: &'static str,
    /// The type of its values.
    pub value_type: ValueType,
    /// Another type that its values can be compared as.
    pub also: Option<ValueType>,
    /// The format of its strings, if they have one.
    pub format: Option<Format>,
    /// Whether each value identifies a single thing, so wildcards and policy variables don't belong in it.
    pub exact: bool,
    /// Whether every request has it.
    pub always: bool,
    /// Whether it is a global key that requests have only if an action or a resource type supports it.
    pub per_action: bool,
    /// Whether the caller can set it to anything.
    pub untrustworthy: bool,
    /// Keys of which at least one is required next to it.
    pub paired_with: &'static [&'static str],
    /// The services that set it, or `None` if all do.
    pub services: Option<&'static [&'static str]>,
    /// What it contains, as a phrase; empty for a service without descriptions.
    pub description: &'static str,
}

/// The format of a condition key's strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An account ID: 12 digits.
    Account,
    /// An organization ID: `o-a1b2c3d4e5`.
    Organization,
    /// A path in an organization: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`.
    OrganizationPath,
    /// A VPC ID: `vpc-1a2b3c4d`.
    Vpc,
    /// A VPC endpoint ID: `vpce-1a2b3c4d`.
    VpcEndpoint,
    /// A region: `us-east-1`.
    Region,
    /// A service principal: `lambda.amazonaws.com`.
    ServicePrincipal,
    /// The ARN of a role: `arn:aws:iam::123456789012:role/Admin`.
    RoleArn,
    /// The ARN of a user: `arn:aws:iam::123456789012:user/alice`.
    UserArn,
    /// The ARN of a SAML provider: `arn:aws:iam::123456789012:saml-provider/acme`.
    SamlProviderArn,
    /// An external id, which another company has to pass to assume a role.
    ExternalId,
    /// An identity pool id: `us-east-1:11111111-2222-3333-4444-555555555555`.
    IdentityPool,
    /// The id of an identity in an identity pool, which looks like the id of a pool.
    Identity,
    /// How an identity signed in: `authenticated`, `graph.facebook.com`.
    AuthenticationMethod,
}

impl Format {
    /// Returns the name of the Rust type of such values, if they have one.
    #[must_use]
    pub const fn type_name(self) -> Option<&'static str> {
        Some(match self {
            Self::Account => "AccountId",
            Self::Organization => "OrganizationId",
            Self::OrganizationPath => "OrganizationPath",
            Self::Vpc => "VpcId",
            Self::VpcEndpoint => "VpcEndpointId",
            Self::Region => "Region",
            Self::ServicePrincipal => "ServicePrincipal",
            Self::RoleArn => "RoleArn",
            Self::UserArn => "UserArn",
            Self::SamlProviderArn => "SamlProviderArn",
            Self::ExternalId => "ExternalId",
            Self::IdentityPool => "IdentityPoolId",
            Self::Identity | Self::AuthenticationMethod => return None,
        })
    }
}

/// An identity provider, whose claims about the caller are condition keys.
#[derive(Debug)]
pub struct Provider {
    /// The name.
    pub name: &'static str,
    /// The prefixes of its claims, which are its domain; empty for all providers that have no entry of their own.
    pub prefixes: &'static [&'static str],
    /// Whether it has other claims too.
    pub is_open: bool,
    /// Whether its domain is a principal of trust policies, without a provider in the account.
    pub is_principal: bool,
    /// The page about its claims.
    pub documentation: &'static str,
    /// Its claims, once for each prefix. Without prefixes, they are named without one.
    pub claims: &'static [ConditionKeyInfo],
}

/// The facts about a condition operator, without its set operator and `IfExists`.
#[derive(Debug)]
pub struct OperatorInfo {
    /// The name: `StringEquals`.
    pub name: &'static str,
    /// What it compares.
    pub family: Family,
    /// Whether it is true if the values do not match.
    pub negated: bool,
    /// Whether its values are patterns.
    pub patterns: bool,
    /// The direction in which it compares, if it compares by order.
    pub order: Option<Order>,
    /// When it is true, as a phrase.
    pub description: &'static str,
}

/// The direction of an operator that compares by order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// True for smaller values.
    Less,
    /// True for greater values.
    Greater,
}

impl OperatorInfo {
    /// Checks whether it ignores the letter case of strings.
    #[must_use]
    pub fn ignores_case(&self) -> bool {
        self.name.ends_with("IgnoreCase")
    }

    /// Checks whether it has an `IfExists` form, for keys that may be missing.
    #[must_use]
    pub fn takes_if_exists(&self) -> bool {
        self.family != Family::Null
    }
}

impl Family {
    /// Checks whether its values can contain policy variables.
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(self, Self::String | Self::Arn)
    }
}

impl ConditionKeyInfo {
    /// Returns the name without the placeholder of its variable part and the separator before it.
    #[must_use]
    pub fn base(&self) -> &'static str {
        match self.around() {
            Some((before, _)) => before.strip_suffix(['/', ':']).unwrap_or(before),
            None => self.name,
        }
    }

    /// Returns the part before the colon.
    #[must_use]
    pub fn prefix(&self) -> Option<&'static str> {
        Some(self.base().split_once(':')?.0)
    }

    /// Returns the part after the colon, without a placeholder.
    #[must_use]
    pub fn short(&self) -> Option<&'static str> {
        Some(self.base().split_once(':')?.1)
    }

    /// Checks whether the name has a variable part, usually a tag key after a `/`.
    #[must_use]
    pub fn takes_tag_key(&self) -> bool {
        self.around().is_some()
    }

    /// Returns the name with `variable` as its variable part, if it has one.
    #[must_use]
    pub fn spelled(&self, variable: Option<&str>) -> Cow<'static, str> {
        match (self.around(), variable) {
            (Some((before, after)), Some(variable)) => {
                Cow::Owned(format!("{before}{variable}{after}"))
            }
            _ => Cow::Borrowed(self.base()),
        }
    }

    /// Compares a name, in any letter case, with this key. Returns `None` if the name is not this key's, and
    /// otherwise its variable part, if it has one.
    #[must_use]
    pub fn read<'n>(&self, written: &'n str) -> Option<Option<&'n str>> {
        let Some((before, after)) = self.around() else {
            return self.name.eq_ignore_ascii_case(written).then_some(None);
        };
        if self.base().eq_ignore_ascii_case(written) {
            return Some(None);
        }
        let end = written.len().checked_sub(after.len())?;
        let variable = written.get(before.len()..end)?;
        let is_right = written.get(..before.len())?.eq_ignore_ascii_case(before)
            && written.get(end..)?.eq_ignore_ascii_case(after);
        is_right.then_some(Some(variable))
    }

    /// Returns the name before and after the placeholder of its variable part.
    fn around(&self) -> Option<(&'static str, &'static str)> {
        // Most names have no placeholder; searching for a single character is fastest.
        let (before, rest) = self.name.split_at_checked(self.name.find('$')?)?;
        Some((before, rest.split_once('}')?.1))
    }

    /// Returns the length of the literal parts of the name.
    pub(super) fn literal_length(&self) -> usize {
        self.around().map_or(self.name.len(), |(before, after)| before.len() + after.len())
    }

    /// Checks whether operators of this family can compare the key's values.
    #[must_use]
    pub fn fits(&self, family: Family) -> bool {
        let is = |it: ValueType| it.family() == family;
        family == Family::Null || is(self.value_type) || self.also.is_some_and(is)
    }
}
