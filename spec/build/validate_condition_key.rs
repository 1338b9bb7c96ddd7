//! Condition keys of services and of the language: the form of their names, and the items that these become.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{is_key_character, texts};
use crate::model::ConditionKey;
use crate::naming;
use crate::schema;
use crate::source::Source;
use crate::template::is_lower_kebab;
use toml::Spanned;

impl Checker {
    /// A key, and a variant of the enum of its service.
    pub(super) fn condition_key(
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
}
