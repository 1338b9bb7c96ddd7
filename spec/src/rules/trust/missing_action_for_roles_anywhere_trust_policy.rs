//! [`Rule::MissingActionForRolesAnywhereTrustPolicy`]: checked for each `allow` of a trust policy.

use super::assume::{allows, missing};
use crate::model::{Policy, Statement};
use crate::text::{Finding, Rule, words};

/// All of these are needed to give a role to a certificate.
const NEEDED: [&str; 3] = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

pub(in crate::rules) fn find(policy: &Policy<'_>, statement: &Statement<'_>) -> Option<Finding> {
    let (span, service) = allows(statement, "rolesanywhere")?;
    let missing = missing(policy, "rolesanywhere", &NEEDED);
    if missing.is_empty() {
        return None;
    }
    let message = words!(
        "`{service}` also needs {actions:and} to assume the role",
        service = service,
        actions = missing.clone()
    );
    Some(
        Finding::new(Rule::MissingActionForRolesAnywhereTrustPolicy, span, message)
            .help(words!("add {actions:and}", actions = missing)),
    )
}
