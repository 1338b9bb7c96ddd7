//! Ids in conditions whose keys take ids of one form: alone, in lists, and next to literal ids.

use super::meaning::{Written, by_each, list};
use super::typed::{Typed, Values};
use cognito_perms::{cloudformation, policy, terraform};
use serde_json::json;

/// Puts each id in each position that takes it.
pub(super) fn hold(values: &Values) {
    for round in 0..values.rounds_of_keys().max(1) {
        alone(&values.get(round));
    }
    lists(values);
}

macro_rules! conditions {
    ($policy:path, $it:expr) => {{
        let it = $it;
        $policy! {
            #[allow(service_key_in_identity_policy)]
            deny ListUsers on *
                if aws:PrincipalAccount StringEquals { &it.account }
                and aws:ResourceAccount StringNotLike [{ it.account }, "210987654321"]
                and aws:PrincipalOrgID StringEquals { &it.organization }
                and aws:PrincipalOrgPaths ForAnyValue:StringLike { &it.path }
                and aws:SourceVpc StringEqualsIgnoreCase { &it.vpc }
                and aws:SourceVpce StringNotEquals [{ &it.endpoint }, "vpce-1a2b3c4d"]
                and aws:RequestedRegion StringEquals { it.region }
                and aws:PrincipalServiceName StringEquals { &it.service }
        }
    }};
}

fn alone(it: &Typed) {
    let written = by_each!(conditions, it);
    let intended = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Deny",
        "Action": "cognito-idp:ListUsers",
        "Resource": super::meaning::ANY,
        "Condition": {
            "StringEquals": {
                "aws:PrincipalAccount": it.account.as_str(),
                "aws:PrincipalOrgID": it.organization.as_str(),
                "aws:RequestedRegion": it.region.as_str(),
                "aws:PrincipalServiceName": it.service.as_str(),
            },
            "StringNotLike": {
                "aws:ResourceAccount": [it.account.as_str(), "210987654321"],
            },
            "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": it.path.as_str() },
            "StringEqualsIgnoreCase": { "aws:SourceVpc": it.vpc.as_str() },
            "StringNotEquals": { "aws:SourceVpce": [it.endpoint.as_str(), "vpce-1a2b3c4d"] },
        },
    }] });
    written.means(&intended, &[]);
}

macro_rules! in_lists {
    ($policy:path, $organizations:expr, $vpcs:expr) => {{
        let (organizations, vpcs) = ($organizations, $vpcs);
        $policy! {
            allow ListUsers on *
                if aws:PrincipalOrgID StringEquals [..organizations]
                and aws:SourceVpc StringNotLike [..vpcs]
        }
    }};
}

fn lists(values: &Values) {
    let (organizations, vpcs) = (&values.organizations(), &values.vpcs());
    let written = by_each!(in_lists, organizations, vpcs);
    let intended = json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Allow",
        "Action": "cognito-idp:ListUsers",
        "Resource": super::meaning::ANY,
        "Condition": {
            "StringEquals": { "aws:PrincipalOrgID": list(organizations) },
            "StringNotLike": { "aws:SourceVpc": list(vpcs) },
        },
    }] });
    written.means(&intended, &[]);
}
