//! ARNs, taken apart.

use super::pattern::Pattern;
use super::symbol::Effort;
use crate::syntax::variable;
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
    /// `us-east-1`, …, or nothing where the resource has none.
    pub region: &'a str,
    /// 12 digits, or nothing where the resource has none.
    pub account: &'a str,
    /// The rest, colons included.
    pub resource: &'a str,
}

/// Why a text is not an ARN.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ArnError {
    /// It does not start with `arn:`.
    Prefix,
    /// It has only this many fields.
    Short(usize),
}

impl<'a> Arn<'a> {
    /// Takes an ARN apart, without a look at what its fields hold.
    ///
    /// # Errors
    ///
    /// The text does not start with `arn:`, or has fewer than six fields.
    pub fn parse(text: &'a str) -> Result<Self, ArnError> {
        let mut fields = [""; 6];
        let (mut count, mut rest) = (0, text);
        while count < 5
            && let Some((field, behind)) = split_field(rest)
        {
            fields[count] = field;
            rest = behind;
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

    /// The ARN as a text.
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

/// The text before the first colon and the text after it. A colon in `${…}` does not count.
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

/// The ARNs that a resource matches, field by field: a `*` ends where its field ends.
#[derive(Debug, PartialEq)]
pub struct ArnPattern<'p> {
    /// Of partitions.
    pub partition: Pattern<'p>,
    /// Of services.
    pub service: Pattern<'p>,
    /// Of regions; empty where the resource has none.
    pub region: Pattern<'p>,
    /// Of accounts; empty where the resource has none.
    pub account: Pattern<'p>,
    /// Of the rest, colons included.
    pub resource: Pattern<'p>,
}

impl<'p> ArnPattern<'p> {
    /// The fields, in their order.
    #[must_use]
    pub const fn fields(&self) -> [&Pattern<'p>; 5] {
        [&self.partition, &self.service, &self.region, &self.account, &self.resource]
    }

    /// Whether it matches every ARN that another pattern matches; see [`Pattern::covers`].
    #[must_use]
    pub fn covers(&self, other: &Self, effort: &mut Effort) -> bool {
        self.resource.covers(&other.resource, effort)
            && self.service.covers(&other.service, effort)
            && self.region.covers(&other.region, effort)
            && self.account.covers(&other.account, effort)
            && self.partition.covers(&other.partition, effort)
    }

    /// Whether an ARN matches both patterns; see [`Pattern::overlaps`].
    #[must_use]
    pub fn overlaps(&self, other: &Self, effort: &mut Effort) -> bool {
        self.resource.overlaps(&other.resource, effort)
            && self.service.overlaps(&other.service, effort)
            && self.region.overlaps(&other.region, effort)
            && self.account.overlaps(&other.account, effort)
            && self.partition.overlaps(&other.partition, effort)
    }
}

/// As its author writes it.
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
