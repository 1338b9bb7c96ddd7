//! Principals: whether the caller of a request is one.

use super::request::{Caller, Request};
use super::truth::Truth;
use crate::model::Arn;
use crate::syntax::{PrincipalItem, PrincipalKind, Principals};

/// Returns whether the caller of a request is one of the principals.
pub(crate) fn is_one(principals: &Principals<'_>, request: &Request) -> Truth {
    let listed = Truth::any(principals.items.iter().map(|it| is(it, &request.caller).into()));
    if principals.negated { !listed } else { listed }
}

fn is(item: &PrincipalItem<'_>, caller: &Caller) -> bool {
    let text = item.value.kind.text().unwrap_or_default();
    if item.kind == PrincipalKind::Everyone || text == "*" && item.kind.key() == Some("AWS") {
        return true;
    }
    match (item.kind.key(), caller) {
        (Some("AWS"), Caller::Arn(arn)) => is_caller(text, arn),
        (Some("Service"), Caller::Service(name)) => text == name,
        (Some("Federated"), Caller::Federated(name)) => text == name,
        _ => false,
    }
}

/// Returns whether a principal in AWS's form is the caller with an ARN: the same one, the role of a session, or the account.
fn is_caller(principal: &str, caller: &str) -> bool {
    if principal == caller {
        return true;
    }
    let Ok(own) = Arn::parse(caller) else { return false };
    if principal == own.account {
        return true;
    }
    let Ok(of) = Arn::parse(principal) else { return false };
    if of.account != own.account {
        return false;
    }
    if of.service == "iam" && of.resource == "root" {
        return true;
    }
    // The ARN of a session does not have the path of the role.
    let role = of.resource.strip_prefix("role/").and_then(|it| it.rsplit('/').next());
    let session = own.resource.strip_prefix("assumed-role/").and_then(|it| it.split('/').next());
    of.service == "iam" && own.service == "sts" && role.is_some() && role == session
}
