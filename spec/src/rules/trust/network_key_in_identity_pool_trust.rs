//! [`Rule::NetworkKeyInIdentityPoolTrust`]: checked for each condition of a trust in identity pools.

use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

/// The keys about the network of a caller.
const OF_NETWORK: [&str; 5] =
    ["aws:SourceIp", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpcSourceIp"];

pub(in crate::rules) fn find(condition: &Condition<'_>) -> Option<Finding> {
    let key = OF_NETWORK.iter().find(|it| condition.is_about(it))?;
    let message = words!(
        "the call to AWS STS comes from Amazon Cognito: `{key}` is not about the user's network",
        key = *key
    );
    let finding = Finding::new(Rule::NetworkKeyInIdentityPoolTrust, condition.key_span()?, message);
    Some(finding.help(words!("move the condition to the policies of the role")))
}
