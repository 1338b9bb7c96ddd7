//! Validates condition keys of services and of the language: the form of their names, and the items that these
//! become.

use super::checker::Checker;
use super::items::{self, Items};
use super::names::{is_key_character, text, texts};
use crate::facts::files::model::ConditionKey;
use crate::facts::files::schema::{self, ValueType};
use crate::facts::files::template::is_lower_kebab;
use crate::facts::naming;
use toml::Spanned;

impl Checker<'_> {
    /// Validates a key that becomes a variant of the enum of its service.
    pub(super) fn condition_key(
        &mut self,
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
                "expected `service:Key`, or `service:Key/${{TagKey}}` for tags, found `{name}`"
            );
            self.report(&key.name, sentence);
        } else if let Some((prefix, rest)) = plain.split_once(':') {
            self.items_of_key(key, (prefix, rest), variants);
        }
        self.described(key.description.as_ref(), &key.name, true);
        self.any_key(key)
    }

    /// Declares the items that a key becomes.
    fn items_of_key(
        &mut self,
        key: &schema::ConditionKey,
        (prefix, rest): (&str, &str),
        variants: Option<&mut Items>,
    ) {
        let name = key.name.get_ref();
        // In an editor, a key with and without a tag key is the same item.
        let whole = Spanned::new(key.name.span(), format!("{prefix}:{rest}"));
        let module = self.keys.remove(prefix);
        let mut module = module.unwrap_or_else(|| Items::next_to(items::CONDITION_KEYS));
        if self.declare(&mut Items::next_to(&[]), &whole, &naming::item(prefix))
            && self.declare(&mut module, &whole, &naming::item(rest))
            && let Some(variants) = variants
        {
            self.declare(variants, &key.name, &naming::condition_key(name));
        }
        self.keys.insert(prefix.to_owned(), module);
    }

    /// Validates a key that does not become an item.
    pub(super) fn packed_key(&mut self, key: &schema::ConditionKey) -> ConditionKey {
        let name = key.name.get_ref();
        let is_right = name.split_once(':').is_some_and(|(namespace, rest)| {
            let visible = |it: char| it.is_ascii_graphic() && !matches!(it, '"' | '\\' | '*' | '?');
            !namespace.is_empty() && !rest.is_empty() && name.chars().all(visible)
        });
        let is_closed = match name.split_once("${") {
            Some((_, after)) => {
                after.split_once('}').is_some_and(|(_, rest)| !rest.contains(['$', '{', '}']))
            }
            None => !name.contains(['$', '{', '}']),
        };
        if !is_right || !is_closed {
            let sentence = format!(
                "expected `service:Key`, with at most one placeholder like `${{TagKey}}`, found `{name}`"
            );
            self.report(&key.name, sentence);
        }
        self.described(key.description.as_ref(), &key.name, false);
        self.any_key(key)
    }

    fn any_key(&mut self, key: &schema::ConditionKey) -> ConditionKey {
        let value_type = self.given(key.value_type.as_ref(), &key.name, "type").copied();
        ConditionKey {
            name: key.name.get_ref().clone(),
            value_type: value_type.unwrap_or(ValueType::String),
            also: key.also,
            format: key.format,
            exact: key.exact,
            always: key.always,
            per_action: key.per_action,
            untrustworthy: key.untrustworthy,
            paired_with: texts(&key.paired_with),
            services: key.services.as_deref().map(texts),
            description: text(key.description.as_ref()),
        }
    }
}
