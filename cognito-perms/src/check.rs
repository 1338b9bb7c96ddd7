//! Checks JSON documents at run time: a document and options in, a report out.

use crate::policy::Policy;
use cognito_perms_spec::facts::catalog::Quota;
use cognito_perms_spec::rules;
use cognito_perms_spec::say::edits::{Edited, Replacement};
use cognito_perms_spec::say::limit::{MOST, Omitted, limit};
use cognito_perms_spec::say::words::{Rendered, spell};
use cognito_perms_spec::syntax::json::{self, LARGEST};
use cognito_perms_spec::syntax::{self, LintLevel, Notation, PolicyType, Settings, Version};
use cognito_perms_spec::text::{
    Applicability, Argument, Finding as Found, Level, LineColumn, Rule, Source, Span, Text, Words,
};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// The maximum size of a document for [`check`], in bytes: 1 MiB. A larger document is rejected, so a program never needs
/// to load more than one byte beyond that.
///
/// ```
/// use cognito_perms::{LARGEST_DOCUMENT, Options, check};
/// use std::io::{self, Read};
///
/// let mut document = Vec::new();
/// io::repeat(b' ').take(LARGEST_DOCUMENT as u64 + 1).read_to_end(&mut document)?;
/// assert!(check(&document, &Options::new()).has_errors());
/// # Ok::<(), io::Error>(())
/// ```
pub const LARGEST_DOCUMENT: usize = LARGEST;

/// Checks a policy document against every rule.
///
/// The document has to be a policy in JSON, in either version of the policy language, of at most
/// [1 MiB](LARGEST_DOCUMENT). Anything else is reported as a finding. Its elements show whether it is an identity policy, a
/// role trust policy or a resource policy; for another type, use [`Options::policy_type`]. Actions of services that are not in the catalog are
/// not checked, but [counted](Report::unchecked_actions).
///
/// ```
/// use cognito_perms::{Options, Rule, check};
///
/// let document = r#"{
///   "Version": "2012-10-17",
///   "Statement": {
///     "Effect": "Allow",
///     "Action": ["cognito-idp:AdminGetUsr", "macie:GetObject"],
///     "Resource": "*"
///   }
/// }"#;
/// let report = check(document, &Options::new().file("admin.json"));
///
/// let finding = &report.findings()[0];
/// assert_eq!(finding.rule, Rule::InvalidAction);
/// assert_eq!((finding.line, finding.column), (5, 29));
/// assert_eq!(finding.help, "an action with a similar name exists: `AdminGetUser`");
/// assert_eq!(report.unchecked_actions(), 1);
/// ```
#[must_use]
pub fn check(document: impl AsRef<[u8]>, options: &Options) -> Report {
    let document = document.as_ref();
    let read = json::read(document, options.settings());
    let (notation, policy_type) = (read.policy.notation, read.policy.kind);
    let outcome = rules::check(&read.policy, read.faults);
    let mut reported = outcome.findings;
    let outside = options.outside(&read.policy, read.is_policy);
    let is_within = outside.is_none();
    reported.extend(outside);
    reported.sort_by_key(|it| (it.span.start, it.span.end));
    reported.retain(|it| options.tells(it));
    let (listed, omitted) =
        limit(reported, options.max_findings.unwrap_or(Options::DEFAULT_MAX_FINDINGS));
    // The lines of a document are only needed to show findings.
    let shown = if listed.is_empty() { &[] } else { document };
    let source = Source::new(shown);
    let edited = Edited::new(shown, notation);
    Report {
        file: options.file.clone(),
        findings: listed
            .into_iter()
            .map(|it| Finding::new(&it, &source, &edited, notation))
            .collect(),
        omitted: omitted.into(),
        unchecked_actions: outcome.unchecked_actions,
        is_policy: read.is_policy,
        policy_type,
        policy: outcome
            .policy
            .filter(|_| is_within)
            .and_then(|it| it.document.into_text())
            .map(Policy::of),
        document: shown.into(),
    }
}

