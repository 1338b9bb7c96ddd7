//! [`Rule::MissingActionForPodIdentity`]: checked for each `allow` of a trust policy.

use super::assume::needs;
use crate::model::{Policy, Statement};
use crate::text::{Finding, Rule};

/// Both actions are needed to give a role to a pod.
const NEEDED: [&str; 2] = ["sts:AssumeRole", "sts:TagSession"];

pub(in crate::rules) fn find(policy: &Policy<'_>, statement: &Statement<'_>) -> Option<Finding> {
    needs(Rule::MissingActionForPodIdentity, policy, statement, "pods.eks", &NEEDED)
}
