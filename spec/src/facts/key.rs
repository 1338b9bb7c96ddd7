//! Classifies the names of condition keys, in conditions and in policy variables.

use super::condition::{ConditionKeyInfo, Provider};
use super::look_up::{Claim, claim, is_service_prefix, known_condition_key, service};
use super::tables::GLOBAL_CONDITION_KEYS;
use std::borrow::Cow;
use std::ptr;

/// What a name refers to, in a condition or in a policy variable.
pub(crate) enum Named<'n> {
    /// An AWS condition key, or a claim of an identity provider; `name` is in AWS's spelling.
    Known { name: Cow<'n, str>, info: &'static ConditionKeyInfo, is_global: bool },
    /// A claim of an identity provider that can have any claims.
    Claim,
    /// A claim that an identity provider does not have.
    UnknownClaim(&'static Provider),
    /// A condition key that needs a tag key, which is missing.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// The name is not a valid condition key.
    NoForm,
    /// The name is valid, but no such key exists.
    Unknown,
}

/// Looks up a name in any letter case.
pub(crate) fn look_up(written: &str) -> Named<'_> {
    let is_form = |(prefix, key): (&str, &str)| {
        let in_prefix =
            |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.' | '_' | '/');
        !prefix.is_empty() && !key.is_empty() && prefix.chars().all(in_prefix)
    };
    if !written.split_once(':').is_some_and(is_form) {
        return Named::NoForm;
    }
    match claim(written) {
        // The claims that all providers have are listed without a prefix.
        Some(Claim::Known(info)) if info.prefix().is_none() => {
            return Named::Known { name: Cow::Borrowed(written), info, is_global: true };
        }
        Some(Claim::Known(info)) => {
            return Named::Known { name: Cow::Borrowed(info.name), info, is_global: true };
        }
        Some(Claim::Other) => return Named::Claim,
        Some(Claim::Unknown(provider)) => return Named::UnknownClaim(provider),
        None => {}
    }
    match known_condition_key(written) {
        Some((info, None | Some(""))) if info.takes_tag_key() => Named::WithoutTagKey(info),
        Some((info, tag_key)) => {
            let is_global = GLOBAL_CONDITION_KEYS.as_ptr_range().contains(&ptr::from_ref(info));
            Named::Known { name: info.spelled(tag_key), info, is_global }
        }
        None => Named::Unknown,
    }
}

/// What a policy variable can refer to.
pub(crate) enum VariableKey {
    /// A condition key with one value.
    SingleValued,
    /// A condition key with several values.
    Multivalued,
    /// A condition key that needs a tag key, which is missing.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// A claim that an identity provider does not have.
    UnknownClaim(&'static Provider),
    /// Not a known condition key.
    Unknown,
}

/// Looks up the condition key of a policy variable.
pub(crate) fn variable_key(written: &str) -> VariableKey {
    match look_up(written) {
        Named::Claim => VariableKey::SingleValued,
        Named::UnknownClaim(provider) => VariableKey::UnknownClaim(provider),
        Named::Known { info, .. } if info.value_type.is_multivalued() => VariableKey::Multivalued,
        Named::Known { .. } => VariableKey::SingleValued,
        Named::WithoutTagKey(info) => VariableKey::WithoutTagKey(info),
        Named::NoForm | Named::Unknown => {
            // The keys of a service that the catalog lacks are unknown, so any of them may exist.
            let (prefix, _) = written.split_once(':').unwrap_or_default();
            match is_service_prefix(prefix) && service(prefix).is_none() {
                true => VariableKey::SingleValued,
                false => VariableKey::Unknown,
            }
        }
    }
}