/// The settings of a [`check`](check()).
///
/// ```
/// use cognito_perms::{Options, Quota, Rule};
///
/// let options = Options::new()
///     .file("policies/admin.json")
///     .quota(Quota::Role)
///     .deny(Rule::BroadResource)
///     .allow(Rule::NoEffectAction);
/// # let _ = options;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    file: Option<String>,
    policy_type: Option<PolicyType>,
    quota: Option<Quota>,
    levels: Vec<(Rule, Level)>,
    unchecked: Vec<String>,
    any_size: bool,
    all: bool,
    max_findings: Option<usize>,
    within: Option<(String, String)>,
}

impl Options {
    /// The maximum number of findings listed per rule, unless [`max_findings`](Self::max_findings) sets another.
    pub const DEFAULT_MAX_FINDINGS: usize = MOST;

    /// Returns the default options: every rule at its default level, the quota of a managed policy, and at most 100 listed
    /// findings per rule.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name of the document in the report.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Reports a document that grants more than a boundary, with a request that only the document allows. `name` is what the
    /// report calls the boundary. A boundary that is not the document of a policy allows nothing.
    ///
    /// ```
    /// use cognito_perms::{Options, Rule, check};
    ///
    /// let allow = |action: &str| format!(
    ///     r#"{{"Version": "2012-10-17", "Statement": {{"Effect": "Allow", "Action": "{action}", "Resource": "*"}}}}"#
    /// );
    /// let options = Options::new().within("boundary.json", allow("cognito-idp:List*"));
    /// assert!(check(allow("cognito-idp:ListUserPools"), &options).findings().is_empty());
    ///
    /// let report = check(allow("cognito-idp:CreateUserPool"), &options);
    /// assert_eq!(report.findings()[0].rule, Rule::NotWithin);
    /// ```
    #[must_use]
    pub fn within(mut self, name: impl Into<String>, boundary: impl AsRef<str>) -> Self {
        self.within = Some((name.into(), boundary.as_ref().to_owned()));
        self
    }

    /// Returns the finding about a document that grants more than the boundary.
    fn outside(&self, policy: &syntax::Policy<'_>, is_policy: bool) -> Option<Found> {
        let (name, boundary) = self.within.as_ref().filter(|_| is_policy)?;
        rules::check_within(policy, boundary.as_bytes(), name)
    }

    /// Sets the type of the policy.
    ///
    /// If it is not set, it is inferred. A document without principals is an identity policy, and one with principals is a
    /// resource policy. A document whose actions all belong to AWS STS is a role trust policy if it has principals or
    /// no resources. [`Report::policy_type`] returns the result.
    ///
    /// ```
    /// use cognito_perms::{Options, PolicyType, Rule, check};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Principal": "*", "Action": "cognito-idp:*", "Resource": "*"
    /// }}"#;
    /// let options = Options::new().policy_type(PolicyType::Endpoint);
    /// assert!(check(document, &options).findings().is_empty());
    /// let report = check(document, &options.policy_type(PolicyType::Boundary));
    /// assert_eq!(report.findings()[0].rule, Rule::UnsupportedPrincipal);
    /// ```
    #[doc(alias = "kind")]
    #[must_use]
    pub fn policy_type(mut self, policy_type: PolicyType) -> Self {
        self.policy_type = Some(policy_type);
        self
    }

    /// Sets what the policy is attached to, which determines its maximum size.
    #[doc(alias = "session")]
    #[must_use]
    pub fn quota(mut self, quota: Quota) -> Self {
        self.quota = Some(quota);
        self
    }

    /// Allows a policy of any size, for example because it is only part of one or is used where another quota applies.
    #[must_use]
    pub fn any_size(mut self) -> Self {
        self.any_size = true;
        self
    }

    /// Suppresses the findings of a rule.
    ///
    /// This has no effect on a rule whose level cannot be changed, that is, one for which
    /// [`Rule::can_be_allowed`] returns `false`: its findings are still errors. To accept a name that the catalog does
    /// not contain, use [`unchecked`](Self::unchecked) instead. For a [rule of facts](Rule::is_of_facts), only its warnings
    /// are suppressed; its errors remain.
    ///
    /// ```
    /// use cognito_perms::{Options, Rule, check};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": ["cognito-idp:SignUp", "cognito-idp:Unknown"], "Resource": "*"
    /// }}"#;
    /// assert!(Rule::NoEffectAction.can_be_allowed());
    /// assert!(!Rule::InvalidAction.can_be_allowed());
    ///
    /// let options = Options::new().allow(Rule::NoEffectAction).allow(Rule::InvalidAction);
    /// let report = check(document, &options);
    /// assert_eq!(report.findings().len(), 1);
    /// assert_eq!(report.findings()[0].rule, Rule::InvalidAction);
    /// ```
    #[must_use]
    pub fn allow(self, rule: Rule) -> Self {
        self.level(rule, Level::Allow)
    }

