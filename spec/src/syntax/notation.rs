//! How a policy is written.

/// How a policy is written.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Notation {
    /// As a `policy!` literal.
    #[default]
    Literal,
    /// As a `policy!` literal with `#![service = "…"]`, in which a bare name is not one of Amazon Cognito.
    LiteralOfService,
    /// As a JSON document of a version of the policy language.
    Json(Version),
}

/// The version of the policy language that a document names.
///
/// Source: [IAM JSON policy elements: Version][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Version {
    /// `2012-10-17`, the only one that has policy variables.
    #[default]
    Current,
    /// `2008-10-17`
    Old,
    /// None, which counts as the old one.
    Missing,
}

impl Version {
    /// The name of the version that has policy variables.
    pub(crate) const CURRENT: &'static str = "2012-10-17";

    /// The name of the version before it.
    pub(crate) const OLD: &'static str = "2008-10-17";
}

impl Notation {
    /// Whether IAM reads policy variables in it.
    pub(crate) fn has_variables(self) -> bool {
        self.is_literal() || matches!(self, Self::Json(Version::Current))
    }

    /// Whether a name without a prefix is one of the default service.
    pub(crate) fn has_default_service(self) -> bool {
        self.is_literal()
    }

    /// Whether it is a literal.
    pub(crate) const fn is_literal(self) -> bool {
        matches!(self, Self::Literal | Self::LiteralOfService)
    }

    /// Whether names of services without a catalogue pass as they are.
    pub(crate) fn passes_uncatalogued(self) -> bool {
        matches!(self, Self::Json(_))
    }
}
