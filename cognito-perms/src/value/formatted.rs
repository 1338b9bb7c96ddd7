//! The values of condition keys with IDs of a fixed format: organizations, networks, service principals.

use super::invalid::InvalidValue;
use super::text::{is_plain, key_value, owned_text};
use cognito_perms_spec::facts::catalog::Format;
use std::str::FromStr;

/// Declares the type of a form of IDs.
macro_rules! formatted {
    ($(
        $(#[doc = $doc:literal])+
        $type:ident: $format:ident, $form:literal, $example:literal;
    )+) => {
        $(
            $(#[doc = $doc])+
            ///
            /// ```
            #[doc = concat!("use cognito_perms::", stringify!($type), ";")]
            ///
            #[doc = concat!("let value: ", stringify!($type), " = \"", $example, "\".parse()?;")]
            #[doc = concat!("assert_eq!(value.as_str(), \"", $example, "\");")]
            #[doc = concat!("assert!(\"*\".parse::<", stringify!($type), ">().is_err());")]
            /// # Ok::<(), cognito_perms::InvalidValue>(())
            /// ```
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $type(String);

            impl FromStr for $type {
                type Err = InvalidValue;

                /// # Errors
                ///
                #[doc = concat!("Returns an error if the string is not ", $form, ".")]
                fn from_str(text: &str) -> Result<Self, InvalidValue> {
                    if is_plain(text) && Format::$format.is_id(text) {
                        return Ok(Self(text.to_owned()));
                    }
                    Err(InvalidValue {
                        value: text.to_owned(),
                        kind: stringify!($type),
                        form: $form,
                        example: $example,
                    })
                }
            }

            owned_text!($type);
            key_value!($type);

            #[cfg(feature = "templates")]
            impl crate::template::Deployed for $type {
                const REGION_BEFORE: Option<char> = None;
            }
        )+
    };
}

formatted! {
    /// An organization ID, for `aws:PrincipalOrgID` and similar keys.
    ///
    /// Source: [Organization](https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html).
    OrganizationId: Organization, "`o-` followed by 10 to 32 lowercase letters and digits", "o-a1b2c3d4e5";

    /// A path of AWS Organizations, for `aws:PrincipalOrgPaths` and similar keys.
    ///
    /// Source: [the AWS Organizations entity path](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data-orgs.html#access_policies_last-accessed-viewing-orgs-entity-path).
    OrganizationPath: OrganizationPath, "an organization ID, a slash and the rest of the path", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/";

    /// A VPC ID, for `aws:SourceVpc`.
    ///
    /// Source: [Vpc](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html).
    VpcId: Vpc, "`vpc-` followed by 8 or 17 letters and digits", "vpc-1a2b3c4d";

    /// A VPC endpoint ID, for `aws:SourceVpce`.
    ///
    /// Source: [VpcEndpoint](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html).
    VpcEndpointId: VpcEndpoint, "`vpce-` followed by 8 or 17 letters and digits", "vpce-1a2b3c4d";

    /// The ARN of a role, for `role(arn = …)` in [`trust_policy!`](crate::trust_policy!) and its siblings.
    ///
    /// Source: [IAM ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).
    RoleArn: RoleArn, "the ARN of a role, without wildcards", "arn:aws:iam::123456789012:role/Admin";

    /// The ARN of a user, for `user(arn = …)` in [`trust_policy!`](crate::trust_policy!) and its siblings.
    ///
    /// Source: [IAM ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).
    UserArn: UserArn, "the ARN of a user, without wildcards", "arn:aws:iam::123456789012:user/alice";

    /// The ARN of a SAML provider, for `saml(arn = …)` in [`trust_policy!`](crate::trust_policy!).
    ///
    /// Source: [IAM ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns).
    SamlProviderArn: SamlProviderArn, "the ARN of a SAML provider, without wildcards", "arn:aws:iam::123456789012:saml-provider/acme";

    /// An external id, for `sts:ExternalId`: what another company passes when it assumes your role.
    ///
    /// Source: [AssumeRole](https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
    ExternalId: ExternalId, "2 to 1,224 letters, digits and characters of `_+=,.@:/-`", "a1b2c3d4";

    /// A service principal, for `aws:PrincipalServiceName` and similar keys.
    ///
    /// Source: [AWS service principals](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services).
    ServicePrincipal: ServicePrincipal, "the name of a service in lowercase, followed by the domain of a partition", "lambda.amazonaws.com";
}
