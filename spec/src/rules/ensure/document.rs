//! The document of a policy with runtime values, as proofs read it: each value is a policy variable of its own, which can be
//! anything.

use crate::facts::catalog::ResourceTypeInfo;
use crate::model::runtime::{Part, Runtime, RuntimeValues, Takes};
use crate::write::{JsonDocument, JsonPart};

/// The prefix of the variables. It is not that of a service.
pub(super) const PREFIX: &str = "runtime-value:";

/// Returns the text of a document.
pub(super) fn text(document: &JsonDocument, values: &RuntimeValues) -> String {
    let mut text = String::new();
    for part in document.parts() {
        match part {
            JsonPart::Text(known) => text.push_str(known),
            JsonPart::Runtime(Runtime { id, part }) => match (part, values.get(*id)) {
                (Part::List, _) => {
                    text.push('"');
                    text.push_str(&variable(*id, "list"));
                    text.push('"');
                }
                (Part::Whole, Some(Takes::Arn(resource_type))) => {
                    text.push_str(&arn(*id, resource_type));
                }
                (Part::Whole, Some(Takes::AnyArn)) => {
                    let fields = ["partition", "service", "region", "account", "resource"];
                    let fields = fields.map(|it| variable(*id, it));
                    text.push_str(&format!("arn:{}", fields.join(":")));
                }
                (part, _) => text.push_str(&variable(*id, &format!("{part:?}").to_lowercase())),
            },
        }
    }
    text
}

fn variable(id: usize, part: &str) -> String {
    format!("${{{PREFIX}{id}-{part}}}")
}

/// Returns the pattern for the ARN of a resource type, with variables in place of what a value can be.
fn arn(id: usize, resource_type: &ResourceTypeInfo) -> String {
    let template = &resource_type.arn;
    let fields: Vec<String> = template.fields.iter().map(|it| variable(id, it.argument)).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    format!(
        "arn:{}:{}:{}:{}:{}",
        variable(id, "partition"),
        template.service,
        template.region.text(&variable(id, "region")),
        template.account.text(&variable(id, "account")),
        template.fill(&fields)
    )
}
