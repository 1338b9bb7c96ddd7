//! Keys of requests that services make, in a resource control policy.

use crate::model::Statement;
use crate::model::condition::Condition;

/// The keys that only requests made by services include.
const OF_SERVICES: [&str; 4] =
    ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

/// Returns the key of services that a condition compares, if the condition is true for requests without it.
pub(super) fn of_services(condition: &Condition<'_>) -> Option<&'static str> {
    let key = OF_SERVICES.iter().find(|it| condition.is_about(it)).copied();
    key.filter(|_| !condition.is_null() && condition.is_true_without_key())
}

/// Returns whether a condition tests that the principal is a service, or that it is not.
pub(super) fn tests_service(statement: &Statement<'_>, wanted: &str) -> bool {
    statement.conditions.iter().any(|it| {
        it.is_about("aws:PrincipalIsAWSService")
            && !it.is_null()
            && it.listed().iter().any(|value| {
                value.written.kind.text().is_some_and(|it| it.eq_ignore_ascii_case(wanted))
            })
    })
}
