//! [`Rule::RoleTrustPolicySyntaxErrorNotprincipal`]: checked for each statement of a trust policy.

use crate::syntax::Principals;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(principals: &Principals<'_>) -> Finding {
    let message = words!("`NotPrincipal` in a role trust policy");
    Finding::new(Rule::RoleTrustPolicySyntaxErrorNotprincipal, principals.name_span, message).help(
        words!("list the principals in `Principal`; to leave some out, deny them with a condition on `aws:PrincipalArn`"),
    )
}
