//! [`Rule::MissingActionForPodIdentity`]: checked for each `allow` of a trust policy.

use super::assume::{allows, missing};
use crate::model::{Policy, Statement};
use crate::text::{Finding, Rule, words};

/// Both actions are needed to give a role to a pod.
const NEEDED: [&str; 2] = ["sts:AssumeRole", "sts:TagSession"];

pub(in crate::rules) fn find(policy: &Policy<'_>, statement: &Statement<'_>) -> Option<Finding> {
    let (span, service) = allows(statement, "pods.eks")?;
    let missing = missing(policy, "pods.eks", &NEEDED);
    if missing.is_empty() {
        return None;
    }
    let message = words!(
        "`{service}` also needs {actions:and} to assume the role",
        service = service,
        actions = missing.clone()
    );
    Some(
        Finding::new(Rule::MissingActionForPodIdentity, span, message)
            .help(words!("add {actions:and}", actions = missing)),
    )
}
