//! Generates macros that pass everything with a Rust item to another macro: the fields of ARN templates, the resource
//! types, and the global condition keys.

use crate::facts::files::model::{
    Catalog, ConditionKey, Deployed, Field, ResourceType, TemplatePart,
};
use std::fmt::Write;

/// Generates the macros.
pub(super) fn emit(catalog: &Catalog) -> String {
    let (mut fields, mut types) = (String::new(), String::new());
    for service in catalog.of_items() {
        for it in &service.resource_types {
            for (index, field) in it.arn.fields.iter().enumerate() {
                fields += &emit_field(&service.prefix, it, index, field);
            }
            types += &emit_type(&service.prefix, it);
        }
    }
    let of_fields = "a line for each field of an ARN template";
    let of_types = "a part for each resource type";
    let of_keys = "a line for each global condition key without a variable part";
    let keys: String = catalog.condition_keys.iter().filter_map(emit_key).collect();
    for_each("field", of_fields, &fields)
        + &for_each("resource_type", of_types, &types)
        + &for_each("global_key", of_keys, &keys)
}

/// Generates the name of a key's constant, the key and its description.
fn emit_key(key: &ConditionKey) -> Option<String> {
    let name = key.name.strip_prefix("aws:").filter(|it| !it.contains('$'))?;
    let (name, description) = (constant(name), &key.description);
    Some(format!("            {name} {{ key: {:?}, description: {description:?} }}\n", key.name))
}

/// Returns a name in capitals: `MULTI_FACTOR_AUTH_AGE` for `MultiFactorAuthAge`, `VIA_AWS_SERVICE` for `ViaAWSService`.
fn constant(name: &str) -> String {
    // Words whose letter case does not show where they end.
    let name = name.replace("IPv4", "Ipv4").replace("AWSMCP", "AwsMcp");
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let is_after_lower = index > 0 && !letters[index - 1].is_uppercase();
        let is_before_lower = letters.get(index + 1).is_some_and(|it| it.is_lowercase());
        if index > 0 && letter.is_uppercase() && (is_after_lower || is_before_lower) {
            out.push('_');
        }
        out.push(letter.to_ascii_uppercase());
    }
    out
}

fn for_each(what: &str, line: &str, lines: &str) -> String {
    format!(
        "/// Calls a macro with {line}.\n\
         #[doc(hidden)]\n\
         #[macro_export]\n\
         macro_rules! __for_each_{what} {{\n    ($callback:ident) => {{\n        $callback! {{\n{lines}        }}\n    }};\n}}\n"
    )
}

/// Generates the name of a field's Rust type, where its facts are, and its description.
fn emit_field(prefix: &str, it: &ResourceType, index: usize, field: &Field) -> String {
    format!(
        "            {} {{ service: {prefix:?}, resource_type: {:?}, field: {index}, name: {:?}, \
         description: {:?}, example: {:?}, region_before: [{}] }}\n",
        field.type_name,
        it.name,
        field.name,
        field.description,
        field.example,
        field.region_before.map_or_else(String::new, |end| format!("{end:?}")),
    )
}

/// Generates the names of a resource type's Rust types, an example ARN, and its names and attributes in
/// deployment tools.
fn emit_type(prefix: &str, it: &ResourceType) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "            {} {{\n                arn: {0}Arn, service: {prefix:?}, resource_type: {:?}, example: {:?},\n                \
         cloudformation: {{ {} }},\n                terraform: {{ {} }}\n            }}",
        it.type_name,
        it.name,
        example(it),
        emit_deployed(it, it.cloudformation.as_ref(), |field| field.cloudformation.as_deref()),
        emit_deployed(it, it.terraform.as_ref(), |field| field.terraform.as_deref()),
    );
    out
}

fn emit_deployed(
    it: &ResourceType,
    deployed: Option<&Deployed>,
    attribute_of: fn(&Field) -> Option<&str>,
) -> String {
    let Some(Deployed { name, arn }) = deployed else { return String::new() };
    let mut out = format!("{name:?}");
    for field in &it.arn.fields {
        if let Some(attribute) = attribute_of(field) {
            let _ = write!(out, " {}: {} = {attribute:?},", field.argument, field.type_name);
        }
    }
    if let Some(arn) = arn {
        let _ = write!(out, " arn: {}Arn = {arn:?},", it.type_name);
    }
    out
}

/// Returns an example ARN of the type, from the examples of its fields and the region that they start with.
fn example(it: &ResourceType) -> String {
    let region =
        it.arn.fields.iter().find_map(|field| field.example.split_once(field.region_before?));
    let mut resource = String::new();
    for piece in &it.arn.pieces {
        resource += match piece {
            TemplatePart::Literal(text) => text,
            TemplatePart::Field(index) => &it.arn.fields[*index].example,
            TemplatePart::Any => "*",
        };
    }
    format!(
        "arn:aws:{}:{}:{}:{resource}",
        it.arn.service,
        if it.arn.region.is_open() { region.map_or("us-east-1", |(region, _)| region) } else { "" },
        if it.arn.account.is_open() { "123456789012" } else { "" },
    )
}
