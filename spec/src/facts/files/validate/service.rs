//! Validates a service: its own facts, its actions, and the names that actions and resource types refer to.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{is_action_name, is_month, is_word, text, texts};
use crate::facts::files::model::{Action, Service};
use crate::facts::files::schema::{self, Requirement, ServiceFile};
use crate::facts::files::template::is_lower_kebab;
use crate::facts::naming;
use std::collections::HashMap;
use toml::Spanned;

/// The positions of names in a list.
pub(super) type Positions<'n> = HashMap<&'n str, usize>;

/// Returns the position of each name.
pub(super) fn positions<'n>(names: impl Iterator<Item = &'n Spanned<String>>) -> Positions<'n> {
    let mut positions = HashMap::new();
    for (position, name) in names.enumerate() {
        positions.entry(name.get_ref().as_str()).or_insert(position);
    }
    positions
}

impl Checker<'_> {
    pub(super) fn service(&mut self, file: &ServiceFile, prefixes: &[String]) -> Service {
        let has_items = file.has_items();
        let is_right = match has_items {
            true => self.service_prefix(&file.prefix, file.prefix.get_ref(), prefixes),
            false => self.shape("service", &file.prefix, is_lower_kebab),
        };
        if is_right && has_items {
            let module = naming::module(file.prefix.get_ref());
            let mut modules = std::mem::replace(&mut self.modules, Items::next_to(items::MODULES));
            self.declare(&mut modules, &file.prefix, &module);
            self.modules = modules;
        }
        let name = self.given(file.name.as_ref(), &file.prefix, "name");
        if let Some(name) = name {
            self.phrase(name);
        }
        let documentation = self.given(file.documentation.as_ref(), &file.prefix, "documentation");
        let pages = documentation.into_iter().chain(file.api_reference.iter()).chain(&file.sources);
        for page in pages {
            self.url(page);
        }
        let facts = self.given(file.facts.as_ref(), &file.prefix, "facts");
        self.api_reference(file);

        self.unique("condition key", file.condition_keys.iter().map(|key| &key.name));
        let mut variants = Items::next_to(items::VARIANTS);
        let condition_keys = file.condition_keys.iter().map(|key| match has_items {
            true => self.condition_key(key, Some(&mut variants)),
            false => self.packed_key(key),
        });
        let condition_keys = condition_keys.collect();
        let keys = positions(file.condition_keys.iter().map(|key| &key.name));
        let resource_types = self.resource_types(file, &keys, prefixes);
        let actions = self.actions(file, &keys);

        let operations = || file.operations_without_action.iter().chain(&file.unlisted_operations);
        self.unique("operation", operations());
        for operation in operations() {
            self.shape("operation", operation, is_word);
            if file.actions.iter().any(|it| it.name.get_ref() == operation.get_ref()) {
                let sentence =
                    format!("`{}` is an action, not an operation without one", operation.get_ref());
                self.report(operation, sentence);
            }
        }
        Service {
            prefix: file.prefix.get_ref().clone(),
            name: text(name),
            default: file.default.as_ref().is_some_and(|default| *default.get_ref()),
            has_items,
            // Services written by hand count as reviewed.
            is_reviewed: has_items || file.reviewed,
            documentation: text(documentation),
            facts: facts.map(|it| it.0.clone()).unwrap_or_default(),
            operations_without_action: texts(&file.operations_without_action),
            unlisted_operations: texts(&file.unlisted_operations),
            resource_types,
            condition_keys,
            actions,
        }
    }

    fn api_reference(&mut self, file: &ServiceFile) {
        if file.has_items() {
            self.given(file.api_reference.as_ref(), &file.prefix, "api_reference");
        }
        if let Some(page) = &file.api_reference
            && !page.get_ref().contains("${Action}")
        {
            self.report(page, "missing `${Action}` in `api_reference`");
        }
    }

    fn actions(&mut self, file: &ServiceFile, keys: &Positions<'_>) -> Vec<Action> {
        self.unique("action", file.actions.iter().map(|action| &action.name));
        let mut variants = Items::next_to(items::VARIANTS);
        let types = positions(file.resource_types.iter().map(|it| &it.name));
        let mut actions = Vec::with_capacity(file.actions.len());
        for action in &file.actions {
            actions.push(self.action(file, action, &mut variants, (&types, keys)));
        }
        // Catalog order is AWS's alphabetical order, whatever the order in the file.
        actions.sort_by(|left, right| left.name.cmp(&right.name));
        actions
    }

    fn action(
        &mut self,
        file: &ServiceFile,
        action: &schema::Action,
        variants: &mut Items,
        (types, keys): (&Positions<'_>, &Positions<'_>),
    ) -> Action {
        let name = action.name.get_ref();
        if file.has_items() {
            if self.shape("action", &action.name, is_word) {
                self.declare(variants, &action.name, name);
            }
            self.given(action.access_level.as_ref(), &action.name, "access_level");
        } else {
            self.shape("action", &action.name, is_action_name);
        }
        self.described(action.description.as_ref(), &action.name, file.has_items());
        if let Some(month) = &action.retired {
            self.shape("month", month, is_month);
        }
        self.own_dependent_actions(file, action);
        let page = action.documentation.as_ref();
        if let Some(page) = page {
            self.url(page);
        }
        let of_api = file.api_reference.as_ref().map(|it| it.get_ref().replace("${Action}", name));
        Action {
            name: name.clone(),
            description: text(action.description.as_ref()),
            access_level: action.access_level,
            permission_only: action.permission_only,
            retired: action.retired.as_ref().map(|it| it.get_ref().clone()),
            disputed: action.disputed,
            resource_types: self.types_of_action(action, types),
            needs_one: action.required == Some(Requirement::One),
            condition_keys: self.condition_keys(action.condition_keys.as_deref(), keys),
            dependent_actions: action.dependent_actions.as_deref().map(texts).unwrap_or_default(),
            authorization: action.authorization.unwrap_or_default(),
            documentation: page.map(|it| it.get_ref().clone()).or(of_api).unwrap_or_default(),
        }
    }

    fn types_of_action(
        &mut self,
        action: &schema::Action,
        types: &Positions<'_>,
    ) -> Vec<(usize, bool)> {
        let mut resource_types: Vec<(usize, bool)> = Vec::new();
        for written in action.resource_types.iter().flatten() {
            let wanted = written.get_ref();
            let (wanted, required) =
                wanted.strip_suffix('*').map_or((wanted.as_str(), false), |wanted| (wanted, true));
            match types.get(wanted) {
                None => self.report(written, format!("unknown resource type `{wanted}`")),
                Some(index) if resource_types.iter().any(|(it, _)| it == index) => {
                    self.report(written, format!("duplicate resource type `{wanted}`"));
                }
                Some(index) => resource_types.push((*index, required)),
            }
        }
        resource_types
    }

    /// Checks the form of dependent actions. Whether they exist is checked across all services.
    fn own_dependent_actions(&mut self, file: &ServiceFile, action: &schema::Action) {
        for dependent in action.dependent_actions.iter().flatten() {
            let text = dependent.get_ref();
            let (prefix, name) = text.split_once(':').unwrap_or_default();
            if !is_lower_kebab(prefix) || !is_action_name(name) {
                let sentence = format!("expected `service:Action`, found `{text}`");
                self.report(dependent, sentence);
            } else if prefix == file.prefix.get_ref() && name == action.name.get_ref() {
                self.report(dependent, format!("`{text}` is the action itself"));
            }
        }
    }

    /// Returns the indices of the service's keys that an action or a resource type names.
    pub(super) fn condition_keys(
        &mut self,
        names: Option<&[Spanned<String>]>,
        known: &Positions<'_>,
    ) -> Vec<usize> {
        let names = names.unwrap_or_default();
        let mut indices = Vec::with_capacity(names.len());
        for name in names {
            match known.get(name.get_ref().as_str()) {
                Some(index) if indices.contains(index) => {
                    self.report(name, format!("duplicate condition key `{}`", name.get_ref()));
                }
                Some(index) => indices.push(*index),
                None => {
                    self.report(name, format!("unknown condition key `{}`", name.get_ref()));
                }
            }
        }
        indices
    }
}
