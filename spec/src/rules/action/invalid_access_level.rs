//! [`Rule::InvalidAccessLevel`]: checked for each level in `level(..)`.

use crate::facts::catalog::AccessLevel;
use crate::text::list::each;
use crate::text::{Applicability, Finding, Rule, Text, similar, words};

pub(in crate::rules) fn found(name: &Text<'_>) -> Finding {
    let message = words!("unknown access level `{level}`", level = &name.value);
    let finding = Finding::new(Rule::InvalidAccessLevel, name.span, message);
    let names = each(AccessLevel::ALL, |level| level.name());
    match similar::nearest(&name.value, names.iter().copied()) {
        Some(near) => finding
            .help(words!("an access level with a similar name exists: `{near}`", near = near))
            .edit(name.span, near, Applicability::Unsafe),
        None => finding.help(words!("the access levels are {names:and}", names = names)),
    }
}
