//! An ARN template, taken apart.

use crate::facts::files::model::{ArnPart, Piece, Template};

/// Takes an ARN template apart; with the names of its placeholders behind the fifth colon, in order.
///
/// # Errors
///
/// A sentence that says what is impossible about it.
pub fn parse(text: &str) -> Result<(Template, Vec<String>), String> {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let &[prefix, partition, service, region, account, resource] = parts.as_slice() else {
        return Err("an ARN template has six fields between its colons".to_owned());
    };
    if (prefix, partition) != ("arn", "${Partition}") {
        return Err("an ARN template starts with `arn:${Partition}:`".to_owned());
    }
    if service != "*" && !is_lower_kebab(service) {
        return Err(format!("`{service}` cannot be the service of an ARN"));
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

/// The region or the account of a template.
fn part(written: &str, placeholder: &str) -> Result<ArnPart, String> {
    match written {
        "" => Ok(ArnPart::Absent),
        "*" => Ok(ArnPart::Optional),
        _ if written == placeholder => Ok(ArnPart::Required),
        _ if is_lower_kebab(written) => Ok(ArnPart::Always(written.to_owned())),
        _ => {
            Err(format!("`{written}` stands where `{placeholder}`, a name or nothing has to stand"))
        }
    }
}

/// What `region` and `account` of a resource type say of its ARNs.
///
/// # Errors
///
/// It is no word for it, and no name.
pub fn named_part(written: &str) -> Result<ArnPart, String> {
    match written {
        "none" => Ok(ArnPart::Absent),
        "optional" => Ok(ArnPart::Optional),
        "required" => Ok(ArnPart::Required),
        _ if is_lower_kebab(written) => Ok(ArnPart::Always(written.to_owned())),
        _ => Err(format!("`{written}` is neither `none`, `optional` or `required` nor a name")),
    }
}

/// The pieces behind the fifth colon, and the names of the placeholders.
fn pieces(resource: &str) -> Result<(Vec<Piece>, Vec<String>), String> {
    let (mut pieces, mut names): (Vec<Piece>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = resource;
    while !rest.is_empty() {
        let (literal, behind) = rest.split_once("${").map_or((rest, None), |(a, b)| (a, Some(b)));
        if literal.contains(['$', '{', '}', '?']) {
            return Err(format!("`{literal}` holds a character that no ARN template can hold"));
        }
        for (position, text) in literal.split('*').enumerate() {
            if position > 0 {
                pieces.push(Piece::Any);
            }
            if !text.is_empty() {
                pieces.push(Piece::Literal(text.to_owned()));
            }
        }
        let Some(behind) = behind else { break };
        if matches!(pieces.last(), Some(Piece::Field(_) | Piece::Any)) {
            return Err("nothing divides two fields of the ARN template".to_owned());
        }
        let Some((name, after)) = behind.split_once('}') else {
            return Err("`${` has no `}`".to_owned());
        };
        if names.iter().any(|it| it == name) {
            return Err(format!("`${{{name}}}` stands in the ARN template twice"));
        }
        pieces.push(Piece::Field(names.len()));
        names.push(name.to_owned());
        rest = after;
    }
    if pieces.is_empty() {
        return Err("the ARN template ends before its resource".to_owned());
    }
    Ok((pieces, names))
}

/// The `/` or `:` that ends a field: what fills it holds none, if nothing else is known of it.
pub fn divider_after(template: &Template, field: usize) -> Option<char> {
    let is_field = |it: &Piece| matches!(it, Piece::Field(index) if *index == field);
    let position = template.pieces.iter().position(is_field)?;
    match template.pieces.get(position + 1)? {
        Piece::Literal(text) => text.chars().next().filter(|it| matches!(it, '/' | ':')),
        Piece::Field(_) | Piece::Any => None,
    }
}

/// The characters with which ARNs of other templates go on where this one ends: what fills its last field holds none
/// of them, if nothing else is known of it.
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
        let Some(Piece::Literal(next)) = goes_on else { continue };
        let is_alike = template.pieces.iter().zip(&other.pieces).all(|(it, of)| it.is_like(of));
        let divider = next.chars().next().filter(|it| matches!(it, '/' | ':'));
        if let Some(divider) = divider.filter(|it| is_alike && !found.contains(it)) {
            found.push(divider);
        }
    }
    found
}

/// The letters of partitions, regions and service prefixes.
pub fn is_lower_kebab(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| matches!(it, 'a'..='z' | '0'..='9' | '-'))
}
