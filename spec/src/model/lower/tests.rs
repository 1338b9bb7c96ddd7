//! Cases that no resource type in the catalog has yet: ARNs without a region and account, and ARNs that match several
//! types.

use super::arn::Filled;
use super::lowering::Lowering;
use super::reading::Reading;
use super::*;
use crate::facts::catalog::{
    ArnPart, ArnTemplate, DEFAULT_SERVICE, Field, ResourceTypeInfo, TemplatePart,
};
use crate::facts::shape::{Element, Repeat};
use crate::model::Arn;
use crate::model::fault::{ArgumentFault, ArnField, ResourceFault, ResourceFaultKind};
use crate::syntax::{Argument, Value, ValueKind};

const HERE: Span = Span::new(0, 1);

/// Letters, and then either any characters except `/`, or any characters.
const NAME: &[&[Element]] = &[&[LETTER, REST_OF_NAME]];
const KEY: &[&[Element]] = &[&[Element::new(&[('\0', char::MAX)], Repeat::Any)]];
const LETTER: Element = Element::new(&[('a', 'z')], Repeat::One);
const REST_OF_NAME: Element = Element::new(&[('\0', '.'), ('0', char::MAX)], Repeat::Any);

const fn field(name: &'static str, shapes: &'static [&'static [Element]]) -> Field {
    Field {
        name,
        argument: name,
        description: "",
        shapes,
        max_length: 63,
        example: "x",
        region_before: None,
        type_name: "Name",
    }
}

const fn resource_type(name: &'static str, arn: ArnTemplate) -> ResourceTypeInfo {
    ResourceTypeInfo {
        service: DEFAULT_SERVICE,
        name,
        title: name,
        description: "A resource that is everywhere",
        arn,
        other_arns: &[],
        condition_keys: &[],
        documentation: "",
        type_name: "Global",
    }
}

static GLOBAL: ResourceTypeInfo = resource_type(
    "global",
    ArnTemplate {
        text: "arn:${Partition}:cognito-idp:::global",
        service: "cognito-idp",
        region: ArnPart::Absent,
        account: ArnPart::Absent,
        resource: &[TemplatePart::Literal("global")],
        fields: &[],
    },
);

static BUCKET: ResourceTypeInfo = resource_type(
    "bucket",
    ArnTemplate {
        text: "arn:${Partition}:s3:::${Bucket}",
        service: "s3",
        region: ArnPart::Absent,
        account: ArnPart::Absent,
        resource: &[TemplatePart::Field(0)],
        fields: &[field("Bucket", NAME)],
    },
);

static OBJECT: ResourceTypeInfo = resource_type(
    "object",
    ArnTemplate {
        text: "arn:${Partition}:s3:::${Bucket}/${Key}",
        service: "s3",
        region: ArnPart::Absent,
        account: ArnPart::Absent,
        resource: &[TemplatePart::Field(0), TemplatePart::Literal("/"), TemplatePart::Field(1)],
        fields: &[field("Bucket", NAME), field("Key", KEY)],
    },
);

fn filled(of: &'static ResourceTypeInfo) -> Filled {
    Filled { of, template: &of.arn }
}

/// Returns the faults that lowering records.
fn faults(lower: impl FnOnce(&mut Lowering<'_, '_, 'static>)) -> Vec<ResourceFault<'static>> {
    let (settings, mut runtime) = (Settings::default(), RuntimeValues::default());
    let mut lowering = Lowering::new(Reading::of_literal(), &settings, &mut runtime);
    lower(&mut lowering);
    lowering.faults
}

#[test]
fn arns_without_region_and_account_refuse_them() {
    let faults = faults(|it| {
        let arn = Arn::parse("arn:aws:cognito-idp:us-east-1:123456789012:global").unwrap();
        it.arn_region(HERE, &arn, &[filled(&GLOBAL)]);
        it.arn_account(HERE, &arn, &[filled(&GLOBAL)]);
        let bare = Arn::parse("arn:aws:cognito-idp:::global").unwrap();
        it.arn_region(HERE, &bare, &[filled(&GLOBAL)]);
        it.arn_account(HERE, &bare, &[filled(&GLOBAL)]);
    });
    let parts: Vec<_> = faults
        .iter()
        .map(|it| match it.kind {
            ResourceFaultKind::ExtraPart { part, .. } => Some(part),
            _ => None,
        })
        .collect();
    assert_eq!(parts, [Some(ArnField::Region), Some(ArnField::Account)]);
}

#[test]
fn types_without_region_and_account_refuse_the_arguments() {
    let argument = |name: &'static str, value: &'static str| Argument {
        name: Some(Text::of(name, HERE)),
        value: Value::new(ValueKind::Text(value.into()), HERE),
    };
    let arguments = [argument("region", "us-east-1"), argument("account", "123456789012")];
    let arguments: &'static [Argument<'static>] = Vec::leak(arguments.into());
    let faults = faults(|it| assert!(it.typed(&GLOBAL, HERE, arguments, HERE).is_none()));
    let parts: Vec<_> = faults
        .iter()
        .map(|it| match it.kind {
            ResourceFaultKind::Argument(_, ArgumentFault::NoPart(part)) => Some(part),
            _ => None,
        })
        .collect();
    assert_eq!(parts, [Some(ArnField::Region), Some(ArnField::Account)]);
}

/// `arn:aws:s3:::x*` matches buckets and objects.
#[test]
fn an_arn_is_of_every_type_that_admits_it() {
    for (resource, expected) in [
        ("x*", vec!["bucket", "object"]),
        ("*", vec!["bucket", "object"]),
        ("x", vec!["bucket"]),
        ("x/*", vec!["object"]),
        ("x*/a", vec!["object"]),
        // The fields match the first type, and one of them is invalid; they do not match the second.
        ("1x", vec![]),
    ] {
        let found = faults(|it| {
            let text = format!("arn:aws:s3:::{resource}").leak();
            let arn = Arn::parse(text).unwrap();
            let types =
                it.templates_of_resource(HERE, &arn, resource, &[filled(&BUCKET), filled(&OBJECT)]);
            let names: Vec<_> = types.iter().map(|it| it.of.name).collect();
            if expected.is_empty() {
                assert_eq!(names, ["bucket"]);
            } else {
                assert_eq!(names, expected, "{resource}");
            }
        });
        assert_eq!(found.is_empty(), !expected.is_empty(), "{resource}");
    }
}