    /// Reports the findings of a rule as warnings.
    ///
    /// Like [`allow`](Self::allow), this has no effect on a rule whose level cannot be changed.
    #[must_use]
    pub fn warn(self, rule: Rule) -> Self {
        self.level(rule, Level::Warn)
    }

    /// Reports the findings of a rule as errors.
    ///
    /// Like [`allow`](Self::allow), this has no effect on a rule whose level cannot be changed: its findings are errors
    /// already.
    #[must_use]
    pub fn deny(self, rule: Rule) -> Self {
        self.level(rule, Level::Deny)
    }

    fn level(mut self, rule: Rule, level: Level) -> Self {
        if rule.can_be_allowed() {
            self.levels.push((rule, level));
        }
        self
    }

    /// Accepts an action, a condition key or an ARN that the catalog does not contain, because AWS may have added it
    /// since.
    ///
    /// Its form is still checked. In an ARN, letter case matters. Accepted actions are counted as
    /// [unchecked](Report::unchecked_actions).
    ///
    /// ```
    /// use cognito_perms::{Options, check};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": "cognito-idp:NewerThanThis", "Resource": "*"
    /// }}"#;
    /// assert!(check(document, &Options::new()).has_errors());
    /// let options = Options::new().unchecked("cognito-idp:NewerThanThis");
    /// assert!(!check(document, &options).has_errors());
    /// ```
    #[must_use]
    pub fn unchecked(mut self, name: impl Into<String>) -> Self {
        self.unchecked.push(name.into());
        self
    }

    /// Also reports the findings of rules that are [`Level::Allow`] by default.
    #[must_use]
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    /// Sets the maximum number of findings listed per rule. The maximum for all rules together is ten times as large.
    ///
    /// The default is 100, and 0 lists all findings. Findings that are not listed are [counted](Report::omitted).
    ///
    /// ```
    /// use cognito_perms::{Options, check};
    ///
    /// let document = format!(r#"{{"Statement": [{}0]}}"#, "0, ".repeat(5_000));
    /// assert!(check(&document, &Options::new()).findings().len() < 110);
    /// assert!(check(&document, &Options::new().max_findings(0)).findings().len() > 5_000);
    /// ```
    #[must_use]
    pub fn max_findings(mut self, most: usize) -> Self {
        self.max_findings = Some(most);
        self
    }

    /// Returns the type of the policy, if it was set.
    #[cfg(feature = "rewrite")]
    pub(crate) fn set_policy_type(&self) -> Option<PolicyType> {
        self.policy_type
    }

    /// Sets the type of the policy unless it was set.
    pub(crate) fn or_policy_type(mut self, policy_type: PolicyType) -> Self {
        self.policy_type = self.policy_type.or(Some(policy_type));
        self
    }

    /// Returns the names that are accepted unchecked.
    #[cfg(feature = "rewrite")]
    pub(crate) fn unchecked_names(&self) -> &[String] {
        &self.unchecked
    }

    fn tells(&self, finding: &Found) -> bool {
        let is_allowed = self.levels.iter().any(|(rule, _)| *rule == finding.rule);
        finding.level > Level::Allow || self.all && !is_allowed
    }

    pub(crate) fn settings(&self) -> Settings<'_> {
        let nowhere = Span::new(0, 0);
        let levels = self.levels.iter().map(|(rule, level)| LintLevel::of(*level, [*rule]));
        Settings {
            kind: self.policy_type.map(|it| Text::of(it.name(), nowhere)),
            quota: self.quota.map(|quota| Text::of(quota.name(), nowhere)),
            lints: levels.collect(),
            is_of_any_size: self.any_size,
            unchecked: Cow::Borrowed(&self.unchecked),
            ..Settings::default()
        }
    }
}

