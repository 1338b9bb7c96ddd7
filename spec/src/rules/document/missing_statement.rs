//! [`Rule::MissingStatement`]: asked of each policy, and found by the reader of documents.

use crate::syntax::json::fault::{NoStatement, POLICY};
use crate::text::{Finding, Rule, Span, words};

const RULE: Rule = Rule::MissingStatement;

/// A policy that has none.
pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("a policy needs at least one statement");
    Finding::new(RULE, span, message).help(
        words!("write one: `allow AdminGetUser on userpool(\"us-east-1_Ab12Cd34E\")`")
            .in_json(words!("a statement has an `Effect`, an `Action` and a `Resource`")),
    )
}

/// A document that is something else.
pub(in crate::rules) fn in_document(span: Span, fault: NoStatement) -> Finding {
    let new = |message| Finding::new(RULE, span, message);
    match fault {
        NoStatement::IsStatement => new(words!(
            "this is a statement, and a policy is what holds statements"
        ))
        .help(words!("write it as `{{\"Version\": \"2012-10-17\", \"Statement\": [{{…}}]}}`")),
        NoStatement::IsHolder(name) => {
            new(words!("this is no policy, but a document that holds one"))
                .help(words!("the policy is what stands in `{name}`", name = name))
        }
        NoStatement::Nothing => new(words!("the policy has no `Statement`")).help(POLICY),
    }
}
