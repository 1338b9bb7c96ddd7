//! Documents in JSON, checked at run time: options in, a report out.

use crate::policy::Policy;
use cognito_perms_spec::facts::catalog::Quota;
use cognito_perms_spec::rules;
use cognito_perms_spec::say::edits::{Edited, Replacement};
use cognito_perms_spec::say::limit::{MOST, Omitted, limit};
use cognito_perms_spec::say::words::{Said, spell};
use cognito_perms_spec::syntax::json::{self, LARGEST};
use cognito_perms_spec::syntax::{LintLevel, Notation, Settings, Version};
use cognito_perms_spec::text::{
    Applicability, Argument, Finding as Found, Level, Place, Rule, Source, Span, Text, Words,
};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// The most bytes of a document that [`check`] reads: 1 MiB. A larger document is refused, so a program needs to load no
/// more than one byte beyond that.
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
/// The document is an identity policy in JSON, of either version of the policy language, up to [1 MiB](LARGEST_DOCUMENT) large.
/// Whatever else it is ends in a finding. Actions of services without a catalogue are not checked, but
/// [counted](Report::unchecked_actions).
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
    let notation = read.policy.notation;
    let outcome = rules::check(&read.policy, read.faults);
    let mut told = outcome.findings;
    told.retain(|it| options.tells(it));
    let (listed, omitted) =
        limit(told, options.max_findings.unwrap_or(Options::DEFAULT_MAX_FINDINGS));
    // A document without findings is not looked at again.
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
        policy: outcome.policy.and_then(|it| it.document.into_text()).map(Policy::of),
        document: shown.into(),
    }
}

/// What a document is checked with.
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
    quota: Option<Quota>,
    levels: Vec<(Rule, Level)>,
    unchecked: Vec<String>,
    any_size: bool,
    all: bool,
    max_findings: Option<usize>,
}

impl Options {
    /// How many findings of a rule are listed unless [`max_findings`](Self::max_findings) sets another number.
    pub const DEFAULT_MAX_FINDINGS: usize = MOST;

    /// Every rule at its own level, the quota of a managed policy, and a limit of 100 findings for each rule.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the report calls the document.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// What the policy is attached to, and so how large it can be.
    #[must_use]
    pub fn quota(mut self, quota: Quota) -> Self {
        self.quota = Some(quota);
        self
    }

    /// Lets a policy be of any size: it is only a part, or for something that has another quota.
    #[must_use]
    pub fn any_size(mut self) -> Self {
        self.any_size = true;
        self
    }

    /// Says nothing of a rule. A rule of [`Level::Error`] has no other level: then nothing changes.
    #[must_use]
    pub fn allow(self, rule: Rule) -> Self {
        self.level(rule, Level::Allow)
    }

    /// Reports a rule as a warning, likewise.
    #[must_use]
    pub fn warn(self, rule: Rule) -> Self {
        self.level(rule, Level::Warn)
    }

    /// Reports a rule as an error, likewise.
    #[must_use]
    pub fn deny(self, rule: Rule) -> Self {
        self.level(rule, Level::Deny)
    }

    fn level(mut self, rule: Rule, level: Level) -> Self {
        if rule.level() != Level::Error {
            self.levels.push((rule, level));
        }
        self
    }

    /// Lets the name of an action or of a condition key pass, or an ARN, though the catalogue does not know it:
    /// it can be older than AWS. Its form still counts, and in an ARN letter case does. Actions that pass are counted as [unchecked](Report::unchecked_actions).
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

    /// Reports what is [`Level::Allow`] by default, too.
    #[must_use]
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    /// Lists at most so many findings of a rule, 100 where nothing is said, and ten times as many in all; 0 lists every
    /// one. What is left out is [counted](Report::omitted).
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

    /// The names that pass.
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
            quota: self.quota.map(|quota| Text::of(quota.name(), nowhere)),
            lints: levels.collect(),
            is_of_any_size: self.any_size,
            unchecked: Cow::Borrowed(&self.unchecked),
            ..Settings::default()
        }
    }
}

/// What the rules say of a document.
///
/// It displays in the look of rustc, and with the feature `serde` it serialises as
/// `{"file": "…", "findings": […], "unchecked_actions": 0}`.
///
/// ```
/// use cognito_perms::Policy;
///
/// let document = r#"{"Version": "2012-10-17", "Statement": []}"#;
/// let report = Policy::from_json(document).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     r#"error: a policy needs at least one statement
///  --> document:1:40
///   |
/// 1 | {"Version": "2012-10-17", "Statement": []}
///   |                                        ^^
///   |
///   = help: a statement has an `Effect`, an `Action` and a `Resource`
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
    unchecked_actions: usize,
    #[cfg_attr(feature = "serde", serde(skip))]
    is_policy: bool,
    #[cfg_attr(feature = "serde", serde(skip))]
    policy: Option<Policy>,
    /// What the findings show lines of.
    #[cfg_attr(feature = "serde", serde(skip))]
    document: Box<[u8]>,
}

impl Report {
    /// What [`Options::file`] calls the document.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Whether the document looks like a policy, right or wrong. Among many files it tells policies from what
    /// else is written in JSON: that has no `Statement`, nor anything that may have been meant as one.
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

