//! Lowers conditions: looks up keys and operators, and reads values the way their operators do.

use super::arn::arn_error;
use super::reading::Reading;
use crate::facts::arn::{is_account, partitions_with};
use crate::facts::catalog::{self, Family, PARTITIONS};
use crate::facts::key::{Named, look_up};
use crate::model::arn::Arn;
use crate::model::condition::{Condition, ConditionKey, Operator, SetOperator, Value, Values};
use crate::model::fault::{
    KeyFault, OperatorFault, ResourceFault, ResourceFaultKind, TextFault, TextPlace,
};
use crate::model::pattern::Pattern;
use crate::model::runtime::{Part, Runtime, RuntimeValues, Takes};
use crate::syntax::characters::first_refused;
use crate::syntax::{self, Key, ValueKind};
use crate::text::list::each;
use crate::text::{Span, wildcard};
use std::borrow::Cow;

pub(super) fn lower<'p>(
    reading: Reading<'_>,
    conditions: &'p [syntax::Condition<'p>],
    runtime: &mut RuntimeValues,
) -> Vec<Condition<'p>> {
    let mut lowered: Vec<Condition<'p>> = Vec::with_capacity(conditions.len());
    for (index, condition) in conditions.iter().enumerate() {
        // In a JSON document, keys share an operator.
        let before = index.checked_sub(1).and_then(|before| conditions.get(before));
        let is_shared = before.is_some_and(|it| it.operator == condition.operator);
        let operator = match lowered.last().filter(|_| is_shared) {
            Some(before) => before.operator.clone(),
            None => operator(&condition.operator),
        };
        let key = key(reading, &condition.key);
        if let (Ok(key), Ok(operator)) = (&key, &operator) {
            note_runtime_values(key, operator, &condition.values, runtime);
        }
        let family = operator.as_ref().map(|it| it.info.family);
        let values = values(reading, &condition.values, family.unwrap_or(Family::String));
        lowered.push(Condition { written: condition, key, operator, values });
    }
    lowered
}

fn key<'p>(reading: Reading<'_>, key: &'p Key<'p>) -> Result<ConditionKey<'p>, KeyFault<'p>> {
    let (written, span): (&'p str, _) = (&key.name.value, key.name.span);
    reading.pattern(written, span, TextPlace::Key).map_err(KeyFault::Text)?;
    let known =
        |name: Cow<'p, str>, info, is_global| ConditionKey { name, written, span, info, is_global };
    match look_up(written) {
        Named::NoForm => Err(KeyFault::Form),
        // A key in the catalog is checked even if the author marks it `unchecked`.
        Named::Known { name, info, is_global } if key.is_unchecked => {
            Ok(known(name, Some(info), is_global))
        }
        _ if key.is_unchecked || passes(reading, written) => Ok(known(written.into(), None, false)),
        Named::Known { name, info, is_global } => Ok(known(name, Some(info), is_global)),
        // A rule reports an unknown claim, whose condition can be written anyway.
        Named::Claim | Named::UnknownClaim(_) => Ok(known(written.into(), None, true)),
        Named::WithoutTagKey(info) => Err(KeyFault::WithoutTagKey(info)),
        Named::Unknown => Err(KeyFault::Unknown),
    }
}

/// Returns whether a key is accepted without a catalog entry: because of its service, or because the author says so.
fn passes(reading: Reading<'_>, written: &str) -> bool {
    let is_uncataloged = || {
        let (prefix, _) = written.split_once(':').unwrap_or_default();
        let is_global = prefix.eq_ignore_ascii_case("aws");
        !is_global && catalog::service(prefix).is_none() && catalog::is_service_prefix(prefix)
    };
    reading.passes_uncataloged() && is_uncataloged() || reading.passes(written)
}

fn operator<'p>(written: &'p syntax::Operator<'p>) -> Result<Operator<'p>, OperatorFault> {
    let set = match &written.set {
        None => None,
        Some(set) => match SetOperator::ALL.into_iter().find(|it| it.name() == set.value) {
            Some(set) => Some(set),
            None if catalog::operator(&set.value).is_some()
                && written.name.value == Operator::IF_EXISTS =>
            {
                return Err(OperatorFault::IfExistsAfterColon);
            }
            None => return Err(OperatorFault::UnknownSet),
        },
    };
    let name = &*written.name.value;
    let (base, if_exists) =
        name.strip_suffix(Operator::IF_EXISTS).map_or((name, false), |base| (base, true));
    let info = catalog::operator(base).ok_or(OperatorFault::Unknown)?;
    if info.family == Family::Null && if_exists {
        return Err(OperatorFault::NullIfExists);
    }
    Ok(Operator { text: written.text(), span: written.span(), info, set, if_exists })
}

/// Records what the runtime values must be.
fn note_runtime_values(
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    values: &[syntax::Value<'_>],
    runtime: &mut RuntimeValues,
) {
    for value in values {
        let (ValueKind::Hole(id) | ValueKind::Holes(id)) = value.kind else { continue };
        let (family, is_pattern) = (operator.info.family, operator.info.patterns);
        // A runtime value must obey the same rules as a literal.
        let format = key.info.and_then(|it| it.format);
        let format = format.filter(|it| family == Family::String && it.type_name().is_some());
        let takes = match format {
            Some(format) => Takes::Formatted(format),
            None => Takes::Condition { family, is_pattern },
        };
        runtime.insert(id, takes);
    }
}

fn values<'p>(reading: Reading<'_>, values: &'p [syntax::Value<'p>], family: Family) -> Values<'p> {
    if let [syntax::Value { kind: ValueKind::Holes(id), .. }] = values {
        return Values::Runtime(Runtime { id: *id, part: Part::List });
    }
    Values::Listed(each(values, |written| {
        let (pattern, fault) = match value(reading, written, family) {
            Ok(pattern) => (pattern, None),
            Err(fault) => {
                let text = written.kind.text().unwrap_or_default();
                let pattern = Pattern::read(text, written.span, true);
                let pattern = pattern.unwrap_or_else(|_| Pattern::literal(text, written.span));
                (pattern, Some(fault))
            }
        };
        // Only IAM knows the value of a variable.
        let is_arn = family == Family::Arn && fault.is_none() && !pattern.is_variable();
        let text = written.kind.text().filter(|_| is_arn);
        let arn_faults = text.map_or_else(Vec::new, |it| arn_faults(it, written.span));
        Value { written, pattern, fault, arn_faults }
    }))
}

