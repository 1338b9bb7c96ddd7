//! `explain`: a name in, an explanation out.

mod facts;
mod policy_type;
mod principal;

use super::actions::resource_types;
use super::name;
use super::outcome::{Failure, Outcome};
use super::output::print;
use cognito_perms::catalog::{
    self, ActionInfo, ConditionKeyInfo, Family, GLOBAL_CONDITION_KEYS, OPERATORS, OperatorInfo,
    PROVIDERS, Provider, ResourceTypeInfo, Service,
};
use cognito_perms::{PolicyType, Rule, ValueType, terminal};
use facts::Facts;
use std::ptr;

const OPERATORS_PAGE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/\
    reference_policies_elements_condition_operators.html";

pub(super) fn run(name: &str) -> Result<Outcome, Failure> {
    let name = name.trim();
    match explain(name) {
        Some(text) => print(&text),
        None => Err(Failure(unknown(name))),
    }
}

fn explain(written: &str) -> Option<String> {
    if let Some(rule) = name::rule(written) {
        return Some(of_rule(rule));
    }
    let actions = actions_named(written);
    match actions.as_slice() {
        [] => {}
        [action] => return Some(of_action(action)),
        several => return Some(of_pattern(written, several)),
    }
    if let Some((set, info, if_exists)) = operator_named(written) {
        return Some(of_operator(set, info, if_exists));
    }
    if let Some((info, provider)) = claim_named(written) {
        return Some(of_claim(written, info, provider));
    }
    if let Some((info, users)) = key_named(written) {
        return Some(of_key(info, &users));
    }
    let types = resource_types_named(written);
    let of_types = match types.as_slice() {
        [] => None,
        [only] => Some(of_resource_type(only)),
        several => Some(of_types(written, several)),
    };
    // Services also have resource types with such names: `role`, `endpoint`.
    match (principal::explain(written).or_else(|| policy_type::explain(written)), of_types) {
        (Some(text), Some(more)) => Some(format!("{text}\n{more}")),
        (text, more) => text.or(more),
    }
}

fn actions_named(written: &str) -> Vec<&'static ActionInfo> {
    let matching = |services: &[&'static Service]| -> Vec<&'static ActionInfo> {
        let actions = services.iter().flat_map(|it| it.actions());
        actions.filter(|it| catalog::matches(written, it)).collect()
    };
    match written.split_once(':') {
        Some((prefix, _)) => matching(&catalog::services_matching(prefix)),
        None => likeliest(matching),
    }
}

