//! [`Rule::SpecificGithubRepoAndBranchRecommended`]: checked for each trust in GitHub.

use super::claims::{GITHUB, claim_of};
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::model::principal::IdentityProvider;
use crate::text::{Argument, Finding, Rule, wildcard, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
) -> Option<Finding> {
    if provider.host() != GITHUB {
        return None;
    }
    let of_claim = |condition: &Condition<'_>, claim: &str| {
        claim_of(condition, provider).is_some_and(|it| it.eq_ignore_ascii_case(claim))
    };
    let names_ref = statement.conditions.iter().any(|it| {
        of_claim(it, "ref")
            && !it.listed().iter().any(|it| it.text().is_none_or(wildcard::has_wildcard))
    });
    let condition = statement.conditions.iter().find(|it| of_claim(it, "sub") && !it.is_null())?;
    // A wildcard is a plain character for other operators, which another rule reports.
    let is_pattern = condition.operator.as_ref().is_ok_and(|it| it.info.patterns);
    let is_broad = |text: &str| {
        let repository = text.split(':').take(2).collect::<Vec<_>>().join(":");
        let has_branch = text.contains(":ref:refs/heads/") && !wildcard::has_wildcard(text);
        is_pattern && wildcard::has_wildcard(&repository) || !has_branch && !names_ref
    };
    let value = condition.listed().iter().find(|it| it.text().is_some_and(is_broad))?;
    if !is_pattern && value.text().is_some_and(wildcard::has_wildcard) {
        return None;
    }
    let text = value.text().unwrap_or_default();
    let message = words!("`{value}` does not name a single repository and branch", value = text);
    let finding =
        Finding::new(Rule::SpecificGithubRepoAndBranchRecommended, value.written.span, message);
    Some(match text.contains(":environment:") && !wildcard::has_wildcard(text) {
        true => finding.help(words!(
            "add the condition `{check}`",
            check = Argument::Condition {
                key: format!("{GITHUB}:ref").into(),
                operator: "StringEquals".into(),
                value: "refs/heads/main".into(),
            }
        )),
        false => finding.help(words!(
            "write the repository and the branch, like `repo:octo-org/octo-repo:ref:refs/heads/main`"
        )),
    })
}
