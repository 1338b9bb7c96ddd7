//! Suggests the equivalent of an operator for a key of another type.

use crate::facts::catalog::{Family, OPERATORS, OperatorInfo};

/// Returns the equivalent operator in a family, if there is one.
pub(in crate::rules) fn instead(family: Family, written: &OperatorInfo) -> Option<&'static str> {
    let of_family = || OPERATORS.iter().filter(|it| it.family == family);
    let like = match (family, written.family, written.negated) {
        (Family::Arn, Family::String, _) => written.name.replace("String", "Arn"),
        (Family::String, Family::Arn, false) => "StringLike".to_owned(),
        (Family::String, Family::Arn, true) => "StringNotLike".to_owned(),
        _ => String::new(),
    };
    let same_name = of_family().find(|it| it.name == like);
    let same_sense =
        || of_family().find(|it| it.negated == written.negated && it.order == written.order);
    same_name.or_else(same_sense).map(|it| it.name)
}
