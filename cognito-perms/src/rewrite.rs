//! Documents in JSON, rewritten: the same policy with its patterns expanded, or as a literal.
//!
//! These functions do what `cognito-perms expand` and `cognito-perms to-rust` do, for a build script or a tool. A document
//! in its canonical form needs none of them: see [`Policy::to_pretty`](crate::Policy::to_pretty).
//!
//! The feature `rewrite` enables this module.

use crate::check::{Options, Report, check};
use crate::expansion;
use crate::mending::{Mended, mend};
use cognito_perms_spec::rules;
use cognito_perms_spec::syntax::json;
use cognito_perms_spec::text::Applicability;
use cognito_perms_spec::write::literal;
use std::fmt;

/// Writes the actions that the patterns of a document match today instead of the patterns.
///
/// Patterns of services without a catalog remain. So do the patterns of a statement in which the name of a matched
/// action would be an error: see [`Expanded::kept`].
///
/// Of the options, only the names that [pass unchecked](Options::unchecked) affect the result. The others affect the
/// report of an error: levels of rules and quotas are for [`check`](crate::check()), which can be asked about the result.
///
/// # Errors
///
/// There is an error in the document. The report is what [`check`](crate::check()) returns for it.
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
pub fn expand(document: impl AsRef<[u8]>, options: &Options) -> Result<Expanded, Report> {
    let document = document.as_ref();
    let Some(expanded) = expansion::expand(document, options.unchecked_names()) else {
        return Err(check(document, options));
    };
    let left_out = expanded
        .left_out
        .iter()
        .map(|it| LeftOut { statement: it.statement, action: it.action })
        .collect();
    Ok(Expanded { document: expanded.document, left_out, kept: expanded.kept })
}

/// A document whose patterns were [expanded](expand()), and what is not in it.
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
        cognito_perms_spec::write::pretty(&self.document)
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

/// Mends what a document has to be told: applies the [edits](crate::Finding::edits) of its findings, and changes nothing
/// else in it.
///
/// [`Applicability::Safe`] applies what leaves the policy giving no more than before, or no more than can have been meant;
/// [`Applicability::Unsafe`] applies guesses at names too, and what may let the policy give more. What the options
/// allow is not mended.
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
    let Mended { document, count, report } = mend(document, options, most);
    Fixed { document, count, report }
}

/// A document that was [mended](fix).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fixed {
    /// The document: byte for byte what it was, but for the edits.
    pub document: String,
    /// How many findings were mended.
    pub count: usize,
    /// What is still found.
    pub report: Report,
}

/// Writes a document as a [`policy!`](crate::policy!) literal that gives the same policy.
///
/// What is not in the catalog is written as `unchecked("…")`. Levels of rules and the quota of the options become
/// attributes of the literal.
///
/// # Errors
///
/// There is an error in the document, or it holds something that a literal cannot express.
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

/// Why a document has no [literal](to_literal).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LiteralError {
    /// There is an error in the document. The report holds all findings.
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
