//! Worlds: which requests there are.

use super::automaton::{Automaton, Step};
use crate::facts::catalog::{
    ActionInfo, ArnPart, ArnTemplate, ConditionKeyInfo, GLOBAL_CONDITION_KEYS, ResourceTypeInfo,
    TemplatePart, known_condition_key,
};

/// Which requests a proof is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum World {
    /// Every action of any service, also those that AWS will add, on any resource.
    #[default]
    Open,
    /// The same, but the actions of the catalog only on resources of their types.
    KnownTypes,
    /// Only the actions of the catalog and those that the policies name, on resources of their types and with their
    /// condition keys.
    Catalog,
}

/// What an action can be used on.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    /// Anything, as far as is known.
    Anything,
    /// `*` alone.
    Nothing,
    /// Resources of its types.
    Types(&'static ActionInfo),
}

impl World {
    /// Returns what an action can be used on.
    pub(super) fn takes(self, action: Option<&'static ActionInfo>) -> Takes {
        // What is known is about requests that IAM authorizes.
        match action.filter(|it| it.authorization.is_iam()) {
            None => Takes::Anything,
            Some(info) if info.resource_types.is_empty() => Takes::Nothing,
            Some(_) if self == Self::Open => Takes::Anything,
            Some(info) => Takes::Types(info),
        }
    }

    /// Returns whether requests for an action can include a condition key, named in lower case.
    pub(super) fn carries(self, action: Option<&'static ActionInfo>, key: &str) -> bool {
        let (Some(action), Self::Catalog) = (action, self) else { return true };
        // The keys of what IAM does not authorize are unknown.
        let Some((info, _)) = known_condition_key(key).filter(|_| action.authorization.is_iam())
        else {
            return true;
        };
        let is_key = |it: &&ConditionKeyInfo| it.name == info.name;
        let is_global = GLOBAL_CONDITION_KEYS.iter().any(|it| it.name == info.name);
        is_global && !info.per_action
            || action.condition_keys.iter().any(is_key)
            || action
                .resource_types
                .iter()
                .any(|it| it.resource_type.condition_keys.iter().any(is_key))
    }
}

impl Takes {
    /// Returns whether a request for the action can be without a resource.
    pub(super) fn is_without_resource(self) -> bool {
        match self {
            Self::Anything | Self::Nothing => true,
            Self::Types(info) => !info.resource_types.iter().any(|it| it.required),
        }
    }

    /// Returns the patterns of the ARNs that it can be used on; `None` if that can be any.
    pub(super) fn patterns(self) -> Option<Vec<Automaton>> {
        match self {
            Self::Anything => None,
            Self::Nothing => Some(Vec::new()),
            Self::Types(info) => {
                let types = info.resource_types.iter().map(|it| it.resource_type);
                Some(types.flat_map(|it| patterns_of(it, false)).collect())
            }
        }
    }

    /// Returns a text that is the same for actions that can be used on the same resources.
    pub(super) fn text(self) -> String {
        match self {
            Self::Anything => "anything".to_owned(),
            Self::Nothing => String::new(),
            Self::Types(info) => {
                let types = info.resource_types.iter();
                let name = |it: &crate::facts::catalog::ResourceUse| {
                    format!("{}:{}", it.resource_type.service.prefix, it.resource_type.name)
                };
                let names: Vec<_> = types.map(name).collect();
                format!("{} {}", self.is_without_resource(), names.join(" "))
            }
        }
    }
}

/// Returns the patterns of the ARNs of a type. In `loose` ones a field can be anything.
pub(super) fn patterns_of(resource_type: &ResourceTypeInfo, loose: bool) -> Vec<Automaton> {
    resource_type.templates().flat_map(|it| patterns(it, loose)).collect()
}

/// Any characters but colons.
const ANY: Step = Step::Star { colon: false };

/// Returns the patterns for ARNs of a template: one for each shape of its fields.
fn patterns(template: &ArnTemplate, loose: bool) -> Vec<Automaton> {
    let mut start: Vec<Step> = letters("arn:").collect();
    start.extend([ANY, Step::Letter(':')]);
    match template.service {
        "*" => start.push(ANY),
        service => start.extend(letters(service)),
    }
    for part in [template.region, template.account] {
        start.push(Step::Letter(':'));
        match part {
            ArnPart::Absent => {}
            ArnPart::Required => start.extend([Step::One { colon: false }, ANY]),
            ArnPart::Optional => start.push(ANY),
            ArnPart::Always(value) => start.extend(letters(value)),
        }
    }
    start.push(Step::Letter(':'));
    let mut all = vec![start];
    for part in template.resource {
        let of_part: Vec<Vec<Step>> = match part {
            TemplatePart::Literal(text) => vec![letters(text).collect()],
            TemplatePart::Any => vec![vec![Step::Star { colon: true }]],
            TemplatePart::Field(_) if loose => vec![vec![Step::Star { colon: true }]],
            TemplatePart::Field(index) => template
                .fields
                .get(*index)
                .map_or(&[] as &[_], |it| it.shapes)
                .iter()
                .map(|shape| shape.iter().map(|it| Step::Of(it.class, it.repeat)).collect())
                .collect(),
        };
        all = all
            .iter()
            .flat_map(|before| {
                of_part.iter().map(move |it| [before.as_slice(), it.as_slice()].concat())
            })
            .collect();
    }
    all.into_iter().map(|it| Automaton::new(it, false)).collect()
}

fn letters(text: &str) -> impl Iterator<Item = Step> {
    text.chars().map(Step::Letter)
}
