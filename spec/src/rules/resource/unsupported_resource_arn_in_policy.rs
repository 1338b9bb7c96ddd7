//! [`Rule::UnsupportedResourceArnInPolicy`]: checked for each ARN of a resource policy.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span, service: &str, of: &str) -> Finding {
    let message = words!(
        "a resource policy of `{service}` cannot name a resource of `{of}`",
        service = service,
        of = of
    );
    Finding::new(Rule::UnsupportedResourceArnInPolicy, span, message)
        .help(words!("write the ARN of the resource that the policy is attached to"))
}
