//! [`Rule::MissingStatement`]: checked for each policy, and reported by the reader of documents.

use crate::syntax::json::fault::{NoStatement, POLICY};
use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::MissingStatement;

/// Reports a policy without statements.
pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("the policy has no statements");
    Finding::new(RULE, span, message).help(
        words!("add a statement, like `allow AdminGetUser on userpool(\"us-east-1_Ab12Cd34E\")`")
            .in_json(words!("add a statement with an `Effect`, an `Action` and a `Resource`")),
    )
}

/// Reports a document that is something other than a policy.
pub(in crate::rules) fn in_document(span: Span, fault: NoStatement) -> Finding {
    let new = |message| Finding::new(RULE, span, message);
    match fault {
        NoStatement::IsStatement => {
            new(words!("expected a policy, found a statement")).help(words!(
                "wrap it in a policy: `{{\"Version\": \"2012-10-17\", \"Statement\": [{{…}}]}}`"
            ))
        }
        NoStatement::IsHolder(path) => {
            new(words!("expected a policy, found a document that contains one"))
                .help(words!("use the value of `{path}`: the policy is there", path = path))
        }
        NoStatement::IsDescription => new(words!(
            "expected a policy, found the description of one"
        ))
        .help(words!(
            "get the policy with `aws iam get-policy-version`, and use its `PolicyVersion.Document`"
        )),
        NoStatement::IsTrust => new(words!("expected a policy, found a role with a trust policy"))
            .help(words!(
                "use the value of `AssumeRolePolicyDocument`, or a policy that is attached to the role"
            )),
        NoStatement::Nothing => new(words!("missing `Statement` in the policy")).help(POLICY),
    }
}
