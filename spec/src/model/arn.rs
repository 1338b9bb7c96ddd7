//! ARNs, split into their fields.

use super::pattern::{Pattern, Segment};
use super::symbol::Effort;
use crate::syntax::variable;
use std::borrow::Cow;
use std::fmt;

/// The six fields of an ARN, or of a pattern for ARNs.
///
/// Source: [ARN format](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arn<'a> {
    /// `aws`, `aws-cn`, …
    pub partition: &'a str,
    /// `cognito-idp`, …
    pub service: &'a str,
    /// `us-east-1`, …, or empty if the resource has no region.
    pub region: &'a str,
    /// 12 digits, or empty if the resource has no account.
    pub account: &'a str,
    /// The rest, including colons.
    pub resource: &'a str,
}

/// Why a string is not an ARN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ArnError {
    /// It does not start with `arn:`.
    Prefix,
    /// It has only this many fields.
    Short(usize),
}

impl<'a> Arn<'a> {
    /// Splits an ARN into its fields, without checking their values.
    ///
    /// # Errors
    ///
    /// Returns an error if the string does not start with `arn:` or has fewer than six fields.
    pub fn parse(text: &'a str) -> Result<Self, ArnError> {
        let mut fields = [""; 6];
        let (mut count, mut rest) = (0, text);
        while count < 5
            && let Some((field, after)) = split_field(rest)
        {
            fields[count] = field;
            rest = after;
            count += 1;
        }
        fields[count] = rest;
        match fields {
            ["arn", partition, service, region, account, resource] if count == 5 => {
                Ok(Self { partition, service, region, account, resource })
            }
            ["arn", ..] => Err(ArnError::Short(count + 1)),
            _ => Err(ArnError::Prefix),
        }
    }

    /// Returns the ARN as a string.
    pub(crate) fn joined(&self) -> String {
        let mut text = String::with_capacity(128);
        text.push_str("arn");
        for field in [self.partition, self.service, self.region, self.account, self.resource] {
            text.push(':');
            text.push_str(field);
        }
        text
    }
}

/// Splits a string at the first colon that is not inside `${…}`.
fn split_field(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b':' => return Some((text.get(..at)?, text.get(at + 1..)?)),
            b'$' => at += variable::length(text.get(at..)?).unwrap_or(1),
            _ => at += 1,
        }
    }
    None
}

impl fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.joined())
    }
}

/// The ARNs that a resource matches, field by field: a `*` does not match across fields.
#[derive(Debug, PartialEq)]
pub struct ArnPattern<'p> {
    /// The pattern for the partition.
    pub partition: Pattern<'p>,
    /// The pattern for the service.
    pub service: Pattern<'p>,
    /// The pattern for the region; empty if the resource has none.
    pub region: Pattern<'p>,
    /// The pattern for the account; empty if the resource has none.
    pub account: Pattern<'p>,
    /// The pattern for the rest, including colons.
    pub resource: Pattern<'p>,
}

impl<'p> ArnPattern<'p> {
    /// Returns the fields in order.
    #[must_use]
    pub const fn fields(&self) -> [&Pattern<'p>; 5] {
        [&self.partition, &self.service, &self.region, &self.account, &self.resource]
    }

    /// Returns whether it matches every ARN that `other` matches; see [`Pattern::covers`].
    #[must_use]
    pub fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        let is_covered = self.resource.covers(&other.resource, effort)
            && self.account.covers(&other.account, effort)
            || other.resource.query().contains(':')
                && self.reaches_beyond_colon()
                && self.account_and_resource().covers(&other.account_and_resource(), effort);
        is_covered
            && self.service.covers(&other.service, effort)
            && self.region.covers(&other.region, effort)
            && self.partition.covers(&other.partition, effort)
    }

    /// Returns whether the account ends with a wildcard, and the resource has no colon: IAM then also matches ARNs
    /// whose resource has one, such as `log-group:…`.
    fn reaches_beyond_colon(&self) -> bool {
        matches!(self.account.segments().last(), Some(Segment::Star))
            && !self.resource.query().contains(':')
    }

    /// Returns the pattern for the account and the resource together.
    fn account_and_resource(&self) -> Pattern<'_> {
        let mut segments = self.account.segments().to_vec();
        segments.push(Segment::Literal(Cow::Borrowed(":")));
        segments.extend(self.resource.segments().iter().cloned());
        Pattern::joined(segments, self.resource.span)
    }

    /// Returns whether some ARN matches both patterns; see [`Pattern::overlaps`].
    #[must_use]
    pub fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        self.resource.overlaps(&other.resource, effort)
            && self.service.overlaps(&other.service, effort)
            && self.region.overlaps(&other.region, effort)
            && self.account.overlaps(&other.account, effort)
            && self.partition.overlaps(&other.partition, effort)
    }
}

/// Formats the pattern as its author writes it.
impl fmt::Display for ArnPattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = String::with_capacity(128);
        written.push_str("arn");
        for field in self.fields() {
            written.push(':');
            field.push_to(&mut written);
        }
        f.write_str(&written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_has_six_fields_and_the_last_takes_all_colons() {
        let arn =
            Arn::parse("arn:aws:cognito-identity:us-east-1::identitypool/us-east-1:ab").unwrap();
        assert_eq!(arn.account, "");
        assert_eq!(arn.resource, "identitypool/us-east-1:ab");
        let text = "arn:aws:iam::${aws:PrincipalAccount}:role/a:${aws:username}";
        let arn = Arn::parse(text).unwrap();
        assert_eq!(arn.account, "${aws:PrincipalAccount}");
        assert_eq!(arn.resource, "role/a:${aws:username}");
        assert_eq!(Arn::parse("arn:aws:${aws:userid}:${aws:username}"), Err(ArnError::Short(4)));
        assert_eq!(Arn::parse("arn:aws:sqs"), Err(ArnError::Short(3)));
        assert_eq!(Arn::parse("userpool/x"), Err(ArnError::Prefix));
    }
}
