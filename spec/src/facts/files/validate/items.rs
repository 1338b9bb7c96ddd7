//! What names of catalog files become in the generated code: each has to be a name that Rust takes, and one that
//! nothing else has in the same place.

use crate::facts::naming;
use std::collections::HashMap;

/// The variants of a generated enum.
pub(super) const VARIANTS: &[&str] = &["ALL"];

/// The modules of services, all of which import what is around them.
pub(super) const MODULES: &[&str] = &["fmt"];

/// Resource types in an editor, functions and modules among keywords of the grammar.
pub(super) const RESOURCE_TYPES: &[&str] = &["Value", NOTHING, "not", "unchecked"];

/// Arguments of a resource type in an editor.
pub(super) const ARGUMENTS: &[&str] = &[NOTHING];

/// Condition keys in an editor, constants of the type `ConditionKey`.
pub(super) const CONDITION_KEYS: &[&str] = &["ConditionKey", NOTHING];

/// Operators in an editor, constants of the type `Operator` among keywords of the grammar.
pub(super) const OPERATORS: &[&str] = &["Operator", NOTHING, "ForAllValues", "ForAnyValue"];

/// Rust types of resources and of their fields: what `cognito-perms` declares or imports next to them, and names of
/// the prelude that the macros around them use.
pub(super) const TYPES: &[&str] = &[
    // The root of the crate, which exports them.
    "AccessLevel",
    "Action",
    "Applicability",
    "Authorization",
    "ConditionKey",
    "Edit",
    "Finding",
    "Level",
    "Omitted",
    "Options",
    "Policy",
    "Quota",
    "RelatedPlace",
    "Report",
    "ResourceType",
    "Rule",
    "UnknownName",
    "ValueType",
    // Its modules `value`, `cloudformation` and `terraform`.
    "AccountId",
    "Arn",
    "ArnTemplate",
    "ArnValue",
    "CloudFormation",
    "Cow",
    "Deployed",
    "Document",
    "Error",
    "Expression",
    "Field",
    "FromStr",
    "InvalidValue",
    "Format",
    "IpRange",
    "KeyValue",
    "OrganizationId",
    "OrganizationPath",
    "Partition",
    "Region",
    "ResourceValue",
    "Segment",
    "Serialize",
    "Serializer",
    "ServicePrincipal",
    "StringValue",
    "Terraform",
    "Text",
    "Token",
    "Tool",
    "Value",
    "VpcEndpointId",
    "VpcId",
    "Write",
    // The prelude.
    "AsRef",
    "Err",
    "FnOnce",
    "From",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Some",
    "String",
    "TryFrom",
];

/// What an editor sees where no word is written: each of its menus imports it.
const NOTHING: &str = "nothing";

/// Items of the generated code that are declared next to each other.
pub(super) struct Items {
    /// Names that the generated code uses there itself.
    taken: &'static [&'static str],
    /// The names in catalog files, by those of the items.
    names: HashMap<String, String>,
    /// They are types, of which each has a name of its own.
    are_types: bool,
}

impl Items {
    /// No items, next to names that are taken.
    pub(super) fn next_to(taken: &'static [&'static str]) -> Self {
        Self { taken, names: HashMap::new(), are_types: false }
    }

    /// The Rust types of resources and of their fields.
    pub(super) fn of_types() -> Self {
        Self { are_types: true, ..Self::next_to(TYPES) }
    }

    /// Declares the item that a name of a catalog file becomes: all names that become one pass here. Returns what is
    /// wrong with it.
    ///
    /// A name that is there twice is one item, unless it is a type: whether it may be is for the caller to say.
    pub(super) fn declare(&mut self, written: &str, item: &str) -> Option<String> {
        let fault = if naming::is_keyword(item) {
            "a Rust keyword"
        } else if !naming::is_identifier(item) {
            "not a Rust identifier"
        } else if self.are_types && !item.starts_with(|it: char| it.is_ascii_uppercase()) {
            "not the name of a Rust type, which starts with an upper-case letter"
        } else if self.taken.contains(&item) {
            "a name that the generated code uses itself"
        } else {
            let earlier = self.names.insert(item.to_owned(), written.to_owned())?;
            return if self.are_types {
                Some(format!("another type is called `{item}`: name one with `type`"))
            } else {
                let is_same = earlier.eq_ignore_ascii_case(written);
                (!is_same)
                    .then(|| format!("`{earlier}` and `{written}` both become `{item}` in Rust"))
            };
        };
        let remedy = if self.are_types { ": set another `type`" } else { "" };
        Some(if item.is_empty() {
            format!("`{written}` has no letter or digit to make a Rust identifier of")
        } else if item == written {
            format!("`{item}` is {fault}{remedy}")
        } else {
            format!("`{written}` becomes `{item}`, which is {fault}{remedy}")
        })
    }
}
