//! A service in, the static tables of its actions, resource types and condition keys out.

use super::code::{index, list, sort};
use crate::model::{Action, ConditionKey, Field, Piece, ResourceType, Service};
use crate::shape::{Element, literal};
use std::fmt::Write;

pub(super) fn emit_tables(service: &Service) -> String {
    let mut out = String::new();
    let keys = service.condition_keys.iter().map(emit_condition_key);
    let _ = writeln!(out, "static CONDITION_KEYS: &[ConditionKeyInfo] = {};\n", list(keys));
    let types = service.resource_types.iter().map(emit_resource_type);
    let _ = writeln!(out, "static RESOURCE_TYPES: &[ResourceTypeInfo] = {};\n", list(types));
    let actions = service.actions.iter().map(|it| emit_action(service, it));
    let _ = writeln!(out, "static ACTIONS: &[ActionInfo] = {};\n", list(actions));

    let mut names = Vec::new();
    for (index, action) in service.actions.iter().enumerate() {
        names.push((action.name.to_ascii_lowercase(), index.to_string()));
    }
    sort(&mut names);
    let _ = writeln!(
        out,
        "/// The tables of this service.\n\
         pub(crate) static SERVICE: Service = Service {{\n    \
         prefix: {:?},\n    name: {:?},\n    documentation: {:?},\n    facts: {:?},\n    \
         operations_without_action: {},\n    \
         condition_keys: CONDITION_KEYS,\n    resource_types: RESOURCE_TYPES,\n    actions: ACTIONS,\n    \
         actions_by_name: {},\n}};",
        service.prefix,
        service.name,
        service.documentation,
        service.facts,
        list(service.operations_without_action.iter().map(|it| format!("{it:?}"))),
        index(&names),
    );
    out
}

pub(super) fn emit_condition_key(key: &ConditionKey) -> String {
    let optional = |variant: Option<String>| match variant {
        Some(variant) => format!("Some({variant})"),
        None => "None".to_owned(),
    };
    let texts = |texts: &[String]| list(texts.iter().map(|it| format!("{it:?}")));
    format!(
        "ConditionKeyInfo {{ name: {:?}, value_type: ValueType::{:?}, also: {}, format: {}, exact: {}, \
         always: {}, per_action: {}, untrustworthy: {}, beside: {}, services: {}, description: {:?} }}",
        key.name,
        key.value_type,
        optional(key.also.map(|it| format!("ValueType::{it:?}"))),
        optional(key.format.map(|it| format!("Format::{it:?}"))),
        key.exact,
        key.always,
        key.per_action,
        key.untrustworthy,
        texts(&key.beside),
        optional(key.services.as_deref().map(texts)),
        key.description
    )
}

fn emit_action(service: &Service, action: &Action) -> String {
    let types = action.resource_types.iter().map(|(index, required)| {
        format!("ResourceUse {{ resource_type: &RESOURCE_TYPES[{index}], required: {required} }}")
    });
    format!(
        "ActionInfo {{ service: &SERVICE, name: {:?}, qualified_name: {:?}, description: {:?}, \
         access_level: AccessLevel::{:?}, permission_only: {}, resource_types: {}, condition_keys: {}, dependent_actions: {}, \
         authorization: Authorization::{:?}, documentation: {:?} }}",
        action.name,
        format!("{}:{}", service.prefix, action.name),
        action.description,
        action.access_level,
        action.permission_only,
        list(types),
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
    let pieces = it.arn.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => format!("Piece::Literal({text:?})"),
        Piece::Field(index) => format!("Piece::Field({index})"),
    });
    format!(
        "ResourceTypeInfo {{ service: &SERVICE, name: {:?}, description: {:?}, \
         arn: ArnTemplate {{ text: {:?}, service: {:?}, has_region: {}, has_account: {}, resource: {}, \
         fields: {}, shapes: {} }}, condition_keys: {}, documentation: {:?}, type_name: {:?} }}",
        it.name,
        it.description,
        it.arn.text,
        it.arn.service,
        it.arn.has_region,
        it.arn.has_account,
        list(pieces),
        list(it.fields.iter().map(emit_field)),
        list(resource_shapes(it).iter().map(|shape| emit_shape(shape))),
        info_list(&it.condition_keys),
        it.documentation,
        it.type_name,
    )
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

/// Every shape that the whole resource part can have: the product of what its fields can be.
fn resource_shapes(it: &ResourceType) -> Vec<Vec<Element>> {
    let mut shapes: Vec<Vec<Element>> = vec![Vec::new()];
    for piece in &it.arn.pieces {
        let alternatives = match piece {
            Piece::Literal(text) => &vec![literal(text).collect()],
            Piece::Field(index) => &it.fields[*index].shapes,
        };
        let with_each = |shape: &Vec<Element>| {
            let longer = alternatives.iter().map(|it| [shape.as_slice(), it].concat());
            longer.collect::<Vec<_>>()
        };
        shapes = shapes.iter().flat_map(with_each).collect();
    }
    shapes
}

fn emit_shape(shape: &[Element]) -> String {
    list(shape.iter().map(|element| {
        let class = element.class.iter().map(|(first, last)| format!("({first:?}, {last:?})"));
        format!("Element::new({}, Repeat::{:?})", list(class), element.repeat)
    }))
}