/// Searches Amazon Cognito first and all services after it, because its names are the most likely to be meant.
fn likeliest<T>(find: impl Fn(&[&'static Service]) -> Vec<T>) -> Vec<T> {
    match find(catalog::built_services()) {
        none if none.is_empty() => find(&catalog::services()),
        found => found,
    }
}

fn of_action(action: &'static ActionInfo) -> String {
    let types = resource_types(action);
    let types = match types.is_empty() {
        true => "none, only `*`".to_owned(),
        false => types.join("\n"),
    };
    let own = action.condition_keys.iter().map(|it| it.name.to_owned());
    let of_types = action.resource_types.iter().flat_map(|it| {
        let name = it.resource_type.written();
        it.resource_type
            .condition_keys
            .iter()
            .map(move |key| format!("{} (through {name})", key.name))
    });
    let keys: Vec<String> = own.chain(of_types).collect();
    let resource = |write: fn(&ResourceTypeInfo) -> String| match action.resource_types.first() {
        Some(it) => write(it.resource_type),
        None => "*".to_owned(),
    };
    let literal = format!("allow {} on {}", action.written(), resource(ResourceTypeInfo::example));
    let document = format!(
        "{{\"Effect\": \"Allow\", \"Action\": \"{}\", \"Resource\": \"{}\"}}",
        action.qualified_name,
        resource(catalog::example_arn)
    );
    let in_policy = match action.authorization.is_iam() {
        true => format!("{literal}\n{document}"),
        false => "not possible: IAM does not authorize it, so an identity policy can neither allow nor deny it".to_owned(),
    };
    let retired = action.retired.map(|it| format!("not listed on AWS's pages since {it}"));
    let kind = if action.permission_only { "a permission without an API operation" } else { "" };
    Facts::new()
        .with("access level", action.level_name())
        .with("kind", kind)
        .with("retired", retired.unwrap_or_default())
        .with("authorized by", action.authorization.to_string())
        .with("resource types", types)
        .with(
            "condition keys",
            match keys.is_empty() {
                true => "the global keys".to_owned(),
                false => format!("{}\nand the global keys", keys.join("\n")),
            },
        )
        .with("may also need", action.dependent_actions.join(", "))
        .with("elements", "Action, NotAction; with Resource and Condition as above")
        .with("in a policy", in_policy)
        .with("catalog date", action.service.facts)
        .with("documentation", action.documentation)
        .write(&format!("action {}", action.qualified_name), &action.summary())
}

fn of_pattern(written: &str, actions: &[&'static ActionInfo]) -> String {
    let mut out = format!("`{}` matches {} actions\n\n", terminal::name(written), actions.len());
    let names: Vec<&str> = actions.iter().map(|it| it.qualified_name).collect();
    let width = names.iter().map(|it| it.len()).max().unwrap_or_default();
    for (name, action) in names.iter().zip(actions) {
        out += &format!("  {name:width$}  {}\n", action.summary());
    }
    out
}

type Parts = (Option<&'static str>, &'static OperatorInfo, bool);

fn operator_named(written: &str) -> Option<Parts> {
    let (set, rest) = match written.split_once(':') {
        None => (None, written),
        Some((set, rest)) => {
            let known = ["ForAllValues", "ForAnyValue"];
            (Some(*known.iter().find(|it| it.eq_ignore_ascii_case(set))?), rest)
        }
    };
    let same = |name: &str| OPERATORS.iter().find(|it| it.name.eq_ignore_ascii_case(name));
    let suffix = rest.len().checked_sub("IfExists".len());
    let base = suffix.and_then(|at| Some((rest.get(..at)?, rest.get(at..)?)));
    match (catalog::operator(rest).or_else(|| same(rest)), base) {
        (Some(info), _) => Some((set, info, false)),
        (None, Some((base, suffix))) if suffix.eq_ignore_ascii_case("IfExists") => {
            Some((set, same(base)?, true))
        }
        _ => None,
    }
}

fn of_operator(set: Option<&'static str>, info: &OperatorInfo, if_exists: bool) -> String {
    let fitting = ValueType::ALL
        .into_iter()
        .filter(|it| info.family == Family::Null || it.family() == info.family);
    let fitting: Vec<String> = fitting.map(|it| it.to_string()).collect();
    let missing = match (set, if_exists, info.negated) {
        _ if info.family == Family::Null => "`true` matches",
        (Some("ForAllValues"), ..) => "true, because there is no value that does not match",
        (Some(_), false, _) => "false",
        (None, false, false) => "false",
        _ => "true",
    };
    let set_meaning = match set {
        Some("ForAllValues") => {
            "ForAllValues: all values of the request must match; for keys with several values"
        }
        Some(_) => {
            "ForAnyValue: at least one value of the request must match; for keys with several values"
        }
        None => "",
    };
    let suffix =
        if if_exists { "IfExists: also true if the request does not have the key" } else { "" };
    let name = format!(
        "{}{}{}",
        set.map(|set| format!("{set}:")).unwrap_or_default(),
        info.name,
        if if_exists { "IfExists" } else { "" }
    );
    let sample = sample(info.family, set.is_some()).map(|(key, value)| {
        let literal = match info.family {
            Family::Binary => format!("unchecked(\"{key}\") {name} \"{value}\""),
            Family::Bool | Family::Null | Family::Numeric => format!("{key} {name} {value}"),
            _ => format!("{key} {name} \"{value}\""),
        };
        format!("{literal}\n\"{name}\": {{\"{key}\": \"{value}\"}}")
    });
    Facts::new()
        .with("set operator", set_meaning)
        .with("suffix", suffix)
        .with("types of keys", fitting.join(", "))
        .with("wildcards", if info.patterns { "`*` and `?` in values" } else { "none" })
        .with("policy variables", if info.family.takes_variables() { "in values" } else { "none" })
        .with("without the key", missing)
        .with("elements", "Condition")
        .with("in a policy", sample.unwrap_or_default())
        .with("documentation", OPERATORS_PAGE)
        .write(&format!("condition operator {name}"), info.description)
}

/// Returns a well-known key of a family and a value for it. Among keys with several values, only strings have one.
fn sample(family: Family, is_set: bool) -> Option<(&'static str, &'static str)> {
    let sample = match family {
        Family::String if is_set => ("aws:TagKeys", "team"),
        _ if is_set => return None,
        Family::String => ("aws:PrincipalTag/team", "support"),
        Family::Numeric => ("aws:MultiFactorAuthAge", "3600"),
        Family::Date => ("aws:CurrentTime", "2027-01-01T00:00:00Z"),
        Family::Bool => ("aws:SecureTransport", "true"),
        Family::Binary => ("svc:Key", "QmluYXJ5"),
        Family::IpAddress => ("aws:SourceIp", "203.0.113.0/24"),
        Family::Arn => ("aws:PrincipalArn", "arn:aws:iam::123456789012:role/support"),
        Family::Null => ("aws:PrincipalTag/team", "false"),
    };
    Some(sample)
}

/// Finds a claim of an identity provider.
fn claim_named(written: &str) -> Option<(&'static ConditionKeyInfo, &'static Provider)> {
    let (info, _) = catalog::condition_key(written)?;
    let has_claim = |it: &&Provider| it.claims.iter().any(|it| ptr::eq(it, info));
    Some((info, PROVIDERS.iter().find(has_claim)?))
}

fn of_claim(written: &str, info: &ConditionKeyInfo, provider: &Provider) -> String {
    let name = match info.prefix() {
        Some(_) => info.name.to_owned(),
        None => terminal::name(written).to_string(),
    };
    let others = provider.claims.iter().filter(|it| it.prefix() == info.prefix());
    let others: Vec<&str> = others.map(|it| it.short().unwrap_or(it.name)).collect();
    let others = if provider.is_open { "any".to_owned() } else { others.join(", ") };
    Facts::new()
        .with("provider", provider.name)
        .with("supported by", "sessions that signed in with the provider")
        .with("its claims", others)
        .with("type", info.value_type.to_string())
        .with("operators", operators_of(info))
        .with("set operator", set_operator_of(info))
        .with("elements", elements_of(info))
        .with("documentation", provider.documentation)
        .write(&format!("claim {name}"), info.description)
}

fn operators_of(info: &ConditionKeyInfo) -> String {
    let fitting = OPERATORS.iter().filter(|it| info.fits(it.family)).map(|it| it.name);
    fitting.collect::<Vec<_>>().join(", ")
}

fn set_operator_of(info: &ConditionKeyInfo) -> &'static str {
    match info.value_type.is_multivalued() {
        true => "ForAllValues: or ForAnyValue:, before the operator",
        false => "",
    }
}

fn elements_of(info: &ConditionKeyInfo) -> &'static str {
    match info.value_type.is_multivalued() {
        true => "Condition",
        false => "Condition; as a policy variable in Resource and in values of Condition",
    }
}

type UsedKey = (&'static ConditionKeyInfo, Vec<String>);

/// Finds a condition key and the actions and resource types that support it; an empty list if every request can have it.
fn key_named(written: &str) -> Option<UsedKey> {
    let (info, _) = catalog::condition_key(written)?;
    let is_key = |it: &&ConditionKeyInfo| it.name == info.name;
    let types = catalog::resource_types().into_iter();
    let types = types.filter(|it| it.condition_keys.iter().any(is_key));
    let actions = catalog::actions().into_iter();
    let actions = actions.filter(|it| it.condition_keys.iter().any(is_key));
    let users = types.map(|it| format!("resource type {}", it.written()));
    let users = users.chain(actions.map(|it| format!("action {}", it.qualified_name)));
    let is_global = GLOBAL_CONDITION_KEYS.iter().any(|it| it.name == info.name);
    let users = if is_global && !info.per_action { Vec::new() } else { users.collect() };
    Some((info, users))
}

fn of_key(info: &ConditionKeyInfo, users: &[String]) -> String {
    let supported = match users.is_empty() {
        true if !info.per_action => "every action".to_owned(),
        _ => users.join("\n"),
    };
    let services = info.services.map(|it| it.join(", ")).unwrap_or_default();
    let notes = [
        (info.exact, "each value identifies a single thing: no wildcard and no policy variable"),
        (info.always, "every request has it"),
        (info.untrustworthy, "the caller can set it to any value"),
    ];
    let notes: Vec<&str> = notes.iter().filter(|(is, _)| *is).map(|(_, text)| *text).collect();
    Facts::new()
        .with("type", info.value_type.to_string())
        .with("supported by", supported)
        .with("services", services)
        .with("operators", operators_of(info))
        .with("set operator", set_operator_of(info))
        .with("only together with", info.paired_with.join(" or "))
        .with("note", notes.join("\n"))
        .with("elements", "Condition; as a policy variable in Resource and in values of Condition")
        .write(&format!("condition key {}", info.name), info.description)
}

fn resource_types_named(written: &str) -> Vec<&'static ResourceTypeInfo> {
    likeliest(|services| {
        let types = services.iter().flat_map(|it| it.resource_types());
        let is_named = |it: &&ResourceTypeInfo| {
            let is = |name: &str| {
                let qualified = format!("{}:{name}", it.service.prefix);
                name.eq_ignore_ascii_case(written) || qualified.eq_ignore_ascii_case(written)
            };
            is(it.name) || is(it.title)
        };
        types.filter(is_named).collect()
    })
}

fn of_types(written: &str, types: &[&'static ResourceTypeInfo]) -> String {
    let count = types.len();
    let mut out =
        format!("{count} services have a resource type `{}`\n\n", terminal::name(written));
    for it in types {
        out += &format!("  {}  {}\n", it.written(), it.arn.text);
    }
    out
}

fn of_resource_type(info: &'static ResourceTypeInfo) -> String {
    // Actions of other services are included: their pages list the type as their own.
    let actions = catalog::actions().into_iter().filter(|it| it.takes(info));
    let actions: Vec<&str> = actions.map(|it| it.qualified_name).collect();
    let keys: Vec<&str> = info.condition_keys.iter().map(|it| it.name).collect();
    Facts::new()
        .with("ARN", info.templates().map(|it| it.text).collect::<Vec<_>>().join("\n"))
        .with("condition keys", keys.join("\n"))
        .with("actions", actions.join("\n"))
        .with("elements", "Resource, NotResource")
        .with("in a policy", format!("{}\n{}", info.example(), catalog::example_arn(info)))
        .with("documentation", info.documentation)
        .write(&format!("resource type {}", info.written()), &info.summary())
}

/// The pages of all rules, each under a heading with its name.
const PAGES: &str = include_str!("../../docs/rules.md");

/// Returns the page of a rule, without its heading.
fn page(rule: Rule) -> &'static str {
    let title = format!("\n## `{rule}`\n");
    let page = PAGES.split_once(&title).map_or("", |(_, it)| it);
    // The level comes first.
    let page = page.trim_start().split_once("\n\n").map_or("", |(_, it)| it);
    let ends = ["\n## ", "\n# "].map(|it| page.find(it).unwrap_or(page.len()));
    page.get(..ends.into_iter().min().unwrap_or_default()).unwrap_or_default()
}

fn of_rule(rule: Rule) -> String {
    let source = match rule.is_of_access_analyzer() {
        true => format!("{} of IAM Access Analyzer", rule.name().to_ascii_uppercase()),
        false => "a rule of cognito-perms".to_owned(),
    };
    let level = match rule.level() {
        cognito_perms::Level::Error if rule.is_of_claims() => {
            "error; deny for claims of identity providers".to_owned()
        }
        cognito_perms::Level::Error if rule.can_be_allowed() => {
            "error; a warning for services that are not reviewed".to_owned()
        }
        cognito_perms::Level::Error => "error, which cannot be changed".to_owned(),
        level => format!("{level} by default"),
    };
    let out =
        Facts::new().with("level", level).with("source", source).write(&format!("rule {rule}"), "");
    out + "\n" + page(rule).trim_end() + "\n"
}

fn unknown(written: &str) -> String {
    let rules = Rule::ALL.iter().map(|it| it.name().to_owned());
    let actions = catalog::actions().into_iter();
    let actions = actions.flat_map(|it| [it.name.to_owned(), it.qualified_name.to_owned()]);
    let claims = PROVIDERS.iter().flat_map(|it| it.claims);
    let keys = catalog::condition_keys().into_iter().chain(claims);
    let keys = keys.map(|it| it.base().to_owned());
    let operators = OPERATORS.iter().map(|it| it.name.to_owned());
    let types = catalog::resource_types().into_iter().map(|it| it.name.to_owned());
    let kinds = PolicyType::ALL.iter().map(|it| it.name().to_owned());
    let names = actions.chain(rules).chain(keys).chain(operators).chain(kinds).chain(types);
    let names: Vec<String> = names.collect();
    let remedy = match catalog::nearest(written, names.iter().map(String::as_str)) {
        Some(near) => format!("; a similar name exists: `{near}`"),
        None => String::new(),
    };
    format!(
        "unknown action, rule, condition key, operator, principal, policy type or resource type `{written}`{remedy}"
    )
}
