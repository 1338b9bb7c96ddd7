//! [`Rule::AllowWithNotPrincipal`]: checked for each `allow` with `NotPrincipal`.

use crate::model::principal::PrincipalSet;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(principals: &PrincipalSet<'_>) -> Finding {
    let message = words!("this allows everyone else, even without credentials");
    Finding::new(Rule::AllowWithNotPrincipal, principals.written.name_span, message).help(
        words!("list the principals to allow after `to`, without `not`")
            .in_json(words!("list the principals to allow in `Principal`")),
    )
}
