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
use crate::schema::Files;
use crate::source::{Problem, Source};
use checker::Checker;
use std::collections::HashMap;
use std::path::Path;

/// Checks all that the schema cannot say.
///
/// # Errors
///
/// Every problem of every file, in the order of the files.
pub fn validate(files: &Files<'_>) -> Result<Catalog, Vec<Problem>> {
    let mut checker = Checker::new();
    let language = &files.language;
    let partitions = checker.partitions(language.partitions.0, &language.partitions.1);
    let prefixes = checker.prefixes(language.prefixes.0, &language.prefixes.1);
    let condition_keys =
        checker.global_keys(language.condition_keys.0, &language.condition_keys.1, &prefixes);
    let keys_of_one_action = checker.keys_of_one_action(
        language.condition_keys.0,
        &language.condition_keys.1,
        &prefixes,
    );
    let operators = checker.operators(language.operators.0, &language.operators.1);
    let quotas = checker.quotas(language.quotas.0, &language.quotas.1);
    let services: Vec<_> = files
        .services
        .iter()
        .map(|(source, file)| checker.service(source, file, &prefixes))
        .collect();
    checker.across_services(files, &services);
    if checker.problems.is_empty() {
        Ok(Catalog {
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

impl Checker {
    /// What can be said only of all services together.
    fn across_services(&mut self, files: &Files<'_>, services: &[Service]) {
        let mut seen: HashMap<&str, &Source> = HashMap::new();
        let mut default: Option<&Source> = None;
        for (source, file) in &files.services {
            if let Some(earlier) = seen.insert(file.prefix.get_ref(), source) {
                let sentence =
                    format!("service `{}` stands in {} too", file.prefix.get_ref(), earlier.path);
                self.report(source, &file.prefix, sentence);
            }
            if let Some(place) = file.default.as_ref().filter(|it| *it.get_ref())
                && let Some(earlier) = default.replace(source)
            {
                let sentence = format!("the default service is in {} already", earlier.path);
                self.report(source, place, sentence);
            }
        }
        self.types(files);
        if default.is_none() {
            let sentence = "no service says `default = true`: bare action names need a service";
            match files.services.first() {
                Some((source, file)) => self.report(source, &file.prefix, sentence),
                None => self.problems.push(Problem::file(Path::new("catalog"), &sentence)),
            }
        }
        for ((source, file), own) in files.services.iter().zip(services) {
            for dependent in file.actions.iter().flat_map(|action| &action.dependent_actions) {
                let (prefix, name) = dependent.get_ref().split_once(':').unwrap_or_default();
                let named =
                    services.iter().find(|it| it.prefix == prefix && it.prefix != own.prefix);
                if named.is_some_and(|it| !it.actions.iter().any(|action| action.name == name)) {
                    self.report(
                        source,
                        dependent,
                        format!("unknown action `{}`", dependent.get_ref()),
                    );
                }
            }
        }
    }
}
