//! What a condition key is, by its name: in conditions and in policy variables.

use super::condition::ConditionKeyInfo;
use super::look_up::{is_provider, is_service_prefix, known_condition_key, service};
use super::tables::GLOBAL_CONDITION_KEYS;
use std::borrow::Cow;
use std::ptr;

/// How a condition key is called; the same for policy variables.
pub(crate) enum Named<'n> {
    /// A key of AWS, in its spelling.
    Known { name: Cow<'n, str>, info: &'static ConditionKeyInfo, is_global: bool },
    /// A claim of an identity provider, such as `cognito-identity.amazonaws.com:sub`.
    Claim,
    /// A key that takes the key of a tag, without it.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// It is not a valid condition key.
    NoForm,
    /// There is no such key.
    Unknown,
}

/// Looks a name up, in any letter case.
pub(crate) fn look_up(written: &str) -> Named<'_> {
    let is_form = |(prefix, key): (&str, &str)| {
        let in_prefix =
            |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.' | '_' | '/');
        !prefix.is_empty() && !key.is_empty() && prefix.chars().all(in_prefix)
    };
    let Some((prefix, _)) = written.split_once(':').filter(|it| is_form(*it)) else {
        return Named::NoForm;
    };
    match known_condition_key(written) {
        Some((info, None | Some(""))) if info.takes_tag_key() => Named::WithoutTagKey(info),
        Some((info, tag_key)) => {
            let is_global = GLOBAL_CONDITION_KEYS.as_ptr_range().contains(&ptr::from_ref(info));
            Named::Known { name: info.spelled(tag_key), info, is_global }
        }
        None if is_provider(prefix) => Named::Claim,
        None => Named::Unknown,
    }
}

/// What a policy variable can name.
pub(crate) enum VariableKey {
    /// A key with one value.
    SingleValued,
    /// A key with several values.
    Multivalued,
    /// A key that takes the key of a tag, without it.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// No key.
    Unknown,
}

/// Looks up the key of a policy variable.
pub(crate) fn variable_key(written: &str) -> VariableKey {
    match look_up(written) {
        Named::Claim => VariableKey::SingleValued,
        Named::Known { info, .. } if info.value_type.is_multivalued() => VariableKey::Multivalued,
        Named::Known { .. } => VariableKey::SingleValued,
        Named::WithoutTagKey(info) => VariableKey::WithoutTagKey(info),
        Named::NoForm | Named::Unknown => {
            // A service without a catalogue has keys that nobody here knows.
            let (prefix, _) = written.split_once(':').unwrap_or_default();
            match is_service_prefix(prefix) && service(prefix).is_none() {
                true => VariableKey::SingleValued,
                false => VariableKey::Unknown,
            }
        }
    }
}
