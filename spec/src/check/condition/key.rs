//! Condition keys, looked up.

use super::super::variable::{Place, check as check_variables};
use super::super::{characters, similar_name};
use crate::catalog::{
    self, ConditionKeyInfo, GLOBAL_CONDITION_KEYS, SERVICE_PREFIXES, SERVICES, condition_key,
};
use crate::finding::{Finding, Rule};
use crate::policy::{Key, Span};
use crate::similar;

/// A key that exists, or that no catalogue is asked about.
pub(in super::super) struct ResolvedKey {
    /// As it is emitted: in AWS's spelling, the key of a tag in the author's.
    pub(in super::super) name: String,
    /// As the author spells it.
    pub(super) written: String,
    pub(in super::super) span: Span,
    /// What is known of it.
    pub(in super::super) info: Option<&'static ConditionKeyInfo>,
    /// Every service knows it.
    pub(in super::super) is_global: bool,
}

/// How a condition key is called; the same for policy variables.
pub(super) enum Named {
    /// A key of AWS, in its spelling.
    Known { name: String, info: &'static ConditionKeyInfo, is_global: bool },
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
pub(super) fn look_up(written: &str) -> Named {
    let is_form = |(prefix, key): (&str, &str)| {
        let in_prefix =
            |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.' | '_' | '/');
        !prefix.is_empty() && !key.is_empty() && prefix.chars().all(in_prefix)
    };
    let Some((prefix, _)) = written.split_once(':').filter(|it| is_form(*it)) else {
        return Named::NoForm;
    };
    let of_services = || SERVICES.iter().flat_map(|service| service.condition_keys);
    let global = condition_key(GLOBAL_CONDITION_KEYS, written);
    let is_global = global.is_some();
    match global.or_else(|| condition_key(of_services(), written)) {
        Some((info, None | Some(""))) if info.takes_tag_key() => Named::WithoutTagKey(info),
        Some((info, tag_key)) => {
            let tag = tag_key.map(|tag| format!("/{tag}")).unwrap_or_default();
            Named::Known { name: format!("{}{tag}", info.base()), info, is_global }
        }
        None if is_provider(prefix) => Named::Claim,
        None => Named::Unknown,
    }
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

pub(super) fn resolve(key: &Key, findings: &mut Vec<Finding>) -> Option<ResolvedKey> {
    if !characters(&key.name, findings) {
        return None;
    }
    if key.name.value.contains("${") {
        let place = Place::Element("the key of a condition");
        check_variables(&key.name, place, findings)?;
    }
    let written = &key.name.value;
    let resolved = |name: String, info, is_global| ResolvedKey {
        name,
        written: written.clone(),
        span: key.name.span,
        info,
        is_global,
    };
    let unknown = match look_up(written) {
        Named::NoForm => no_form(key),
        _ if key.is_unchecked => return Some(resolved(written.clone(), None, false)),
        Named::Known { name, info, is_global } => {
            return Some(resolved(name, Some(info), is_global));
        }
        Named::Claim => return Some(resolved(written.clone(), None, true)),
        Named::WithoutTagKey(info) => {
            let base = info.base();
            let message = format!("`{written}` lacks the key of a tag");
            Finding::new(Rule::MissingTagKeyInCondition, key.name.span, message)
                .help(format!("the tag `team` is `{base}/team`"))
        }
        Named::Unknown => unknown(key),
    };
    findings.push(unknown);
    None
}

fn no_form(key: &Key) -> Finding {
    let written = &key.name.value;
    let message = format!("`{written}` has not the form of a condition key");
    let bare = written.trim_start_matches(':');
    let remedy = match condition_key(GLOBAL_CONDITION_KEYS, &format!("aws:{bare}")) {
        Some((info, tag_key)) => {
            let tag = tag_key.map(|tag| format!("/{tag}")).unwrap_or_default();
            format!("a global key has the prefix `aws:`: `{}{tag}`", info.base())
        }
        None => "a key is a service prefix, a colon and a name: `aws:SourceIp`".to_owned(),
    };
    Finding::new(Rule::InvalidConditionKeyFormat, key.name.span, message).help(remedy)
}

/// What is said of a key that does not exist.
fn unknown(key: &Key) -> Finding {
    let written = key.name.value.as_str();
    let (prefix, _) = written.split_once(':').unwrap_or_default();
    let of_services = || SERVICES.iter().flat_map(|service| service.condition_keys);
    let known = || GLOBAL_CONDITION_KEYS.iter().chain(of_services());
    let finding = |rule, message: String| Finding::new(rule, key.name.span, message);
    let near = || {
        let (base, tag) = written.split_once('/').unwrap_or((written, ""));
        let name = similar::nearest(base, known().map(ConditionKeyInfo::base))?;
        let takes_tag = known().any(|it| it.base() == name && it.takes_tag_key());
        Some(match (takes_tag, tag) {
            (true, "") => format!("a condition key with a similar name exists: `{name}/team`"),
            (true, tag) => format!("a condition key with a similar name exists: `{name}/{tag}`"),
            (false, _) if name.eq_ignore_ascii_case(base) => {
                format!("nothing stands behind it: `{name}`")
            }
            (false, _) => format!("a condition key with a similar name exists: `{name}`"),
        })
    };
    let newer =
        || format!("a key that is newer than the catalogue is written `unchecked(\"{written}\")`");

    if prefix.eq_ignore_ascii_case("aws") {
        if written.eq_ignore_ascii_case("aws:arn") {
            return finding(
                Rule::UnsupportedGlobalConditionKey,
                "the condition key `aws:ARN` was withdrawn by AWS".to_owned(),
            )
            .help(
                "the caller is `aws:PrincipalArn`, the resource behind a service `aws:SourceArn`",
            );
        }
        let message = format!("unknown global condition key `{written}`");
        let remedy = same_name(written, known()).or_else(near).unwrap_or_else(newer);
        return finding(Rule::InvalidGlobalConditionKey, message).help(remedy);
    }
    if let Some(service) = catalog::service(prefix) {
        let message = format!("unknown condition key `{written}` of `{}`", service.prefix);
        let remedy = same_name(written, known()).or_else(near).unwrap_or_else(newer);
        return finding(Rule::InvalidServiceConditionKey, message).help(remedy);
    }
    if catalog::is_service_prefix(prefix) {
        let message = format!("no catalogue for the service `{prefix}`");
        let remedy = format!("a condition key of it is written `unchecked(\"{written}\")`");
        return finding(Rule::UncataloguedService, message).help(remedy);
    }
    let message = format!("unknown service `{prefix}` in the condition key `{written}`");
    let prefixes = || similar_name("service", prefix, SERVICE_PREFIXES.iter().copied());
    let remedy = same_name(written, known()).or_else(near).or_else(prefixes);
    finding(Rule::InvalidServiceConditionKey, message).helps(remedy)
}

/// The key of another prefix that has this name.
fn same_name<'k>(
    written: &str,
    mut known: impl Iterator<Item = &'k ConditionKeyInfo>,
) -> Option<String> {
    let (_, name) = written.split_once(':')?;
    let (base, tag) = name.split_once('/').map_or((name, ""), |(base, tag)| (base, tag));
    let is_meant = |it: &&ConditionKeyInfo| {
        let known = it.base().split_once(':').map_or("", |(_, known)| known);
        known.eq_ignore_ascii_case(base) && it.takes_tag_key() != tag.is_empty()
    };
    let found = known.find(is_meant)?;
    let tag = if tag.is_empty() { String::new() } else { format!("/{tag}") };
    Some(format!("a key of this name has another prefix: `{}{tag}`", found.base()))
}

/// What a policy variable can name.
pub(in super::super) enum VariableKey {
    /// A key with one value.
    SingleValued,
    /// A key with several values.
    Multivalued,
    /// No key; with it what was meant.
    Unknown(Option<String>),
}

/// Looks up the key of a policy variable.
pub(in super::super) fn variable_key(written: &str) -> VariableKey {
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
            let of_services = || SERVICES.iter().flat_map(|service| service.condition_keys);
            let known = || GLOBAL_CONDITION_KEYS.iter().chain(of_services());
            let names =
                known().filter(|it| !it.value_type.is_multivalued()).map(ConditionKeyInfo::base);
            let (base, tag) = written.split_once('/').map_or((written, ""), |(a, b)| (a, b));
            let bare = format!("aws:{base}");
            let near = known()
                .map(ConditionKeyInfo::base)
                .find(|it| it.eq_ignore_ascii_case(&bare))
                .or_else(|| similar::nearest(base, names));
            let tag = if tag.is_empty() { String::new() } else { format!("/{tag}") };
            VariableKey::Unknown(
                near.map(|it| format!("a key with a similar name exists: `${{{it}{tag}}}`")),
            )
        }
    }
}
