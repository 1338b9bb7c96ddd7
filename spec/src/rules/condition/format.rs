//! Texts that are ids: of accounts, organizations, networks, regions and services.

use super::super::place;
use super::ResolvedKey;
use crate::facts::arn::{Arn, is_account};
use crate::facts::catalog::{Format, OperatorInfo, PARTITIONS, operator};
use crate::facts::never;
use crate::text::{Finding, Rule, Span, Text, wildcard as pattern};

/// What is wrong with a value of a key that takes ids.
pub(super) fn check(format: Format, text: &Text<'_>, operator: &OperatorInfo) -> Option<Finding> {
    if text.value == never::TEXT {
        return None;
    }
    let lower = text.value.to_ascii_lowercase();
    let ignores_case = operator.name.ends_with("IgnoreCase");
    let written = if ignores_case { lower.as_str() } else { &*text.value };
    let is_pattern = operator.patterns && pattern::has_wildcard(written);
    let (rule, is_right, what, example) = match format {
        Format::Region => return place::region(Rule::InvalidRegion, written, text.span),
        _ if is_pattern => return None,
        Format::Account => (
            Rule::InvalidAccountId,
            is_account(written) || written == "anonymous",
            "an account id",
            "an account id is 12 digits: `123456789012`",
        ),
        Format::Organization => (
            Rule::InvalidOrganizationId,
            is_organization(written),
            "the id of an organization",
            "the id of an organization is `o-` with 10 to 32 letters and digits: `o-a1b2c3d4e5`",
        ),
        Format::OrganizationPath => (
            Rule::InvalidOrganizationId,
            written.split_once('/').is_some_and(|(first, _)| is_organization(first)),
            "a path in an organization",
            "a path starts with the organization and its root: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`",
        ),
        Format::Vpc => (
            Rule::InvalidVpcFormat,
            is_network(written, "vpc-"),
            "the id of a VPC",
            "the id of a VPC is `vpc-` with 8 or 17 letters and digits: `vpc-1a2b3c4d`",
        ),
        Format::VpcEndpoint => (
            Rule::InvalidVpceFormat,
            is_network(written, "vpce-"),
            "the id of a VPC endpoint",
            "the id of a VPC endpoint is `vpce-` with 8 or 17 letters and digits: `vpce-1a2b3c4d`",
        ),
        Format::ServicePrincipal => (
            Rule::InvalidServicePrincipalFormat,
            is_service_principal(written),
            "a service principal",
            "a service principal is written like `lambda.amazonaws.com`, in lower case",
        ),
    };
    let message = format!("`{written}` is not {what}");
    (!is_right).then(|| Finding::new(rule, text.span, message).help(example))
}

/// Whether the rules take a text as an id of a form.
#[must_use]
pub fn has_format(format: Format, written: &str) -> bool {
    let text = Text::of(written, Span::new(0, written.len()));
    let finding = operator("StringEquals").map(|it| check(format, &text, it));
    written != never::TEXT && finding.is_some_and(|it| it.is_none())
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

/// `lambda.amazonaws.com`, `s3.eu-west-1.amazonaws.com`, `ec2.amazonaws.com.cn`: a service, perhaps with a
/// region, in front of the domain of a partition.
fn is_service_principal(text: &str) -> bool {
    let in_name = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    let is_label = |it: &str| !it.is_empty() && it.chars().all(in_name);
    PARTITIONS.iter().any(|partition| {
        let service = text.strip_suffix(partition.dns_suffix).and_then(|it| it.strip_suffix('.'));
        service.is_some_and(|it| it.split('.').all(|label| is_label(label) && label != "amazonaws"))
    })
}

/// What is wrong with a value of keys that no catalogue has, and whose form is known all the same.
pub(super) fn of_other_services(key: &ResolvedKey<'_>, text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if pattern::has_wildcard(written) || written.contains("${") || written == never::TEXT {
        return None;
    }
    if key.name.eq_ignore_ascii_case("kms:ViaService") {
        // Behind the service stands its region.
        let parts: Vec<&str> = written.splitn(3, '.').collect();
        // Of any region: a key that no catalogue knows may have values that none knows either.
        let has_region =
            matches!(*parts.as_slice(), [_, region, _] if region.matches('-').count() >= 2);
        let message = format!("`{written}` is not a service in a region");
        let remedy = "it is written like `cognito-idp.us-east-1.amazonaws.com`, in lower case";
        return (!has_region || !is_service_principal(written)).then(|| {
            Finding::new(Rule::InvalidServicePrincipalFormat, text.span, message).help(remedy)
        });
    }
    if key.name.to_ascii_lowercase().ends_with("aws-kms-key-id") {
        let is_key = Arn::parse(written)
            .is_ok_and(|arn| arn.service == "kms" && arn.resource.starts_with("key/"));
        let message = format!("`{written}` is not the ARN of a KMS key");
        let remedy = "it is written like `arn:aws:kms:us-east-1:123456789012:key/1a2b3c4d-5e6f-4a1b-8c2d-9e0f1a2b3c4d`";
        return (!is_key)
            .then(|| Finding::new(Rule::InvalidKmsKeyValue, text.span, message).help(remedy));
    }
    None
}
