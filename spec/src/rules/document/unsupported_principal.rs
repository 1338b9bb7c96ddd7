//! [`Rule::UnsupportedPrincipal`]: checked for each statement.

use crate::syntax::PolicyType;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, kind: PolicyType) -> Finding {
    let article = if kind.title().starts_with('i') { "an" } else { "a" };
    let message = words!(
        "`Principal` is not allowed in {article} {kind}",
        article = article,
        kind = kind.title()
    );
    Finding::new(Rule::UnsupportedPrincipal, span, message)
        .help(words!("remove it: the principal is whoever the policy is attached to"))
}
