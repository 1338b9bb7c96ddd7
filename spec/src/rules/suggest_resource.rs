//! The suggestion for an invalid resource.

use crate::facts::arn::{is_account, partitions_with};
use crate::facts::catalog::{ResourceTypeInfo, Service, built_services, services};
use crate::syntax::Notation;
use crate::text::list::each;
use crate::text::names::{similar_name, some};

/// The service that has a resource type of this name.
///
/// Of several, one of those in `near`, then one with Rust items.
pub(super) fn owner(type_name: &str, near: &[&'static Service]) -> Option<String> {
    let all = near.iter().copied().chain(built_services().iter().copied()).chain(services());
    let found = all.into_iter().find_map(|service| service.resource_type(type_name))?;
    Some(format!("`{}` has one: `{}`", found.service.prefix, found.qualified()))
}

pub(super) fn meant_resource_type(
    service: &'static Service,
    written: &str,
    near: &[&'static Service],
) -> String {
    if let Some(elsewhere) = owner(written, near) {
        return elsewhere;
    }
    let names = each(service.resource_types(), |it| it.name);
    let near = similar_name("resource type", written, names.iter().copied());
    near.unwrap_or_else(|| format!("`{}` has {}", service.prefix, some(&names, "and")))
}

/// What was meant by a positional argument that fits no field.
pub(super) fn extra_argument(written: Option<&str>, resource_type: &ResourceTypeInfo) -> String {
    let written = written.unwrap_or("*");
    if written != "*" && is_account(written) {
        format!("an account is named: `account = \"{written}\"`")
    } else if written != "*" && partitions_with(written).next().is_some() {
        format!("a region is named: `region = \"{written}\"`")
    } else {
        format!("write it as `{}`", resource_type.example())
    }
}

/// What was meant by a string that is no ARN: the id of a resource, or something else.
pub(super) fn meant_arn(written: &str, notation: Notation) -> String {
    if written.trim() == "*" {
        return "no space stands in it: `*`".to_owned();
    }
    if written.trim() != written || written.to_ascii_lowercase().starts_with("arn:") {
        let rest = written.trim().split_once(':').map_or("…", |(_, rest)| rest);
        return format!("an ARN starts with `arn:` in lower case: `\"arn:{rest}\"`");
    }
    match (notation.resource_of(written), notation) {
        (Some(typed), Notation::Literal | Notation::LiteralOfService) => {
            format!("the id of a resource stands behind its type: `{typed}`")
        }
        (Some(arn), Notation::Json(_)) => format!("the whole ARN is asked: `{arn}`"),
        (None, _) => {
            "an ARN has six fields: `arn:partition:service:region:account:resource`".to_owned()
        }
    }
}
