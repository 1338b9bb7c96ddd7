//! ARN templates in the format of the sources in, templates in the format of catalog files out.

use super::names::{is_placeholder, split_placeholder};

/// A piece of the last field of a template.
enum ReferencePart {
    Text(String),
    Placeholder(String),
}

/// Returns a template in the format of catalog files.
pub(super) fn normalize(written: &str) -> Result<String, String> {
    let invalid = |why: &str| format!("invalid ARN template `{written}`: {why}");
    let mut fields = written.splitn(6, ':');
    let mut next = || fields.next().unwrap_or_default();
    let (arn, partition, service, region, account, rest) =
        (next(), next(), next(), next(), next(), next());
    if (arn, partition) != ("arn", "${Partition}") {
        return Err(invalid("expected `arn:${Partition}:` at its start"));
    }
    let service = field(service, "*").filter(|it| !it.is_empty());
    let service = service.ok_or_else(|| invalid("expected a service, or one placeholder"))?;
    let region = field(region, "${Region}");
    let region = region.ok_or_else(|| invalid("expected a region, or one placeholder"))?;
    let account = field(account, "${Account}");
    let account = account.ok_or_else(|| invalid("expected an account, or one placeholder"))?;
    let rest = resource(rest).map_err(|why| invalid(&why))?;
    Ok(format!("arn:${{Partition}}:{service}:{region}:{account}:{rest}"))
}

/// Checks whether two templates differ in more than the names of their placeholders.
pub(super) fn differ(one: &str, other: &str) -> bool {
    anonymous(one) != anonymous(other)
}

/// Returns the literal parts of a template.
fn anonymous(template: &str) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), template);
    while let Some((before, _, after)) = split_placeholder(rest) {
        parts.push(before);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// Returns a field before the last: a literal unchanged, and any placeholder with the name for this field.
fn field(written: &str, placeholder: &'static str) -> Option<String> {
    if let Some((before, name, after)) = split_placeholder(written) {
        let is_alone = before.is_empty() && after.is_empty() && is_placeholder(name);
        return is_alone.then(|| placeholder.to_owned());
    }
    let is_literal = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.');
    (written == "*" || written.chars().all(is_literal)).then(|| written.to_owned())
}

/// Returns the last field, with valid and unique names of placeholders, and text between them.
fn resource(written: &str) -> Result<String, String> {
    let mut pieces = Vec::new();
    let mut rest = written;
    while let Some((before, name, after)) = split_braces(rest) {
        push(&mut pieces, ReferencePart::Text(before.to_owned()));
        push(&mut pieces, ReferencePart::Placeholder(camel_case(name)));
        rest = after;
    }
    push(&mut pieces, ReferencePart::Text(rest.to_owned()));
    let (mut resource, mut names) = (String::new(), Vec::new());
    for piece in &pieces {
        match piece {
            ReferencePart::Text(text) if is_literal(text) => resource += text,
            ReferencePart::Text(text) => return Err(format!("unexpected character in `{text}`")),
            ReferencePart::Placeholder(name) if !is_placeholder(name) => {
                return Err("expected the name of a placeholder in braces".to_owned());
            }
            ReferencePart::Placeholder(name) if names.contains(&name) => {
                return Err(format!("the placeholder `{name}` appears twice"));
            }
            ReferencePart::Placeholder(name) => {
                resource += &format!("${{{name}}}");
                names.push(name);
            }
        }
    }
    if resource.is_empty() {
        Err("expected a resource at its end".to_owned())
    } else {
        Ok(resource)
    }
}

/// Adds a piece. Two adjacent placeholders become one, because the end of the first is unknown.
fn push(pieces: &mut Vec<ReferencePart>, piece: ReferencePart) {
    match (pieces.last_mut(), piece) {
        (Some(ReferencePart::Placeholder(before)), ReferencePart::Placeholder(name)) => {
            before.push_str(&name);
        }
        (_, ReferencePart::Text(text)) if text.is_empty() => {}
        (_, piece) => pieces.push(piece),
    }
}

/// Splits a string at its first `${Placeholder}` or `{Placeholder}`; AWS's pages contain both.
fn split_braces(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before.strip_suffix('$').unwrap_or(before), name, after))
}

/// Returns the name of a placeholder without the characters that names cannot have.
fn camel_case(name: &str) -> String {
    let words = name.split(|it: char| !it.is_ascii_alphanumeric());
    let mut out = String::new();
    for (index, word) in words.enumerate() {
        let mut characters = word.chars();
        match characters.next() {
            Some(first) if index > 0 => out.push(first.to_ascii_uppercase()),
            first => out.extend(first),
        }
        out.extend(characters);
    }
    out
}

/// Checks whether a string can be part of an ARN; `*` matches anything.
fn is_literal(text: &str) -> bool {
    text.chars().all(|it| {
        it.is_ascii_alphanumeric()
            || matches!(it, '-' | '_' | '.' | '/' | ':' | '*' | '+' | '=' | '@' | ',' | '#')
    })
}
