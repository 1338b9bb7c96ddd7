//! ARNs of resources: a type for each resource type of a service with Rust items.

use super::account::AccountId;
use super::field::{fits, template};
use super::invalid::InvalidValue;
use super::text::{is_plain, owned_text, resource_value};
use crate::run_time::ArnValue;
use cognito_perms_spec::facts::arn;
use cognito_perms_spec::model::Arn;
use std::str::FromStr;

/// Checks whether a string is the ARN of a single resource of a type; `None` if it cannot be split into the fields of one.
fn is_arn_of(service: &str, resource_type: &str, text: &str) -> Option<bool> {
    // `lies_in` accepts patterns that match an existing partition or region.
    let template = template(service, resource_type).filter(|_| is_plain(text))?;
    let arn = Arn::parse(text).ok()?;
    let values = template.split(arn.resource)?;
    let is_placed = if template.has_region() {
        arn::lies_in(arn.region, arn.partition)
            && template.regions_of(arn.resource).contains(&arn.region)
    } else {
        arn.region.is_empty()
    };
    let is_owned = match arn.account {
        "" => !template.has_account(),
        account => template.has_account() && account.parse::<AccountId>().is_ok(),
    };
    let are_right = template.fields.iter().zip(values).all(|(field, value)| fits(field, value));
    Some(arn.service == template.service && is_placed && is_owned && are_right)
}

/// Declares the type of each resource type's ARNs.
macro_rules! arns {
    ($($type:ident {
        arn: $arn:ident, service: $service:literal, resource_type: $resource_type:literal,
        example: $example:literal,
        cloudformation: $cloudformation:tt, terraform: $terraform:tt
    })+) => {
        $(
            #[doc = concat!("The ARN of a single `", $service, ":", $resource_type, "` resource.")]
            ///
            /// It contains no wildcard and no policy variable.
            ///
            /// Source: the [service authorization reference][page].
            ///
            /// [page]: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
            ///
            /// ```
            #[doc = concat!("use cognito_perms::", stringify!($arn), ";")]
            ///
            #[doc = concat!("let text = ", stringify!($example), ";")]
            #[doc = concat!("let arn: ", stringify!($arn), " = text.parse()?;")]
            /// assert_eq!(arn.as_str(), text);
            #[doc = concat!("assert!(\"arn:aws:s3:::bucket\".parse::<", stringify!($arn), ">().is_err());")]
            /// # Ok::<(), cognito_perms::InvalidValue>(())
            /// ```
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $arn(String);

            impl FromStr for $arn {
                type Err = InvalidValue;

                /// # Errors
                ///
                /// Returns an error if the string is not the ARN of a single resource of this type, or if its region,
                /// partition or ID is invalid.
                fn from_str(text: &str) -> Result<Self, InvalidValue> {
                    if is_arn_of($service, $resource_type, text) == Some(true) {
                        return Ok(Self(text.to_owned()));
                    }
                    Err(InvalidValue {
                        value: text.to_owned(),
                        kind: stringify!($arn),
                        form: concat!("the ARN of a single `", $service, ":", $resource_type, "`"),
                        example: $example,
                    })
                }
            }

            owned_text!($arn);
            resource_value!($arn);

            impl ArnValue for $arn {
                fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
                    take(&self.0)
                }
            }

            impl From<$arn> for super::arn::Arn {
                fn from(arn: $arn) -> Self {
                    Self(arn.0)
                }
            }
        )+
    };
}

cognito_perms_spec::__for_each_resource_type!(arns);
