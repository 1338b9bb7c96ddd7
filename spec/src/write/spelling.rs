//! How the parts of a policy are spelled in each notation, so that help messages use the author's notation.

use crate::facts::catalog::{ArnPart, ResourceTypeInfo};
use crate::model::Arn;
use crate::model::action::ActionMeaning;
use crate::syntax::Notation;
use crate::text::Argument;
use crate::text::list::{each, joined};
use std::borrow::Cow;

impl From<&ActionMeaning<'_>> for Argument {
    fn from(meaning: &ActionMeaning<'_>) -> Self {
        match meaning {
            ActionMeaning::Named(action) => Self::from(*action),
            ActionMeaning::Pattern { service, name, .. } => Self::Name {
                prefix: Cow::Borrowed(service.prefix),
                name: Cow::Owned(name.clone().into_owned()),
                is_default: service.is_default(),
            },
            ActionMeaning::Levels { levels, .. } => {
                let names = each(levels, |level| level.name());
                Self::from(format!("level({})", joined(&names, ", ")))
            }
            ActionMeaning::Every => Self::EveryAction,
            ActionMeaning::Unchecked(text) => Self::from(&**text),
        }
    }
}

impl Notation {
    /// Returns a pattern for actions of a service.
    pub(crate) fn pattern(self, prefix: &str, is_default: bool, pattern: &str) -> String {
        match self {
            Self::Literal if is_default => pattern.to_owned(),
            Self::Literal | Self::LiteralOfService | Self::Json(_) => format!("{prefix}:{pattern}"),
        }
    }

    /// Returns the wildcard for every action of every service.
    pub(crate) fn every_action(self) -> &'static str {
        match self {
            Self::Literal | Self::LiteralOfService => "*:*",
            Self::Json(_) => "*",
        }
    }

    /// Returns a name that is not looked up in the catalog.
    #[must_use]
    pub fn unchecked(self, text: &str) -> String {
        match self {
            Self::Literal | Self::LiteralOfService => format!("unchecked(\"{text}\")"),
            Self::Json(_) => text.to_owned(),
        }
    }

    /// Returns a resource of a type, with an id or with example values.
    #[must_use]
    pub fn resource(self, resource_type: &ResourceTypeInfo, id: Option<&str>) -> String {
        match (self, id) {
            (Self::LiteralOfService, None) => resource_type.qualified_example(),
            (Self::Literal, None) => resource_type.example(),
            (Self::Literal | Self::LiteralOfService, Some(id)) => {
                format!("{}(\"{id}\")", resource_type.written())
            }
            (Self::Json(_), id) => {
                let template = &resource_type.arn;
                let values = each(template.fields, |it| id.unwrap_or(it.example));
                let id_region = template
                    .fields
                    .iter()
                    .zip(&values)
                    .find_map(|(field, value)| Some(value.split_once(field.region_before?)?.0));
                let arn = Arn {
                    partition: "aws",
                    service: template.service,
                    region: match template.region {
                        ArnPart::Absent => "",
                        ArnPart::Always(region) => region,
                        ArnPart::Required | ArnPart::Optional => id_region.unwrap_or("us-east-1"),
                    },
                    account: match (template.account, id) {
                        (ArnPart::Absent, _) => "",
                        (ArnPart::Always(account), _) => account,
                        // The account of a resource that the author names is unknown.
                        (_, Some(_)) => "*",
                        (_, None) => "123456789012",
                    },
                    resource: &template.fill(&values),
                };
                arn.to_string()
            }
        }
    }

    /// Returns a condition with one value, in quotes unless it is `true`, `false` or a number that is compared as one.
    #[must_use]
    pub fn condition(self, key: &str, operator: &str, value: &str) -> String {
        let is_number = || !operator.contains("String") && value.parse::<f64>().is_ok();
        let is_bare = matches!(value, "true" | "false") || is_number();
        match self {
            Self::Literal | Self::LiteralOfService if is_bare => {
                format!("{key} {operator} {value}")
            }
            Self::Literal | Self::LiteralOfService => format!("{key} {operator} \"{value}\""),
            Self::Json(_) => format!("\"{operator}\": {{\"{key}\": \"{value}\"}}"),
        }
    }
}
