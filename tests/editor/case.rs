//! A case of the table: code with a cursor in it, and what the editor shows there.

use super::client::{Client, Result, path};
use cognito_perms::{Level, Rule};
use cognito_perms_spec::facts::catalog::{Service, condition_keys, services};
use cognito_perms_spec::facts::naming;
use lsp_types::request::{Completion, GotoDefinition, HoverRequest, SignatureHelpRequest};
use lsp_types::{
    CompletionResponse, GotoDefinitionResponse, HoverContents, ParameterLabel, Position, Range,
};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("cases.toml");

/// The cursor.
const CURSOR: &str = "$0";

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// The package that the code is written into.
    #[serde(default = "by_path")]
    pub package: String,
    /// The contents of `policy!` in a constant.
    literal: Option<String>,
    /// Or a full file.
    file: Option<String>,
    /// The labels of all completions, in any order: names, groups of names (`@…`), and names that a group
    /// does not have here (`-…`).
    completion: Option<Vec<String>>,
    /// Some of the labels, where any Rust expression is possible.
    completion_includes: Option<Vec<String>>,
    /// Lines of the hover text; an empty list if there is none.
    hover: Option<Vec<String>>,
    /// The targets: the file name and the target text.
    definition: Option<Vec<String>>,
    /// The parameters, with the active one in brackets; an empty list if there is no signature.
    signature: Option<Vec<String>>,
    /// The underlined text, with the first line of the message, in source order.
    diagnostics: Option<Vec<String>>,
}

fn by_path() -> String {
    "path".to_owned()
}

pub fn read() -> Result<Vec<Case>> {
    let table: Table = toml::from_str(TABLE)?;
    let mut names = BTreeSet::new();
    for case in &table.case {
        assert!(names.insert(&case.name), "two cases are named `{}`", case.name);
        assert!(case.asks(), "the case `{}` asks for nothing", case.name);
    }
    Ok(table.case)
}

impl Case {
    fn asks(&self) -> bool {
        self.has_place() || self.diagnostics.is_some()
    }

    /// Whether the case asks for something at the cursor.
    fn has_place(&self) -> bool {
        self.completion.is_some()
            || self.completion_includes.is_some()
            || self.hover.is_some()
            || self.definition.is_some()
            || self.signature.is_some()
    }

    /// Returns the file with the cursor in it.
    fn marked(&self) -> Result<String> {
        match (&self.literal, &self.file) {
            (Some(literal), None) => Ok(format!(
                "use cognito_perms::{{Policy, policy}};\n\nconst P: Policy = policy! {{\n    {literal}\n}};\n"
            )),
            (None, Some(file)) => Ok(file.clone()),
            _ => Err("a case needs either a literal or a file".into()),
        }
    }

