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
    if !is_text || text.value == never::TEXT || text.value.contains("${") {
        return None;
    }
    if conditioned.condition.is_about("aws:PrincipalType") {
        return principal_type(conditioned, text);
    }
    if conditioned.condition.is_about("aws:PrincipalArn") { arn(text) } else { None }
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
    Some(finding.help(words!("expected one of {types:or}", types = &TYPES[..])))
}

/// Reports an ARN that no caller has.
fn arn(text: &Text<'_>) -> Option<Finding> {
    let fields: Vec<&str> = text.value.splitn(6, ':').collect();
    // Other rules report what is not an ARN.
    let &["arn", _, service, region, account, resource] = fields.as_slice() else { return None };
    let may_be = |(of, start): &(&str, &str)| {
        let written = wildcard::start(resource);
        let is_start = written.starts_with(start)
            || start.starts_with(written) && written.len() < resource.len();
        let is_caller = if *start == "root" { resource == "root" } else { is_start };
        wildcard::matches(service, of) && (is_caller || resource.starts_with('*'))
    };
    if CALLERS.iter().any(may_be) && wildcard::matches(region, "") {
        return None;
    }
    let message = words!("no caller has the ARN `{arn}`", arn = &text.value);
    let finding = Finding::new(RULE, text.span, message);
    let session = resource.strip_prefix("assumed-role/").filter(|_| service == "sts");
    // A session ARN has no path, and a single session is less than its role.
    let role = session.and_then(|it| it.strip_suffix("/*").or(Some(it)));
    let is_plain = |it: &&str| {
        !it.is_empty() && !it.contains(['/', '*', '?']) && !it.starts_with("AWSReservedSSO_")
    };
    let role = role.filter(is_plain);
    Some(match role {
        Some(role) => {
            let partition = fields.get(1).copied().unwrap_or("aws");
            let role = format!("arn:{partition}:iam::{account}:role/{role}");
            finding.help(words!("use the ARN of the role: `{role}`", role = role.clone())).edit(
                text.span,
                role,
                Applicability::Unsafe,
            )
        }
        None => finding.help(words!(
            "use the ARN of a role or a user, like `arn:aws:iam::123456789012:role/Admin`"
        )),
    })
}
