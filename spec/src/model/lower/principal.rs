//! Lowers principals: what each is.

use crate::model::principal::{Principal, PrincipalMeaning, PrincipalSet, meaning};
use crate::syntax::{PrincipalItem, Principals, ValueKind};
use crate::text::list::each;

pub(super) fn lower<'p>(principals: &'p Principals<'p>) -> PrincipalSet<'p> {
    PrincipalSet { written: principals, items: each(&principals.items, item) }
}

fn item<'p>(written: &'p PrincipalItem<'p>) -> Principal<'p> {
    let text = written.value.kind.text();
    let meaning = match (&written.value.kind, text) {
        (ValueKind::Hole(id) | ValueKind::Holes(id), _) => PrincipalMeaning::Runtime(*id),
        (_, Some(text)) => meaning(written.kind, text),
        _ => PrincipalMeaning::Other,
    };
    Principal { written, text, meaning }
}
