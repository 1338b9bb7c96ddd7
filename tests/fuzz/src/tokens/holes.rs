//! Fills runtime values of documents with examples.

use cognito_perms_spec::facts::catalog::{Family, Format, ResourceTypeInfo};
use cognito_perms_spec::model::runtime::{Part, Runtime, Takes};
use cognito_perms_spec::rules::CheckedPolicy;
use cognito_perms_spec::write::JsonPart;

/// An ARN of any resource.
pub(super) const ARN: &str = "arn:aws:s3:::reports";

/// The JSON of a text about which nothing is known.
pub(super) const ANY_TEXT: &str = "\"runtime\"";

/// Returns the document with an example for each runtime value.
pub(super) fn filled(checked: &CheckedPolicy) -> String {
    let parts = checked.document.parts().iter().map(|part| match part {
        JsonPart::Text(text) => text.clone(),
        JsonPart::Runtime(Runtime { id, part }) => example(checked.runtime.get(*id), *part),
    });
    parts.collect()
}

fn example(takes: Option<Takes>, part: Part) -> String {
    let whole = match takes {
        Some(Takes::Partition) => "aws".to_owned(),
        Some(Takes::Region) => "us-east-1".to_owned(),
        Some(Takes::Account) => "123456789012".to_owned(),
        Some(Takes::Field(field)) => field.example.to_owned(),
        Some(Takes::Arn(resource_type)) => arn(resource_type),
        Some(Takes::AnyArn) => ARN.to_owned(),
        Some(Takes::Formatted(format)) => id(format).to_owned(),
        Some(Takes::Condition { family, .. }) => compared(family).to_owned(),
        None => panic!("a runtime value of unknown type"),
    };
    match part {
        Part::Whole => whole,
        Part::Region => "us-east-1".to_owned(),
        Part::Partition => "aws".to_owned(),
        Part::IdentityPools => "cognito-identity.amazonaws.com".to_owned(),
        Part::List => format!("[\"{whole}\",\"{whole}\"]"),
    }
}

fn arn(resource_type: &ResourceTypeInfo) -> String {
    let template = &resource_type.arn;
    let values: Vec<_> = template.fields.iter().map(|it| it.example).collect();
    let region = if template.has_region() { "us-east-1" } else { "" };
    let account = if template.has_account() { "123456789012" } else { "" };
    let resource = template.fill(&values);
    format!("arn:aws:{}:{region}:{account}:{resource}", template.service)
}

const fn id(format: Format) -> &'static str {
    match format {
        Format::Account => "123456789012",
        Format::Organization => "o-a1b2c3d4e5",
        Format::OrganizationPath => "o-a1b2c3d4e5/r-ab12/",
        Format::Vpc => "vpc-1a2b3c4d",
        Format::VpcEndpoint => "vpce-1a2b3c4d",
        Format::Region => "us-east-1",
        Format::ServicePrincipal => "lambda.amazonaws.com",
        Format::IdentityPool | Format::Identity => "us-east-1:11111111-2222-3333-4444-555555555555",
        Format::AuthenticationMethod => "authenticated",
        Format::RoleArn => "arn:aws:iam::123456789012:role/app",
        Format::UserArn => "arn:aws:iam::123456789012:user/ann",
        Format::SamlProviderArn => "arn:aws:iam::123456789012:saml-provider/corp",
        Format::ExternalId => "a1b2c3d4",
    }
}

const fn compared(family: Family) -> &'static str {
    match family {
        Family::String => "runtime",
        Family::Numeric => "1",
        Family::Date => "2026-01-01T00:00:00Z",
        Family::Bool | Family::Null => "true",
        Family::Binary => "YWJj",
        Family::IpAddress => "203.0.113.9",
        Family::Arn => "arn:aws:iam::123456789012:role/x",
    }
}
