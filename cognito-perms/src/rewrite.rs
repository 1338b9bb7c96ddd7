//! Rewrites JSON documents: fixed, with their patterns expanded, or as literals.
//!
//! These functions do the same as `cognito-perms check --fix`, `cognito-perms expand` and `cognito-perms to-rust`, for use in
//! a build script or a tool. For the canonical form of a document, use
//! [`Policy::to_pretty`](crate::Policy::to_pretty) instead.
//!
//! The feature `rewrite` enables this module.

use crate::check::{Options, Report, check};
use crate::expansion;
use crate::fix::{FixedDocument, apply_edits};
use cognito_perms_spec::rules;
use cognito_perms_spec::syntax::json;
use cognito_perms_spec::text::Applicability;
use cognito_perms_spec::write::literal;
use std::fmt;

/// Replaces the action patterns of a document with the actions that they match today.
///
/// Patterns of services that are not in the catalog remain. So do the patterns of a statement in which the name of a
/// matched action would be an error: see [`Expanded::kept`].
///
/// Of the options, only the [unchecked names](Options::unchecked) affect the result. The others, such as levels of rules and
/// the quota, only affect the report that is returned as an error; to apply them to the result, use [`check`](crate::check()).
///
/// # Errors
///
/// Returns the report of [`check`](crate::check()) if the document contains an error.
///
/// ```
/// use cognito_perms::Options;
/// use cognito_perms::rewrite::expand;
///
/// let document = r#"{"Version": "2012-10-17", "Statement": {
///     "Effect": "Allow", "Action": "cognito-idp:ListUsers*", "Resource": "*"
/// }}"#;
/// let expanded = expand(document, &Options::new())?;
/// assert!(expanded.document.contains(
///     r#""Action":["cognito-idp:ListUsers","cognito-idp:ListUsersInGroup"]"#
/// ));
/// assert!(expanded.left_out.is_empty());
/// # Ok::<(), cognito_perms::Report>(())
/// ```
#[doc(alias = "wildcard")]
pub fn expand(document: impl AsRef<[u8]>, options: &Options) -> Result<Expanded, Report> {
    let document = document.as_ref();
    let Some(expanded) =
        expansion::expand(document, options.unchecked_names(), options.set_policy_type())
    else {
        return Err(check(document, options));
    };
    let left_out = expanded
        .left_out
        .iter()
        .map(|it| LeftOut { statement: it.statement, action: it.action })
        .collect();
    Ok(Expanded { document: expanded.document, left_out, kept: expanded.kept })
}

/// The result of [`expand`](expand()): the document, and what it does not contain.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expanded {
    /// The document, minified.
    pub document: String,
    /// The actions that a pattern matches and that its statement can never allow or deny.
    pub left_out: Vec<LeftOut>,
    /// The positions, from 0, of the statements whose patterns remain: the name of one of the matched actions would be
    /// an error there, and leaving the action out would change what the policy means.
    pub kept: Vec<usize>,
}

impl Expanded {
    /// Returns the document with line breaks and an indent of two spaces.
    ///
    /// ```
    /// use cognito_perms::Options;
    /// use cognito_perms::rewrite::expand;
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": "cognito-idp:ListUserPools", "Resource": "*"
    /// }}"#;
    /// let expanded = expand(document, &Options::new())?;
    /// assert_eq!(expanded.to_pretty().lines().nth(1), Some(r#"  "Version": "2012-10-17","#));
    /// # Ok::<(), cognito_perms::Report>(())
    /// ```
    #[must_use]
    pub fn to_pretty(&self) -> String {
        to_pretty(&self.document)
    }
}

/// An action that a pattern matches and that is not in the [expanded](expand()) document, because its statement can
/// never allow or deny it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct LeftOut {
    /// The position of the statement, from 0.
    pub statement: usize,
    /// The action, with its service prefix.
    pub action: &'static str,
}

/// Returns a JSON document with line breaks and an indent of two spaces.
///
/// ```
/// use cognito_perms::rewrite::to_pretty;
///
/// assert_eq!(to_pretty(r#"{"Version":"2012-10-17"}"#), "{\n  \"Version\": \"2012-10-17\"\n}");
/// ```
#[must_use]
pub fn to_pretty(document: &str) -> String {
    cognito_perms_spec::write::pretty(document)
}

/// Fixes a document by applying the [edits](crate::Finding::edits) of its findings. Nothing else changes.
///
/// With [`Applicability::Safe`], the fixed policy allows no more than before, or no more than its author can have intended.
/// With [`Applicability::Unsafe`], edits are also applied if they guess a name or may make the policy allow more. Findings that
/// the options allow are not fixed.
///
/// ```
/// use cognito_perms::rewrite::fix;
/// use cognito_perms::{Applicability, Options};
///
/// let document = r#"{"Version": "2012-10-17", "Statement": {
///     "Effect": "Allow", "Action": "cognito-idp:AdminGetUsr",
///     "Resource": "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X",
///     "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.7/24"}}
/// }}"#;
/// let fixed = fix(document, &Options::new(), Applicability::Safe);
/// assert_eq!(fixed.document, document.replace("203.0.113.7/24", "203.0.113.0/24"));
/// assert_eq!(fixed.count, 1);
///
/// let fixed = fix(document, &Options::new(), Applicability::Unsafe);
/// assert!(fixed.document.contains("cognito-idp:AdminGetUser"));
/// assert!(fixed.report.findings().is_empty());
/// ```
#[must_use]
pub fn fix(document: &str, options: &Options, most: Applicability) -> Fixed {
    let FixedDocument { document, count, report } = apply_edits(document, options, most);
    Fixed { document, count, report }
}

/// The result of [`fix`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The document, unchanged except for the edits.
    pub document: String,
    /// The number of fixed findings.
    pub count: usize,
    /// The report of the fixed document.
    pub report: Report,
}

/// Converts a document to a literal for the same policy: [`policy!`](crate::policy!), or the macro for its type, such as
/// [`trust_policy!`](crate::trust_policy!).
///
/// Names that are not in the catalog become `unchecked("…")`. The rule levels and the quota of the options become settings
/// of the literal.
///
/// # Errors
///
/// Returns an error if the document contains an error or something that a literal cannot express.
///
/// ```
/// use cognito_perms::Options;
/// use cognito_perms::rewrite::to_literal;
///
/// let document = r#"{"Version": "2012-10-17", "Statement": {
///     "Effect": "Allow", "Action": "cognito-idp:ListUserPools", "Resource": "*"
/// }}"#;
/// assert_eq!(
///     to_literal(document, &Options::new())?,
///     "policy! {\n    allow ListUserPools on *;\n}\n",
/// );
/// # Ok::<(), cognito_perms::rewrite::LiteralError>(())
/// ```
pub fn to_literal(document: impl AsRef<[u8]>, options: &Options) -> Result<String, LiteralError> {
    let document = document.as_ref();
    let read = json::read(document, options.settings());
    if rules::check(&read.policy, read.faults).policy.is_none() {
        return Err(LiteralError::Refused(check(document, options)));
    }
    literal::write(&read.policy).ok_or(LiteralError::EmptyList)
}

/// The error returned when a document cannot be converted [to a literal](to_literal).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LiteralError {
    /// The document contains an error. The report has all findings.
    Refused(Report),
    /// A statement has an empty list of actions or resources, which a literal cannot express.
    EmptyList,
}

impl fmt::Display for LiteralError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(report) => report.fmt(f),
            Self::EmptyList => {
                f.write_str("a statement has an empty list, which a literal cannot express")
            }
        }
    }
}

impl std::error::Error for LiteralError {}
