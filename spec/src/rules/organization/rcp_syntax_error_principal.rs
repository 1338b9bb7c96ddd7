//! [`Rule::RcpSyntaxErrorPrincipal`]: checked for each statement of a resource control policy.

use crate::syntax::{PrincipalKind, Principals};
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(principals: &Principals<'_>) -> Option<Finding> {
    let is_everyone = matches!(
        principals.items.as_slice(),
        [only] if only.kind == PrincipalKind::Everyone
    );
    if is_everyone && !principals.negated {
        return None;
    }
    let span = if principals.negated { principals.name_span } else { principals.span };
    let message = words!("the principal of a resource control policy must be `\"*\"`");
    Some(
        Finding::new(Rule::RcpSyntaxErrorPrincipal, span, message).help(words!(
            "write `\"Principal\": \"*\"`, and use the condition key `aws:PrincipalArn` to name principals"
        )),
    )
}
