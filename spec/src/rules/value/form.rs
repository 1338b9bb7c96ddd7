//! Values that are ids: of accounts, organizations, networks, regions, services, identities and other companies.

use super::{
    invalid_account_id, invalid_claim_value, invalid_external_id, invalid_kms_key_value,
    invalid_organization_id, invalid_region, invalid_service_principal_format, invalid_vpc_format,
    invalid_vpce_format,
};
use crate::facts::catalog::Format;
use crate::facts::never;
use crate::model::condition::ConditionKey;
use crate::rules::subject::Conditioned;
use crate::syntax::PolicyType;
use crate::text::{Finding, Text, wildcard};

/// Reports an invalid value of a key that takes ids.
pub(super) fn check(
    format: Format,
    conditioned: &Conditioned<'_, '_>,
    text: &Text<'_>,
) -> Option<Finding> {
    let (key, operator) = (conditioned.key, conditioned.operator.info);
    if text.value == never::TEXT {
        return None;
    }
    let lower = text.value.to_ascii_lowercase();
    let written = if operator.ignores_case() { lower.as_str() } else { &*text.value };
    let is_pattern = operator.patterns && wildcard::has_wildcard(written);
    if format == Format::Region {
        // Requests for global inference of Amazon Bedrock name no region.
        let is_none =
            written == "unspecified" && key.name.eq_ignore_ascii_case("aws:RequestedRegion");
        return invalid_region::find(written, text.span).filter(|_| !is_none);
    }
    if matches!(format, Format::IdentityPool | Format::Identity | Format::AuthenticationMethod) {
        // The rules of trust policies report these.
        if conditioned.kind == PolicyType::Trust && format != Format::Identity {
            return None;
        }
        return invalid_claim_value::find(format, key, written, text.span);
    }
    let (value, span) = (written, text.span);
    if is_pattern {
        let is_path = format == Format::OrganizationPath && !wildcard::may_start(written, "o-");
        return is_path.then(|| invalid_organization_id::of_path(value, span));
    }
    if format.has(written) {
        return None;
    }
    Some(match format {
        Format::Account => invalid_account_id::found(value, span),
        Format::Organization => invalid_organization_id::of_organization(value, span),
        Format::OrganizationPath => invalid_organization_id::of_path(value, span),
        Format::Vpc => invalid_vpc_format::found(value, span),
        Format::VpcEndpoint => invalid_vpce_format::found(value, span),
        Format::ServicePrincipal => invalid_service_principal_format::found(value, span),
        Format::ExternalId => invalid_external_id::found(value, span),
        _ => return None,
    })
}

/// Reports an invalid value of a key that is not in the catalog, but whose format is known.
pub(super) fn of_other_services(key: &ConditionKey<'_>, text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if wildcard::has_wildcard(written) || written.contains("${") || written == never::TEXT {
        return None;
    }
    let is_principal = ["iam:PassedToService", "iam:AWSServiceName"];
    if is_principal.iter().any(|it| key.name.eq_ignore_ascii_case(it)) {
        let is_right = Format::ServicePrincipal.has(written);
        return (!is_right).then(|| invalid_service_principal_format::found(written, text.span));
    }
    if key.name.eq_ignore_ascii_case("kms:ViaService") {
        return invalid_service_principal_format::find_in_region(text);
    }
    if key.name.to_ascii_lowercase().ends_with("aws-kms-key-id") {
        return invalid_kms_key_value::find(text);
    }
    None
}
