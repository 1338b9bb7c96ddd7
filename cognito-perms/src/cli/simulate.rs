//! `simulate`: requests in, what IAM decides out.

use super::document_file::{load, read};
use super::file;
use super::outcome::{Failure, Outcome};
use super::output::{print, print_json};
use clap::{Args, ValueEnum};
use cognito_perms::LARGEST_DOCUMENT;
use cognito_perms::evaluate::{Answer, Decision, Document, Evaluation, Key, Request};
use cognito_perms::terminal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(super) struct Arguments {
    /// The policy; `-` for standard input
    #[arg(required_unless_present = "cases")]
    policy: Option<PathBuf>,
    /// The action, such as `s3:GetObject`
    #[arg(long, required_unless_present = "cases")]
    action: Option<String>,
    /// The ARN of the resource
    #[arg(long, value_name = "ARN", default_value = "*")]
    resource: String,
    /// A condition key of the request (repeatable, also for several values of a key)
    #[arg(long, value_name = "KEY=VALUE", value_parser = context)]
    context: Vec<(String, String)>,
    /// Who makes the request, for policies that name principals: the ARN of a user, a role or a session, a service principal,
    /// or an identity provider
    #[arg(long, value_name = "PRINCIPAL")]
    caller: Option<String>,
    /// The permissions boundary of the caller
    #[arg(long, value_name = "FILE")]
    boundary: Option<PathBuf>,
    /// The session policy of the caller
    #[arg(long, value_name = "FILE")]
    session: Option<PathBuf>,
    /// The service control policy of a level of the organization (repeatable)
    #[arg(long, value_name = "FILE")]
    scp: Vec<PathBuf>,
    /// The decision that is expected; with another one, the exit status is 1
    #[arg(long, value_enum)]
    expect: Option<Expected>,
    /// A file with requests, and what is expected of each
    #[arg(long, value_name = "FILE", conflicts_with_all = ["action", "resource", "context", "caller", "boundary", "session", "scp", "expect"])]
    cases: Option<PathBuf>,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, as a table
    Human,
    /// JSON: an object with a list of cases
    Json,
    /// `JUnit` XML, for test reports
    Junit,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
enum Expected {
    #[serde(rename = "allowed")]
    Allowed,
    #[serde(rename = "denied")]
    Denied,
    #[serde(rename = "not allowed", alias = "not-allowed")]
    NotAllowed,
    #[serde(rename = "unclear")]
    Unclear,
}

impl Expected {
    const fn decision(self) -> Decision {
        match self {
            Self::Allowed => Decision::Allowed,
            Self::Denied => Decision::Denied,
            Self::NotAllowed => Decision::NotAllowed,
            Self::Unclear => Decision::Unclear,
        }
    }
}

/// Reads `KEY=VALUE`.
fn context(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// A file with cases. Other members are for people.
#[derive(Deserialize)]
struct Cases {
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    /// A document, or the path of one; by default, the policy of the arguments.
    policy: Option<String>,
    boundary: Option<String>,
    session: Option<String>,
    /// A policy, or one for each level of the organization.
    scp: Option<Values>,
    action: String,
    #[serde(default = "anything")]
    resource: String,
    #[serde(default)]
    context: BTreeMap<String, Values>,
    caller: Option<String>,
    expect: Option<Expected>,
    why: Option<String>,
}

fn anything() -> String {
    "*".to_owned()
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    One(String),
    Several(Vec<String>),
}

impl Values {
    fn all(self) -> Vec<String> {
        match self {
            Self::One(value) => vec![value],
            Self::Several(values) => values,
        }
    }
}

/// A case that was decided.
struct Decided {
    index: usize,
    why: String,
    expected: Option<Decision>,
    answer: Answer,
}

impl Decided {
    fn is_right(&self) -> bool {
        self.expected.is_none_or(|it| it == self.answer.decision())
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let decided = match &arguments.cases {
        Some(path) => of_cases(path, arguments.policy.as_deref())?,
        None => vec![of_arguments(arguments)?],
    };
    match arguments.format {
        Format::Human => print(&human(&decided, arguments.cases.is_some())),
        Format::Json => print_json(&json(&decided)),
        Format::Junit => print(&junit(&decided)),
    }?;
    match decided.iter().all(Decided::is_right) {
        true => Ok(Outcome::Right),
        false => Ok(Outcome::Errors),
    }
}

fn of_arguments(arguments: &Arguments) -> Result<Decided, Failure> {
    let read = |path: &PathBuf| load(path);
    let policy = arguments.policy.as_ref().map(read).transpose()?;
    let boundary = arguments.boundary.as_ref().map(read).transpose()?;
    let session = arguments.session.as_ref().map(read).transpose()?;
    let scps = arguments.scp.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, value) in &arguments.context {
        values.entry(key).or_default().push(value);
    }
    let action = arguments.action.as_deref().unwrap_or_default();
    let mut request =
        made_by(Request::unchecked(action).on(&arguments.resource), arguments.caller.as_deref());
    for (key, values) in values {
        request = request.with_all(Key::unchecked(key), values);
    }
    let layers = Layers { policy, boundary, session, scps };
    let expected = arguments.expect.map(Expected::decision);
    Ok(Decided { index: 0, why: String::new(), expected, answer: layers.evaluate(&request) })
}

/// Sets the caller of a request, whose form says what it is.
fn made_by(request: Request, caller: Option<&str>) -> Request {
    let Some(caller) = caller else { return request };
    let is_provider = caller.contains(":saml-provider/") || caller.contains(":oidc-provider/");
    let is_service = caller.ends_with(".amazonaws.com") || caller.ends_with(".amazonaws.com.cn");
    match caller {
        "cognito-identity.amazonaws.com" => request.by_provider(caller),
        caller if caller.starts_with("arn:") && !is_provider => request.by(caller),
        caller if is_service => request.by_service(caller),
        caller => request.by_provider(caller),
    }
}

/// The policies of a request.
struct Layers {
    policy: Option<Document>,
    boundary: Option<Document>,
    session: Option<Document>,
    scps: Vec<Document>,
}

impl Layers {
    fn evaluate(&self, request: &Request) -> Answer {
        let mut evaluation = match &self.policy {
            Some(policy) => Evaluation::of(&[policy]),
            None => Evaluation::of(&[]),
        };
        if let Some(boundary) = &self.boundary {
            evaluation = evaluation.boundary(boundary);
        }
        if let Some(session) = &self.session {
            evaluation = evaluation.session(session);
        }
        for scp in &self.scps {
            evaluation = evaluation.scp_level(&[scp]);
        }
        evaluation.evaluate(request)
    }
}

fn of_cases(path: &Path, default: Option<&Path>) -> Result<Vec<Decided>, Failure> {
    let name = path.display();
    let bytes = file::read(path, LARGEST_DOCUMENT as u64)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure(format!("cannot read `{name}`: it is not UTF-8")))?;
    let cases: Cases = toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|it| text.get(..it.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        Failure(format!("cannot read `{name}`: line {line}: {}", error.message()))
    })?;
    if cases.case.is_empty() {
        return Err(Failure(format!("`{name}` has no `[[case]]`")));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let default = default.map(load).transpose()?;
    let mut decided = Vec::new();
    for (index, case) in cases.case.into_iter().enumerate() {
        let read = |it: Option<String>| {
            it.map(|it| document(&it, folder))
                .transpose()
                .map_err(|error| Failure(format!("cannot run case {index} of `{name}`: {error}")))
        };
        let policy = read(case.policy)?.or_else(|| default.clone());
        if policy.is_none() {
            return Err(Failure(format!("case {index} of `{name}` has no `policy`")));
        }
        let layers = Layers {
            policy,
            boundary: read(case.boundary)?,
            session: read(case.session)?,
            scps: match case.scp {
                None => Vec::new(),
                Some(levels) => {
                    let levels = levels.all().into_iter();
                    levels.map(|it| read(Some(it))).collect::<Result<Vec<_>, _>>()?
                }
            }
            .into_iter()
            .flatten()
            .collect(),
        };
        let request = Request::unchecked(&case.action).on(&case.resource);
        let mut request = made_by(request, case.caller.as_deref());
        for (key, values) in case.context {
            request = request.with_all(Key::unchecked(&key), values.all());
        }
        decided.push(Decided {
            index,
            why: case.why.unwrap_or_default(),
            expected: case.expect.map(Expected::decision),
            answer: layers.evaluate(&request),
        });
    }
    Ok(decided)
}

/// Reads a document, or the file with a path, relative to the folder of the cases.
fn document(text: &str, folder: &Path) -> Result<Document, Failure> {
    match text.trim_start().starts_with('{') {
        true => read(text.to_owned()),
        false => load(folder.join(text)),
    }
}

/// Writes the answer to one request, or those that differ from what is expected.
fn human(decided: &[Decided], are_cases: bool) -> String {
    let mut out = String::new();
    for it in decided {
        if are_cases && it.is_right() {
            continue;
        }
        if are_cases {
            let why = if it.why.is_empty() { String::new() } else { format!(": {}", it.why) };
            let _ = writeln!(out, "case {}{}", it.index, terminal::name(&why));
        }
        if let Some(expected) = it.expected.filter(|_| !it.is_right()) {
            let _ = writeln!(out, "expected the request to be {expected}");
        }
        let _ = writeln!(out, "{}", it.answer);
    }
    if are_cases {
        let right = decided.iter().filter(|it| it.is_right()).count();
        let open = decided.iter().filter(|it| it.expected.is_none()).count();
        let _ = match open {
            0 => writeln!(out, "{right} of {} cases as expected", decided.len()),
            _ => writeln!(
                out,
                "{} of {} cases as expected, {open} without an expectation",
                right - open,
                decided.len()
            ),
        };
    } else {
        // The answer already ends its line.
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// The JSON format.
#[derive(Serialize)]
struct Output {
    cases: Vec<OutputCase>,
}

#[derive(Serialize)]
struct OutputCase {
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    expect: Option<String>,
    decision: String,
    answer: Answer,
}

fn json(decided: &[Decided]) -> Output {
    let cases = decided.iter().map(|it| OutputCase {
        index: it.index,
        expect: it.expected.map(|it| it.to_string()),
        decision: it.answer.decision().to_string(),
        answer: it.answer.clone(),
    });
    Output { cases: cases.collect() }
}

/// Writes `JUnit`'s XML.
fn junit(decided: &[Decided]) -> String {
    let wrong = decided.iter().filter(|it| !it.is_right()).count();
    let count = decided.len();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"cognito-perms\" tests=\"{count}\" failures=\"{wrong}\">\n"
    );
    for it in decided {
        let name = if it.why.is_empty() { format!("case {}", it.index) } else { it.why.clone() };
        let _ = write!(out, "<testcase classname=\"case {}\" name=\"{}\"", it.index, xml(&name));
        match it.expected.filter(|_| !it.is_right()) {
            None => out += "/>\n",
            Some(expected) => {
                let message = format!("expected {expected}, found {}", it.answer.decision());
                let answer = xml(&it.answer.to_string());
                let _ = write!(
                    out,
                    ">\n<failure message=\"{}\">{answer}</failure>\n</testcase>\n",
                    xml(&message)
                );
            }
        }
    }
    out + "</testsuite>\n</testsuites>\n"
}

/// Escapes a string for XML, without characters that XML cannot have.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' => out.push('\n'),
            other if terminal::is_hidden(other) => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
