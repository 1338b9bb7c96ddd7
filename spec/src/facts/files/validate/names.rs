//! Checks the form of names, descriptions and URLs in catalog files.

use super::checker::Checker;
use crate::text::shown::is_hidden;
use std::collections::HashMap;
use toml::Spanned;

impl Checker<'_> {
    /// Returns whether AWS has a service with a prefix; if not, the problem is reported.
    pub(super) fn service_prefix<T>(
        &mut self,
        place: &Spanned<T>,
        prefix: &str,
        known: &[String],
    ) -> bool {
        let is_known = known.binary_search_by(|it| it.as_str().cmp(prefix)).is_ok();
        if !is_known {
            let sentence = format!("service prefix `{prefix}` is not in language/services.toml");
            self.report(place, sentence);
        }
        is_known
    }

    /// Reports names that are equal or differ only in case.
    pub(super) fn unique<'n>(
        &mut self,
        kind: &str,
        names: impl IntoIterator<Item = &'n Spanned<String>>,
    ) {
        self.unique_of(kind, &mut names.into_iter());
    }

    /// Not generic, so that it is compiled only once.
    fn unique_of(&mut self, kind: &str, names: &mut dyn Iterator<Item = &Spanned<String>>) {
        let mut seen = HashMap::new();
        for name in names {
            if let Some(earlier) = seen.insert(name.get_ref().to_ascii_lowercase(), name.get_ref())
            {
                let sentence = if earlier == name.get_ref() {
                    format!("duplicate {kind} `{earlier}`")
                } else {
                    format!(
                        "{kind} `{}` differs from `{earlier}` only in letter case",
                        name.get_ref()
                    )
                };
                self.report(name, sentence);
            }
        }
    }

    /// Returns whether a name has a valid form; if not, the problem is reported.
    pub(super) fn shape(
        &mut self,
        kind: &str,
        name: &Spanned<String>,
        is_right: fn(&str) -> bool,
    ) -> bool {
        let is_right = is_right(name.get_ref());
        if !is_right {
            self.report(
                name,
                format!("`{}` is not a valid name for {} {kind}", name.get_ref(), article(kind)),
            );
        }
        is_right
    }

    /// Reports a name or description that is not a one-line phrase without a full stop.
    pub(super) fn phrase(&mut self, text: &Spanned<String>) {
        let phrase = text.get_ref();
        if phrase.trim() != phrase
            || phrase.is_empty()
            || phrase.contains('\n')
            || phrase.ends_with('.')
        {
            self.report(
                text,
                "expected the description to be a phrase on one line without a period at the end",
            );
        } else {
            self.visible(text);
        }
    }

    /// Checks a description, which is required if it documents an item.
    pub(super) fn described(
        &mut self,
        description: Option<&Spanned<String>>,
        of: &Spanned<String>,
        is_needed: bool,
    ) {
        if is_needed {
            self.given(description, of, "description");
        }
        if let Some(description) = description {
            self.phrase(description);
        }
    }

    /// Reports invisible characters, some of which rustc rejects in documentation.
    pub(super) fn visible(&mut self, text: &Spanned<String>) {
        if let Some(invisible) = text.get_ref().chars().find(|it| is_hidden(*it)) {
            let sentence = format!("invisible character `{}`", invisible.escape_unicode());
            self.report(text, sentence);
        }
    }

    pub(super) fn url(&mut self, text: &Spanned<String>) {
        if !text.get_ref().starts_with("https://") || text.get_ref().contains(char::is_whitespace) {
            self.report(text, format!("`{}` is not an `https://` address", text.get_ref()));
        } else {
            self.visible(text);
        }
    }
}

/// Returns the value, or an empty string.
pub(super) fn text(spanned: Option<&Spanned<String>>) -> String {
    spanned.map(|text| text.get_ref().clone()).unwrap_or_default()
}

pub(super) fn texts(spanned: &[Spanned<String>]) -> Vec<String> {
    spanned.iter().map(|text| text.get_ref().clone()).collect()
}

pub(super) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Checks for letters and digits only, as in most of AWS's names: `AdminGetUser`, `userpool`, `UserPoolId`.
pub(super) fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric())
}

/// Checks for a name that can be written before a parenthesis: `security-group`, `harvest_jobs`.
pub(super) fn is_type_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_'))
        && !text.ends_with('-')
}

/// Checks for words joined by hyphens: `AssociateViaAWSService-EventsAndStates`.
pub(super) fn is_action_name(text: &str) -> bool {
    text.split('-').all(is_word)
}

/// Checks for a month: `2026-10`.
pub(super) fn is_month(text: &str) -> bool {
    let is_number =
        |it: &str, digits| it.len() == digits && it.bytes().all(|it| it.is_ascii_digit());
    text.split_once('-').is_some_and(|(year, month)| {
        is_number(year, 4) && is_number(month, 2) && ("01"..="12").contains(&month)
    })
}

pub(super) fn is_key_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '/')
}
