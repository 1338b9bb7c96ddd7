//! The notation that a policy is written in.

/// The notation that a policy is written in.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Notation {
    /// A `policy!` literal.
    #[default]
    Literal,
    /// A `policy!` literal with `#![service = "…"]`, where names without a service prefix do not belong to Amazon
    /// Cognito.
    LiteralOfService,
    /// A JSON document with this version of the policy language.
    Json(Version),
}

/// The version of the policy language that a document names.
///
/// Source: [IAM JSON policy elements: Version][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Version {
    /// `2012-10-17`, the only version that has policy variables.
    #[default]
    Current,
    /// `2008-10-17`
    Old,
    /// Missing, which IAM treats as the old version.
    Missing,
}

impl Version {
    /// The name of the version that has policy variables.
    pub(crate) const CURRENT: &'static str = "2012-10-17";

    /// The name of the previous version.
    pub(crate) const OLD: &'static str = "2008-10-17";
}

impl Notation {
    /// Returns whether IAM reads policy variables.
    pub(crate) fn has_variables(self) -> bool {
        self.is_literal() || matches!(self, Self::Json(Version::Current))
    }

    /// Returns whether a name without a service prefix belongs to the default service.
    pub(crate) fn has_default_service(self) -> bool {
        self.is_literal()
    }

    /// Returns whether it is a literal.
    pub(crate) const fn is_literal(self) -> bool {
        matches!(self, Self::Literal | Self::LiteralOfService)
    }

    /// Returns whether names of services that have no catalog are accepted as they are.
    pub(crate) fn passes_uncataloged(self) -> bool {
        matches!(self, Self::Json(_))
    }
}