/// The result of checking a document.
///
/// It is displayed in the style of rustc. With the feature `serde` it serializes as
/// `{"file": "…", "findings": […], "policy_type": "identity", "unchecked_actions": 0}`.
///
/// ```
/// use cognito_perms::Policy;
///
/// let document = r#"{"Version": "2012-10-17", "Statement": []}"#;
/// let report = Policy::from_json(document).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     r#"error: the policy has no statements
///  --> document:1:40
///   |
/// 1 | {"Version": "2012-10-17", "Statement": []}
///   |                                        ^^
///   |
///   = help: add a statement with an `Effect`, an `Action` and a `Resource`
///   = rule: missing_statement"#
/// );
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Report {
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    file: Option<String>,
    findings: Vec<Finding>,
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "as_objects")
    )]
    omitted: Box<[Omitted]>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_name"))]
    policy_type: PolicyType,
    unchecked_actions: usize,
    #[cfg_attr(feature = "serde", serde(skip))]
    is_policy: bool,
    #[cfg_attr(feature = "serde", serde(skip))]
    policy: Option<Policy>,
    /// The source of the lines that findings show.
    #[cfg_attr(feature = "serde", serde(skip))]
    document: Box<[u8]>,
}

impl Report {
    /// Returns the name of the document that was set with [`Options::file`].
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Returns `true` if the document looks like a policy, valid or not.
    ///
    /// Use it to distinguish policies from other JSON files, which have no `Statement` and no member that could be a
    /// misspelled one.
    ///
    /// ```
    /// use cognito_perms::{Options, check};
    ///
    /// let is_policy = |document: &str| check(document, &Options::new()).is_policy();
    /// assert!(is_policy(r#"{"Statment": {}}"#));
    /// assert!(!is_policy(r#"{"name": "package", "version": "1.0.0"}"#));
    /// ```
    #[must_use]
    pub fn is_policy(&self) -> bool {
        self.is_policy
    }

    /// Returns the type of the policy: the one that was [set](Options::policy_type), or else what its elements show.
    #[must_use]
    pub fn policy_type(&self) -> PolicyType {
        self.policy_type
    }

    /// Returns the policy as JSON without white space, whatever its [type](Self::policy_type), or `None` if the findings
    /// contain an error.
    ///
    /// ```
    /// use cognito_perms::{Options, PolicyType, check};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"
    /// }}"#;
    /// let report = check(document, &Options::new());
    /// assert_eq!(report.policy_type(), PolicyType::Trust);
    /// assert!(report.document().is_some_and(|it| it.contains(r#""Principal":{"Service":"lambda.amazonaws.com"}"#)));
    /// ```
    #[must_use]
    pub fn document(&self) -> Option<&str> {
        self.policy.as_ref().map(Policy::as_str)
    }

    /// Returns the policy, or `None` if the findings contain an error or the policy has principals: a trust policy, a
    /// resource policy, a VPC endpoint policy or a resource control policy.
    ///
    /// It is the policy that [`Policy::from_json`] returns, without losing the warnings.
    ///
    /// ```
    /// use cognito_perms::{Options, check};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": ["cognito-idp:SignUp", "macie:GetObject"], "Resource": "*"
    /// }}"#;
    /// let report = check(document, &Options::new());
    /// assert!(report.policy().is_some());
    /// assert_eq!(report.findings().len(), 2);
    /// assert_eq!(report.unchecked_actions(), 1);
    /// ```
    #[must_use]
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref().filter(|_| self.policy_type.is_of_caller())
    }

    /// Returns the listed findings, sorted by position. [`Options::max_findings`] limits their number.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns the number of findings that are not listed, by rule and level.
    #[must_use]
    pub fn omitted(&self) -> &[Omitted] {
        &self.omitted
    }

    /// Returns the number of actions that were not checked: those of services that are not in the catalog, and those that
    /// [`Options::unchecked`] accepts.
    #[must_use]
    pub fn unchecked_actions(&self) -> usize {
        self.unchecked_actions
    }

    /// Returns `true` if the findings contain an error, in which case there is no policy.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let omitted = self.omitted.iter().map(|it| it.level);
        self.findings.iter().map(|it| it.level).chain(omitted).any(Level::is_error)
    }
}

