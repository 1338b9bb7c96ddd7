//! Generates the static tables of a service's actions, resource types and condition keys.

use super::code::list;
use crate::facts::files::model::{
    Action, ArnPart, ConditionKey, Field, ResourceType, Service, Template, TemplatePart,
};
use crate::facts::shape::Element;
use std::fmt::Write;

pub(super) fn emit_tables(service: &Service) -> String {
    let mut out = String::new();
    let keys = service.condition_keys.iter().map(emit_condition_key);
    let _ = writeln!(out, "static CONDITION_KEYS: &[ConditionKeyInfo] = {};\n", list(keys));
    let types = service.resource_types.iter().map(emit_resource_type);
    let _ = writeln!(out, "static RESOURCE_TYPES: &[ResourceTypeInfo] = {};\n", list(types));
    let actions = service.actions.iter().map(|it| emit_action(service, it));
    let _ = writeln!(out, "static ACTIONS: &[ActionInfo] = {};\n", list(actions));

    let _ = writeln!(
        out,
        "pub(in crate::facts) static TABLES: Tables = Tables {{\n    \
         condition_keys: CONDITION_KEYS,\n    resource_types: RESOURCE_TYPES,\n    actions: ACTIONS,\n}};\n"
    );
    let texts = |texts: &[String]| list(texts.iter().map(|it| format!("{it:?}")));
    let _ = writeln!(
        out,
        "/// The tables of this service.\n\
         pub(crate) static SERVICE: Service = Service {{\n    \
         prefix: {:?},\n    name: {:?},\n    documentation: {:?},\n    facts: {:?},\n    \
         operations_without_action: {},\n    unlisted_operations: {},\n    is_reviewed: {},\n    names: Names::Built(&TABLES),\n}};",
        service.prefix,
        service.name,
        service.documentation,
        service.facts,
        texts(&service.operations_without_action),
        texts(&service.unlisted_operations),
        service.is_reviewed,
    );
    out
}

pub(super) fn emit_condition_key(key: &ConditionKey) -> String {
    let texts = |texts: &[String]| list(texts.iter().map(|it| format!("{it:?}")));
    format!(
        "ConditionKeyInfo {{ name: {:?}, value_type: ValueType::{:?}, also: {}, format: {}, exact: {}, \
         always: {}, per_action: {}, untrustworthy: {}, paired_with: {}, services: {}, description: {:?} }}",
        key.name,
        key.value_type,
        optional(key.also.map(|it| format!("ValueType::{it:?}"))),
        optional(key.format.map(|it| format!("Format::{it:?}"))),
        key.exact,
        key.always,
        key.per_action,
        key.untrustworthy,
        texts(&key.paired_with),
        optional(key.services.as_deref().map(texts)),
        key.description
    )
}

pub(super) fn optional(code: Option<String>) -> String {
    code.map_or_else(|| "None".to_owned(), |code| format!("Some({code})"))
}

fn emit_action(service: &Service, action: &Action) -> String {
    let types = action.resource_types.iter().map(|(index, required)| {
        format!("ResourceUse {{ resource_type: &RESOURCE_TYPES[{index}], required: {required} }}")
    });
    let level = optional(action.access_level.map(|it| format!("AccessLevel::{it:?}")));
    format!(
        "ActionInfo {{ service: &SERVICE, name: {:?}, qualified_name: {:?}, description: {:?}, \
         access_level: {level}, permission_only: {}, retired: {:?}, is_disputed: {}, resource_types: {}, needs_one: {}, \
         condition_keys: {}, dependent_actions: {}, authorization: Authorization::{:?}, documentation: {:?} }}",
        action.name,
        format!("{}:{}", service.prefix, action.name),
        action.description,
        action.permission_only,
        action.retired,
        action.disputed,
        list(types),
        action.needs_one,
        info_list(&action.condition_keys),
        list(action.dependent_actions.iter().map(|it| format!("{it:?}"))),
        action.authorization,
        action.documentation,
    )
}

fn info_list(indices: &[usize]) -> String {
    list(indices.iter().map(|index| format!("&CONDITION_KEYS[{index}]")))
}

fn emit_resource_type(it: &ResourceType) -> String {
    format!(
        "ResourceTypeInfo {{ service: &SERVICE, name: {:?}, title: {:?}, description: {:?}, \
         arn: {}, other_arns: {}, condition_keys: {}, documentation: {:?}, type_name: {:?} }}",
        it.name,
        it.title,
        it.description,
        emit_template(&it.arn),
        list(it.other_arns.iter().map(emit_template)),
        info_list(&it.condition_keys),
        it.documentation,
        it.type_name,
    )
}

fn emit_template(it: &Template) -> String {
    let pieces = it.pieces.iter().map(|piece| match piece {
        TemplatePart::Literal(text) => format!("TemplatePart::Literal({text:?})"),
        TemplatePart::Field(index) => format!("TemplatePart::Field({index})"),
        TemplatePart::Any => "TemplatePart::Any".to_owned(),
    });
    format!(
        "ArnTemplate {{ text: {:?}, service: {:?}, region: {}, account: {}, resource: {}, fields: {} }}",
        it.text,
        it.service,
        emit_part(&it.region),
        emit_part(&it.account),
        list(pieces),
        list(it.fields.iter().map(emit_field)),
    )
}

fn emit_part(part: &ArnPart) -> String {
    match part {
        ArnPart::Always(text) => format!("ArnPart::Always({text:?})"),
        part => format!("ArnPart::{part:?}"),
    }
}

fn emit_field(field: &Field) -> String {
    format!(
        "Field {{ name: {:?}, argument: {:?}, description: {:?}, shapes: {}, max_length: {}, \
         example: {:?}, region_before: {:?}, type_name: {:?} }}",
        field.name,
        field.argument,
        field.description,
        list(field.shapes.iter().map(|shape| emit_shape(shape))),
        field.max_length,
        field.example,
        field.region_before,
        field.type_name,
    )
}

fn emit_shape(shape: &[Element]) -> String {
    list(shape.iter().map(|element| {
        let class = element.class.iter().map(|(first, last)| format!("({first:?}, {last:?})"));
        format!("Element::new({}, Repeat::{:?})", list(class), element.repeat)
    }))
}
