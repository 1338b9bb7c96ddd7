//! [`Rule::FederatedPrincipalNotSupported`]: checked for each principal of a statement.

use crate::model::principal::Principal;
use crate::syntax::PolicyType;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(principal: &Principal<'_>, kind: PolicyType) -> Finding {
    let message = words!("a {kind} cannot name an identity provider", kind = kind.title());
    Finding::new(Rule::FederatedPrincipalNotSupported, principal.written.value.span, message)
        .help(
            words!("name the role that its users assume, like `role(\"web\", account = \"123456789012\")`")
                .in_json(words!(
                    "name the role that its users assume, like `{{\"AWS\": \"arn:aws:iam::123456789012:role/web\"}}`"
                )),
        )
}
