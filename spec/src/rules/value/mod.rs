//! Rules about the values of a condition, by what its operator compares and what its key accepts.

use crate::facts::catalog::Family;
use crate::model::condition::{SetOperator, Value};
use crate::rules::findings::Findings;
use crate::rules::subject::Conditioned;
use crate::rules::syntax::invalid_run_time_value;
use crate::rules::{operator, resource, variable};
use crate::syntax::ValueKind;
use crate::text::{Finding, Text};

mod duplicate_condition_value;

pub(super) mod dynamodb_attributes_without_select;
mod empty_array_condition;
mod empty_array_condition_forallvalues;
mod empty_array_condition_foranyvalue;
mod empty_array_condition_ifexists;
mod equivalent_to_null_false;
mod equivalent_to_null_true;
mod form;
mod improve_ip_range;
mod invalid_account_id;
mod invalid_claim_value;
mod invalid_condition_data_type;
mod invalid_condition_multiple_boolean;
mod invalid_date_value;
mod invalid_external_id;
mod invalid_kms_key_value;
mod invalid_organization_id;
mod invalid_principal_value;
mod invalid_region;
pub(super) mod invalid_service_principal_format;
mod invalid_vpc_format;
mod invalid_vpce_format;
mod private_address;
mod private_ip_address;
mod private_ip_address_subset;
mod private_not_ip_address;
mod private_not_ip_address_subset;
mod public_source;
mod redundant_condition_value_num;
mod redundant_key_due_to_wildcard_in_condition;
mod redundant_statement_due_to_wildcard_in_condition;
pub(super) mod s3_prefix_in_negative_context;
mod type_mismatch_boolean;
mod type_mismatch_date;
mod type_mismatch_ip_range;
mod type_mismatch_number;
mod type_mismatch_string;
mod variable_usage_too_permissive;
mod wildcard;
mod wildcard_usage_too_permissive;
mod wildcard_without_like_operator;

/// Reports faults in the values. If the operator does not fit the key, it is unknown what they should be, but content
/// that no value can have is reported anyway.
pub(super) fn check(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) {
    let fits = operator::check(conditioned, findings);
    runtime_lists(conditioned, findings);
    if conditioned.condition.written.values.is_empty() {
        findings.push(empty(conditioned));
        return;
    }
    if fits {
        findings.extend(invalid_condition_data_type::find(conditioned));
    }
    for value in conditioned.condition.listed() {
        if let Some(fault) = &value.fault {
            let operator = &conditioned.operator.text;
            variable::report(fault, value.written.span, operator, findings);
        } else if fits {
            check_value(conditioned, value, findings);
        } else if let Some(text) = value.text()
            && conditioned.condition.is_about("aws:PrincipalArn")
        {
            // Whatever the operator, no caller has such an ARN.
            let text = Text::of(text, value.written.span);
            findings.extend(invalid_principal_value::find(conditioned, &text));
        }
    }
}

/// Reports problems between values that are valid on their own.
pub(super) fn check_together(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) {
    if !conditioned.condition.fits() || conditioned.condition.written.values.is_empty() {
        return;
    }
    duplicate_condition_value::check(conditioned, findings);
    let texts = texts(conditioned);
    match family(conditioned) {
        Family::Bool | Family::Null => {
            findings.extend(invalid_condition_multiple_boolean::find(conditioned));
        }
        Family::Numeric => {
            findings.extend(redundant_condition_value_num::find(conditioned, &texts));
        }
        Family::IpAddress => {
            if let Some(finding) = every_address(conditioned, &texts) {
                findings.push(finding);
            } else if conditioned.condition.is_about("aws:SourceIp") {
                private_address::check(conditioned, &texts, findings);
            }
        }
        _ => {}
    }
}

/// Reports ranges that together contain every address.
fn every_address(conditioned: &Conditioned<'_, '_>, texts: &[Text<'_>]) -> Option<Finding> {
    let has = |range: &str| texts.iter().any(|it| it.value == range);
    if !has("0.0.0.0/0") || !has("::/0") {
        return None;
    }
    let Conditioned { key, operator, condition, .. } = conditioned;
    let found = match operator.info.negated {
        true => redundant_statement_due_to_wildcard_in_condition::of_addresses,
        false => redundant_key_due_to_wildcard_in_condition::of_addresses,
    };
    Some(found(condition.written.values_span, &key.name, &operator.text))
}

fn family(conditioned: &Conditioned<'_, '_>) -> Family {
    conditioned.operator.info.family
}

/// Reports lists of runtime values for operators that do not accept any.
fn runtime_lists(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) {
    if matches!(family(conditioned), Family::String | Family::Arn | Family::IpAddress) {
        return;
    }
    for value in &conditioned.condition.written.values {
        if matches!(value.kind, ValueKind::Holes(_)) {
            let operator = &conditioned.operator.text;
            findings.push(invalid_run_time_value::in_list(value.span, operator));
        }
    }
}

/// Returns the values that are known.
fn texts<'s>(conditioned: &'s Conditioned<'_, '_>) -> Vec<Text<'s>> {
    let values = conditioned.condition.written.values.iter();
    values.filter_map(|it| Some(Text::of(it.kind.text()?, it.span))).collect()
}

/// Reports a list without values.
fn empty(conditioned: &Conditioned<'_, '_>) -> Finding {
    match (conditioned.operator.set, conditioned.operator.if_exists) {
        (Some(SetOperator::ForAllValues), _) => {
            empty_array_condition_forallvalues::found(conditioned)
        }
        (Some(SetOperator::ForAnyValue), _) => {
            empty_array_condition_foranyvalue::found(conditioned)
        }
        (None, true) => empty_array_condition_ifexists::found(conditioned),
        (None, false) => empty_array_condition::found(conditioned),
    }
}

fn check_value(conditioned: &Conditioned<'_, '_>, value: &Value<'_>, findings: &mut Findings) {
    let Some(text) = value.text().map(|it| Text::of(it, value.written.span)) else { return };
    let text = &text;
    if wildcard::check(conditioned, value, text, findings) {
        return;
    }
    if let Some(finding) = invalid_principal_value::find(conditioned, text) {
        findings.push(finding);
        return;
    }
    match family(conditioned) {
        Family::String => {
            if let Some(info) = conditioned.key.info
                && let Some(format) = info.format
                && !value.pattern.has_variable()
            {
                findings.extend(form::check(format, conditioned, text));
            }
            findings.extend(form::of_other_services(conditioned.key, text));
        }
        Family::Bool | Family::Null => findings.extend(type_mismatch_boolean::find(text)),
        Family::Numeric => findings.extend(type_mismatch_number::find(text)),
        Family::Date => {
            // Seconds are what this key is for.
            let is_epoch = conditioned.condition.is_about("aws:EpochTime");
            let epoch = invalid_date_value::find(text).filter(|_| !is_epoch);
            findings.extend(epoch.or_else(|| type_mismatch_date::find(text)));
        }
        Family::IpAddress => {
            let other = type_mismatch_ip_range::find(text);
            findings.extend(other.or_else(|| improve_ip_range::find(text)));
        }
        Family::Arn => {
            for fault in &value.arn_faults {
                resource::report(fault, findings);
            }
        }
        Family::Binary => findings.extend(type_mismatch_string::find(text)),
    }
}
