//! Invalid resources, and ARNs whose parts contradict each other.

use super::findings::Findings;
use super::subject::Subject;
use super::suggest_action::preferred_prefixes;
use super::suggest_resource::{extra_argument, meant_arn, meant_resource_type, owner};
use super::{place, variable};
use crate::facts::catalog::{self, Field, Partition, Piece, ResourceTypeInfo, Service};
use crate::model::fault::{
    ArgumentFault, ArnField, ResourceFault, ResourceFaultKind, ServiceFault, Source, WHOLE,
    argument_names,
};
use crate::model::{Arn, Statement};
use crate::syntax::Notation;
use crate::text::list::{each, joined, sorted};
use crate::text::names::{quoted, similar_name};
use crate::text::{Finding, Rule, wildcard};

/// What would put it right.
type Remedies = Vec<String>;

/// What is said of a fault.
type Said = (Rule, String, Remedies);

pub(super) fn check_settings(subject: &Subject<'_, '_>, findings: &mut Findings) {
    for fault in &subject.policy.settings.faults {
        report(fault, findings);
    }
}

pub(super) fn check(_: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    for entry in &statement.resources.items {
        for fault in &entry.faults {
            // The services that the statement names are the likeliest owners of a type.
            match &fault.kind {
                ResourceFaultKind::UnknownType(service, name) => {
                    let near = statement.actions.services();
                    let (rule, message, remedies) = unknown_type(service, name, &near);
                    findings.push(Finding::new(rule, fault.span, message).helps(remedies));
                }
                _ => report(fault, findings),
            }
        }
    }
}

/// Reports a fault.
pub(super) fn report(fault: &ResourceFault<'_>, findings: &mut Findings) {
    let span = fault.span;
    let (rule, message, remedies) = match &fault.kind {
        ResourceFaultKind::Text(fault) => return variable::report(fault, span, "", findings),
        ResourceFaultKind::Partition(it) => return findings.extend(place::partition(it, span)),
        ResourceFaultKind::Region(it) => {
            return findings.extend(place::region(Rule::InvalidArnRegion, it, span));
        }
        ResourceFaultKind::Account(it) => {
            return findings.extend(place::account(Rule::InvalidArnAccount, it, span));
        }
        ResourceFaultKind::Service { fault, prefix, type_name } => {
            service(*fault, prefix, type_name)
        }
        ResourceFaultKind::UnknownType(service, name) => unknown_type(service, name, &[]),
        ResourceFaultKind::Argument(of, fault) => argument(of, fault),
        ResourceFaultKind::Field { field: of, of: resource_type, written } => {
            field(of, resource_type, written, findings.notation)
        }
        ResourceFaultKind::NoRuntime(field, of) => {
            let name = of.written();
            let message = format!("`{}` of a `{name}` takes no runtime value", field.argument);
            let remedy =
                format!("give the whole ARN, as a value of type `Arn`: `{name}({WHOLE} = …)`");
            (Rule::InvalidRunTimeValue, message, vec![remedy])
        }
        ResourceFaultKind::WrongPartition { region, partition, own } => {
            let names = each(own, |it| it.name);
            let message = format!("the region `{region}` is not in the partition `{partition}`");
            let remedy = format!("it is in {}", quoted(&names, "and"));
            (Rule::InvalidArnRegion, message, vec![remedy])
        }
        ResourceFaultKind::Follows { what, from } => follows(what, *from),
        ResourceFaultKind::PartitionSetting => {
            let message = "the partition follows from the region, which is known at run time only";
            let remedy = "leave the setting out".to_owned();
            (Rule::InvalidRunTimeValue, message.to_owned(), vec![remedy])
        }
        ResourceFaultKind::SeveralPartitions { region, possible, is_set } => {
            several_partitions(region, possible, *is_set)
        }
        ResourceFaultKind::NoRegion(resource) => {
            (Rule::InvalidArnRegion, format!("no region fits `{resource}`"), Vec::new())
        }
        ResourceFaultKind::RegionMismatch { possible, resource, named, whole } => {
            let of_id = match possible.as_slice() {
                [only] => format!("the id names the region `{only}`"),
                _ => format!("`{resource}` names other regions"),
            };
            let message = format!("{of_id}, and the ARN the region `{named}`");
            let remedy = match whole {
                Some(arn) => format!("for the region of the id write `{arn}`"),
                None => "leave `region` out: it follows from the id".to_owned(),
            };
            (Rule::RegionMismatch, message, vec![remedy])
        }
        ResourceFaultKind::ArnError(written) => {
            let remedy = meant_arn(written, findings.notation);
            (Rule::InvalidArnPrefix, format!("`{written}` is no ARN"), vec![remedy])
        }
        ResourceFaultKind::Short(written, fields) => short(written, *fields),
        ResourceFaultKind::EmptyField(field) => {
            let name = field.name();
            let remedy = match field {
                ArnField::Service => "name the service, as in `arn:aws:cognito-idp:…`".to_owned(),
                _ => format!("write `*` for any {name}"),
            };
            (Rule::MissingArnField, format!("the {name} of the ARN is empty"), vec![remedy])
        }
        ResourceFaultKind::UnknownService(written) => unknown_service(written, None),
        ResourceFaultKind::ServiceCase(written) => {
            let message = format!("the service `{written}` of the ARN is not in lower case");
            let remedy = format!("write `{}`", written.to_ascii_lowercase());
            (Rule::InvalidArnServiceCase, message, vec![remedy])
        }
        ResourceFaultKind::WildcardInService(written) => {
            let message = format!("`{written}` stands for any service that it matches");
            let remedy = "name the service; for any resource write `*`".to_owned();
            (Rule::WildcardInServiceName, message, vec![remedy])
        }
        ResourceFaultKind::NoType { resource, service, types } => no_type(resource, service, types),
        ResourceFaultKind::MissingPart(part) => {
            let (name, rule) = match part {
                ArnField::Account => ("account", Rule::MissingArnAccount),
                _ => ("region", Rule::MissingArnRegion),
            };
            let message = format!("the {name} of the ARN is empty");
            (rule, message, vec![format!("write `*` for any {name}")])
        }
        ResourceFaultKind::ExtraPart { part, written, service } => {
            let message = format!("an ARN of `{service}` has no {}", part.name());
            (not_allowed(*part), message, vec![format!("leave `{written}` out")])
        }
    };
    let finding = Finding::new(rule, span, message).helps(remedies);
    findings.push(finding.of_facts(!fault.is_doubtful));
}

