//! What is wrong with the structure of a document, as data: rules say it in words.

use crate::text::{Span, Words};

/// A fault that the reader found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFault {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: ReadFaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFaultKind {
    /// It is not JSON, or not in an encoding that IAM reads.
    Json {
        /// What is wrong.
        message: Words,
        /// What to do, if that is known.
        help: Option<Words>,
        /// The characters of the place are not needed.
        is_superfluous: bool,
    },
    /// It is larger than what is read.
    TooLarge,
    /// A value has another type than its element takes.
    Type(TypeFault),
    /// An element does not exist.
    UnknownElement {
        /// What it is in.
        holder: &'static str,
        /// Its name.
        name: String,
        /// The element that was meant.
        meant: Option<&'static str>,
        /// The elements that exist.
        elements: &'static [&'static str],
    },
    /// Two elements exclude each other.
    Combination([String; 2]),
    /// There is no statement.
    NoStatement(NoStatement),
    /// The condition, or one of its operators, has nothing in it.
    EmptyCondition(&'static str),
}

/// A value of another type than its element takes; `found` says what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeFault {
    /// The document is not an object.
    Policy {
        /// What it is.
        found: &'static str,
    },
    /// An element takes something else.
    Element {
        /// The element.
        element: String,
        /// What it takes.
        wanted: &'static str,
        /// What it is.
        found: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// A statement is not an object.
    Statement {
        /// What it is.
        found: &'static str,
    },
    /// An item of a list is not a string.
    Item {
        /// The element that is a list.
        element: String,
        /// What it is.
        found: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// A value of a condition key is something that no key can have.
    Value {
        /// The key.
        key: String,
        /// What it is.
        found: &'static str,
        /// It is `null`.
        is_null: bool,
    },
}

/// What a document without a statement is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoStatement {
    /// A statement.
    IsStatement,
    /// Something that has a policy in an element of this name.
    IsHolder(String),
    /// Something else.
    Nothing,
}

/// What a statement looks like, for remedies.
pub const STATEMENT: &str = "a statement is `{\"Effect\": …, \"Action\": …, \"Resource\": …}`";

/// What a policy looks like, for remedies.
pub const POLICY: &str = "a policy is `{\"Version\": \"2012-10-17\", \"Statement\": […]}`";
