//! Parses ARN templates.

use crate::facts::files::model::{ArnPart, Template, TemplatePart};

/// Parses an ARN template, and returns it with the names of its placeholders after the fifth colon, in order.
///
/// # Errors
///
/// Returns a message about what is invalid.
pub fn parse(text: &str) -> Result<(Template, Vec<String>), String> {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let &[prefix, partition, service, region, account, resource] = parts.as_slice() else {
        return Err("expected six fields separated by colons in the ARN template".to_owned());
    };
    if (prefix, partition) != ("arn", "${Partition}") {
        return Err("expected the ARN template to start with `arn:${Partition}:`".to_owned());
    }
    if service != "*" && !is_lower_kebab(service) {
        return Err(format!("invalid service `{service}` in the ARN template"));
    }
    let (pieces, names) = pieces(resource)?;
    let template = Template {
        text: text.to_owned(),
        service: service.to_owned(),
        region: part(region, "${Region}")?,
        account: part(account, "${Account}")?,
        pieces,
        fields: Vec::new(),
    };
    Ok((template, names))
}

/// Parses the region or account of a template.
fn part(written: &str, placeholder: &str) -> Result<ArnPart, String> {
    match written {
        "" => Ok(ArnPart::Absent),
        "*" => Ok(ArnPart::Optional),
        _ if written == placeholder => Ok(ArnPart::Required),
        _ if is_lower_kebab(written) => Ok(ArnPart::Always(written.to_owned())),
        _ => Err(format!("expected `{placeholder}`, a name or nothing, found `{written}`")),
    }
}

/// Parses the `region` or `account` of a resource type.
///
/// # Errors
///
/// Returns a message if it is neither one of the keywords nor a name.
pub fn named_part(written: &str) -> Result<ArnPart, String> {
    match written {
        "none" => Ok(ArnPart::Absent),
        "optional" => Ok(ArnPart::Optional),
        "required" => Ok(ArnPart::Required),
        _ if is_lower_kebab(written) => Ok(ArnPart::Always(written.to_owned())),
        _ => Err(format!("expected `none`, `optional`, `required` or a name, found `{written}`")),
    }
}

/// Returns the pieces after the fifth colon, and the names of the placeholders.
fn pieces(resource: &str) -> Result<(Vec<TemplatePart>, Vec<String>), String> {
    let (mut pieces, mut names): (Vec<TemplatePart>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = resource;
    while !rest.is_empty() {
        let (literal, after) = rest.split_once("${").map_or((rest, None), |(a, b)| (a, Some(b)));
        if literal.contains(['$', '{', '}', '?']) {
            return Err(format!(
                "`{literal}` contains a character that is not allowed in ARN templates"
            ));
        }
        for (position, text) in literal.split('*').enumerate() {
            if position > 0 {
                pieces.push(TemplatePart::Any);
            }
            if !text.is_empty() {
                pieces.push(TemplatePart::Literal(text.to_owned()));
            }
        }
        let Some(after) = after else { break };
        if matches!(pieces.last(), Some(TemplatePart::Field(_) | TemplatePart::Any)) {
            return Err(
                "adjacent placeholders in the ARN template: separate them with text".to_owned()
            );
        }
        let Some((name, after)) = after.split_once('}') else {
            return Err("missing `}` after `${`".to_owned());
        };
        if names.iter().any(|it| it == name) {
            return Err(format!("duplicate placeholder `${{{name}}}` in the ARN template"));
        }
        pieces.push(TemplatePart::Field(names.len()));
        names.push(name.to_owned());
        rest = after;
    }
    if pieces.is_empty() {
        return Err("missing resource in the ARN template".to_owned());
    }
    Ok((pieces, names))
}

/// Returns the `/` or `:` that ends a field. Values of a field without a description cannot contain it.
pub fn divider_after(template: &Template, field: usize) -> Option<char> {
    let is_field = |it: &TemplatePart| matches!(it, TemplatePart::Field(index) if *index == field);
    let position = template.pieces.iter().position(is_field)?;
    match template.pieces.get(position + 1)? {
        TemplatePart::Literal(text) => text.chars().next().filter(|it| matches!(it, '/' | ':')),
        TemplatePart::Field(_) | TemplatePart::Any => None,
    }
}

/// Returns the characters with which ARNs of other templates continue where ARNs of this one end. Values of its
/// last field cannot contain them if the field has no description.
pub fn continuations<'t>(
    template: &Template,
    others: impl Iterator<Item = &'t Template>,
) -> Vec<char> {
    let mut found = Vec::new();
    for other in others {
        if other.service != template.service {
            continue;
        }
        let goes_on = other.pieces.get(template.pieces.len());
        let Some(TemplatePart::Literal(next)) = goes_on else { continue };
        let is_alike = template.pieces.iter().zip(&other.pieces).all(|(it, of)| it.is_like(of));
        let divider = next.chars().next().filter(|it| matches!(it, '/' | ':'));
        if let Some(divider) = divider.filter(|it| is_alike && !found.contains(it)) {
            found.push(divider);
        }
    }
    found
}

/// Checks for the characters of partitions, regions and service prefixes.
pub fn is_lower_kebab(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| matches!(it, 'a'..='z' | '0'..='9' | '-'))
}
