//! What the parts of a policy are called in each notation: remedies are said in the author's words.

use crate::facts::catalog::{self, ActionInfo, ArnPart, ResourceTypeInfo};
use crate::model::Arn;
use crate::model::action::ActionMeaning;
use crate::syntax::{Element, Notation};
use crate::text::list::{each, joined};
use crate::text::wildcard::has_wildcard;

impl Notation {
    /// The name of an action, as it is written in a list of actions.
    #[must_use]
    pub fn action(self, action: &ActionInfo) -> &'static str {
        match self {
            Self::Literal => action.written(),
            Self::LiteralOfService | Self::Json(_) => action.qualified_name,
        }
    }

    /// A pattern for actions of a service.
    pub(crate) fn pattern(self, prefix: &str, is_default: bool, pattern: &str) -> String {
        match self {
            Self::Literal if is_default => pattern.to_owned(),
            Self::Literal | Self::LiteralOfService | Self::Json(_) => format!("{prefix}:{pattern}"),
        }
    }

    /// Every action of AWS.
    pub(crate) fn every_action(self) -> &'static str {
        match self {
            Self::Literal | Self::LiteralOfService => "*:*",
            Self::Json(_) => "*",
        }
    }

    /// What the catalogue is not asked about.
    #[must_use]
    pub fn unchecked(self, text: &str) -> String {
        match self {
            Self::Literal | Self::LiteralOfService => format!("unchecked(\"{text}\")"),
            Self::Json(_) => text.to_owned(),
        }
    }

    /// How a name gets past a catalogue that is older.
    pub(crate) fn newer(self, what: &str, text: &str) -> String {
        match self {
            Self::Literal | Self::LiteralOfService => {
                format!("{what} is written `unchecked(\"{text}\")`")
            }
            Self::Json(_) => format!("{what} passes with the option `unchecked`: `{text}`"),
        }
    }

    /// A resource of a type, by an id or with example values.
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
                        // Of a resource that the author names, the account is not known.
                        (_, Some(_)) => "*",
                        (_, None) => "123456789012",
                    },
                    resource: &template.fill(&values),
                };
                arn.to_string()
            }
        }
    }

    /// A condition with one value, in quotes unless it is `true`, `false` or a number.
    #[must_use]
    pub fn condition(self, key: &str, operator: &str, value: &str) -> String {
        let is_bare = matches!(value, "true" | "false") || value.parse::<f64>().is_ok();
        match self {
            Self::Literal | Self::LiteralOfService if is_bare => {
                format!("{key} {operator} {value}")
            }
            Self::Literal | Self::LiteralOfService => format!("{key} {operator} \"{value}\""),
            Self::Json(_) => format!("\"{operator}\": {{\"{key}\": \"{value}\"}}"),
        }
    }

    /// `not` before actions.
    pub(crate) fn not_actions(self) -> &'static str {
        match self {
            Self::Literal | Self::LiteralOfService => "not",
            Self::Json(_) => "NotAction",
        }
    }

    /// `not` before resources.
    pub(crate) fn not_resources(self) -> &'static str {
        match self {
            Self::Literal | Self::LiteralOfService => "not",
            Self::Json(_) => "NotResource",
        }
    }

    /// The actions of an item of a list.
    pub(crate) fn actions(self, meaning: &ActionMeaning<'_>) -> String {
        match meaning {
            ActionMeaning::Named(action) => self.action(action).to_owned(),
            ActionMeaning::Pattern { service, name, .. } => {
                self.pattern(service.prefix, service.is_default(), name)
            }
            ActionMeaning::Levels { levels, .. } => {
                let names = each(levels, |level| level.name());
                format!("level({})", joined(&names, ", "))
            }
            ActionMeaning::Every => self.every_action().to_owned(),
            ActionMeaning::Unchecked(text) => (*text).to_owned(),
        }
    }

    /// A text that is the id of a resource, or the end of its ARN, as a resource is written: `us-east-1_X` and
    /// `userpool/us-east-1_X` are `userpool("us-east-1_X")` in `policy!`.
    #[must_use]
    pub fn resource_of(self, written: &str) -> Option<String> {
        if has_wildcard(written) {
            return None;
        }
        let built = catalog::built_services().iter();
        let mut types = built.flat_map(|service| service.resource_types());
        types.find_map(|it| {
            let [field] = it.arn.fields else { return None };
            let id =
                it.arn.split(written).and_then(|values| values.first().copied()).unwrap_or(written);
            let is_id = field.admits(id) && field.region_in(id).is_some();
            is_id.then(|| self.resource(it, Some(id)))
        })
    }

    /// How an element that a statement lacks is added.
    pub(crate) fn element(self, element: Element) -> Option<String> {
        const EXAMPLE: &str =
            "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E";
        Some(match (self, element) {
            (Self::Literal | Self::LiteralOfService, Element::Resource) => {
                "name what it is for: `on userpool(\"us-east-1_Ab12Cd34E\")`, or `on *`".to_owned()
            }
            (Self::Literal | Self::LiteralOfService, Element::Effect | Element::Action) => {
                return None;
            }
            (Self::Json(_), Element::Effect) => {
                "write `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"`".to_owned()
            }
            (Self::Json(_), Element::Action) => {
                "name what it is about: `\"Action\": \"cognito-idp:AdminGetUser\"`".to_owned()
            }
            (Self::Json(_), Element::Resource) => {
                format!("name what it is for: `\"Resource\": \"{EXAMPLE}\"`")
            }
        })
    }

    /// The effects.
    pub(crate) fn effects(self) -> [&'static str; 2] {
        match self {
            Self::Literal | Self::LiteralOfService => ["allow", "deny"],
            Self::Json(_) => ["Allow", "Deny"],
        }
    }

    /// Which effects there are, in words.
    pub(crate) fn effects_in_words(self) -> &'static str {
        match self {
            Self::Literal | Self::LiteralOfService => "a statement starts with `allow` or `deny`",
            Self::Json(_) => "the effects are `Allow` and `Deny`",
        }
    }

    /// Whether names of its own in another letter case are a mistake that people make.
    pub(crate) fn is_case_sensitive(self) -> bool {
        matches!(self, Self::Json(_))
    }
}
