//! Services before and after an import in, a summary of the changes for users out.

use super::before::Before;
use super::count::counted;
use super::facts::Service;
use cognito_perms::terminal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The summary of an import.
#[derive(Default)]
pub(super) struct Summary {
    services: usize,
    actions: usize,
    retired: usize,
    /// Services and actions that are new.
    added: BTreeSet<String>,
    /// Actions that are retired, and services that are gone.
    removed: BTreeSet<String>,
}

impl Summary {
    /// Compares services with those of earlier files.
    pub(super) fn new(before: &BTreeMap<String, Before>, services: &[Service]) -> Self {
        let mut summary = Self { services: services.len(), ..Self::default() };
        let mut gone: BTreeSet<&str> = before.keys().map(|it| &**it).collect();
        for service in services {
            let retired = service.actions.iter().filter(|it| it.retired.is_some()).count();
            summary.actions += service.actions.len() - retired;
            summary.retired += retired;
            gone.remove(&*service.prefix);
            match before.get(&service.prefix) {
                Some(before) => summary.compare(service, before),
                // The services of a new catalog are not listed.
                None if before.is_empty() => {}
                None => summary.added.extend([format!("{}:*", service.prefix)]),
            }
        }
        summary.removed.extend(gone.iter().map(|prefix| format!("{prefix}:*")));
        summary
    }

    /// Adds how the actions of a service differ from those of its file.
    fn compare(&mut self, service: &Service, before: &Before) {
        let before: BTreeSet<String> = before.current().map(str::to_owned).collect();
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
