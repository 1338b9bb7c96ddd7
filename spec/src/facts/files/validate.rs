//! The parsed files in, a catalogue in which every name leads somewhere out, or all problems.

mod checker;
mod condition_key;
mod items;
mod language;
mod names;
mod resource;
mod service;

use crate::facts::files::model::{Catalog, Service};
use crate::facts::files::schema::{Files, ServiceFile, ServiceFiles};
use crate::facts::files::source::Problem;
use checker::Checker;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use toml::Spanned;

/// A compiled catalog that files are added to.
pub struct Base<'b> {
    /// The prefix of the default service.
    pub default: &'b str,
    /// The service prefixes of `language/services.toml`.
    pub prefixes: &'b [String],
    /// Whether it has an action of this prefix and this name; `None` if it does not have the service.
    pub has_action: fn(&str, &str) -> Option<bool>,
}

/// Checks files of services that are added to a compiled catalog, or replace services of it.
///
/// # Errors
///
/// Every problem of every file, in the order of the files.
pub fn services(files: &ServiceFiles<'_>, base: &Base<'_>) -> Result<Vec<Service>, Vec<Problem>> {
    let mut checker = Checker::new(&files.map);
    let of = |file| checker.service(file, base.prefixes);
    let services: Vec<_> = files.services.iter().map(of).collect();
    for file in &files.services {
        checker.default_of(file, base.default);
    }
    checker.across_services(&files.services);
    let names = Names::of(&services);
    let has_action = |prefix: &str, name: &str| {
        names.has_action(prefix, name).or_else(|| (base.has_action)(prefix, name))
    };
    checker.dependent_actions(&files.services, has_action);
    if checker.problems.is_empty() { Ok(services) } else { Err(checker.problems) }
}

/// Checks all that the schema cannot say.
///
/// # Errors
///
/// Every problem of every file, in the order of the files.
pub fn validate(files: &Files<'_>) -> Result<Catalog, Vec<Problem>> {
    let mut checker = Checker::new(&files.map);
    let language = &files.language;
    let partitions = checker.partitions(&language.partitions);
    let prefixes = checker.prefixes(&language.prefixes);
    let condition_keys = checker.global_keys(&language.condition_keys, &prefixes);
    let keys_of_one_action = checker.keys_of_one_action(&language.condition_keys, &prefixes);
    let operators = checker.operators(&language.operators);
    let quotas = checker.quotas(&language.quotas);
    let services: Vec<_> =
        files.services.iter().map(|file| checker.service(file, &prefixes)).collect();
    checker.default_service(files);
    checker.across_services(&files.services);
    // What a user's own file leaves out of a service is no mistake in the files that were written before it.
    let (known, own) = files.services.split_at(files.services.len() - files.own);
    let names = Names::of(&services);
    checker.dependent_actions(known, |prefix, name| {
        let is_own = own.iter().any(|it| it.prefix.get_ref() == prefix);
        if is_own { None } else { names.has_action(prefix, name) }
    });
    checker.dependent_actions(own, |prefix, name| names.has_action(prefix, name));
    if checker.problems.is_empty() {
        Ok(Catalog {
            has_own_files: files.own > 0,
            services,
            partitions,
            prefixes,
            condition_keys,
            keys_of_one_action,
            operators,
            quotas,
        })
    } else {
        Err(checker.problems)
    }
}

impl Checker<'_> {
    /// What can be said only of all services together.
    fn across_services(&mut self, files: &[ServiceFile]) {
        let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
        for file in files {
            if let Some(earlier) = seen.insert(file.prefix.get_ref(), &file.prefix) {
                let earlier = self.path(earlier);
                let sentence =
                    format!("service `{}` stands in {earlier} too", file.prefix.get_ref());
                self.report(&file.prefix, sentence);
            }
        }
        self.types(files);
    }

    /// Bare action names need a service.
    fn default_service(&mut self, files: &Files<'_>) {
        let mut default: Option<(&Spanned<bool>, &ServiceFile)> = None;
        for file in &files.services {
            if let Some(place) = file.default.as_ref().filter(|it| *it.get_ref())
                && let Some((earlier, _)) = default.replace((place, file))
            {
                let sentence = format!("the default service is in {} already", self.path(earlier));
                self.report(place, sentence);
            }
        }
        let none = "no service says `default = true`: bare action names need a service";
        match (default, files.services.first()) {
            (Some((place, file)), _) => {
                if !file.has_items() {
                    self.report(place, "the default service needs `items = true`");
                }
            }
            (None, Some(file)) => self.report(&file.prefix, none),
            (None, None) => self.problems.push(Problem::file(Path::new("catalog"), &none)),
        }
    }

    /// A file that is added can replace the default service, and cannot be another one.
    fn default_of(&mut self, file: &ServiceFile, default: &str) {
        let is_default = file.default.as_ref().is_some_and(|it| *it.get_ref());
        let prefix = file.prefix.get_ref();
        match &file.default {
            Some(place) if is_default && prefix != default => {
                self.report(place, format!("the default service is `{default}`"));
            }
            _ if !is_default && prefix == default => {
                let sentence = format!("`{default}` is the default service: add `default = true`");
                self.report(&file.prefix, sentence);
            }
            _ => {}
        }
    }

    /// Whether there are the actions that others need, as far as services are known.
    fn dependent_actions(
        &mut self,
        files: &[ServiceFile],
        has_action: impl Fn(&str, &str) -> Option<bool>,
    ) {
        let actions = files.iter().flat_map(|file| &file.actions);
        for dependent in actions.flat_map(|it| it.dependent_actions.iter().flatten()) {
            let (prefix, name) = dependent.get_ref().split_once(':').unwrap_or_default();
            if has_action(prefix, name) == Some(false) {
                self.report(dependent, format!("unknown action `{}`", dependent.get_ref()));
            }
        }
    }
}

/// The names of the actions of services, by prefix.
struct Names<'s>(HashMap<&'s str, HashSet<&'s str>>);

impl<'s> Names<'s> {
    fn of(services: &'s [Service]) -> Self {
        let mut names: HashMap<&str, HashSet<&str>> = HashMap::new();
        for service in services {
            let actions = service.actions.iter().map(|it| it.name.as_str());
            names.entry(&service.prefix).or_default().extend(actions);
        }
        Self(names)
    }

    /// Whether there is an action of this name; `None` if there is no service of this prefix.
    fn has_action(&self, prefix: &str, name: &str) -> Option<bool> {
        self.0.get(prefix).map(|it| it.contains(name))
    }
}
