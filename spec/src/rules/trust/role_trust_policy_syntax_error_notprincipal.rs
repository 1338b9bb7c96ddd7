//! [`Rule::RoleTrustPolicySyntaxErrorNotprincipal`]: checked for each statement of a trust policy.

use crate::syntax::Principals;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(principals: &Principals<'_>) -> Finding {
    let message = words!("`to not` in a role trust policy")
        .in_json(words!("`NotPrincipal` in a role trust policy"));
    let help = words!(
        "list the principals after `to`; to leave some out, deny them with a condition on `aws:PrincipalArn`"
    )
    .in_json(words!(
        "list the principals in `Principal`; to leave some out, deny them with a condition on `aws:PrincipalArn`"
    ));
    Finding::new(Rule::RoleTrustPolicySyntaxErrorNotprincipal, principals.name_span, message)
        .help(help)
}
