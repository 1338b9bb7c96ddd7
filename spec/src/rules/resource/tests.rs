//! What no catalogued resource type has yet: ARNs without a region and an account.

use super::super::Scope;
use super::Checker;
use crate::facts::arn::Arn;
use crate::facts::catalog::{ArnTemplate, DEFAULT_SERVICE, Piece, ResourceTypeInfo};
use crate::model::hole::Holes;
use crate::rules::findings::Findings;
use crate::syntax::{Argument, Notation, Value, ValueKind};
use crate::text::{Rule, Span, Text};

static GLOBAL: ResourceTypeInfo = ResourceTypeInfo {
    service: DEFAULT_SERVICE,
    name: "global",
    description: "A resource that is everywhere",
    arn: ArnTemplate {
        text: "arn:${Partition}:cognito-idp:::global",
        service: "cognito-idp",
        has_region: false,
        has_account: false,
        resource: &[Piece::Literal("global")],
        fields: &[],
        shapes: &[],
    },
    condition_keys: &[],
    documentation: "",
    type_name: "Global",
};

fn nothing() -> Findings {
    Findings::new(Notation::Literal, Vec::new())
}

const HERE: Span = Span::new(0, 1);

#[test]
fn arns_without_region_and_account_refuse_them() {
    let (mut findings, mut holes) = (nothing(), Holes::default());
    let mut checker = Checker { scope: &mut Scope { findings: &mut findings, holes: &mut holes } };
    let arn = Arn::parse("arn:aws:cognito-idp:us-east-1:123456789012:global").unwrap();
    checker.arn_region(HERE, &arn, &[&GLOBAL]);
    checker.arn_account(HERE, &arn, &[&GLOBAL]);
    let bare = Arn::parse("arn:aws:cognito-idp:::global").unwrap();
    checker.arn_region(HERE, &bare, &[&GLOBAL]);
    checker.arn_account(HERE, &bare, &[&GLOBAL]);
    let rules: Vec<_> = findings.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [Rule::ArnRegionNotAllowed, Rule::ArnAccountNotAllowed]);
}

#[test]
fn types_without_region_and_account_refuse_the_arguments() {
    let argument = |name: &'static str, value: &'static str| Argument {
        name: Some(Text::of(name, HERE)),
        value: Value { kind: ValueKind::Text(value.into()), span: HERE },
    };
    let arguments = [argument("region", "us-east-1"), argument("account", "123456789012")];
    let (mut findings, mut holes) = (nothing(), Holes::default());
    let mut checker = Checker { scope: &mut Scope { findings: &mut findings, holes: &mut holes } };
    let given = checker.assign(&GLOBAL, &arguments);
    assert!(given.0.is_empty());
    let rules: Vec<_> = findings.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [Rule::ArnRegionNotAllowed, Rule::ArnAccountNotAllowed]);
}
