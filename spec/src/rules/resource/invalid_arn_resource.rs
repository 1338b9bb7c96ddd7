//! [`Rule::InvalidArnResource`]: reported for a fault in an ARN or in the arguments of a resource type.

use crate::facts::catalog::{Field, ResourceTypeInfo, TemplatePart, built_services};
use crate::model::{Arn, ArnPattern};
use crate::text::list::{each, sorted};
use crate::text::{Finding, Rule, Span, wildcard, words};

const RULE: Rule = Rule::InvalidArnResource;

/// The maximum number of ARN formats in a help message.
const MOST_FORMS: usize = 3;

/// Reports an ARN of IAM with a wildcard for the type and a name after it, which IAM rejects.
pub(in crate::rules) fn of_any_iam_type(span: Span, arn: &ArnPattern<'_>) -> Option<Finding> {
    if arn.service.as_literal() != Some("iam") {
        return None;
    }
    let resource = arn.resource.query();
    let (kind, _) = resource.split_once('/')?;
    if !wildcard::has_wildcard(kind) {
        return None;
    }
    let message =
        words!("wildcard in the type of an IAM resource: `{kind}`", kind = kind.to_owned());
    let finding = Finding::new(RULE, span, message);
    Some(finding.help(words!("write the type, like `role/` or `user/`")))
}

/// Reports an invalid value for a field.
pub(in crate::rules) fn of_field(
    span: Span,
    field: &Field,
    of: &ResourceTypeInfo,
    written: &str,
) -> Finding {
    let name = field.name;
    let message = match written {
        "" => words!("the `{field}` is empty", field = name),
        _ if written.chars().count() > usize::from(field.max_length) => words!(
            "`{value}` is too long: `{field}` has at most {most} characters",
            value = written,
            most = field.max_length.to_string(),
            field = name
        ),
        _ => words!("`{value}` is not a valid `{field}`", value = written, field = name),
    };
    let finding = Finding::new(RULE, span, message);
    if let Some(other) = other_type(written).filter(|_| field.region_before.is_some()) {
        return finding.help(words!(
            "it is the id of another resource type: `{suggestion}`",
            suggestion = other.resource(Some(written))
        ));
    }
    finding.help(match Arn::parse(written) {
        Ok(_) => words!(
            "write a full ARN without `{kind}(…)`: `\"{arn}\"`",
            kind = of.written(),
            arn = written
        )
        .in_json(words!("the ARN is nested in another ARN: write just `{arn}`", arn = written)),
        Err(_) => words!(
            "expected {form}, like `{example}`",
            form = field.description,
            example = field.example
        ),
    })
}

/// Returns the resource type that has ids like this string.
fn other_type(written: &str) -> Option<&'static ResourceTypeInfo> {
    let mut types = built_services().iter().flat_map(|service| service.resource_types());
    types.find(|other| {
        let [only] = other.arn.fields else { return false };
        let is_id = only.region_before.is_some() && only.admits(written);
        is_id && !wildcard::has_wildcard(written)
    })
}

/// Reports a resource part that does not match any resource type of the service.
pub(in crate::rules) fn of_no_type(
    span: Span,
    resource: &str,
    service: &str,
    types: &[&ResourceTypeInfo],
) -> Finding {
    let message = words!(
        "`{resource}` does not match any resource type of `{service}`",
        resource = resource,
        service = service
    );
    Finding::new(RULE, span, message).helps(each(&likeliest(resource, types), |it| {
        let form = it.arn.text.splitn(6, ':').last().unwrap_or_default();
        words!("ARNs of type `{kind}` end with `{form}`", kind = it.written(), form = form)
    }))
}

/// Returns the resource types that are most likely intended.
fn likeliest<'t>(resource: &str, types: &[&'t ResourceTypeInfo]) -> Vec<&'t ResourceTypeInfo> {
    let mut suggestion: Vec<&ResourceTypeInfo> = types.to_vec();
    if suggestion.len() > MOST_FORMS {
        suggestion.retain(|it| shares_word(it, resource));
        // The shortest are the most common.
        let mut ranked = Vec::with_capacity(suggestion.len());
        for (position, it) in suggestion.iter().enumerate() {
            ranked.push((it.arn.resource.len(), position));
        }
        let ranked = sorted(ranked).into_iter().filter_map(|(_, it)| suggestion.get(it).copied());
        suggestion = ranked.take(MOST_FORMS).collect();
    }
    if suggestion.is_empty() {
        suggestion = types.iter().copied().take(MOST_FORMS).collect();
    }
    suggestion
}

/// Returns whether a resource part contains a word of the ARNs of a type.
fn shares_word(of: &ResourceTypeInfo, resource: &str) -> bool {
    of.arn.resource.iter().any(|piece| match piece {
        TemplatePart::Literal(text) => {
            let words = text.split(['/', ':']);
            words.filter(|it| it.len() > 2).any(|it| resource.contains(it))
        }
        TemplatePart::Field(_) | TemplatePart::Any => false,
    })
}
