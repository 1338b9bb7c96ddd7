//! The words of the grammar that an editor can offer: from facts about AWS to paths of items in `__editor`.

use cognito_perms_spec::facts::catalog::{
    AccessLevel, ConditionKeyInfo, Field, GLOBAL_CONDITION_KEYS, ResourceTypeInfo, Service,
    built_services, services, services_of_keys,
};
use cognito_perms_spec::facts::naming;
use std::ptr;

/// An offer of an editor.
#[derive(Clone)]
pub(crate) enum Offer {
    /// An item of the crate.
    Item {
        /// Its path in the crate.
        path: String,
        /// Its spelling in a literal.
        name: String,
    },
    /// A resource type.
    Resource(&'static ResourceTypeInfo),
    /// The actions of a service.
    Actions(&'static Service),
    /// The condition keys with a prefix, except for some. All are items of the crate.
    Keys { prefix: &'static str, except: Vec<&'static str> },
    /// A service whose names are not items of the crate.
    Service(&'static Service),
    /// A condition key that is not an item of the crate.
    Key(&'static ConditionKeyInfo),
    /// An argument of a resource type that is not an item of the crate.
    Argument(&'static Field),
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Item { path, name }, Self::Item { path: other_path, name: other_name }) => {
                name == other_name && path == other_path
            }
            (Self::Resource(it), Self::Resource(other)) => ptr::eq(*it, *other),
            (Self::Actions(it), Self::Actions(other)) => ptr::eq(*it, *other),
            (
                Self::Keys { prefix, except },
                Self::Keys { prefix: other_prefix, except: other_except },
            ) => prefix == other_prefix && except == other_except,
            (Self::Service(it), Self::Service(other)) => ptr::eq(*it, *other),
            (Self::Key(it), Self::Key(other)) => ptr::eq(*it, *other),
            (Self::Argument(it), Self::Argument(other)) => ptr::eq(*it, *other),
            _ => false,
        }
    }
}

impl Offer {
    /// Returns the module and the name of an item that is spelled in a literal as in Rust.
    pub(crate) fn whole(&self) -> Option<(&str, &str)> {
        let Self::Item { path, name } = self else { return None };
        path.rsplit_once("::").filter(|(_, item)| item == name)
    }

    pub(super) fn item(path: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Item { path: path.into(), name: name.into() }
    }

    /// Returns offers for items of a module of words.
    pub(super) fn words<'n>(module: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<Self> {
        let mut offers = Vec::new();
        for name in names {
            offers.push(Self::item(format!("__editor::{module}::{name}"), name));
        }
        offers
    }

    pub(super) fn keywords(names: &[&str]) -> Vec<Self> {
        Self::words("keyword", names.iter().copied())
    }

    /// Returns offers for the condition keys with a prefix among `offered`.
    pub(super) fn keys(prefix: &str, offered: &[&'static ConditionKeyInfo]) -> Vec<Self> {
        let own = offered.iter().filter(|it| it.prefix() == Some(prefix));
        if own.clone().any(|it| !is_item(it)) {
            // A name with a hyphen is not an identifier.
            let is_word = |it: &&&ConditionKeyInfo| it.short().is_some_and(naming::is_identifier);
            return own.filter(is_word).map(|it| Self::Key(it)).collect();
        }
        let (mut known, mut except) = (None, Vec::new());
        // These are items of the crate.
        let of_services = built_services().iter().flat_map(|it| it.condition_keys());
        for key in GLOBAL_CONDITION_KEYS.iter().chain(of_services) {
            if key.prefix() == Some(prefix) {
                known = key.prefix();
                if !offered.iter().any(|it| it.base() == key.base()) {
                    except.extend(key.short());
                }
            }
        }
        known.map_or_else(Vec::new, |prefix| vec![Self::Keys { prefix, except }])
    }

    pub(super) fn levels() -> Vec<Self> {
        AccessLevel::ALL
            .iter()
            .map(|it| Self::item(format!("AccessLevel::{it}"), it.name()))
            .collect()
    }
}

/// What a prefix names.
#[derive(Clone)]
enum Prefix {
    /// A module of the crate, by its path.
    Item(String),
    /// A service whose names are not items.
    Service(&'static Service),
}

/// The names that can be written before a colon, which Rust's lexer splits, each with what it names.
pub(super) struct Prefixes {
    all: Vec<(&'static str, Prefix)>,
    /// The path of the module for the first words of prefixes.
    start: &'static str,
}

impl Prefixes {
    /// Returns the prefixes of services.
    pub(super) fn of_services(is_offered: impl Fn(&Service) -> bool) -> Self {
        let mut all = Vec::new();
        for service in services() {
            if is_offered(service) {
                let prefix = match service.has_items() {
                    true => Prefix::Item(naming::module(service.prefix)),
                    false => Prefix::Service(service),
                };
                all.push((service.prefix, prefix));
            }
        }
        Self { all, start: "__editor::services" }
    }

    /// Returns the prefixes of condition keys.
    pub(super) fn of_keys(keys: &[&'static ConditionKeyInfo]) -> Self {
        let mut prefixes: Vec<_> = keys.iter().filter_map(|it| it.prefix()).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        let all = prefixes.into_iter().map(|prefix| {
            let is_module = keys.iter().any(|it| it.prefix() == Some(prefix) && is_item(it));
            let service = services_of_keys(prefix).first().copied().filter(|_| !is_module);
            (prefix, service.map_or_else(|| Prefix::Item(key_module(prefix)), Prefix::Service))
        });
        let all = all.collect();
        Self { all, start: "__editor::condition_key" }
    }

    /// Returns offers for the word that can follow the start of a prefix.
    pub(super) fn after(&self, start: &str) -> Vec<Offer> {
        let mut offers: Vec<Offer> = Vec::new();
        for (prefix, prefix_of) in &self.all {
            let Some(rest) = prefix.strip_prefix(start) else { continue };
            let end = rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (word, more) = rest.split_at(end);
            let is_offered = |it: &Offer| match it {
                Offer::Item { name, .. } => name == word,
                Offer::Service(service) => service.prefix == word,
                _ => false,
            };
            // The `2` of `resource-explorer-2` cannot be an item.
            if !naming::is_identifier(word) || offers.iter().any(is_offered) {
                continue;
            }
            offers.push(match prefix_of {
                Prefix::Item(path) if more.is_empty() => Offer::item(path, word),
                // The prefix is a single word.
                Prefix::Service(service) if more.is_empty() && start.is_empty() => {
                    Offer::Service(service)
                }
                Prefix::Item(_) | Prefix::Service(_) => Offer::item(self.start, word),
            });
        }
        offers
    }
}

/// Whether a condition key is an item of the crate.
pub(crate) fn is_item(key: &ConditionKeyInfo) -> bool {
    let is_same = |it: &&ConditionKeyInfo| ptr::eq(*it, key);
    GLOBAL_CONDITION_KEYS.iter().any(|it| is_same(&it))
        || built_services().iter().any(|it| it.condition_keys().iter().any(|it| is_same(&it)))
}

/// Returns the module of the condition keys with a prefix.
pub(crate) fn key_module(prefix: &str) -> String {
    format!("__editor::condition_key::{}", naming::item(prefix))
}

/// Returns the path of the function for a resource type.
pub(crate) fn resource_item(it: &ResourceTypeInfo) -> String {
    let (service, name) = (naming::module(it.service.prefix), naming::item(it.name));
    format!("__editor::resource::{service}::{name}")
}

/// Returns the names of the arguments of a resource type, in the order of its parameters.
pub(crate) fn argument_names(it: &ResourceTypeInfo) -> Vec<Offer> {
    if !it.service.has_items() {
        let mut names: Vec<Offer> = Vec::with_capacity(it.arn.fields.len() + 4);
        for field in it.arn.fields {
            names.push(Offer::Argument(field));
        }
        let places = naming::places(it.arn.has_region(), it.arn.has_account());
        names.extend(Offer::words("place", places));
        return names;
    }
    let (service, name) = (naming::module(it.service.prefix), naming::item(it.name));
    let mut names = Vec::new();
    for field in it.arn.fields {
        names.push(field.argument);
    }
    names.extend(naming::places(it.arn.has_region(), it.arn.has_account()));
    Offer::words(&format!("argument::{service}::{name}"), names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_prefixes_are_identifiers() {
        let all = ["resource-explorer-2", "resource-type-x"]
            .map(|it| (it, Prefix::Item(naming::module(it))));
        let prefixes = Prefixes { all: all.to_vec(), start: "__editor::services" };
        let names = |start| {
            let names = prefixes.after(start).into_iter().filter_map(|it| match it {
                Offer::Item { name, .. } => Some(name),
                _ => None,
            });
            names.collect::<Vec<_>>()
        };
        assert_eq!(names(""), ["resource"]);
        assert_eq!(names("resource-"), ["explorer"]);
        assert_eq!(names("resource-explorer-"), [""; 0]);
    }
}
