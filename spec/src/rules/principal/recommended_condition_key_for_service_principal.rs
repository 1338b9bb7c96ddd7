//! [`Rule::RecommendedConditionKeyForServicePrincipal`]: checked for each `allow` of a service that acts for others.

use crate::facts::principal::acts_for_others;
use crate::model::condition::Condition;
use crate::model::principal::PrincipalSet;
use crate::text::{Argument, Finding, Rule, words};

/// Reports a key that services set in place of one about the resource for which they act.
pub(in crate::rules) fn find(
    principals: &PrincipalSet<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let (_, service) = principals.services().find(|(_, name)| acts_for_others(name))?;
    if !condition.is_about("aws:Referer") {
        return None;
    }
    let message = words!("`aws:Referer` is not a safe limit for `{service}`", service = service);
    let finding = Finding::new(
        Rule::RecommendedConditionKeyForServicePrincipal,
        condition.key_span()?,
        message,
    );
    Some(finding.help(words!(
        "use `aws:SourceArn` or `aws:SourceAccount`, like `{check}`",
        check = Argument::Condition {
            key: "aws:SourceAccount".into(),
            operator: "StringEquals".into(),
            value: "123456789012".into(),
        }
    )))
}