/// The rule about a part that an ARN does not have.
const fn not_allowed(part: ArnField) -> Rule {
    match part {
        ArnField::Account => Rule::ArnAccountNotAllowed,
        _ => Rule::ArnRegionNotAllowed,
    }
}

fn service(fault: ServiceFault, written: &str, type_name: &str) -> Said {
    let owner = owner(type_name, &[]);
    match fault {
        ServiceFault::Uncatalogued => {
            let message = format!("no catalogue for the service `{written}`");
            let remedy = owner.unwrap_or_else(|| {
                "write the whole ARN as a string, which is checked for its form: `\"arn:…\"`"
                    .to_owned()
            });
            (Rule::UncataloguedService, message, vec![remedy])
        }
        ServiceFault::Wildcard | ServiceFault::Unknown => unknown_service(written, owner),
    }
}

fn unknown_service(written: &str, remedy: Option<String>) -> Said {
    let near = || similar_name("service", written, preferred_prefixes());
    let remedies = remedy.or_else(near).into_iter().collect();
    (Rule::InvalidService, format!("unknown service `{written}`"), remedies)
}

fn unknown_type(service: &'static Service, name: &str, near: &[&'static Service]) -> Said {
    let message = format!("unknown resource type `{name}` in `{}`", service.prefix);
    (Rule::InvalidResourceType, message, vec![meant_resource_type(service, name, near)])
}

fn argument(of: &ResourceTypeInfo, fault: &ArgumentFault<'_>) -> Said {
    let type_name = of.written();
    let template = &of.arn;
    let (message, remedy) = match fault {
        ArgumentFault::WholeIsKnown(written) => {
            let written = written.unwrap_or_default();
            let remedy = if Arn::parse(written).is_ok() {
                format!("an ARN that is known stands without `{type_name}(…)`: `\"{written}\"`")
            } else {
                let any = joined(&vec!["*"; template.fields.len()], ", ");
                let value = format!("a value of type `{}Arn` stands there", of.type_name);
                format!("{value}; `{type_name}({any})` stands for any")
            };
            (format!("`{WHOLE}` takes a value of run time"), remedy)
        }
        ArgumentFault::WholeIsNotAlone => (
            format!("the `{WHOLE}` of a `{type_name}` stands alone"),
            "leave this out: the ARN says it".to_owned(),
        ),
        ArgumentFault::Missing(missing) => (
            format!("`{type_name}` lacks {}", quoted(missing, "and")),
            format!("write all fields, as in `{}`; `*` stands for any", of.example()),
        ),
        ArgumentFault::Unknown(name) => (
            format!("`{type_name}` has no argument `{name}`"),
            similar_name("argument", name, argument_names(template)).unwrap_or_else(|| {
                format!("its arguments are {}", quoted(&argument_names(template), "and"))
            }),
        ),
        ArgumentFault::TooMany(written) => {
            (format!("one argument too many for `{type_name}`"), extra_argument(*written, of))
        }
        ArgumentFault::NoPart(part) => {
            let message = format!("the ARN of `{type_name}` has no {}", part.name());
            return (not_allowed(*part), message, vec!["leave it out".to_owned()]);
        }
        ArgumentFault::Twice(field) => {
            (format!("`{field}` is given twice"), "leave one out".to_owned())
        }
    };
    (Rule::InvalidResourceArgument, message, vec![remedy])
}

