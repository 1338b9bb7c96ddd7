//! Names in, partitions and regions of the catalog out.

use super::invalid::InvalidValue;
use super::text::{key_value, resource_value, text};
use cognito_perms_spec::facts::catalog::PARTITIONS;
use std::str::FromStr;

/// An AWS partition: a group of regions with its own accounts.
///
/// Source: the SDKs' endpoint data.
///
/// ```
/// use cognito_perms::Partition;
///
/// let partition: Partition = "aws-us-gov".parse()?;
/// assert_eq!(partition.as_str(), "aws-us-gov");
/// assert!("aws-*".parse::<Partition>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition(&'static str);

impl Partition {
    /// Returns the name that ARNs contain, such as `aws` or `aws-cn`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }

    fn into_string(self) -> String {
        self.0.to_owned()
    }
}

impl FromStr for Partition {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// Returns an error if the catalog does not contain the partition.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let found = PARTITIONS.iter().find(|it| it.name == text);
        found.map(|it| Self(it.name)).ok_or_else(|| InvalidValue {
            value: text.to_owned(),
            kind: "partition",
            form: "the name of an AWS partition",
            example: "aws",
        })
    }
}

text!(Partition);
resource_value!(Partition);

/// An AWS region.
///
/// Source: the SDKs' endpoint data. A region that is newer than the catalog is rejected.
///
/// ```
/// use cognito_perms::Region;
///
/// let region: Region = "eu-west-1".parse()?;
/// assert_eq!(region.partition().as_str(), "aws");
/// assert!("eu-*".parse::<Region>().is_err());
/// # Ok::<(), cognito_perms::InvalidValue>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    name: &'static str,
    partition: &'static str,
}

impl Region {
    /// Returns the name, such as `us-east-1`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.name
    }

    /// Returns the partition of the region.
    #[must_use]
    pub const fn partition(&self) -> Partition {
        Partition(self.partition)
    }

    fn into_string(self) -> String {
        self.name.to_owned()
    }
}

impl FromStr for Region {
    type Err = InvalidValue;

    /// # Errors
    ///
    /// Returns an error if the catalog does not contain the region.
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let mut all = PARTITIONS
            .iter()
            .flat_map(|partition| partition.regions.iter().map(move |name| (partition, *name)));
        let found = all.find(|(_, name)| *name == text);
        found.map(|(partition, name)| Self { name, partition: partition.name }).ok_or_else(|| {
            InvalidValue {
                value: text.to_owned(),
                kind: "region",
                form: "the name of an AWS region",
                example: "us-east-1",
            }
        })
    }
}

text!(Region);
resource_value!(Region partition);
key_value!(Region);
