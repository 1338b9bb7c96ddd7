//! Rules about resources: ARNs and resource types with parts that are invalid, or that contradict each other.

use crate::model::Statement;
use crate::model::fault::{
    ArgumentFault, ArnField, ResourceFault, ResourceFaultKind, ServiceFault,
};
use crate::rules::action::uncatalogued_service;
use crate::rules::findings::Findings;
use crate::rules::subject::Subject;
use crate::rules::syntax::invalid_run_time_value;
use crate::rules::variable;

mod arn_account_not_allowed;
mod arn_region_not_allowed;
mod invalid_arn_account;
mod invalid_arn_prefix;
mod invalid_arn_region;
mod invalid_arn_resource;
mod invalid_arn_service_case;
mod invalid_partition;
mod invalid_resource_argument;
mod invalid_resource_type;
mod invalid_service;
mod missing_arn_account;
mod missing_arn_field;
mod missing_arn_region;
mod owner;
pub(super) mod region;
mod region_mismatch;
mod short_arn;
pub(super) mod unsupported_resource_arn_in_policy;
mod wildcard_in_service_name;

/// Reports settings that do not fit any resource.
pub(super) fn check_settings(subject: &Subject<'_, '_>, findings: &mut Findings) {
    for fault in &subject.policy.settings.faults {
        report(fault, findings);
    }
}

/// Reports faults in resources.
pub(super) fn check(_: &Subject<'_, '_>, statement: &Statement<'_>, findings: &mut Findings) {
    for entry in &statement.resources.items {
        for fault in &entry.faults {
            // The services that the statement names are the most likely owners of a type.
            match &fault.kind {
                ResourceFaultKind::UnknownType(service, name) => {
                    let near = statement.actions.services();
                    findings.push(invalid_resource_type::found(fault.span, service, name, &near));
                }
                _ => report(fault, findings),
            }
        }
        if let Some(resource) = &entry.resource
            && let Some(arn) = resource.arns.pattern()
        {
            findings.extend(invalid_arn_resource::of_any_iam_type(resource.span, arn));
        }
    }
}

/// Reports a fault.
pub(super) fn report(fault: &ResourceFault<'_>, findings: &mut Findings) {
    let span = fault.span;
    let finding = match &fault.kind {
        ResourceFaultKind::Text(fault) => return variable::report(fault, span, "", findings),
        ResourceFaultKind::Partition(it) => {
            return findings.extend(invalid_partition::find(it, span));
        }
        ResourceFaultKind::Region(it) => {
            return findings.extend(invalid_arn_region::find(it, span));
        }
        ResourceFaultKind::Account(it) => {
            return findings.extend(invalid_arn_account::find(it, span));
        }
        ResourceFaultKind::Service { fault, prefix, type_name } => match fault {
            ServiceFault::Uncataloged => {
                uncatalogued_service::of_resource(span, prefix, owner::suggestion(type_name, &[]))
            }
            ServiceFault::Wildcard | ServiceFault::Unknown => {
                invalid_service::found(span, prefix, owner::suggestion(type_name, &[]))
            }
        },
        ResourceFaultKind::UnknownType(service, name) => {
            invalid_resource_type::found(span, service, name, &[])
        }
        ResourceFaultKind::Argument(of, ArgumentFault::NoPart(part)) => match part {
            ArnField::Account => arn_account_not_allowed::of_type(span, of),
            _ => arn_region_not_allowed::of_type(span, of),
        },
        ResourceFaultKind::Argument(of, fault) => invalid_resource_argument::found(span, of, fault),
        ResourceFaultKind::Field { field, of, written } => {
            invalid_arn_resource::of_field(span, field, of, written)
        }
        ResourceFaultKind::NoRuntime(field, of) => {
            invalid_run_time_value::in_field(span, field, of)
        }
        ResourceFaultKind::WrongPartition { region, partition, own } => {
            invalid_arn_region::of_another_partition(span, region, partition, own)
        }
        ResourceFaultKind::Follows { what, from } => {
            invalid_run_time_value::that_follows(span, what, *from)
        }
        ResourceFaultKind::PartitionSetting => invalid_run_time_value::of_partition(span),
        ResourceFaultKind::SeveralPartitions { region, is_set: true, .. } => {
            invalid_run_time_value::of_region_pattern(span, region)
        }
        ResourceFaultKind::SeveralPartitions { region, possible, .. } => {
            invalid_partition::several(span, region, possible)
        }
        ResourceFaultKind::NoRegion(resource) => invalid_arn_region::without(span, resource),
        ResourceFaultKind::RegionMismatch { possible, resource, named, whole } => {
            region_mismatch::found(span, possible, resource, named, whole.as_deref())
        }
        ResourceFaultKind::ArnError(written) => invalid_arn_prefix::found(span, written),
        ResourceFaultKind::Short(written, fields) => short_arn::found(span, written, *fields),
        ResourceFaultKind::EmptyField(field) => missing_arn_field::found(span, *field),
        ResourceFaultKind::UnknownService(written) => invalid_service::found(span, written, None),
        ResourceFaultKind::ServiceCase(written) => invalid_arn_service_case::found(span, written),
        ResourceFaultKind::WildcardInService(written) => {
            wildcard_in_service_name::found(span, written)
        }
        ResourceFaultKind::NoType { resource, service, types } => {
            invalid_arn_resource::of_no_type(span, resource, service, types)
        }
        ResourceFaultKind::MissingPart(part) => match part {
            ArnField::Account => missing_arn_account::found(span),
            _ => missing_arn_region::found(span),
        },
        ResourceFaultKind::ExtraPart { part, written, service } => match part {
            ArnField::Account => arn_account_not_allowed::of_arn(span, written, service),
            _ => arn_region_not_allowed::of_arn(span, written, service),
        },
    };
    findings.push(finding.of_facts(!fault.is_doubtful));
}
