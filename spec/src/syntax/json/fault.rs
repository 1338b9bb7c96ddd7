//! What is wrong with the structure of a document, as data. The rules turn it into findings.

use crate::text::{Span, Words};

/// A fault in the structure of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// Where it is.
    pub span: Span,
    /// The fault.
    pub kind: ReadFaultKind,
}

/// The kind of a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFaultKind {
    /// It is not JSON, or not in an encoding that IAM reads.
    Json {
        /// What is wrong.
        message: Words,
        /// How to fix it, if that is known.
        help: Option<Words>,
        /// The characters of the span can be removed.
        is_superfluous: bool,
    },
    /// It is larger than the maximum size.
    TooLarge,
    /// The type of a value does not match its element.
    Type(TypeFault),
    /// An unknown element.
    UnknownElement {
        /// The object that it is in.
        holder: &'static str,
        /// Its name.
        name: String,
        /// The suggestion for the name.
        suggestion: Option<&'static str>,
        /// The known elements.
        elements: &'static [&'static str],
    },
    /// Two elements exclude each other.
    Combination([String; 2]),
    /// There is no statement.
    NoStatement(NoStatement),
    /// The condition, or one of its operators, is empty.
    EmptyCondition(&'static str),
    /// A fault in the structure of a principal element.
    Principal(PrincipalFault),
}

/// What is wrong with the structure of a principal element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrincipalFault {
    /// It is neither `"*"` nor an object.
    Form {
        /// What it is.
        found: &'static str,
        /// The string, if it is one.
        text: Option<String>,
    },
    /// A key other than `AWS`, `Service`, `Federated` and `CanonicalUser`.
    Key {
        /// The key.
        name: String,
        /// The suggestion for the key.
        suggestion: Option<&'static str>,
    },
    /// It is an object without keys.
    EmptyObject {
        /// Whether the element is negated.
        negated: bool,
    },
    /// A key has an empty list.
    EmptyList {
        /// The key.
        key: &'static str,
        /// Whether the element is negated.
        negated: bool,
        /// Whether there is no other key.
        is_only: bool,
    },
}

/// A value whose type does not match its element; `found` describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeFault {
    /// The document is not an object.
    Policy {
        /// What it is.
        found: &'static str,
    },
    /// An element has the wrong type.
    Element {
        /// The element.
        element: String,
        /// What the element expects.
        wanted: &'static str,
        /// What it is.
        found: &'static str,
        /// How to fix it.
        help: &'static str,
    },
    /// A statement is not an object.
    Statement {
        /// What it is.
        found: &'static str,
    },
    /// An item of a list is not a string.
    Item {
        /// The element that contains the list.
        element: String,
        /// What it is.
        found: &'static str,
        /// How to fix it.
        help: &'static str,
    },
    /// A value that no condition key accepts.
    Value {
        /// The key.
        key: String,
        /// What it is.
        found: &'static str,
        /// It is `null`.
        is_null: bool,
    },
}

/// What a document without statements is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoStatement {
    /// A statement.
    IsStatement,
    /// Something with a policy in the element with this path.
    IsHolder(String),
    /// The description of a managed policy, which does not contain it.
    IsDescription,
    /// A role, or a part of one that contains its trust policy.
    IsTrust,
    /// Something else.
    Nothing,
}

/// What a statement looks like, for help messages.
pub const STATEMENT: &str =
    "write a statement like `{\"Effect\": …, \"Action\": …, \"Resource\": …}`";

/// What a policy looks like, for help messages.
pub const POLICY: &str = "write a policy like `{\"Version\": \"2012-10-17\", \"Statement\": […]}`";
