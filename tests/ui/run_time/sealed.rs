// A number or an address must be known to be one: no other type can be passed as one.

use cognito_perms::run_time::{BinaryValue, NumericValue};

struct Anything;

impl NumericValue for Anything {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take("*")
    }
}

trait Local: BinaryValue {}

impl NumericValue for dyn Local {
    fn with_text<R>(&self, take: impl FnOnce(&str) -> R) -> R {
        take("*")
    }
}

fn main() {}