/// Writes the findings one after another; writes nothing if there are none.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = Source::new(&self.document);
        let file = self.file.as_deref().unwrap_or("document");
        for (index, finding) in self.findings.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            let word = match finding.level {
                Level::Error | Level::Deny => "error",
                Level::Warn => "warning",
                _ => "note",
            };
            write!(f, "{word}: {}", source.show(&finding.rendered(), finding.span(), file))?;
        }
        match Omitted::describe(&self.omitted) {
            Some(omitted) => write!(f, "\n\nnote: {omitted}"),
            None => Ok(()),
        }
    }
}

/// The same as `Display`, because this is what `main` prints for an error that it returns.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Report {}

/// A violation of a rule in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// The violated rule.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub rule: Rule,
    /// The level: that of the rule, or the one set by the [`Options`].
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub level: Level,
    /// What is wrong, in one line.
    pub message: String,
    /// How to fix it, one suggestion per line; empty if there is none.
    pub help: String,
    /// The position, as a range of bytes of the document.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub bytes: Range<usize>,
    /// The line of its first character, from 1.
    pub line: usize,
    /// The column of its first character, from 1; columns count characters.
    pub column: usize,
    /// The line of its last character.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The arguments of the message, with their names: `[("name", "GetItm"), ("service", "dynamodb")]`.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")
    )]
    pub arguments: Vec<(&'static str, String)>,
    /// Other positions that the finding refers to.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub related: Vec<RelatedPlace>,
    /// Edits that fix the finding if all of them are applied; empty if no exact fix is known.
    ///
    /// `cognito_perms::rewrite::fix`, enabled by the feature `rewrite`, applies them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub edits: Vec<Edit>,
}

/// Another position that a [`Finding`] refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RelatedPlace {
    /// What is at the position, in one line.
    pub message: String,
    /// The position, as a range of bytes of the document.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub bytes: Range<usize>,
    /// The line of its first character, from 1.
    pub line: usize,
    /// The column of its first character, from 1; columns count characters.
    pub column: usize,
    /// The line of its last character.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
}

/// A replacement in the document that, together with the other edits of its [`Finding`], fixes it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Edit {
    /// The new text.
    pub replacement: String,
    /// Whether the edit is safe to apply without review.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub applicability: Applicability,
    /// The replaced text, as a range of bytes of the document.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub bytes: Range<usize>,
    /// The line of the first replaced character, from 1.
    pub line: usize,
    /// The column of the first replaced character, from 1; columns count characters.
    pub column: usize,
    /// The line of the last replaced character.
    pub end_line: usize,
    /// The column after the last replaced character.
    pub end_column: usize,
}

impl Finding {
    fn new(found: &Found, source: &Source<'_>, edited: &Edited<'_>, notation: Notation) -> Self {
        let place = source.line_column(found.span);
        let Rendered { message, help, related, .. } = found.say(notation);
        let message_of = found.message_in(notation);
        // A message without a template has no arguments besides itself.
        let is_plain = *message_of == Words::plain(message.clone());
        let arguments = message_of.arguments.iter().filter(|_| !is_plain);
        let places = found.related.iter().map(|it| it.span);
        Self {
            rule: found.rule,
            level: found.level,
            message,
            help: help.join("\n"),
            bytes: found.span.start..found.span.end,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            arguments: arguments.map(|(name, it)| (*name, canonical(it))).collect(),
            related: places
                .zip(related)
                .map(|(at, it)| RelatedPlace::new(it, at, source))
                .collect(),
            edits: edited.replacements(found).into_iter().map(|it| Edit::new(it, source)).collect(),
        }
    }

    fn span(&self) -> Span {
        Span::new(self.bytes.start, self.bytes.end)
    }

    fn rendered(&self) -> Rendered {
        Rendered {
            message: self.message.clone(),
            help: self.help.lines().map(str::to_owned).collect(),
            related: Vec::new(),
            rule: self.rule,
        }
    }
}

