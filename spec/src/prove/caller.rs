//! Callers: those that the principals of some statements can tell apart.

use super::bounds::Bounds;
use crate::eval::{Caller, Request, principal_is_one};
use crate::model::Arn;
use crate::syntax::{PrincipalItem, Principals};

/// Returns callers for all that these principals can tell apart.
pub(super) fn points<'p>(all: impl Iterator<Item = &'p Principals<'p>>) -> Vec<Caller> {
    let mut callers = vec![Caller::Anyone];
    for item in all.flat_map(|it| &it.items) {
        for caller in of(item) {
            if !callers.contains(&caller) {
                callers.push(caller);
            }
        }
    }
    callers
}

/// Returns callers that a principal matches, and ones of its kind that it does not match.
fn of(item: &PrincipalItem<'_>) -> Vec<Caller> {
    let text = item.value.kind.text().unwrap_or_default();
    match item.kind.key() {
        Some("AWS") if text != "*" => {
            let someone =
                |account: &str| Caller::Arn(format!("arn:aws:iam::{account}:role/Someone"));
            let account = Arn::parse(text).map_or(text, |it| it.account);
            // An account is short for its root user.
            let own = match account == text {
                true => format!("arn:aws:iam::{account}:root"),
                false => text.to_owned(),
            };
            vec![Caller::Arn(own), someone(account), someone("111122223333")]
        }
        Some("Service") => {
            let other = Caller::Service("example.amazonaws.com".to_owned());
            vec![Caller::Service(text.to_owned()), other]
        }
        Some("Federated") => {
            let other = Caller::Federated("idp.example.com".to_owned());
            vec![Caller::Federated(text.to_owned()), other]
        }
        _ => Vec::new(),
    }
}

/// Returns whether a caller is one of the principals.
pub(super) fn is_one(principals: &Principals<'_>, caller: &Caller) -> Bounds {
    let is_unknown = |it: &PrincipalItem<'_>| it.kind.key() == Some("CanonicalUser");
    if principals.items.iter().any(is_unknown) {
        // Requests do not say what canonical user makes them.
        return Bounds { must: false, may: true };
    }
    let mut request = Request::new("");
    request.caller = caller.clone();
    principal_is_one(principals, &request).into()
}
