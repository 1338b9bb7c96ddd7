//! ARNs: whether one matches a pattern, field by field.

use super::glob::{Reading, Token, matches, pattern};
use super::request::Request;
use super::truth::{Doubt, Truth};
use crate::model::Arn;
use crate::syntax::variable;

/// Splits a pattern into its fields, at most six. A colon inside `${…}` does not count.
pub(crate) fn fields(text: &str) -> Vec<&str> {
    let mut fields = Vec::with_capacity(6);
    let (mut start, mut at) = (0, 0);
    while at < text.len() && fields.len() < 5 {
        let rest = text.get(at..).unwrap_or_default();
        if rest.starts_with("${") {
            at += variable::length(rest).unwrap_or(1);
        } else if rest.starts_with(':') {
            fields.push(text.get(start..at).unwrap_or_default());
            start = at + 1;
            at += 1;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    fields.push(text.get(start..).unwrap_or_default());
    fields
}

/// Returns whether each field of an ARN matches that of a pattern; `None` if a policy variable has no value.
fn fields_match(of: &[&str], arn: &Arn<'_>, reading: Reading, request: &Request) -> Option<bool> {
    let own = ["arn", arn.partition, arn.service, arn.region, arn.account, arn.resource];
    let mut all = true;
    for (field, text) in of.iter().zip(own) {
        all &= matches(&pattern(field, reading, request)?, text);
    }
    Some(all)
}

/// Returns whether the ARN of a resource, or `*`, matches a pattern in `Resource`; `None` if a policy variable has no
/// value.
pub(super) fn resource(
    text: &str,
    resource: &str,
    request: &Request,
    variables: bool,
) -> Option<Truth> {
    let reading = Reading { wildcards: true, variables };
    let whole = pattern(text, reading, request)?;
    if whole.iter().all(|it| *it == Token::Star) {
        return Some((!whole.is_empty()).into());
    }
    let Ok(arn) = Arn::parse(resource) else {
        // The request has no resource, which only `*` matches.
        return Some(Truth::False);
    };
    let mut of = fields(text);
    // A pattern with fewer fields matches whatever the others are.
    while of.len() < 6 {
        of.push("*");
    }
    if fields_match(&of, &arn, reading, request)? {
        return Some(Truth::True);
    }
    let reaches = of.iter().take(5).any(|it| it.ends_with('*'));
    match reaches && matches(&whole, resource) {
        true => Some(Truth::Unclear(Doubt::BeyondField)),
        false => Some(Truth::False),
    }
}

/// Returns whether the ARN of a resource, or `*`, matches a pattern in `Resource` without policy variables.
pub(crate) fn resource_is(text: &str, arn: &str, variables: bool) -> Truth {
    resource(text, arn, &Request::new(""), variables).unwrap_or(Truth::False)
}

/// Returns whether an ARN matches a pattern of an ARN operator. A policy variable without a value matches nothing.
pub(super) fn value(text: &str, value: &str, request: &Request, variables: bool) -> Truth {
    let of = fields(text);
    if of.len() < 6 {
        return Truth::Unclear(Doubt::ShortArn);
    }
    let Ok(arn) = Arn::parse(value) else { return Truth::False };
    let reading = Reading { wildcards: true, variables };
    fields_match(&of, &arn, reading, request).unwrap_or(false).into()
}
