//! Suggests a resource related to the one that an action expects: a bucket for its objects, a log group for its
//! streams, a table for its indexes, or the reverse.

use crate::facts::catalog::{ActionInfo, ArnTemplate, ResourceTypeInfo, TemplatePart};
use crate::model::resource::{Resource, ResourceSet, Target};
use crate::model::{Arn, ArnPattern};
use crate::text::list::joined;
use crate::text::{Words, words};
use std::iter::repeat;

/// Suggests the replacement for a resource whose ARN is only too short or too long for an action.
pub(in crate::rules) fn remedy(resources: &ResourceSet<'_>, action: &ActionInfo) -> Option<Words> {
    for resource in resources.known() {
        let (Target::Types(types), Some(pattern)) = (&resource.target, resource.arns.pattern())
        else {
            continue;
        };
        for used in action.resource_types {
            let wanted = used.resource_type;
            let written = types.iter().find_map(|it| instead(it, wanted, pattern, resource));
            if let Some(written) = written {
                return Some(finding(action, wanted, resource, &written));
            }
        }
    }
    None
}

fn finding(
    action: &ActionInfo,
    wanted: &ResourceTypeInfo,
    resource: &Resource<'_>,
    written: &str,
) -> Words {
    let words = |written: &str| {
        words!(
            "`{action}` applies to `{kind}`: write `{written}`",
            action = action,
            kind = wanted.written(),
            written = written
        )
    };
    match resource.is_typed {
        true => words(written),
        // In a literal, an ARN is a string literal.
        false => words(&format!("\"{written}\"")).in_json(words(written)),
    }
}

/// Returns a resource of another type with the same values for the fields that both types have.
fn instead(
    of: &ResourceTypeInfo,
    wanted: &ResourceTypeInfo,
    pattern: &ArnPattern<'_>,
    resource: &Resource<'_>,
) -> Option<String> {
    if !goes_on(&of.arn, &wanted.arn) && !goes_on(&wanted.arn, &of.arn) {
        return None;
    }
    let written = pattern.resource.to_string();
    let values = of.arn.split(&written)?;
    let values = values.into_iter().chain(repeat("*")).take(wanted.arn.fields.len());
    let values: Vec<&str> = values.collect();
    if resource.is_typed {
        let arguments: Vec<_> = values.iter().map(|it| argument(it)).collect();
        return Some(format!("{}({})", wanted.written(), joined(&arguments, ", ")));
    }
    let [partition, service, region, account] =
        [&pattern.partition, &pattern.service, &pattern.region, &pattern.account]
            .map(ToString::to_string);
    let resource = wanted.arn.fill(&values);
    let arn = Arn {
        partition: &partition,
        service: &service,
        region: &region,
        account: &account,
        resource: &resource,
    };
    Some(arn.to_string())
}

fn argument(value: &str) -> String {
    if value == "*" { value.to_owned() } else { format!("\"{value}\"") }
}

/// Returns whether ARNs of the longer template start the same way as ARNs of the shorter one.
fn goes_on(shorter: &ArnTemplate, longer: &ArnTemplate) -> bool {
    let pairs = || shorter.resource.iter().zip(longer.resource);
    shorter.service == longer.service
        && shorter.region == longer.region
        && shorter.account == longer.account
        && shorter.resource.len() < longer.resource.len()
        && pairs().all(|pieces| match pieces {
            (TemplatePart::Literal(text), TemplatePart::Literal(of)) => text == of,
            (TemplatePart::Field(_), TemplatePart::Field(_)) => true,
            _ => false,
        })
}
