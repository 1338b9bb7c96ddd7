//! The parsed files in, a catalogue in which every name leads somewhere out, or all problems.

#[path = "validate_items.rs"]
mod items;
#[path = "validate_language.rs"]
mod language;
#[path = "validate_names.rs"]
mod names;
#[path = "validate_resource.rs"]
mod resource;

use crate::model::{Action, Catalog, ConditionKey, Service};
use crate::naming;
use crate::schema::{self, Files, ServiceFile};
use crate::source::{Problem, Source};
use crate::template::is_lower_kebab;
use items::Items;
use names::{find, is_key_character, is_word, texts};
use std::collections::HashMap;
use std::path::Path;
use toml::Spanned;

/// Checks all that the schema cannot say.
///
/// # Errors
///
/// Every problem of every file, in the order of the files.
pub fn validate(files: &Files<'_>) -> Result<Catalog, Vec<Problem>> {
    let mut checker = Checker {
        problems: Vec::new(),
        modules: Items::next_to(items::MODULES),
        keys: HashMap::new(),
    };
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

struct Checker {
    problems: Vec<Problem>,
    /// The modules of services.
    modules: Items,
    /// The condition keys of editors, by what is before their colon.
    keys: HashMap<String, Items>,
}

impl Checker {
    fn report<T>(&mut self, source: &Source, place: &Spanned<T>, sentence: impl Into<String>) {
        self.problems.push(source.problem(place.span(), sentence));
    }

    fn service(&mut self, source: &Source, file: &ServiceFile, prefixes: &[String]) -> Service {
        if self.service_prefix(source, &file.prefix, file.prefix.get_ref(), prefixes) {
            let module = naming::module(file.prefix.get_ref());
            self.modules.declare(&mut self.problems, source, &file.prefix, &module);
        }
        self.phrase(source, &file.name);
        self.url(source, &file.documentation);
        self.url(source, &file.api_reference);
        if !file.api_reference.get_ref().contains("${Action}") {
            self.report(source, &file.api_reference, "`api_reference` lacks `${Action}`");
        }
        self.unique(source, "condition key", file.condition_keys.iter().map(|key| &key.name));
        let mut variants = Items::next_to(items::VARIANTS);
        let condition_keys = file.condition_keys.iter();
        let condition_keys = condition_keys
            .map(|key| self.condition_key(source, key, Some(&mut variants)))
            .collect();

        self.unique(source, "resource type", file.resource_types.iter().map(|it| &it.name));
        let mut variants = Items::next_to(items::VARIANTS);
        let mut functions = Items::next_to(items::RESOURCE_TYPES);
        for it in &file.resource_types {
            let name = it.name.get_ref();
            if self.shape(source, "resource type", &it.name, is_word)
                && functions.declare(&mut self.problems, source, &it.name, &naming::item(name))
            {
                let variant = naming::resource_type(name);
                variants.declare(&mut self.problems, source, &it.name, &variant);
            }
        }
        let resource_types = file
            .resource_types
            .iter()
            .map(|it| self.resource_type(source, file, it, prefixes))
            .collect();

        self.unique(source, "action", file.actions.iter().map(|action| &action.name));
        let mut variants = Items::next_to(items::VARIANTS);
        let actions = file.actions.iter();
        let actions = actions.map(|action| self.action(source, file, action, &mut variants));
        let mut actions: Vec<_> = actions.collect();
        // Catalogue order is AWS's, wherever in the file an action stands.
        actions.sort_by(|left, right| left.name.cmp(&right.name));

        self.unique(source, "operation", &file.operations_without_action);
        for operation in &file.operations_without_action {
            self.shape(source, "operation", operation, is_word);
            if find(file.actions.iter().map(|it| &it.name), operation.get_ref()).is_some() {
                let sentence = format!("`{}` is an action too", operation.get_ref());
                self.report(source, operation, sentence);
            }
        }

        Service {
            prefix: file.prefix.get_ref().clone(),
            name: file.name.get_ref().clone(),
            default: file.default.as_ref().is_some_and(|default| *default.get_ref()),
            documentation: file.documentation.get_ref().clone(),
            facts: file.facts.0.clone(),
            operations_without_action: texts(&file.operations_without_action),
            resource_types,
            condition_keys,
            actions,
        }
    }

    /// A key, and a variant of the enum of its service.
    fn condition_key(
        &mut self,
        source: &Source,
        key: &schema::ConditionKey,
        variants: Option<&mut Items>,
    ) -> ConditionKey {
        let name = key.name.get_ref();
        let plain = name.strip_suffix("/${TagKey}").unwrap_or(name);
        let well_formed = plain.split_once(':').is_some_and(|(prefix, rest)| {
            is_lower_kebab(prefix) && !rest.is_empty() && rest.chars().all(is_key_character)
        });
        if !well_formed {
            let sentence = format!(
                "`{name}` has not the form `service:Key`, with `/${{TagKey}}` behind it for tags"
            );
            self.report(source, &key.name, sentence);
        } else if let Some((prefix, rest)) = plain.split_once(':') {
            // In an editor a key is one, with the key of a tag or without it.
            let whole = Spanned::new(key.name.span(), plain.to_owned());
            let module = self.keys.entry(prefix.to_owned());
            let module = module.or_insert_with(|| Items::next_to(items::CONDITION_KEYS));
            let problems = &mut self.problems;
            if Items::next_to(&[]).declare(problems, source, &whole, &naming::item(prefix))
                && module.declare(problems, source, &whole, &naming::item(rest))
                && let Some(variants) = variants
            {
                variants.declare(problems, source, &key.name, &naming::condition_key(name));
            }
        }
        self.phrase(source, &key.description);
        ConditionKey {
            name: name.clone(),
            value_type: key.value_type,
            also: key.also,
            format: key.format,
            exact: key.exact,
            always: key.always,
            per_action: key.per_action,
            untrustworthy: key.untrustworthy,
            beside: texts(&key.beside),
            services: key.services.as_deref().map(texts),
            description: key.description.get_ref().clone(),
        }
    }

    fn action(
        &mut self,
        source: &Source,
        file: &ServiceFile,
        action: &schema::Action,
        variants: &mut Items,
    ) -> Action {
        let name = action.name.get_ref();
        if self.shape(source, "action", &action.name, is_word) {
            variants.declare(&mut self.problems, source, &action.name, name);
        }
        self.phrase(source, &action.description);
        let mut resource_types: Vec<(usize, bool)> = Vec::new();
        for written in &action.resource_types {
            let wanted = written.get_ref();
            let (wanted, required) =
                wanted.strip_suffix('*').map_or((wanted.as_str(), false), |wanted| (wanted, true));
            match find(file.resource_types.iter().map(|it| &it.name), wanted) {
                None => self.report(source, written, format!("unknown resource type `{wanted}`")),
                Some(index) if resource_types.iter().any(|(it, _)| *it == index) => {
                    self.report(source, written, format!("resource type `{wanted}` stands twice"));
                }
                Some(index) => resource_types.push((index, required)),
            }
        }
        for dependent in &action.dependent_actions {
            let text = dependent.get_ref();
            let (prefix, name) = text.split_once(':').unwrap_or_default();
            let known = prefix != file.prefix.get_ref()
                || find(file.actions.iter().map(|it| &it.name), name).is_some();
            if !is_lower_kebab(prefix) || !is_word(name) {
                self.report(
                    source,
                    dependent,
                    format!("`{text}` has not the form `service:Action`"),
                );
            } else if !known {
                self.report(source, dependent, format!("unknown action `{text}`"));
            }
        }
        let documentation = if let Some(page) = &action.documentation {
            self.url(source, page);
            page.get_ref().clone()
        } else {
            file.api_reference.get_ref().replace("${Action}", name)
        };
        Action {
            name: name.clone(),
            description: action.description.get_ref().clone(),
            access_level: action.access_level,
            permission_only: action.permission_only,
            resource_types,
            condition_keys: self.condition_keys(source, file, &action.condition_keys),
            dependent_actions: texts(&action.dependent_actions),
            authorization: action.authorization,
            documentation,
        }
    }

    fn condition_keys(
        &mut self,
        source: &Source,
        file: &ServiceFile,
        names: &[Spanned<String>],
    ) -> Vec<usize> {
        self.unique(source, "condition key", names);
        let mut indices = Vec::new();
        for name in names {
            let written = name.get_ref();
            match find(file.condition_keys.iter().map(|key| &key.name), written) {
                Some(index) => indices.push(index),
                None => {
                    self.report(source, name, format!("unknown condition key `{written}`"));
                }
            }
        }
        indices
    }

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
