//! Ids, accounts, regions and partitions in every position of a policy that takes them.

use super::meaning::{ANY, Written, by_each, list};
use super::typed::{Typed, Values};
use cognito_perms::{UserPoolId, cloudformation, policy, terraform};
use serde_json::{Value, json};

macro_rules! resources {
    ($policy:path, $typed:expr, $pools:expr) => {{
        let (typed, pools) = ($typed, $pools);
        let Typed { pool, identities, scope, name, id, account, region, partition, .. } = typed;
        $policy! {
            #![account = account]
            #![region = region]

            allow AdminGetUser on userpool(pool), userpool(pool, account = *), userpool(*),
                userpool(*, region = *, account = account, partition = partition),
                userpool(*, region = region, account = *);
            allow cognito-identity:DescribeIdentityPool on cognito-identity:identitypool(identities);
            allow AssociateWebACL on userpool(pool), webacl(scope, name, id);
            deny ListUsers on userpool("us-east-1_X")
                if aws:username StringEquals [pool, identities, scope, name, id]
                and aws:username StringNotLike [account, region, partition, pool, identities, name]
                and aws:PrincipalAccount StringEquals account
                and aws:RequestedRegion StringEquals region
                and aws:PrincipalTag/pool StringNotLike [..pools];
        }
    }};
}

macro_rules! settings {
    ($policy:path, $typed:expr) => {{
        let Typed { account, partition, .. } = $typed;
        $policy! {
            #![partition = partition]
            #![account = account]

            allow ListUsers on userpool(*);
        }
    }};
}

/// Puts each value in each of its positions.
pub(super) fn hold(values: &Values) {
    let pools = values.pools();
    for round in 0..values.rounds_of_ids() {
        let typed = values.get(round);
        by_each!(resources, &typed, &pools).means(&resources(&typed, &pools), &[]);
        // There are few of these values.
        if round < values.rounds_of_places() {
            by_each!(settings, &typed).means(&settings(&typed), &[]);
        }
    }
}

fn resources(typed: &Typed, pools: &[UserPoolId]) -> Value {
    let Typed { pool, identities, scope, name, id, account, region, partition, .. } = typed;
    let own = region.partition();
    let pools_of = |partition: &str, region: &str, account: &str, pool: &str| {
        format!("arn:{partition}:cognito-idp:{region}:{account}:userpool/{pool}")
    };
    let of_pool = |account: &str| {
        pools_of(pool.partition().as_str(), pool.region().as_str(), account, pool.as_str())
    };
    let [account, region, partition] = [account.as_str(), region.as_str(), partition.as_str()];
    let identities_arn = format!(
        "arn:{}:cognito-identity:{}:{account}:identitypool/{identities}",
        identities.partition(),
        identities.region()
    );
    let acl = format!("arn:{own}:wafv2:{region}:{account}:{scope}/webacl/{name}/{id}");
    let [pool, identities, name] = [pool.as_str(), identities.as_str(), name.as_str()];
    json!({ "Version": "2012-10-17", "Statement": [
        {
            "Effect": "Allow",
            "Action": "cognito-idp:AdminGetUser",
            "Resource": [
                of_pool(account),
                of_pool(ANY),
                pools_of(own.as_str(), region, account, ANY),
                pools_of(partition, ANY, account, ANY),
                pools_of(own.as_str(), region, ANY, ANY),
            ],
        },
        {
            "Effect": "Allow",
            "Action": "cognito-identity:DescribeIdentityPool",
            "Resource": identities_arn,
        },
        {
            "Effect": "Allow",
            "Action": "cognito-idp:AssociateWebACL",
            "Resource": [of_pool(account), acl],
        },
        {
            "Effect": "Deny",
            "Action": "cognito-idp:ListUsers",
            "Resource": pools_of("aws", "us-east-1", account, "us-east-1_X"),
            "Condition": {
                "StringEquals": {
                    "aws:username": [pool, identities, scope.as_str(), name, id.as_str()],
                    "aws:PrincipalAccount": account,
                    "aws:RequestedRegion": region,
                },
                "StringNotLike": {
                    "aws:username": [account, region, partition, pool, identities, name],
                    "aws:PrincipalTag/pool": list(pools),
                },
            },
        },
    ] })
}

fn settings(typed: &Typed) -> Value {
    let Typed { account, partition, .. } = typed;
    let arn = format!("arn:{partition}:cognito-idp:{ANY}:{account}:userpool/{ANY}");
    let statement =
        json!({ "Effect": "Allow", "Action": "cognito-idp:ListUsers", "Resource": arn });
    json!({ "Version": "2012-10-17", "Statement": [statement] })
}
