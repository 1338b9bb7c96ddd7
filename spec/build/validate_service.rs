//! A service: its own facts, its actions, and what these and its resource types name of it.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{find, is_word, texts};
use crate::model::{Action, Service};
use crate::naming;
use crate::schema::{self, ServiceFile};
use crate::source::Source;
use crate::template::is_lower_kebab;
use toml::Spanned;

impl Checker {
    pub(super) fn service(
        &mut self,
        source: &Source,
        file: &ServiceFile,
        prefixes: &[String],
    ) -> Service {
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

    /// The keys of its service that an action or a resource type names, as indices.
    pub(super) fn condition_keys(
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
}
