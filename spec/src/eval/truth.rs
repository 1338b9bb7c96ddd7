//! Three-valued logic: true, false, and what AWS's pages leave open.

use std::ops::Not;

/// Whether something is true, as far as AWS's pages say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It is.
    True,
    /// It is not.
    False,
    /// AWS's pages do not say, or contradict each other.
    Unclear(Doubt),
}

impl Truth {
    /// Returns whether both are true.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::Unclear(doubt), _) | (_, Self::Unclear(doubt)) => Self::Unclear(doubt),
            (Self::True, Self::True) => Self::True,
        }
    }

    /// Returns whether one of them is true.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::Unclear(doubt), _) | (_, Self::Unclear(doubt)) => Self::Unclear(doubt),
            (Self::False, Self::False) => Self::False,
        }
    }

    /// Returns whether all are true, as they are if there are none.
    #[must_use]
    pub fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::True, Self::and)
    }

    /// Returns whether any is true.
    #[must_use]
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::False, Self::or)
    }

    /// Returns whether it is known to be true.
    #[must_use]
    pub fn is_true(self) -> bool {
        self == Self::True
    }

    /// Returns whether it is known to be false.
    #[must_use]
    pub fn is_false(self) -> bool {
        self == Self::False
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unclear(doubt) => Self::Unclear(doubt),
        }
    }
}

impl From<bool> for Truth {
    fn from(is: bool) -> Self {
        if is { Self::True } else { Self::False }
    }
}

/// A question that AWS's pages leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// A request with several values of a key, compared without a set operator.
    SeveralValues,
    /// A key whose value is an empty string.
    EmptyValue,
    /// A set operator before `Null`.
    SetOfNull,
    /// Four digits as a date: a year, or seconds.
    YearOrSeconds,
    /// A pattern for ARNs with fewer than six fields.
    ShortArn,
    /// A `*` at the end of a field of an ARN, which may reach into the next field.
    BeyondField,
    /// A wildcard in the service prefix of an action.
    ServicePattern,
    /// A policy variable without a value in `NotResource`.
    NoValueInNotResource,
    /// An operator that IAM does not have.
    UnknownOperator,
}

const OPERATORS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
const MULTIVALUED: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html";
const RESOURCE: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html";
const VARIABLES: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html";
const ACTION: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html";

impl Doubt {
    /// Returns the question.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::SeveralValues => {
                "the request has several values of the key, and the operator has no set operator"
            }
            Self::EmptyValue => {
                "the value of the key is an empty string, which may count as missing"
            }
            Self::SetOfNull => "`Null` has a set operator",
            Self::YearOrSeconds => "four digits can be a year or a number of seconds",
            Self::ShortArn => "the pattern for ARNs has fewer than six fields",
            Self::BeyondField => "the `*` at the end of a field may reach into the next field",
            Self::ServicePattern => "the service prefix of the action contains a wildcard",
            Self::NoValueInNotResource => "a policy variable in `NotResource` has no value",
            Self::UnknownOperator => "IAM does not have the operator",
        }
    }

    /// Returns the page that leaves it open.
    #[must_use]
    pub const fn page(self) -> &'static str {
        match self {
            Self::SeveralValues | Self::SetOfNull => MULTIVALUED,
            Self::EmptyValue | Self::YearOrSeconds | Self::ShortArn | Self::UnknownOperator => {
                OPERATORS
            }
            Self::BeyondField => RESOURCE,
            Self::ServicePattern => ACTION,
            Self::NoValueInNotResource => VARIABLES,
        }
    }
}
