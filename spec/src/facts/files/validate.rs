//! Turns the parsed files into a catalog without unresolved names, or returns all problems.

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
    /// The service prefixes in `language/services.toml`.
    pub prefixes: &'b [String],
    /// Returns whether an action with this prefix and name exists, or `None` if the service does not.
    pub has_action: fn(&str, &str) -> Option<bool>,
}

/// Checks the files of services that extend a compiled catalog or replace services in it.
///
/// # Errors
///
/// Returns every problem in every file, in the order of the files.
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

/// Checks everything that the schema cannot express.
///
/// # Errors
///
/// Returns every problem in every file, in the order of the files.
pub fn validate(files: &Files<'_>) -> Result<Catalog, Vec<Problem>> {
    let mut checker = Checker::new(&files.map);
    let language = &files.language;
    let partitions = checker.partitions(&language.partitions);
    let prefixes = checker.prefixes(&language.prefixes);
    let retired = checker.retired(&language.prefixes, &prefixes);
    let condition_keys = checker.global_keys(&language.condition_keys, &prefixes);
    let keys_of_one_action = checker.keys_of_one_action(&language.condition_keys, &prefixes);
    let operators = checker.operators(&language.operators);
    let quotas = checker.quotas(&language.quotas);
    let providers = checker.providers(&language.claims);
    let kinds = checker.kinds(&language.kinds, &prefixes);
    let principals = checker.principals(&language.principals, &prefixes);
    let services: Vec<_> =
        files.services.iter().map(|file| checker.service(file, &prefixes)).collect();
    checker.default_service(files);
    checker.across_services(&files.services);
    // If a user's own file omits an action, the files written before it that name the action are not at fault.
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
            retired,
            condition_keys,
            keys_of_one_action,
            operators,
            quotas,
            providers,
            kinds,
            principals,
        })
    } else {
        Err(checker.problems)
    }
}

impl Checker<'_> {
    /// Checks what can only be checked across all services.
    fn across_services(&mut self, files: &[ServiceFile]) {
        let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
        for file in files {
            if let Some(earlier) = seen.insert(file.prefix.get_ref(), &file.prefix) {
                let earlier = self.path(earlier);
                let sentence =
                    format!("service `{}` is already in {earlier}", file.prefix.get_ref());
                self.report(&file.prefix, sentence);
            }
        }
        self.types(files);
    }

    /// Checks that there is one default service, which action names without a prefix need.
    fn default_service(&mut self, files: &Files<'_>) {
        let mut default: Option<(&Spanned<bool>, &ServiceFile)> = None;
        for file in &files.services {
            if let Some(place) = file.default.as_ref().filter(|it| *it.get_ref())
                && let Some((earlier, _)) = default.replace((place, file))
            {
                let sentence = format!("the default service is already in {}", self.path(earlier));
                self.report(place, sentence);
            }
        }
        let none =
            "no service has `default = true`: action names without a prefix need a default service";
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

    /// Checks that an added file does not change which service is the default one; it can replace that service.
    fn default_of(&mut self, file: &ServiceFile, default: &str) {
        let is_default = file.default.as_ref().is_some_and(|it| *it.get_ref());
        let prefix = file.prefix.get_ref();
        match &file.default {
            Some(place) if is_default && prefix != default => {
                self.report(place, format!("the default service is `{default}`"));
            }
            _ if !is_default && prefix == default => {
                let sentence = format!("add `default = true`: `{default}` is the default service");
                self.report(&file.prefix, sentence);
            }
            _ => {}
        }
    }

    /// Checks that dependent actions exist, as far as their services are known.
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

/// The names of actions, by service prefix.
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

    /// Returns whether an action with this name exists, or `None` if the service does not.
    fn has_action(&self, prefix: &str, name: &str) -> Option<bool> {
        self.0.get(prefix).map(|it| it.contains(name))
    }
}
