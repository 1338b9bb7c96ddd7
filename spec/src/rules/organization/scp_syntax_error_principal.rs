//! [`Rule::ScpSyntaxErrorPrincipal`]: checked for each statement of a service control policy.

use crate::syntax::Principals;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(principals: &Principals<'_>) -> Finding {
    let message = words!("a service control policy has no principals");
    Finding::new(Rule::ScpSyntaxErrorPrincipal, principals.name_span, message)
        .help(words!("remove it, and use the condition key `aws:PrincipalArn` to name principals"))
}
