//! Condition keys, looked up.

mod meant;

use super::super::characters;
use super::super::variable::{self, Place};
use crate::facts::catalog::{self, ConditionKeyInfo, GLOBAL_CONDITION_KEYS, condition_key};
use crate::rules::findings::Findings;
use crate::syntax::Key;
use crate::text::{Finding, Rule, Span};
use std::borrow::Cow;

/// A key that exists, or that no catalogue is asked about.
pub(crate) struct ResolvedKey<'p> {
    /// As it is emitted: in AWS's spelling, the key of a tag in the author's.
    pub(crate) name: Cow<'p, str>,
    /// As the author spells it.
    pub(super) written: &'p str,
    pub(crate) span: Span,
    /// What is known of it.
    pub(crate) info: Option<&'static ConditionKeyInfo>,
    /// Every service knows it.
    pub(crate) is_global: bool,
}

/// How a condition key is called; the same for policy variables.
pub(super) enum Named<'n> {
    /// A key of AWS, in its spelling.
    Known { name: Cow<'n, str>, info: &'static ConditionKeyInfo, is_global: bool },
    /// A claim of an identity provider, such as `cognito-identity.amazonaws.com:sub`.
    Claim,
    /// A key that takes the key of a tag, without it.
    WithoutTagKey(&'static ConditionKeyInfo),
    /// It has not the form of a key.
    NoForm,
    /// There is no such key.
    Unknown,
}

/// Looks a name up, in any letter case.
pub(super) fn look_up(written: &str) -> Named<'_> {
    let is_form = |(prefix, key): (&str, &str)| {
        let in_prefix =
            |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.' | '_' | '/');
        !prefix.is_empty() && !key.is_empty() && prefix.chars().all(in_prefix)
    };
    let Some((prefix, _)) = written.split_once(':').filter(|it| is_form(*it)) else {
        return Named::NoForm;
    };
    let is_global = condition_key(GLOBAL_CONDITION_KEYS, written).is_some();
    match catalog::known_condition_key(written) {
        Some((info, None | Some(""))) if info.takes_tag_key() => Named::WithoutTagKey(info),
        Some((info, tag_key)) => {
            Named::Known { name: spell(info.base(), tag_key), info, is_global }
        }
        None if is_provider(prefix) => Named::Claim,
        None => Named::Unknown,
    }
}

/// A key with the key of a tag behind it.
fn spell(base: &'static str, tag_key: Option<&str>) -> Cow<'static, str> {
    tag_key.map_or(Cow::Borrowed(base), |tag_key| format!("{base}/{tag_key}").into())
}

/// Whether what stands in front of a colon is an identity provider: its keys are the claims of its
/// tokens, which no page lists.
///
/// Source: [keys of web identity federation and SAML][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
fn is_provider(prefix: &str) -> bool {
    prefix.contains('.') || prefix.eq_ignore_ascii_case("saml")
}

pub(super) fn resolve<'p>(key: &'p Key<'_>, findings: &mut Findings) -> Option<ResolvedKey<'p>> {
    if !characters(&key.name, findings) {
        return None;
    }
    if !variable::are_right(&key.name, Place::Element("the key of a condition"), findings) {
        return None;
    }
    let written = &*key.name.value;
    let resolved = |name: Cow<'p, str>, info, is_global| ResolvedKey {
        name,
        written,
        span: key.name.span,
        info,
        is_global,
    };
    let unknown = match look_up(written) {
        Named::NoForm => meant::no_form(key),
        _ if key.is_unchecked => return Some(resolved(written.into(), None, false)),
        Named::Known { name, info, is_global } => {
            return Some(resolved(name, Some(info), is_global));
        }
        Named::Claim => return Some(resolved(written.into(), None, true)),
        Named::WithoutTagKey(info) => {
            let base = info.base();
            let message = format!("`{written}` lacks the key of a tag");
            Finding::new(Rule::MissingTagKeyInCondition, key.name.span, message)
                .help(format!("the tag `team` is `{base}/team`"))
        }
        Named::Unknown => meant::unknown(key, findings.notation, findings.may_search()),
    };
    findings.push(unknown);
    None
}

/// What a policy variable can name.
pub(crate) enum VariableKey {
    /// A key with one value.
    SingleValued,
    /// A key with several values.
    Multivalued,
    /// No key; with it what was meant.
    Unknown(Option<String>),
}

/// Looks up the key of a policy variable.
pub(crate) fn variable_key(written: &str) -> VariableKey {
    match look_up(written) {
        Named::Claim => VariableKey::SingleValued,
        Named::Known { info, .. } if info.value_type.is_multivalued() => VariableKey::Multivalued,
        Named::Known { .. } => VariableKey::SingleValued,
        Named::WithoutTagKey(info) => {
            VariableKey::Unknown(Some(format!("the tag `team` is `${{{}/team}}`", info.base())))
        }
        Named::NoForm | Named::Unknown => {
            // A service without a catalogue has keys that nobody here knows.
            let (prefix, _) = written.split_once(':').unwrap_or_default();
            if catalog::is_service_prefix(prefix) && catalog::service(prefix).is_none() {
                return VariableKey::SingleValued;
            }
            let near = meant::of_variable(written);
            VariableKey::Unknown(
                near.map(|it| format!("a key with a similar name exists: `${{{it}}}`")),
            )
        }
    }
}
