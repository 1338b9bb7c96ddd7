//! The parsed files in, a catalogue in which every name leads somewhere out, or all problems.

#[path = "validate_checker.rs"]
mod checker;
#[path = "validate_condition_key.rs"]
mod condition_key;
#[path = "validate_items.rs"]
mod items;
#[path = "validate_language.rs"]
mod language;
#[path = "validate_names.rs"]
mod names;
#[path = "validate_resource.rs"]
mod resource;
#[path = "validate_service.rs"]
mod service;

use crate::model::{Catalog, Service};
use crate::schema::{Files, ServiceFile};
use crate::source::Problem;
use checker::Checker;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use toml::Spanned;

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
    checker.across_services(files, &services);
    if checker.problems.is_empty() {
        Ok(Catalog {
            has_own_files: files.has_own_files,
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
    fn across_services(&mut self, files: &Files<'_>, services: &[Service]) {
        let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
        let mut default: Option<(&Spanned<bool>, &ServiceFile)> = None;
        for file in &files.services {
            if let Some(earlier) = seen.insert(file.prefix.get_ref(), &file.prefix) {
                let earlier = self.path(earlier);
                let sentence =
                    format!("service `{}` stands in {earlier} too", file.prefix.get_ref());
                self.report(&file.prefix, sentence);
            }
            if let Some(place) = file.default.as_ref().filter(|it| *it.get_ref())
                && let Some((earlier, _)) = default.replace((place, file))
            {
                let sentence = format!("the default service is in {} already", self.path(earlier));
                self.report(place, sentence);
            }
        }
        self.types(files);
        self.default_service(default, files);
        self.dependent_actions(files, services);
    }

    /// Bare action names need a service.
    fn default_service(
        &mut self,
        default: Option<(&Spanned<bool>, &ServiceFile)>,
        files: &Files<'_>,
    ) {
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

    fn dependent_actions(&mut self, files: &Files<'_>, services: &[Service]) {
        let mut names: HashMap<&str, HashSet<&str>> = HashMap::new();
        for service in services {
            let actions = service.actions.iter().map(|it| it.name.as_str());
            names.entry(&service.prefix).or_default().extend(actions);
        }
        let actions = files.services.iter().flat_map(|file| &file.actions);
        for dependent in actions.flat_map(|it| it.dependent_actions.iter().flatten()) {
            let (prefix, name) = dependent.get_ref().split_once(':').unwrap_or_default();
            if names.get(prefix).is_some_and(|it| !it.contains(name)) {
                self.report(dependent, format!("unknown action `{}`", dependent.get_ref()));
            }
        }
    }
}
