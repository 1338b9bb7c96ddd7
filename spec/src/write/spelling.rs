//! What the parts of a policy are called in each notation: remedies are said in the author's words.

use crate::facts::arn::Arn;
use crate::facts::catalog::{ActionInfo, ResourceTypeInfo};
use crate::syntax::Notation;
use crate::text::list::each;

impl Notation {
    /// The name of an action, as it is written in a list of actions.
    #[must_use]
    pub fn action(self, action: &ActionInfo) -> &'static str {
        match self {
            Self::Literal => action.written(),
            Self::Json(_) => action.qualified_name,
        }
    }

    /// A pattern for actions of a service.
    pub(crate) fn pattern(self, prefix: &str, is_default: bool, pattern: &str) -> String {
        match self {
            Self::Literal if is_default => pattern.to_owned(),
            Self::Literal | Self::Json(_) => format!("{prefix}:{pattern}"),
        }
    }

    /// Every action of AWS.
    pub(crate) fn every_action(self) -> &'static str {
        match self {
            Self::Literal => "*:*",
            Self::Json(_) => "*",
        }
    }

    /// What the catalogue is not asked about.
    #[must_use]
    pub fn unchecked(self, text: &str) -> String {
        match self {
            Self::Literal => format!("unchecked(\"{text}\")"),
            Self::Json(_) => text.to_owned(),
        }
    }

    /// How a name gets past a catalogue that is older.
    pub(crate) fn newer(self, what: &str, text: &str) -> String {
        match self {
            Self::Literal => format!("{what} is written `unchecked(\"{text}\")`"),
            Self::Json(_) => format!("{what} passes with the option `unchecked`: `{text}`"),
        }
    }

    /// A resource of a type, by an id or with example values.
    #[must_use]
    pub fn resource(self, resource_type: &ResourceTypeInfo, id: Option<&str>) -> String {
        match (self, id) {
            (Self::Literal, None) => resource_type.example(),
            (Self::Literal, Some(id)) => format!("{}(\"{id}\")", resource_type.written()),
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
                    region: if template.has_region { id_region.unwrap_or("us-east-1") } else { "" },
                    account: match (template.has_account, id) {
                        (false, _) => "",
                        // Of a resource that the author names, the account is not known.
                        (true, Some(_)) => "*",
                        (true, None) => "123456789012",
                    },
                    resource: &template.fill(&values),
                };
                arn.to_string()
            }
        }
    }

    /// A condition with one value, which stands in quotes unless it is `true`, `false` or a number.
    #[must_use]
    pub fn condition(self, key: &str, operator: &str, value: &str) -> String {
        let is_bare = matches!(value, "true" | "false") || value.parse::<f64>().is_ok();
        match self {
            Self::Literal if is_bare => format!("{key} {operator} {value}"),
            Self::Literal => format!("{key} {operator} \"{value}\""),
            Self::Json(_) => format!("\"{operator}\": {{\"{key}\": \"{value}\"}}"),
        }
    }

    /// A condition with a key that no catalogue has.
    #[must_use]
    pub fn unchecked_condition(self, key: &str, operator: &str, value: &str) -> String {
        self.condition(&self.unchecked(key), operator, value)
    }

    /// `not` in front of actions.
    pub(crate) fn not_actions(self) -> &'static str {
        match self {
            Self::Literal => "not",
            Self::Json(_) => "NotAction",
        }
    }

    /// `not` in front of resources.
    pub(crate) fn not_resources(self) -> &'static str {
        match self {
            Self::Literal => "not",
            Self::Json(_) => "NotResource",
        }
    }
}
