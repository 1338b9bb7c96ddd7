//! What was broken, where, and what would put it right.

use crate::policy::Span;
use std::fmt;

/// How much breaking a [`Rule`] weighs.
///
/// ```
/// use cognito_perms::{Level, Rule};
///
/// assert_eq!(Rule::InvalidAction.level(), Level::Error);
/// assert_eq!(Rule::NoEffectAction.level(), Level::Warn);
/// ```
#[non_exhaustive]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The policy works, and not as it reads.
    Warn,
    /// There is no policy.
    Error,
}

/// A rule that was broken, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The smallest run that is wrong.
    pub span: Span,
    /// What is wrong, in a line: lower case, no full stop, the author's text in backticks.
    pub message: String,
    /// What would put it right, each a line in the same style.
    pub help: Vec<String>,
}

impl Finding {
    /// A finding without a remedy.
    pub fn new(rule: Rule, span: Span, message: impl Into<String>) -> Self {
        Self { rule, span, message: message.into(), help: Vec::new() }
    }

    /// With one more remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// With any number of remedies.
    #[must_use]
    pub fn helps(mut self, help: impl IntoIterator<Item = String>) -> Self {
        self.help.extend(help);
        self
    }

    /// How much it weighs.
    #[must_use]
    pub fn level(&self) -> Level {
        self.rule.level()
    }
}

/// The message, the remedies and the rule, a line each.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        write!(f, "\nrule: {}", self.rule)
    }
}

/// Gives each rule its name, its level and its explanation.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $level:ident;)+) => {
        /// A rule that a policy can break.
        ///
        /// The names are the issue codes of [IAM Access Analyzer][page] in lower case wherever it has
        /// one.
        ///
        /// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
        ///
        /// ```
        /// use cognito_perms::Rule;
        ///
        /// assert_eq!(Rule::ShortArn.name(), "short_arn");
        /// assert!(Rule::ShortArn.explanation().contains("six fields"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = concat!("`", $name, "`")] #[doc = ""] $(#[doc = $doc])+ $variant,)+
        }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name, in snake case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// How much breaking it weighs.
            #[must_use]
            pub const fn level(self) -> Level {
                match self {
                    $(Self::$variant => Level::$level,)+
                }
            }

            /// What it is about.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc, "\n",)+),)+
                }
            }
        }
    };
}

rules! {
    /// The text does not follow the grammar of the policy language.
    SyntaxError = "syntax_error", Error;
    /// The grammar has it, and this version of the crate cannot do it yet.
    UnsupportedSyntax = "unsupported_syntax", Error;
    /// A character that IAM takes in no policy: only tab, line feed, carriage return and U+0020 to
    /// U+00FF may stand in one.
    InvalidCharacter = "invalid_character", Error;
    /// A `#![…]` that is none, or stands twice.
    InvalidSetting = "invalid_setting", Error;

    /// A policy without a statement.
    MissingStatement = "missing_statement", Error;
    /// A statement that says neither `allow` nor `deny`.
    MissingEffect = "missing_effect", Error;
    /// An effect that is neither `allow` nor `deny`.
    InvalidEffect = "invalid_effect", Error;
    /// A statement without actions.
    MissingAction = "missing_action", Error;
    /// A statement without resources.
    MissingResource = "missing_resource", Error;
    /// A sid with other characters than A-Z, a-z and 0-9.
    UnsupportedSid = "unsupported_sid", Error;
    /// Two statements of a policy with the same sid.
    UniqueSidsRequired = "unique_sids_required", Error;

    /// No service of AWS has this prefix.
    InvalidServiceInAction = "invalid_service_in_action", Error;
    /// AWS has the service, and the catalogue has not.
    UncataloguedService = "uncatalogued_service", Error;
    /// The service has no such action, or none that matches the pattern.
    InvalidAction = "invalid_action", Error;
    /// An access level that AWS does not have.
    InvalidAccessLevel = "invalid_access_level", Error;
    /// A set of actions, from `level(..)` or `except`, in which nothing is left.
    EmptyActionSet = "empty_action_set", Error;
    /// IAM does not authorise the operation, so an identity policy can neither grant nor deny it.
    NoEffectAction = "no_effect_action", Warn;

    /// A resource type that the service does not have.
    InvalidResourceType = "invalid_resource_type", Error;
    /// Arguments that the ARN template of the resource type does not have, or that are missing.
    InvalidResourceArgument = "invalid_resource_argument", Error;
    /// An ARN that does not start with `arn:`.
    InvalidArnPrefix = "invalid_arn_prefix", Error;
    /// An ARN with fewer than six fields. IAM fills the missing ones with `*`, so it reaches further
    /// than it reads.
    ShortArn = "short_arn", Error;
    /// An ARN in which a field is empty that never is.
    MissingArnField = "missing_arn_field", Error;
    /// A partition that AWS does not have.
    InvalidPartition = "invalid_partition", Error;
    /// No service of AWS has this name.
    InvalidService = "invalid_service", Error;
    /// The service of an ARN in upper case.
    InvalidArnServiceCase = "invalid_arn_service_case", Error;
    /// A region that AWS does not have, or not in the partition.
    InvalidArnRegion = "invalid_arn_region", Error;
    /// An account id that is not 12 digits.
    InvalidArnAccount = "invalid_arn_account", Error;
    /// The resource part of an ARN has not the form that the resource type prescribes.
    InvalidArnResource = "invalid_arn_resource", Error;
    /// ARNs of the resource type have a region.
    MissingArnRegion = "missing_arn_region", Error;
    /// ARNs of the resource type have an account.
    MissingArnAccount = "missing_arn_account", Error;
    /// ARNs of the resource type have no region.
    ArnRegionNotAllowed = "arn_region_not_allowed", Error;
    /// ARNs of the resource type have no account.
    ArnAccountNotAllowed = "arn_account_not_allowed", Error;
    /// The id names another region than the ARN.
    RegionMismatch = "region_mismatch", Error;

    /// The action cannot be used on any resource of the statement.
    UnsupportedResourceForAction = "unsupported_resource_for_action", Error;
    /// The action needs a resource of a type that no statement of the policy gives it.
    MissingRequiredResource = "missing_required_resource", Error;
    /// No action of the statement can be used on this resource.
    UnusedResource = "unused_resource", Error;
    /// A set of resources in which nothing is left: every resource but all of them.
    EmptyResourceSet = "empty_resource_set", Error;
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