    /// The policy, if there is no error among the findings: what [`Policy::from_json`] gives, with the
    /// warnings beside it.
    ///
    /// ```
    /// use cognito_perms::{Options, check};
    ///
    /// let document = r#"{"Version": "2012-10-17", "Statement": {
    ///     "Effect": "Allow", "Action": ["cognito-idp:SignUp", "macie:GetObject"], "Resource": "*"
    /// }}"#;
    /// let report = check(document, &Options::new());
    /// assert!(report.policy().is_some());
    /// assert_eq!(report.findings().len(), 1);
    /// assert_eq!(report.unchecked_actions(), 1);
    /// ```
    #[must_use]
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_ref()
    }

    /// The findings, in the order of their places: as many as [`Options::max_findings`] lists.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings are not listed, by rule and level.
    #[must_use]
    pub fn omitted(&self) -> &[Omitted] {
        &self.omitted
    }

    /// How many actions are not checked: those of services without a catalogue, and those that
    /// [`Options::unchecked`] lets pass.
    #[must_use]
    pub fn unchecked_actions(&self) -> usize {
        self.unchecked_actions
    }

    /// Whether there is an error among the findings, and so no policy.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let omitted = self.omitted.iter().map(|it| it.level);
        self.findings.iter().map(|it| it.level).chain(omitted).any(Level::is_error)
    }
}

/// The findings, one behind the other; nothing if there are none.
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
            write!(f, "{word}: {}", source.show(&finding.said(), finding.span(), file))?;
        }
        match Omitted::describe(&self.omitted) {
            Some(omitted) => write!(f, "\n\nnote: {omitted}"),
            None => Ok(()),
        }
    }
}

/// As it displays: what `main` prints of an error that it returns.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Report {}

/// A rule that a document breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub rule: Rule,
    /// How much it weighs: as the rule says, or as the [`Options`] do.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub level: Level,
    /// What is wrong, in a line.
    pub message: String,
    /// What would put it right, a remedy a line; empty if there is none.
    pub help: String,
    /// Where it stands, in bytes of the document.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub bytes: Range<usize>,
    /// The line of its first character, from 1.
    pub line: usize,
    /// The column of its first character, from 1; columns count characters.
    pub column: usize,
    /// The line that it ends in.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
    /// What the message is about, by names: `[("name", "GetItm"), ("service", "dynamodb")]`.
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")
    )]
    pub arguments: Vec<(&'static str, String)>,
    /// Other places that it is about.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub related: Vec<RelatedPlace>,
    /// What puts it right, if that is known exactly: all of these together. [`fix`](crate::rewrite::fix) applies them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub edits: Vec<Edit>,
}

/// Another place that a [`Finding`] is about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct RelatedPlace {
    /// What is there, in a line.
    pub message: String,
    /// The place, in bytes of the document.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub bytes: Range<usize>,
    /// The line of its first character, from 1.
    pub line: usize,
    /// The column of its first character, from 1; columns count characters.
    pub column: usize,
    /// The line that it ends in.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
}

/// A change of the document that, with the others of its [`Finding`], puts it right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Edit {
    /// What takes the place of the text there.
    pub replacement: String,
    /// How sure it is.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub applicability: Applicability,
    /// The bytes of the document that are replaced.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub bytes: Range<usize>,
    /// The line of the first character that is replaced, from 1.
    pub line: usize,
    /// Its column, from 1; columns count characters.
    pub column: usize,
    /// The line in which the replaced text ends.
    pub end_line: usize,
    /// The column behind the last character that is replaced.
    pub end_column: usize,
}

impl Finding {
    fn new(found: &Found, source: &Source<'_>, edited: &Edited<'_>, notation: Notation) -> Self {
        let place = source.place(found.span);
        let Said { message, help, related, .. } = found.say(notation);
        let message_of = found.message_in(notation);
        // What is only a text is the message itself.
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

    fn said(&self) -> Said {
        Said {
            message: self.message.clone(),
            help: self.help.lines().map(str::to_owned).collect(),
            related: Vec::new(),
            rule: self.rule,
        }
    }
}

/// The most characters of an argument: it does not grow with the author's names.
const LONGEST: usize = 200;

/// An argument as AWS writes it, whatever the author does.
fn canonical(argument: &Argument) -> String {
    let text = spell(argument, Notation::Json(Version::Current));
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.into_owned(),
    }
}

impl RelatedPlace {
    fn new(message: String, span: Span, source: &Source<'_>) -> Self {
        let Place { line, column, end_line, end_column } = source.place(span);
        Self { message, bytes: span.start..span.end, line, column, end_line, end_column }
    }
}

impl Edit {
    fn new(replacement: Replacement, source: &Source<'_>) -> Self {
        let Replacement { span, text, applicability } = replacement;
        let Place { line, column, end_line, end_column } = source.place(span);
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

impl Policy {
    /// The policy of a document in JSON.
    ///
    /// It is what [`policy!`](crate::policy!) makes: minified, names in AWS's spelling. Warnings are not
    /// told; [`check`] tells them.
    ///
    /// # Errors
    ///
    /// There is an error in the document. The report holds all findings.
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

    /// The same, with other levels of rules, another quota, or names that pass.
    ///
    /// # Errors
    ///
    /// There is an error in the document. The report holds all findings.
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
        let mut report = check(document, options);
        report.policy.take().ok_or(report)
    }
}

/// See [`Policy::from_json`].
impl std::str::FromStr for Policy {
    type Err = Report;

    fn from_str(document: &str) -> Result<Self, Report> {
        Self::from_json(document)
    }
}
