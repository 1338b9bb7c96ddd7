//! Texts that are ids: of accounts, organizations, networks, regions and services.

use super::place;
use crate::facts::catalog::{Format, OperatorInfo};
use crate::facts::format::is_service_principal;
use crate::facts::never;
use crate::model::Arn;
use crate::model::condition::ConditionKey;
use crate::text::{Finding, Rule, Text, wildcard as pattern};

/// What is wrong with a value of a key that takes ids.
pub(super) fn check(format: Format, text: &Text<'_>, operator: &OperatorInfo) -> Option<Finding> {
    if text.value == never::TEXT {
        return None;
    }
    let lower = text.value.to_ascii_lowercase();
    let ignores_case = operator.name.ends_with("IgnoreCase");
    let written = if ignores_case { lower.as_str() } else { &*text.value };
    let is_pattern = operator.patterns && pattern::has_wildcard(written);
    let (rule, what, example) = match format {
        Format::Region => return place::region(Rule::InvalidRegion, written, text.span),
        _ if is_pattern => return None,
        Format::Account => {
            (Rule::InvalidAccountId, "an account id", "an account id is 12 digits: `123456789012`")
        }
        Format::Organization => (
            Rule::InvalidOrganizationId,
            "the id of an organization",
            "the id of an organization is `o-` with 10 to 32 letters and digits: `o-a1b2c3d4e5`",
        ),
        Format::OrganizationPath => (
            Rule::InvalidOrganizationId,
            "a path in an organization",
            "a path starts with the organization and its root: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`",
        ),
        Format::Vpc => (
            Rule::InvalidVpcFormat,
            "the id of a VPC",
            "the id of a VPC is `vpc-` with 8 or 17 letters and digits: `vpc-1a2b3c4d`",
        ),
        Format::VpcEndpoint => (
            Rule::InvalidVpceFormat,
            "the id of a VPC endpoint",
            "the id of a VPC endpoint is `vpce-` with 8 or 17 letters and digits: `vpce-1a2b3c4d`",
        ),
        Format::ServicePrincipal => (
            Rule::InvalidServicePrincipalFormat,
            "a service principal",
            "a service principal is written like `lambda.amazonaws.com`, in lower case",
        ),
    };
    let message = format!("`{written}` is not {what}");
    (!format.has(written)).then(|| Finding::new(rule, text.span, message).help(example))
}

/// What is wrong with a value of keys that no catalogue has, and whose form is known all the same.
pub(super) fn of_other_services(key: &ConditionKey<'_>, text: &Text<'_>) -> Option<Finding> {
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