    pub fn run(&self, client: &mut Client, file: &Path) -> Result<()> {
        let marked = self.marked()?;
        let cursor = marked.find(CURSOR);
        let text = marked.replacen(CURSOR, "", 1);
        if text.contains(CURSOR) {
            return Err("the case has two cursors".into());
        }
        client.show(file, &text)?;
        if cursor.is_none() && self.has_place() {
            return Err("the case has no cursor".into());
        }
        let place = place(&text, cursor.unwrap_or_default());
        if let Some(expected) = &self.completion {
            let shown = client.ask_at::<Completion>(file, place)?;
            compare("completion", &names(expected)?, &labels(shown)?)?;
        }
        if let Some(expected) = &self.completion_includes {
            let shown = labels(client.ask_at::<Completion>(file, place)?)?;
            let missing: Vec<_> = expected.iter().filter(|it| !shown.contains(*it)).collect();
            if !missing.is_empty() {
                return Err(format!("completion: missing {missing:?}, shown {shown:?}").into());
            }
        }
        if let Some(expected) = &self.hover {
            let shown = client.ask_at::<HoverRequest>(file, place)?.map(|it| it.contents);
            let shown = match shown {
                Some(HoverContents::Markup(shown)) => shown.value,
                _ => String::new(),
            };
            contains_lines(&shown, expected)?;
        }
        if let Some(expected) = &self.definition {
            let shown = client.ask_at::<GotoDefinition>(file, place)?;
            equal("definition", expected, &targets(shown, (file, &text))?)?;
        }
        if let Some(expected) = &self.signature {
            let shown = client.ask_at::<SignatureHelpRequest>(file, place)?;
            let shown = shown.and_then(|it| it.signatures.into_iter().next());
            let parameters = shown.map(|it| {
                let active = it.active_parameter;
                let parameters = it.parameters.unwrap_or_default().into_iter().enumerate();
                let shown = parameters.map(|(index, parameter)| {
                    let label = match parameter.label {
                        ParameterLabel::Simple(label) => label,
                        ParameterLabel::LabelOffsets([start, end]) => {
                            it.label[start as usize..end as usize].to_owned()
                        }
                    };
                    if active == u32::try_from(index).ok() { format!("[{label}]") } else { label }
                });
                shown.collect::<Vec<_>>()
            });
            equal("signature", expected, &parameters.unwrap_or_default())?;
        }
        if let Some(expected) = &self.diagnostics {
            let mut shown = client.diagnostics(file)?;
            shown.sort_by_key(|it| (it.range.start.line, it.range.start.character));
            let shown = shown.iter().map(|it| {
                let message = it.message.lines().next().unwrap_or_default();
                format!("{}: {message}", slice(&text, it.range))
            });
            equal("diagnostics", expected, &shown.collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

/// Returns a position as the protocol counts it. The cases are in ASCII where that matters.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count(), offset - line_start)
}

fn slice(text: &str, range: Range) -> &str {
    let offset = |at: Position| {
        let lines = text.split_inclusive('\n').take(at.line as usize);
        lines.map(str::len).sum::<usize>() + at.character as usize
    };
    text.get(offset(range.start)..offset(range.end)).unwrap_or("?")
}

/// Expands the groups in a list of the table.
fn names(expected: &[String]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for name in expected {
        if let Some(group) = name.strip_prefix('@') {
            names.extend(group_of(group)?);
        } else if let Some(missing) = name.strip_prefix('-') {
            if !names.remove(missing) {
                return Err(format!("`{missing}` is not in any group").into());
            }
        } else {
            names.insert(name.clone());
        }
    }
    Ok(names)
}

fn group_of(group: &str) -> Result<BTreeSet<String>> {
    let names: BTreeSet<String> = match group.split_once(' ').unwrap_or((group, "")) {
        ("actions", prefix) => {
            let services = services().into_iter().filter(|it| it.prefix == prefix);
            services.flat_map(Service::actions).map(|it| it.name.to_owned()).collect()
        }
        // The first words of all prefixes.
        ("prefixes", "") => services()
            .into_iter()
            .map(|it| it.prefix.split('-').next().unwrap_or_default().to_owned())
            .filter(|it| naming::is_identifier(it))
            .collect(),
        ("keys", prefix) => condition_keys()
            .into_iter()
            .filter_map(|it| it.base().split_once(':').filter(|it| it.0 == prefix))
            .map(|(_, name)| name.to_owned())
            .collect(),
        ("lints", "") => {
            let lints = Rule::ALL.iter().filter(|it| it.level() != Level::Error);
            lints.map(|it| it.name().to_owned()).collect()
        }
        _ => BTreeSet::new(),
    };
    if names.is_empty() {
        return Err(format!("unknown group `@{group}`").into());
    }
    Ok(names)
}

fn labels(shown: Option<CompletionResponse>) -> Result<BTreeSet<String>> {
    let items = match shown {
        Some(CompletionResponse::Array(items)) => items,
        Some(CompletionResponse::List(list)) => list.items,
        None => Vec::new(),
    };
    let mut labels = BTreeSet::new();
    for item in items {
        if let Some(label) = labels.replace(item.label) {
            return Err(format!("completion: `{label}` is offered twice").into());
        }
    }
    Ok(labels)
}

fn targets(
    shown: Option<GotoDefinitionResponse>,
    (file, shown_text): (&Path, &str),
) -> Result<Vec<String>> {
    let targets = match shown {
        Some(GotoDefinitionResponse::Link(targets)) => targets,
        Some(other) => return Err(format!("no links: {other:?}").into()),
        None => Vec::new(),
    };
    let targets = targets.iter().map(|it| {
        let target = path(&it.target_uri);
        let text = if target == file { shown_text.to_owned() } else { fs::read_to_string(target)? };
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        Ok(format!("{name}: {}", slice(&text, it.target_selection_range)))
    });
    targets.collect()
}

fn compare(what: &str, expected: &BTreeSet<String>, shown: &BTreeSet<String>) -> Result<()> {
    let missing: Vec<_> = expected.difference(shown).collect();
    let unexpected: Vec<_> = shown.difference(expected).collect();
    if missing.is_empty() && unexpected.is_empty() {
        return Ok(());
    }
    Err(format!("{what}: missing {missing:?}, unexpected {unexpected:?}").into())
}

fn equal(what: &str, expected: &[String], shown: &[String]) -> Result<()> {
    if expected == shown {
        return Ok(());
    }
    Err(format!("{what}: expected {expected:#?}, shown {shown:#?}").into())
}

fn contains_lines(shown: &str, expected: &[String]) -> Result<()> {
    let missing: Vec<_> =
        expected.iter().filter(|it| !shown.lines().any(|line| line == it.as_str())).collect();
    if missing.is_empty() && (!expected.is_empty() || shown.is_empty()) {
        return Ok(());
    }
    Err(format!("hover: missing {missing:#?}, shown:\n{shown}").into())
}
