//! The formats of ids: accounts, organizations, networks, regions and services.

use super::arn::{is_account, partitions_with};
use super::condition::Format;
use super::never;
use super::tables::PARTITIONS;
use crate::text::wildcard::has_wildcard;

impl Format {
    /// Checks whether a string is a single id of this format, without wildcards.
    #[must_use]
    pub fn is_id(self, text: &str) -> bool {
        text != never::TEXT && !has_wildcard(text) && self.has(text)
    }

    /// Checks whether a string has this format.
    pub(crate) fn has(self, text: &str) -> bool {
        match self {
            Self::Account => is_account(text) || text == "anonymous",
            Self::Organization => is_organization(text),
            Self::OrganizationPath => {
                text.split_once('/').is_some_and(|(first, _)| is_organization(first))
            }
            Self::Vpc => is_network(text, "vpc-"),
            Self::VpcEndpoint => is_network(text, "vpce-"),
            Self::Region => partitions_with(text).next().is_some(),
            Self::ServicePrincipal => is_service_principal(text),
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

fn is_network(text: &str, prefix: &str) -> bool {
    let is_id =
        |id: &str| matches!(id.len(), 8 | 17) && id.chars().all(|it| it.is_ascii_alphanumeric());
    text.strip_prefix(prefix).is_some_and(is_id)
}

/// Checks for a service, optionally with a region, before the domain of a partition: `lambda.amazonaws.com`,
/// `s3.eu-west-1.amazonaws.com`, `ec2.amazonaws.com.cn`.
pub(crate) fn is_service_principal(text: &str) -> bool {
    let in_name = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let is_label = |it: &str| !it.is_empty() && it.chars().all(in_name);
    PARTITIONS.iter().any(|partition| {
        let service = text.strip_suffix(partition.dns_suffix).and_then(|it| it.strip_suffix('.'));
        service.is_some_and(|it| it.split('.').all(|label| is_label(label) && label != "amazonaws"))
    })
}
