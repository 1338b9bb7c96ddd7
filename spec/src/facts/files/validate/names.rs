//! What names, descriptions and addresses of catalogue files look like.

use super::checker::Checker;
use crate::text::shown::is_hidden;
use std::collections::HashMap;
use toml::Spanned;

impl Checker<'_> {
    /// Returns whether AWS has a service of a prefix; otherwise, the problem was reported.
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

    /// Names that differ by more than case.
    pub(super) fn unique<'n>(
        &mut self,
        kind: &str,
        names: impl IntoIterator<Item = &'n Spanned<String>>,
    ) {
        self.unique_of(kind, &mut names.into_iter());
    }

    /// The same, compiled once and not for every list of names.
    fn unique_of(&mut self, kind: &str, names: &mut dyn Iterator<Item = &Spanned<String>>) {
        let mut seen = HashMap::new();
        for name in names {
            if let Some(earlier) = seen.insert(name.get_ref().to_ascii_lowercase(), name.get_ref())
            {
                let sentence = if earlier == name.get_ref() {
                    format!("{kind} `{earlier}` stands twice")
                } else {
                    format!("{kind} `{}` differs from `{earlier}` by case only", name.get_ref())
                };
                self.report(name, sentence);
            }
        }
    }

    /// Returns whether a name has the letters of its kind; otherwise, the problem was reported.
    pub(super) fn shape(
        &mut self,
        kind: &str,
        name: &Spanned<String>,
        is_right: fn(&str) -> bool,
    ) -> bool {
        let is_right = is_right(name.get_ref());
        if !is_right {
            self.report(name, format!("`{}` cannot name {} {kind}", name.get_ref(), article(kind)));
        }
        is_right
    }

    /// Names and descriptions: a phrase of one line without a full stop.
    pub(super) fn phrase(&mut self, text: &Spanned<String>) {
        let phrase = text.get_ref();
        if phrase.trim() != phrase
            || phrase.is_empty()
            || phrase.contains('\n')
            || phrase.ends_with('.')
        {
            self.report(text, "a description is a phrase of one line without a full stop");
        } else {
            self.visible(text);
        }
    }

    /// A description, which has to be there if it documents an item.
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

    /// Texts that documentation shows: rustc does not take each character there.
    pub(super) fn visible(&mut self, text: &Spanned<String>) {
        if let Some(invisible) = text.get_ref().chars().find(|it| is_hidden(*it)) {
            let sentence = format!("invisible character `{}`", invisible.escape_unicode());
            self.report(text, sentence);
        }
    }

    pub(super) fn url(&mut self, text: &Spanned<String>) {
        if !text.get_ref().starts_with("https://") || text.get_ref().contains(char::is_whitespace) {
            self.report(text, format!("`{}` is no `https://` address", text.get_ref()));
        } else {
            self.visible(text);
        }
    }
}

/// What is given, or an empty text.
pub(super) fn text(spanned: Option<&Spanned<String>>) -> String {
    spanned.map(|text| text.get_ref().clone()).unwrap_or_default()
}

pub(super) fn texts(spanned: &[Spanned<String>]) -> Vec<String> {
    spanned.iter().map(|text| text.get_ref().clone()).collect()
}

pub(super) fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// `AdminGetUser`, `userpool`, `UserPoolId`: letters and digits, as AWS writes most names.
pub(super) fn is_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric())
}

/// `security-group`, `harvest_jobs`: what can be written in front of a parenthesis.
pub(super) fn is_type_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_'))
        && !text.ends_with('-')
}

/// `AssociateViaAWSService-EventsAndStates`: a word, or some with hyphens between them.
pub(super) fn is_action_name(text: &str) -> bool {
    text.split('-').all(is_word)
}

/// `2026-10`
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
