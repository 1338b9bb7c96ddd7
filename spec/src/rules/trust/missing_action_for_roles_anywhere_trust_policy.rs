//! [`Rule::MissingActionForRolesAnywhereTrustPolicy`]: checked for each `allow` of a trust policy.

use super::assume::needs;
use crate::model::{Policy, Statement};
use crate::text::{Finding, Rule};

/// All of these are needed to give a role to a certificate.
const NEEDED: [&str; 3] = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];

pub(in crate::rules) fn find(policy: &Policy<'_>, statement: &Statement<'_>) -> Option<Finding> {
    needs(
        Rule::MissingActionForRolesAnywhereTrustPolicy,
        policy,
        statement,
        "rolesanywhere",
        &NEEDED,
    )
}
