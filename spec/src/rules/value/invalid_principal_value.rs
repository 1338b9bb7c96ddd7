//! [`Rule::InvalidPrincipalValue`]: checked for each value of a key about the caller.

use crate::facts::catalog::Family;
use crate::facts::never;
use crate::rules::subject::Conditioned;
use crate::text::{Applicability, Finding, Rule, Text, wildcard, words};

const RULE: Rule = Rule::InvalidPrincipalValue;

/// What `aws:PrincipalType` can be.
const TYPES: [&str; 5] = ["Account", "User", "FederatedUser", "AssumedRole", "Anonymous"];

/// The starts of resources that `aws:PrincipalArn` can name, by service.
const CALLERS: [(&str, &str); 4] =
    [("iam", "role/"), ("iam", "user/"), ("iam", "root"), ("sts", "federated-user/")];

pub(in crate::rules) fn find(
    conditioned: &Conditioned<'_, '_>,
    text: &Text<'_>,
) -> Option<Finding> {
    let is_text = matches!(conditioned.operator.info.family, Family::String | Family::Arn);
    if !is_text || text.value == never::TEXT {
        return None;
    }
    let is_about = |key: &str| conditioned.condition.is_about(key);
    match () {
        () if is_about("aws:PrincipalArn") => arn(conditioned, text),
        () if text.value.contains("${") => None,
        () if is_about("aws:PrincipalType") => principal_type(conditioned, text),
        () if is_about("aws:username") => user_name(text),
        () => None,
    }
}

/// Reports an ARN in place of the name of a user.
fn user_name(text: &Text<'_>) -> Option<Finding> {
    let rest = text.value.strip_prefix("arn:")?;
    let message = words!("no user has the name `{value}`", value = &text.value);
    let finding = Finding::new(RULE, text.span, message);
    let name = rest.split_once(":user/").and_then(|(_, path)| path.rsplit('/').next());
    Some(match name.filter(|it| !it.is_empty()) {
        Some(name) => finding.help(words!("write `{name}`", name = name)).edit(
            text.span,
            name.to_owned(),
            Applicability::Unsafe,
        ),
        None => finding.help(words!("expected the name of a user, without its path")),
    })
}

fn principal_type(conditioned: &Conditioned<'_, '_>, text: &Text<'_>) -> Option<Finding> {
    let operator = conditioned.operator.info;
    let is_type = |it: &str| match () {
        () if operator.patterns => wildcard::matches(&text.value, it),
        () if operator.ignores_case() => text.value.eq_ignore_ascii_case(it),
        () => text.value == it,
    };
    if TYPES.iter().any(|it| is_type(it)) {
        return None;
    }
    let message = words!("`{value}` is not a type of principal", value = &text.value);
    let finding = Finding::new(RULE, text.span, message);
    Some(finding.help(words!("expected {types:or}", types = &TYPES[..])))
}

/// Reports an ARN that no caller has.
fn arn(conditioned: &Conditioned<'_, '_>, text: &Text<'_>) -> Option<Finding> {
    let operator = conditioned.operator.info;
    let message = words!("no caller has the ARN `{arn}`", arn = &text.value);
    let finding = Finding::new(RULE, text.span, message);
    let expected =
        words!("use the ARN of a role or a user, like `arn:aws:iam::123456789012:role/Admin`");
    // A variable can have any value.
    let has_variable = text.value.contains("${");
    let any = if has_variable { with_any(&text.value)? } else { text.value.to_string() };
    let any = if operator.ignores_case() { any.to_ascii_lowercase() } else { any };
    let fields: Vec<&str> = any.splitn(6, ':').collect();
    let &["arn", partition, service, region, account, resource] = fields.as_slice() else {
        // The operators for ARNs have a rule for what is not an ARN.
        let is_other = operator.family == Family::String && !wildcard::may_start(&any, "arn:");
        return is_other.then(|| finding.help(expected));
    };
    let may_be = |(of, start): &(&str, &str)| {
        let is_caller = match *start {
            "root" => wildcard::matches(resource, "root"),
            _ => wildcard::may_start(resource, start),
        };
        wildcard::matches(service, of) && is_caller
    };
    let is_account = !account.is_empty() && account != "aws";
    if CALLERS.iter().any(may_be) && wildcard::matches(region, "") && is_account {
        return None;
    }
    let session = resource.strip_prefix("assumed-role/").filter(|_| service == "sts");
    // A session ARN has no path, and a single session is less than its role.
    let role = session.and_then(|it| it.strip_suffix("/*").or(Some(it)));
    let is_plain = |it: &&str| {
        !it.is_empty() && !it.contains(['/', '*', '?']) && !it.starts_with("AWSReservedSSO_")
    };
    let role = role.filter(is_plain).filter(|_| !has_variable);
    Some(match role {
        Some(role) => {
            let role = format!("arn:{partition}:iam::{account}:role/{role}");
            finding
                .help(words!(
                    "use the ARN of the role, with its path if it has one: `{role}`",
                    role = role.clone()
                ))
                .edit(text.span, role, Applicability::Unsafe)
        }
        None => finding.help(expected),
    })
}

/// Returns a string with `*` in place of each policy variable; `None` if one has no end.
fn with_any(text: &str) -> Option<String> {
    let (mut any, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        any.push_str(before);
        any.push('*');
        rest = after.split_once('}')?.1;
    }
    Some(any + rest)
}
