//! [`Rule::MissingGithubRepoConditionKey`]: checked for each identity provider of a trust policy.

use super::claims::{GITHUB, is_evaluated};
use crate::model::Statement;
use crate::model::principal::IdentityProvider;
use crate::text::{Argument, Finding, Rule, Span, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    if provider.host() != GITHUB || is_evaluated(statement, provider, "sub") {
        return None;
    }
    let message = words!(
        "no condition on `sub`: workflows of every repository on GitHub could assume the role"
    );
    Some(Finding::new(Rule::MissingGithubRepoConditionKey, span, message).help(words!(
        "add the condition `{check}`",
        check = Argument::Condition {
            key: format!("{GITHUB}:sub").into(),
            operator: "StringEquals".into(),
            value: "repo:octo-org/octo-repo:ref:refs/heads/main".into(),
        }
    )))
}
