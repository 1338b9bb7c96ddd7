//! Lowers principals: what each is.

use crate::facts::catalog::Format;
use crate::model::principal::{
    IdentityProvider, Principal, PrincipalMeaning, PrincipalSet, meaning,
};
use crate::model::runtime::{RuntimeValues, Takes};
use crate::syntax::{PrincipalItem, PrincipalKind, Principals, StringPart, ValueKind};
use crate::text::list::each;

pub(super) fn lower<'p>(
    principals: &'p Principals<'p>,
    runtime: &mut RuntimeValues,
) -> PrincipalSet<'p> {
    PrincipalSet { written: principals, items: each(&principals.items, |it| item(it, runtime)) }
}

fn item<'p>(written: &'p PrincipalItem<'p>, runtime: &mut RuntimeValues) -> Principal<'p> {
    let text = written.value.kind.text();
    for hole in &written.holes {
        match hole.part {
            StringPart::Account => runtime.insert(hole.id, Takes::Account),
            StringPart::Partition => runtime.insert(hole.id, Takes::Partition),
            // The condition on the audience takes the id.
            StringPart::IdentityPools => {}
        }
    }
    let meaning = match (&written.value.kind, text) {
        (ValueKind::Hole(id) | ValueKind::Holes(id), _) => {
            runtime.insert(*id, takes(written.kind));
            match written.kind {
                PrincipalKind::Saml => PrincipalMeaning::Provider(IdentityProvider::Saml("")),
                _ => PrincipalMeaning::Runtime(*id),
            }
        }
        (_, Some(text)) => meaning(written.kind, text),
        _ => PrincipalMeaning::Other,
    };
    Principal { written, text, meaning }
}

/// Returns what a runtime value must be; the parser accepts none for other kinds.
fn takes(kind: PrincipalKind) -> Takes {
    match kind {
        PrincipalKind::Role => Takes::Formatted(Format::RoleArn),
        PrincipalKind::User => Takes::Formatted(Format::UserArn),
        PrincipalKind::Saml => Takes::Formatted(Format::SamlProviderArn),
        PrincipalKind::Service => Takes::Formatted(Format::ServicePrincipal),
        _ => Takes::Account,
    }
}