fn value<'p>(
    reading: Reading<'_>,
    value: &'p syntax::Value<'p>,
    family: Family,
) -> Result<Pattern<'p>, TextFault<'p>> {
    let text = match &value.kind {
        ValueKind::Hole(id) | ValueKind::Holes(id) => {
            return Ok(Pattern::runtime(*id, Part::Whole, value.span));
        }
        known => known.text().unwrap_or_default(),
    };
    // The values of other operators have a format of a few characters.
    let refused = match family {
        Family::String if value.is_escaped => None,
        _ => first_refused(text),
    };
    match refused {
        Some(character) => Err(TextFault::Character(character)),
        None => reading.variables(text, value.span, TextPlace::Value(family.takes_variables())),
    }
}

/// Returns what is wrong with a full ARN in a condition.
pub(in crate::model) fn arn_faults(written: &str, span: Span) -> Vec<ResourceFault<'_>> {
    let fault = |kind| ResourceFault { span, kind, is_doubtful: false };
    let arn = match Arn::parse(written) {
        Ok(arn) => arn,
        Err(error) => return vec![fault(arn_error(written, error))],
    };
    let mut faults = Vec::new();
    let is_known = |it: &str| !it.is_empty() && !it.contains("${");
    let is_partition = |it: &str| PARTITIONS.iter().any(|known| wildcard::matches(it, known.name));
    if is_known(arn.partition) && !is_partition(arn.partition) {
        faults.push(fault(ResourceFaultKind::Partition(arn.partition)));
    }
    if is_known(arn.region) && partitions_with(arn.region).next().is_none() {
        faults.push(fault(ResourceFaultKind::Region(arn.region.into())));
    }
    // Resources that AWS owns are in the account `aws`, and CloudFront's own users are in the account `cloudfront`.
    let is_owned = matches!(arn.account, "aws" | "cloudfront");
    if is_known(arn.account) && !is_owned && !is_account(arn.account) {
        faults.push(fault(ResourceFaultKind::Account(arn.account)));
    }
    faults
}
