//! What AWS says of conditions: keys, what their values are, and operators.

use super::value_type::{Family, ValueType};
use std::borrow::Cow;

/// What is known of a condition key.
#[derive(Debug)]
pub struct ConditionKeyInfo {
    /// The name in AWS's spelling, with the placeholder of its variable part: `aws:ResourceTag/${TagKey}`.
    pub name: &'static str,
    /// What its values are.
    pub value_type: ValueType,
    /// What else they can be compared as.
    pub also: Option<ValueType>,
    /// What its texts look like, if not like just any text.
    pub format: Option<Format>,
    /// Values stand for one thing each: neither a wildcard nor a variable belongs in them.
    pub exact: bool,
    /// Every request has it.
    pub always: bool,
    /// Global, and yet only there where an action or a resource type supports it.
    pub per_action: bool,
    /// The caller can set it to anything.
    pub untrustworthy: bool,
    /// One of these has to stand beside it.
    pub beside: &'static [&'static str],
    /// The only services that set it, if not all do.
    pub services: Option<&'static [&'static str]>,
    /// What it holds, in a phrase; empty for a service without descriptions.
    pub description: &'static str,
}

/// What the texts of a condition key look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An account id: 12 digits.
    Account,
    /// The id of an organization: `o-a1b2c3d4e5`.
    Organization,
    /// A path in an organization: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`.
    OrganizationPath,
    /// The id of a VPC: `vpc-1a2b3c4d`.
    Vpc,
    /// The id of a VPC endpoint: `vpce-1a2b3c4d`.
    VpcEndpoint,
    /// A region: `us-east-1`.
    Region,
    /// A service principal: `lambda.amazonaws.com`.
    ServicePrincipal,
}

impl Format {
    /// The Rust type of such values.
    #[must_use]
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::Account => "AccountId",
            Self::Organization => "OrganizationId",
            Self::OrganizationPath => "OrganizationPath",
            Self::Vpc => "VpcId",
            Self::VpcEndpoint => "VpcEndpointId",
            Self::Region => "Region",
            Self::ServicePrincipal => "ServicePrincipal",
        }
    }
}

/// What is known of a condition operator, without set operator and `IfExists`.
#[derive(Debug)]
pub struct OperatorInfo {
    /// The name: `StringEquals`.
    pub name: &'static str,
    /// What it compares.
    pub family: Family,
    /// True where the values do not match.
    pub negated: bool,
    /// Its values are patterns.
    pub patterns: bool,
    /// It compares by order, and in which direction.
    pub order: Option<Order>,
    /// What it is true for, in a phrase.
    pub description: &'static str,
}

/// The direction of an operator that compares by order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// True for what is smaller.
    Less,
    /// True for what is greater.
    Greater,
}

impl OperatorInfo {
    /// Whether there is a form of it for keys that may be missing, with `IfExists` behind it.
    #[must_use]
    pub fn takes_if_exists(&self) -> bool {
        self.family != Family::Null
    }
}

impl Family {
    /// Whether policy variables are read in the values.
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(self, Self::String | Self::Arn)
    }
}

impl ConditionKeyInfo {
    /// The name without the placeholder of its variable part, and what divides the two.
    #[must_use]
    pub fn base(&self) -> &'static str {
        match self.around() {
            Some((before, _)) => before.strip_suffix(['/', ':']).unwrap_or(before),
            None => self.name,
        }
    }

    /// What stands in front of the colon.
    #[must_use]
    pub fn prefix(&self) -> Option<&'static str> {
        Some(self.base().split_once(':')?.0)
    }

    /// What stands behind the colon, without the placeholder of a tag's key.
    #[must_use]
    pub fn short(&self) -> Option<&'static str> {
        Some(self.base().split_once(':')?.1)
    }

    /// Whether a part of the name is the author's: the key of a tag behind a `/`, most often.
    #[must_use]
    pub fn takes_tag_key(&self) -> bool {
        self.around().is_some()
    }

    /// The name with what the author has for its variable part, if it has one.
    #[must_use]
    pub fn spelled(&self, variable: Option<&str>) -> Cow<'static, str> {
        match (self.around(), variable) {
            (Some((before, after)), Some(variable)) => {
                Cow::Owned(format!("{before}{variable}{after}"))
            }
            _ => Cow::Borrowed(self.base()),
        }
    }

    /// Whether a name, in any letter case, is this key's; with it its variable part, if it has one.
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

    /// The name before and after the placeholder of its variable part.
    fn around(&self) -> Option<(&'static str, &'static str)> {
        // Most have none, and a search for one character is the fastest.
        let (before, rest) = self.name.split_at_checked(self.name.find('$')?)?;
        Some((before, rest.split_once('}')?.1))
    }

    /// How many characters of the name are always the same.
    pub(super) fn literal_length(&self) -> usize {
        self.around().map_or(self.name.len(), |(before, after)| before.len() + after.len())
    }

    /// Whether an operator of this family compares what the key holds.
    #[must_use]
    pub fn fits(&self, family: Family) -> bool {
        let is = |it: ValueType| it.family() == family;
        family == Family::Null || is(self.value_type) || self.also.is_some_and(is)
    }
}
