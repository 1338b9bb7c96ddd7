//! Checks the items that names in catalog files become in the generated code: each needs a valid Rust name that
//! nothing else has in the same scope.

use crate::facts::naming;
use std::collections::HashMap;

/// The associated names that a variant of a generated enum must not have.
pub(super) const VARIANTS: &[&str] = &["ALL"];

/// The names that modules of services must not have, because all of them import what is around them.
pub(super) const MODULES: &[&str] = &["fmt"];

/// The names that resource types must not have in an editor, where they are functions and modules next to
/// keywords of the grammar.
pub(super) const RESOURCE_TYPES: &[&str] = &["Value", NOTHING, "not", "unchecked"];

/// The names that arguments of a resource type must not have in an editor.
pub(super) const ARGUMENTS: &[&str] = &[NOTHING];

/// The names that condition keys must not have in an editor, where they are constants of type `ConditionKey`.
pub(super) const CONDITION_KEYS: &[&str] = &["ConditionKey", NOTHING];

/// The names that operators must not have in an editor, where they are constants of type `Operator` next to
/// keywords of the grammar.
pub(super) const OPERATORS: &[&str] = &["Operator", NOTHING, "ForAllValues", "ForAnyValue"];

/// The names that Rust types of resources and fields must not have: what `cognito-perms` declares or imports
/// next to them, and the names from the prelude that the macros around them use.
pub(super) const TYPES: &[&str] = &[
    // The root of the crate, which exports the types.
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
    "PolicyType",
    "EndpointPolicy",
    "ResourceControlPolicy",
    "ResourcePolicy",
    "ServiceControlPolicy",
    "TrustPolicy",
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
    "ExternalId",
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
    "RoleArn",
    "SamlProviderArn",
    "Segment",
    "Serialize",
    "Serializer",
    "ServicePrincipal",
    "StringValue",
    "Terraform",
    "Text",
    "Token",
    "Tool",
    "UserArn",
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

/// The name that an editor sees where nothing is written yet: each of its menus imports it.
const NOTHING: &str = "nothing";

/// Items of the generated code that share a scope.
pub(super) struct Items {
    /// Names that the generated code itself uses in this scope.
    taken: &'static [&'static str],
    /// The names in catalog files, by the names of their items.
    names: HashMap<String, String>,
    /// Whether the items are types, each of which needs its own name.
    are_types: bool,
}

impl Items {
    /// Creates an empty scope in which some names are taken.
    pub(super) fn next_to(taken: &'static [&'static str]) -> Self {
        Self { taken, names: HashMap::new(), are_types: false }
    }

    /// Creates the scope of the Rust types of resources and fields.
    pub(super) fn of_types() -> Self {
        Self { are_types: true, ..Self::next_to(TYPES) }
    }

    /// Declares the item that a name in a catalog file becomes, and returns what is wrong with it, if anything.
    /// Every name that becomes an item goes through here.
    ///
    /// If the same name is declared twice, it is a single item, unless it is a type. Whether that is allowed is
    /// up to the caller.
    pub(super) fn declare(&mut self, written: &str, item: &str) -> Option<String> {
        let fault = if naming::is_keyword(item) {
            "a Rust keyword"
        } else if !naming::is_identifier(item) {
            "not a Rust identifier"
        } else if self.are_types && !item.starts_with(|it: char| it.is_ascii_uppercase()) {
            "not the name of a Rust type, which starts with an uppercase letter"
        } else if self.taken.contains(&item) {
            "a name that the generated code uses itself"
        } else {
            let earlier = self.names.insert(item.to_owned(), written.to_owned())?;
            return if self.are_types {
                Some(format!("another type has the name `{item}`: rename one with `type`"))
            } else {
                let is_same = earlier.eq_ignore_ascii_case(written);
                (!is_same)
                    .then(|| format!("`{earlier}` and `{written}` both become `{item}` in Rust"))
            };
        };
        let remedy = if self.are_types { ": set another `type`" } else { "" };
        Some(if item.is_empty() {
            format!("`{written}` has no letter or digit for a Rust identifier")
        } else if item == written {
            format!("`{item}` is {fault}{remedy}")
        } else {
            format!("`{written}` becomes `{item}`, which is {fault}{remedy}")
        })
    }
}