/// A value that a field does not take.
fn field(field: &Field, of: &ResourceTypeInfo, written: &str, notation: Notation) -> Said {
    let message = match written {
        "" => format!("the `{}` is empty", field.name),
        _ if written.chars().count() > usize::from(field.max_length) => format!(
            "`{written}` has more characters than the {} of a `{}`",
            field.max_length, field.name
        ),
        _ => format!("`{written}` is no `{}`", field.name),
    };
    let built = catalog::built_services().iter();
    let other = built.flat_map(|service| service.resource_types()).find(|other| {
        let [only] = other.arn.fields else { return false };
        let is_id = only.region_before.is_some() && only.admits(written);
        is_id && !wildcard::has_wildcard(written)
    });
    let remedy = if let Some(other) = other.filter(|_| field.region_before.is_some()) {
        let meant = notation.resource(other, Some(written));
        format!("it is the id of another resource type: `{meant}`")
    } else if Arn::parse(written).is_ok() && !notation.is_literal() {
        format!("the ARN stands in itself: `{written}` is enough")
    } else if Arn::parse(written).is_ok() {
        format!("a whole ARN stands without `{}(…)`: `\"{written}\"`", of.written())
    } else {
        format!("the `{}` is {}, as in `{}`", field.name, field.description, field.example)
    };
    (Rule::InvalidArnResource, message, vec![remedy])
}

fn follows(what: &str, from: Source) -> Said {
    let source = match from {
        Source::Argument(name) => format!("`{name}`, which is known at run time only"),
        Source::RuntimeRegion => "the region, which is known at run time only".to_owned(),
        Source::Region => "the region".to_owned(),
        Source::Id => "the id".to_owned(),
    };
    let message = format!("the {what} follows from {source}");
    (Rule::InvalidRunTimeValue, message, vec![format!("leave `{what}` out")])
}

fn several_partitions(region: &str, possible: &[&Partition], is_set: bool) -> Said {
    if is_set {
        let message = format!(
            "`{region}` has regions of several partitions, and the setting is known at run time only"
        );
        let remedy = "name the partition beside it: `partition = \"aws\"`".to_owned();
        return (Rule::InvalidRunTimeValue, message, vec![remedy]);
    }
    let names = each(possible, |it| it.name);
    let message = format!("`{region}` has regions of several partitions");
    (Rule::InvalidPartition, message, vec![format!("name one of {}", quoted(&names, "and"))])
}

fn short(written: &str, fields: usize) -> Said {
    let message = format!("`{written}` has {fields} of the six fields of an ARN");
    // If there is a resource, the missing fields are before it.
    let any = ":*".repeat(6 - fields);
    let remedy = match written.rsplit_once(':') {
        _ if written.split(':').any(str::is_empty) => {
            "an ARN is `arn:partition:service:region:account:resource`".to_owned()
        }
        Some((before, resource)) if resource.contains('/') => {
            format!("IAM widens a short ARN silently; written out it is `{before}{any}:{resource}`")
        }
        _ => format!("IAM fills the end silently, and reads `{written}{any}`; name all fields"),
    };
    (Rule::ShortArn, message, vec![remedy])
}

/// How many forms of ARNs a remedy shows.
const MOST_FORMS: usize = 3;

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

fn no_type(resource: &str, service: &str, types: &[&ResourceTypeInfo]) -> Said {
    let message = format!("`{resource}` names no resource of `{service}`");
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
    let remedies = each(&meant, |it| {
        let form = it.arn.text.splitn(6, ':').last().unwrap_or_default();
        format!("the ARN of a `{}` ends in `{form}`", it.written())
    });
    (Rule::InvalidArnResource, message, remedies)
}
