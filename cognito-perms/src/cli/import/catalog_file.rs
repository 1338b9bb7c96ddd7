//! A service in, the text of its catalog file out.

use super::facts::{Action, ConditionKey, ResourceType, Service};
use cognito_perms::terminal::is_hidden;
use std::fmt::Write;

/// The first line of each file. Only files that start with it are overwritten.
pub(super) const HEADER: &str =
    "# Written by `cognito-perms import`. Do not edit: hand facts belong in ../overlay.\n";

/// Returns the text of a service's file.
pub(super) fn text(service: &Service) -> String {
    let mut out = format!(
        "{HEADER}\nprefix = {}\nname = {}\ndocumentation = {}\nfacts = {}\n",
        string(&service.prefix),
        string(&service.name),
        string(&service.documentation),
        service.facts,
    );
    push_table(&mut out, "resource_type", service.resource_types.iter().map(resource_type));
    push_table(&mut out, "condition_key", service.condition_keys.iter().map(condition_key));
    push_table(&mut out, "action", service.actions.iter().map(action));
    out
}

/// Adds a list with one entry per line.
fn push_table(out: &mut String, name: &str, entries: impl ExactSizeIterator<Item = Entry>) {
    if entries.len() == 0 {
        return;
    }
    *out += &format!("\n{name} = [\n");
    for entry in entries {
        *out += &format!("    {{ {} }},\n", entry.0);
    }
    *out += "]\n";
}

fn resource_type(it: &ResourceType) -> Entry {
    let mut entry = Entry::named(&it.name);
    if let Some(alias) = &it.alias {
        entry.push("alias", &string(alias));
    }
    match &*it.arns {
        [arn] => entry.push("arn", &string(arn)),
        arns => entry.push_list("arns", arns),
    }
    entry.push_list("condition_keys", &it.condition_keys);
    entry
}

fn condition_key(it: &ConditionKey) -> Entry {
    let mut entry = Entry::named(&it.name);
    entry.push("type", &string(it.value_type));
    if let Some(also) = it.also {
        entry.push("also", &string(also));
    }
    entry
}

fn action(it: &Action) -> Entry {
    let mut entry = Entry::named(&it.name);
    if let Some(level) = it.facts.access_level {
        entry.push("access_level", &string(level.name()));
    }
    if it.permission_only {
        entry.push("permission_only", "true");
    }
    let marked = |(name, required): (&String, &bool)| match required {
        true => format!("{name}*"),
        false => name.clone(),
    };
    entry.push_list("resource_types", it.facts.resource_types.iter().map(marked));
    entry.push_list("condition_keys", &it.facts.condition_keys);
    entry.push_list("dependent_actions", &it.facts.dependent_actions);
    if let Some(month) = &it.retired {
        entry.push("retired", &string(month));
    }
    entry
}

/// The members of an inline table.
struct Entry(String);

impl Entry {
    fn named(name: &str) -> Self {
        Self(format!("name = {}", string(name)))
    }

    fn push(&mut self, member: &str, value: &str) {
        self.0 += &format!(", {member} = {value}");
    }

    /// Adds a list, unless it is empty.
    fn push_list(&mut self, member: &str, values: impl IntoIterator<Item: AsRef<str>>) {
        let values: Vec<String> = values.into_iter().map(|it| string(it.as_ref())).collect();
        if !values.is_empty() {
            self.push(member, &format!("[{}]", values.join(", ")));
        }
    }
}

/// Returns a string as a TOML string.
fn string(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            // TOML forbids some of these, and editors and terminals show none.
            hidden if is_hidden(hidden) => {
                let _ = write!(out, "\\U{:08X}", u32::from(hidden));
            }
            shown => out.push(shown),
        }
    }
    out.push('"');
    out
}
