//! [`Rule::EmptyArrayResource`]: checked for each list of resources.

use super::empty_array_action::with_words;
use crate::syntax::EmptyList;
use crate::text::{Finding, Rule};

pub(in crate::rules) fn found(list: &EmptyList) -> Finding {
    with_words(Rule::EmptyArrayResource, list)
}