/// The maximum length of an argument in characters, so that reports do not grow with names in the document.
const LONGEST: usize = 200;

/// Returns an argument in AWS's spelling, independent of the document's.
fn canonical(argument: &Argument) -> String {
    let text = spell(argument, Notation::Json(Version::Current));
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.into_owned(),
    }
}

impl RelatedPlace {
    fn new(message: String, span: Span, source: &Source<'_>) -> Self {
        let LineColumn { line, column, end_line, end_column } = source.line_column(span);
        Self { message, bytes: span.start..span.end, line, column, end_line, end_column }
    }
}

impl Edit {
    fn new(replacement: Replacement, source: &Source<'_>) -> Self {
        let Replacement { span, text, applicability } = replacement;
        let LineColumn { line, column, end_line, end_column } = source.line_column(span);
        let bytes = span.start..span.end;
        Self { replacement: text, applicability, bytes, line, column, end_line, end_column }
    }
}

#[cfg(feature = "serde")]
fn as_map<S: serde::Serializer>(
    pairs: &[(&'static str, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, it)| (name, it)))
}

#[cfg(feature = "serde")]
fn as_objects<S: serde::Serializer>(all: &[Omitted], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(serde::Serialize)]
    struct Object {
        #[serde(serialize_with = "as_text")]
        rule: Rule,
        #[serde(serialize_with = "as_text")]
        level: Level,
        count: usize,
    }

    serializer.collect_seq(all.iter().map(|Omitted { rule, level, count, .. }| Object {
        rule: *rule,
        level: *level,
        count: *count,
    }))
}

#[cfg(feature = "serde")]
fn as_text<S: serde::Serializer>(
    value: &impl fmt::Display,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

#[cfg(feature = "serde")]
fn as_name<S: serde::Serializer>(value: &PolicyType, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.name())
}

impl Policy {
    /// Checks a JSON document and returns its policy.
    ///
    /// Like a policy of [`policy!`](crate::policy!), it is minified, with names in AWS's spelling. Warnings are discarded;
    /// use [`check`] to get them. The document has to be an identity policy.
    ///
    /// # Errors
    ///
    /// Returns a report with all findings if the document contains an error.
    ///
    /// ```
    /// use cognito_perms::Policy;
    ///
    /// let policy = Policy::from_json(
    ///     r#"{
    ///         "Version": "2012-10-17",
    ///         "Statement": {
    ///             "Effect": "Allow",
    ///             "Action": ["cognito-idp:listuserpools"],
    ///             "Resource": "*"
    ///         }
    ///     }"#,
    /// )?;
    /// assert_eq!(
    ///     policy.as_str(),
    ///     concat!(
    ///         r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","#,
    ///         r#""Action":"cognito-idp:ListUserPools","Resource":"*"}]}"#,
    ///     ),
    /// );
    /// # Ok::<(), cognito_perms::Report>(())
    /// ```
    pub fn from_json(document: &str) -> Result<Self, Report> {
        Self::from_json_with(document, &Options::new())
    }

    /// Checks a JSON document with the given options, and returns its policy.
    ///
    /// It is an identity policy, unless the options say that it is a permissions boundary, a session policy or a service
    /// control policy.
    ///
    /// # Errors
    ///
    /// Returns a report with all findings if the document contains an error.
    ///
    /// ```
    /// use cognito_perms::{Options, Policy, Rule};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"
    /// }}"#;
    /// assert!(Policy::from_json(document).is_err());
    ///
    /// let options = Options::new().allow(Rule::PassRoleWithStarInResource);
    /// assert!(Policy::from_json_with(document, &options).is_ok());
    /// ```
    pub fn from_json_with(document: impl AsRef<[u8]>, options: &Options) -> Result<Self, Report> {
        let mut report = check(document, &options.clone().or_policy_type(PolicyType::Identity));
        match report.policy_type.is_of_caller() {
            true => report.policy.take().ok_or(report),
            false => Err(report),
        }
    }
}

/// See [`Policy::from_json`].
impl std::str::FromStr for Policy {
    type Err = Report;

    fn from_str(document: &str) -> Result<Self, Report> {
        Self::from_json(document)
    }
}
