//! The arguments of a resource type: which fills which field of its ARN, or is all of it.

use super::Checker;
use crate::facts::arn::{Arn, is_account, partitions_with};
use crate::facts::catalog::{ArnTemplate, ResourceTypeInfo};
use crate::model::hole::Kind;
use crate::syntax::{Argument, ValueKind};
use crate::text::list::each;
use crate::text::names::{quoted, similar_name};
use crate::text::{Rule, Span, Text};

impl Checker<'_, '_> {
    /// An ARN that is known at run time only: it says all that other arguments could.
    pub(super) fn whole(
        &mut self,
        resource_type: &'static ResourceTypeInfo,
        arguments: &[Argument<'_>],
        whole: &Argument<'_>,
    ) -> Option<String> {
        let type_name = resource_type.written();
        if let ValueKind::Text(_) | ValueKind::Number(_) | ValueKind::Bool(_) = whole.value.kind {
            let message = format!("`{WHOLE}` takes a value of run time");
            let written = whole.value.kind.text().unwrap_or_default();
            let remedy = if Arn::parse(written).is_ok() {
                format!("an ARN that is known stands without `{type_name}(…)`: `\"{written}\"`")
            } else {
                let any = vec!["*"; resource_type.arn.fields.len()].join(", ");
                let value =
                    format!("a value of type `{}Arn` stands there", resource_type.type_name);
                format!("{value}; `{type_name}({any})` stands for any")
            };
            self.report(Rule::InvalidResourceArgument, whole.value.span, message, [remedy]);
            return None;
        }
        if let Some(other) = arguments.iter().find(|it| !std::ptr::eq(*it, whole)) {
            let span = other.name.as_ref().map_or(other.value.span, |name| name.span);
            let message = format!("the `{WHOLE}` of a `{type_name}` stands alone");
            let remedy = "leave this out: the ARN says it".to_owned();
            self.report(Rule::InvalidResourceArgument, span, message, [remedy]);
            return None;
        }
        self.known(&whole.value, Kind::Arn(resource_type)).map(|it| it.value.into_owned())
    }

    pub(super) fn missing_arguments(
        &mut self,
        resource_type: &ResourceTypeInfo,
        span: Span,
        given: &Given<'_>,
    ) {
        let mut missing = Vec::new();
        for field in resource_type.arn.fields {
            if given.get(field.argument).is_none() {
                missing.push(field.argument);
            }
        }
        let message = format!("`{}` lacks {}", resource_type.written(), quoted(&missing, "and"));
        let example = resource_type.example();
        let remedy = format!("write all fields, as in `{example}`; `*` stands for any");
        self.report(Rule::InvalidResourceArgument, span, message, [remedy]);
    }

    /// Which argument fills which field. What fits nowhere is reported and left out.
    pub(super) fn assign<'p>(
        &mut self,
        resource_type: &'static ResourceTypeInfo,
        arguments: &'p [Argument<'_>],
    ) -> Given<'p> {
        let template = &resource_type.arn;
        let mut position = 0;
        let mut given = Given(Vec::with_capacity(arguments.len()));
        for argument in arguments {
            let (span, field) = match &argument.name {
                Some(name) => {
                    (name.span, argument_names(template).into_iter().find(|it| *it == name.value))
                }
                None => {
                    position += 1;
                    let field = template.fields.get(position - 1);
                    (argument.value.span, field.map(|it| it.argument))
                }
            };
            let Some(field) = field else {
                let type_name = resource_type.written();
                let (message, remedy) = match &argument.name {
                    Some(name) => (
                        format!("`{type_name}` has no argument `{}`", name.value),
                        similar_name("argument", &name.value, argument_names(template))
                            .unwrap_or_else(|| {
                                format!(
                                    "its arguments are {}",
                                    quoted(&argument_names(template), "and")
                                )
                            }),
                    ),
                    None => (
                        format!("one argument too many for `{type_name}`"),
                        extra_argument(argument.value.kind.text(), resource_type),
                    ),
                };
                self.report(Rule::InvalidResourceArgument, span, message, [remedy]);
                continue;
            };
            let not_allowed = match field {
                "region" if !template.has_region => Some(Rule::ArnRegionNotAllowed),
                "account" if !template.has_account => Some(Rule::ArnAccountNotAllowed),
                _ => None,
            };
            if let Some(rule) = not_allowed {
                let message = format!("the ARN of `{}` has no {field}", resource_type.written());
                self.report(rule, span, message, ["leave it out".to_owned()]);
            } else if given.get(field).is_some() {
                let message = format!("`{field}` is given twice");
                self.report(
                    Rule::InvalidResourceArgument,
                    span,
                    message,
                    ["leave one out".to_owned()],
                );
            } else if let Some(value) = self.known(&argument.value, kind_of(field, template)) {
                given.0.push((field, value));
            }
        }
        given
    }
}

/// The arguments of a resource type, by the fields they fill: a few.
pub(super) struct Given<'p>(pub(super) Vec<(&'static str, Text<'p>)>);

impl<'p> Given<'p> {
    pub(super) fn get(&self, field: &str) -> Option<&Text<'p>> {
        for (name, value) in &self.0 {
            if *name == field {
                return Some(value);
            }
        }
        None
    }
}

/// The names that arguments can have.
fn argument_names(template: &ArnTemplate) -> Vec<&'static str> {
    let mut names = each(template.fields, |field| field.argument);
    names.extend_from_slice(&["partition", "region", "account", WHOLE]);
    names
}

/// The argument that is the whole ARN.
pub(super) const WHOLE: &str = "arn";

/// What a run-time value for an argument has to be.
fn kind_of(argument: &str, template: &'static ArnTemplate) -> Kind {
    match argument {
        "partition" => Kind::Partition,
        "region" => Kind::Region,
        "account" => Kind::Account,
        _ => {
            let mut fields = template.fields.iter();
            fields.find(|it| it.argument == argument).map_or(Kind::Account, Kind::Field)
        }
    }
}

/// What was meant by a positional argument that fits no field.
fn extra_argument(written: Option<&str>, resource_type: &ResourceTypeInfo) -> String {
    let written = written.unwrap_or("*");
    if written != "*" && is_account(written) {
        format!("an account is named: `account = \"{written}\"`")
    } else if written != "*" && partitions_with(written).next().is_some() {
        format!("a region is named: `region = \"{written}\"`")
    } else {
        format!("write it as `{}`", resource_type.example())
    }
}
