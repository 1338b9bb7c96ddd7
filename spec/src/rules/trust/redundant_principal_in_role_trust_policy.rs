//! [`Rule::RedundantPrincipalInRoleTrustPolicy`]: checked for each principal of a trust policy.

use crate::model::principal::{Caller, Principal, PrincipalMeaning, PrincipalSet};
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn find(
    principals: &PrincipalSet<'_>,
    principal: &Principal<'_>,
) -> Option<Finding> {
    let PrincipalMeaning::Caller { caller: Caller::AssumedRole, account, name } = principal.meaning
    else {
        return None;
    };
    let (role, _) = name.split_once('/')?;
    // The ARN of a session does not have the path of the role.
    let is_role = |it: &&Principal<'_>| match it.meaning {
        PrincipalMeaning::Caller { caller: Caller::Role, account: of, name } => {
            of == account && name.rsplit('/').next() == Some(role)
        }
        _ => false,
    };
    let of_role = principals.items.iter().find(is_role)?;
    let span = principal.written.value.span;
    let message = words!("the role `{role}` already includes its sessions", role = role);
    Some(
        Finding::new(Rule::RedundantPrincipalInRoleTrustPolicy, span, message)
            .help(words!("remove the session"))
            .related(of_role.written.value.span, words!("the role is here"))
            .removal(span, Applicability::Unsafe),
    )
}
