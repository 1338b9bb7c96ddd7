//! Services before and after an import in, what changed for the people who use them out.

use super::count::counted;
use super::facts::Service;
use super::folder::{Folder, file_name};
use cognito_perms::terminal;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What an import comes to.
#[derive(Default)]
pub(super) struct Summary {
    services: usize,
    actions: usize,
    retired: usize,
    /// Services and actions that are new.
    added: BTreeSet<String>,
    /// Services and actions that are gone.
    removed: BTreeSet<String>,
}

/// What is read of a file that was written before.
#[derive(Deserialize)]
struct Before {
    #[serde(default)]
    action: Vec<ActionBefore>,
}

#[derive(Deserialize)]
struct ActionBefore {
    name: String,
    retired: Option<String>,
}

impl Summary {
    /// Compares services with what a directory holds.
    pub(super) fn new(folder: &Folder, services: &[Service]) -> Self {
        let mut summary = Self { services: services.len(), ..Self::default() };
        let mut before: BTreeMap<_, _> = folder.generated().collect();
        let is_first = before.is_empty();
        for service in services {
            let retired = service.actions.iter().filter(|it| it.retired.is_some()).count();
            summary.actions += service.actions.len() - retired;
            summary.retired += retired;
            match before.remove(&*file_name(&service.prefix)) {
                Some(text) => summary.compare(service, text),
                // Of a whole catalog, nothing needs to be listed.
                None if is_first => {}
                None => summary.added.extend([format!("{}:*", service.prefix)]),
            }
        }
        for name in before.into_keys() {
            let name = name.to_string_lossy();
            let prefix = name.strip_suffix(".toml").unwrap_or(&name);
            summary.removed.insert(format!("{prefix}:*"));
        }
        summary
    }

    /// Adds how the actions of a service differ from those of its file.
    fn compare(&mut self, service: &Service, text: &str) {
        let before = toml::from_str(text).unwrap_or(Before { action: Vec::new() }).action;
        let before = before.into_iter().filter(|it| it.retired.is_none()).map(|it| it.name);
        let before: BTreeSet<String> = before.collect();
        let after = service.actions.iter().filter(|it| it.retired.is_none());
        let after: BTreeSet<String> = after.map(|it| it.name.clone()).collect();
        let qualify = |it: &String| format!("{}:{it}", service.prefix);
        self.added.extend(after.difference(&before).map(qualify));
        self.removed.extend(before.difference(&after).map(qualify));
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (mark, names) in [('+', &self.added), ('-', &self.removed)] {
            for name in names {
                writeln!(f, "{mark} {}", terminal::name(name))?;
            }
        }
        let (services, actions) =
            (counted(self.services, "service"), counted(self.actions, "action"));
        writeln!(f, "{services}, {actions}, {} retired", self.retired)
    }
}
