//! An ARN template, taken apart.

use crate::model::{Piece, Template};
use crate::schema::ResourceType;

/// Takes the ARN template of a resource type apart.
///
/// # Errors
///
/// A sentence that says what is impossible about it.
pub fn parse(resource_type: &ResourceType) -> Result<Template, String> {
    let text = resource_type.arn.get_ref();
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let &[prefix, partition, service, region, account, resource] = parts.as_slice() else {
        return Err("an ARN template has six fields between its colons".to_owned());
    };
    if (prefix, partition) != ("arn", "${Partition}") {
        return Err("an ARN template starts with `arn:${Partition}:`".to_owned());
    }
    if !is_lower_kebab(service) {
        return Err(format!("`{service}` cannot be the service of an ARN"));
    }
    for (field, placeholder) in [(region, "${Region}"), (account, "${Account}")] {
        if !field.is_empty() && field != placeholder {
            return Err(format!("`{field}` stands where `{placeholder}` or nothing has to stand"));
        }
    }
    let mut pieces = Vec::new();
    let mut rest = resource;
    while !rest.is_empty() {
        let (literal, behind) = rest.split_once("${").map_or((rest, None), |(a, b)| (a, Some(b)));
        if literal.contains(['$', '{', '}', '*', '?']) {
            return Err(format!("`{literal}` holds a character that no ARN template can hold"));
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal.to_owned()));
        } else if matches!(pieces.last(), Some(Piece::Field(_))) {
            return Err("nothing divides two fields of the ARN template".to_owned());
        }
        let Some(behind) = behind else { break };
        let Some((name, after)) = behind.split_once('}') else {
            return Err("`${` has no `}`".to_owned());
        };
        let fields = resource_type.fields.iter().map(|it| &it.name);
        let index = fields.clone().position(|it| it.get_ref() == name);
        let Some(index) = index else {
            return Err(format!("`${{{name}}}` is no field of `{}`", resource_type.name.get_ref()));
        };
        let before = pieces.iter().filter(|it| matches!(it, Piece::Field(_))).count();
        if index != before {
            return Err(format!(
                "`${{{name}}}` stands in the ARN template in another place than among the fields"
            ));
        }
        pieces.push(Piece::Field(index));
        rest = after;
    }
    if pieces.is_empty() {
        return Err("the ARN template ends before its resource".to_owned());
    }
    Ok(Template {
        text: text.clone(),
        service: service.to_owned(),
        has_region: !region.is_empty(),
        has_account: !account.is_empty(),
        pieces,
    })
}

/// The letters of partitions, regions and service prefixes.
pub fn is_lower_kebab(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| matches!(it, 'a'..='z' | '0'..='9' | '-'))
}
