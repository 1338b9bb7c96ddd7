//! Full ARNs and address ranges in every position of a policy that takes them.

use super::meaning::{ANY, Written, by_each, list};
use super::typed::{Typed, Values};
use cognito_perms::{Arn, IpRange, cloudformation, policy, terraform};
use serde_json::{Value, json};

macro_rules! resources {
    ($policy:path, $typed:expr) => {{
        let Typed { arn, pool_arn, identities_arn, acl_arn, .. } = $typed;
        $policy! {
            allow ListUsers on userpool(arn = pool_arn);
            allow cognito-identity:DescribeIdentityPool on cognito-identity:identitypool(arn = identities_arn);
            allow AssociateWebACL on userpool(arn = pool_arn), webacl(arn = acl_arn);
            allow s3:GetObject on unchecked(arn);
            deny s3:GetObject on "arn:aws:s3:::reports/*", unchecked(arn), unchecked(arn);
        }
    }};
}

macro_rules! conditions {
    ($policy:path, $typed:expr, $arns:expr, $ranges:expr) => {{
        let (typed, arns, ranges) = ($typed, $arns, $ranges);
        let Typed { arn, pool_arn, identities_arn, acl_arn, range, .. } = typed;
        // Not `aws:SourceIp`: whether a range is private is not known at compile time.
        $policy! {
            deny ListUsers on *
                if ec2:SourceInstanceArn ArnEquals arn
                and aws:PrincipalArn ArnLike [arn, pool_arn, identities_arn, acl_arn]
                and ec2:SourceInstanceArn ArnNotLike [..arns]
                and unchecked("new:Ip") IpAddress range
                and unchecked("new:Ip") NotIpAddress [..ranges]
                and aws:username StringLike [arn, pool_arn, identities_arn, acl_arn]
                and aws:username StringEquals arn;
        }
    }};
}

/// Puts each value in each of its positions.
pub(super) fn hold(values: &Values) {
    let (arns, ranges) = (values.arns(), values.ranges());
    let texts: Vec<_> = arns.iter().map(Arn::as_str).collect();
    let names: Vec<_> = texts.iter().copied().chain(["s3:GetObject", "new:Ip"]).collect();
    for round in 0..values.rounds_of_arns() {
        let typed = values.get(round);
        by_each!(resources, &typed).means(&resources(&typed), &names);
        let written = by_each!(conditions, &typed, &arns, &ranges);
        written.means(&conditions(&typed, &arns, &ranges), &names);
    }
}

fn resources(typed: &Typed) -> Value {
    let Typed { arn, pool_arn, identities_arn, acl_arn, .. } = typed;
    let statement = |effect: &str, action: &str, resource: Value| json!({ "Effect": effect, "Action": action, "Resource": resource });
    let reports = format!("arn:aws:s3:::reports/{ANY}");
    let acls = json!([pool_arn.as_str(), acl_arn.as_str()]);
    json!({ "Version": "2012-10-17", "Statement": [
        statement("Allow", "cognito-idp:ListUsers", pool_arn.as_str().into()),
        statement("Allow", "cognito-identity:DescribeIdentityPool", identities_arn.as_str().into()),
        statement("Allow", "cognito-idp:AssociateWebACL", acls),
        statement("Allow", "s3:GetObject", arn.as_str().into()),
        statement("Deny", "s3:GetObject", json!([reports, arn.as_str(), arn.as_str()])),
    ] })
}

fn conditions(typed: &Typed, arns: &[Arn], ranges: &[IpRange]) -> Value {
    let Typed { arn, pool_arn, identities_arn, acl_arn, range, .. } = typed;
    let (arn, typed) =
        (arn.as_str(), [pool_arn.as_str(), identities_arn.as_str(), acl_arn.as_str()]);
    let [pool, identities, acl] = typed;
    let all = [arn, pool, identities, acl];
    json!({ "Version": "2012-10-17", "Statement": [{
        "Effect": "Deny",
        "Action": "cognito-idp:ListUsers",
        "Resource": ANY,
        "Condition": {
            "ArnEquals": { "ec2:SourceInstanceArn": arn },
            "ArnLike": { "aws:PrincipalArn": all },
            "ArnNotLike": { "ec2:SourceInstanceArn": list(arns) },
            "IpAddress": { "new:Ip": range.to_string() },
            "NotIpAddress": { "new:Ip": list(ranges) },
            "StringLike": { "aws:username": all },
            "StringEquals": { "aws:username": arn },
        },
    }] })
}
