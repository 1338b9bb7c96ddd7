//! [`Rule::InvalidArnResource`]: a fault of an ARN or of a resource type's arguments.

use crate::facts::catalog::{Field, Piece, ResourceTypeInfo, built_services};
use crate::model::Arn;
use crate::text::list::{each, sorted};
use crate::text::{Finding, Rule, Span, wildcard, words};

const RULE: Rule = Rule::InvalidArnResource;

/// How many forms of ARNs a remedy shows.
const MOST_FORMS: usize = 3;

/// A value that a field does not take.
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
            "`{value}` has more characters than the {most} of a `{field}`",
            value = written,
            most = field.max_length.to_string(),
            field = name
        ),
        _ => words!("`{value}` is no `{field}`", value = written, field = name),
    };
    let finding = Finding::new(RULE, span, message);
    if let Some(other) = other_type(written).filter(|_| field.region_before.is_some()) {
        return finding.help(words!(
            "it is the id of another resource type: `{meant}`",
            meant = other.resource(Some(written))
        ));
    }
    finding.help(match Arn::parse(written) {
        Ok(_) => words!(
            "a whole ARN stands without `{kind}(…)`: `\"{arn}\"`",
            kind = of.written(),
            arn = written
        )
        .in_json(words!("the ARN stands in itself: `{arn}` is enough", arn = written)),
        Err(_) => words!(
            "the `{field}` is {form}, as in `{example}`",
            field = name,
            form = field.description,
            example = field.example
        ),
    })
}

/// The resource type of which a text is the id.
fn other_type(written: &str) -> Option<&'static ResourceTypeInfo> {
    let mut types = built_services().iter().flat_map(|service| service.resource_types());
    types.find(|other| {
        let [only] = other.arn.fields else { return false };
        let is_id = only.region_before.is_some() && only.admits(written);
        is_id && !wildcard::has_wildcard(written)
    })
}

/// A resource part that is of no type of the service.
pub(in crate::rules) fn of_no_type(
    span: Span,
    resource: &str,
    service: &str,
    types: &[&ResourceTypeInfo],
) -> Finding {
    let message = words!(
        "`{resource}` names no resource of `{service}`",
        resource = resource,
        service = service
    );
    Finding::new(RULE, span, message).helps(each(&likeliest(resource, types), |it| {
        let form = it.arn.text.splitn(6, ':').last().unwrap_or_default();
        words!("the ARN of a `{kind}` ends in `{form}`", kind = it.written(), form = form)
    }))
}

/// The types that may have been meant.
fn likeliest<'t>(resource: &str, types: &[&'t ResourceTypeInfo]) -> Vec<&'t ResourceTypeInfo> {
    let mut meant: Vec<&ResourceTypeInfo> = types.to_vec();
    if meant.len() > MOST_FORMS {
        meant.retain(|it| shares_word(it, resource));
        // The shortest are the usual ones.
        let mut ranked = Vec::with_capacity(meant.len());
        for (position, it) in meant.iter().enumerate() {
            ranked.push((it.arn.resource.len(), position));
        }
        let ranked = sorted(ranked).into_iter().filter_map(|(_, it)| meant.get(it).copied());
        meant = ranked.take(MOST_FORMS).collect();
    }
    if meant.is_empty() {
        meant = types.iter().copied().take(MOST_FORMS).collect();
    }
    meant
}

/// Whether a word of the ARNs of a type is in a resource part.
fn shares_word(of: &ResourceTypeInfo, resource: &str) -> bool {
    of.arn.resource.iter().any(|piece| match piece {
        Piece::Literal(text) => {
            let words = text.split(['/', ':']);
            words.filter(|it| it.len() > 2).any(|it| resource.contains(it))
        }
        Piece::Field(_) | Piece::Any => false,
    })
}
