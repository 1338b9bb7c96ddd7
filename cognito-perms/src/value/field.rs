//! The values of fields of ARN templates: a type for each field of a service with Rust items.

use super::invalid::InvalidValue;
use super::region::{Partition, Region};
use super::text::{is_plain, key_value, resource_value, text};
use cognito_perms_spec::facts::catalog::{self, ArnTemplate, Field};
use std::str::FromStr;

/// Checks whether a string is a valid value of a field of an ARN template.
pub(super) fn fits(field: &Field, text: &str) -> bool {
    is_plain(text) && !text.contains('$') && field.admits(text)
}

/// Returns the ARN template of a resource type.
pub(super) fn template(service: &str, resource_type: &str) -> Option<&'static ArnTemplate> {
    Some(&catalog::built_resource_type(service, resource_type)?.arn)
}

/// Checks whether a string has an invalid form after the region that it starts with, as in `us-east-1_us-west-2_X`.
fn contradicts(template: &ArnTemplate, index: usize, text: &str) -> bool {
    let values = (0..template.fields.len()).map(|at| if at == index { text } else { "*" });
    template.regions_of(&template.fill(&values.collect::<Vec<_>>())).is_empty()
}

/// Declares the type of each field.
macro_rules! fields {
    ($($type:ident {
        service: $service:literal, resource_type: $resource_type:literal, field: $index:literal,
        name: $name:literal, description: $description:literal, example: $example:literal,
        region_before: $region_before:tt
    })+) => {
        $(
            #[doc = concat!("The `", $name, "` of a `", $service, ":", $resource_type, "` resource: ", $description, ".")]
            ///
            /// Source: the [service authorization reference][page] and the patterns of the service's API.
            ///
            /// [page]: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
            ///
            /// ```
            #[doc = concat!("use cognito_perms::", stringify!($type), ";")]
            ///
            #[doc = concat!("let value: ", stringify!($type), " = ", stringify!($example), ".parse()?;")]
            #[doc = concat!("assert_eq!(value.as_str(), ", stringify!($example), ");")]
            #[doc = concat!("assert!(\"*\".parse::<", stringify!($type), ">().is_err());")]
            /// # Ok::<(), cognito_perms::InvalidValue>(())
            /// ```
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $type {
                text: String,
                region: fields!(@region_type $region_before),
            }

            impl $type {
                /// Returns the value as a string.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.text
                }

                fn into_string(self) -> String {
                    self.text
                }
            }

            fields!(@region $type $region_before);

            impl FromStr for $type {
                type Err = InvalidValue;

                /// # Errors
                ///
                /// Returns an error if the string does not have this form, or starts with an unknown region.
                fn from_str(text: &str) -> Result<Self, InvalidValue> {
                    let invalid = || InvalidValue {
                        value: text.to_owned(),
                        kind: stringify!($type),
                        form: $description,
                        example: $example,
                    };
                    let template = template($service, $resource_type).ok_or_else(invalid)?;
                    let field = template.fields.get($index).filter(|it| fits(it, text));
                    let field = field.ok_or_else(invalid)?;
                    let region = fields!(@region_of $region_before field text)?;
                    if fields!(@contradicts $region_before template $index text) {
                        return Err(invalid());
                    }
                    Ok(Self { text: text.to_owned(), region })
                }
            }

            text!($type);
            fields!(@resource_value $type $region_before);
        )+
    };
    (@resource_value $type:ident [$end:literal]) => {
        resource_value!($type region partition, $end);
    };
    (@resource_value $type:ident []) => { resource_value!($type); };
    (@contradicts [$end:literal] $template:ident $index:literal $text:ident) => {
        contradicts($template, $index, $text)
    };
    (@contradicts [] $template:ident $index:literal $text:ident) => { false };
    (@region_type [$end:literal]) => { Region };
    (@region_type []) => { () };
    (@region_of [$end:literal] $field:ident $text:ident) => {
        $field.region_in($text).unwrap_or_default().parse::<Region>()
    };
    (@region_of [] $field:ident $text:ident) => {{
        let _ = $field;
        Ok::<(), InvalidValue>(())
    }};
    (@region $type:ident [$end:literal]) => {
        impl $type {
            /// Returns the region that the value starts with.
            #[must_use]
            pub const fn region(&self) -> Region {
                self.region
            }

            /// Returns the partition of that region.
            #[must_use]
            pub const fn partition(&self) -> Partition {
                self.region.partition()
            }
        }
    };
    (@region $type:ident []) => {};
}

cognito_perms_spec::__for_each_field!(fields);

// The audience of a token of an identity pool.
key_value!(IdentityPoolId);
