//! The words of a finding, as data: a message template with placeholders, and the arguments for these.
//!
//! A rule does not know how the policy is written. It says which action it means, and `say` spells the action
//! in the author's notation.

use std::borrow::Cow;

/// A message template with placeholders such as `{name}`, and their arguments.
///
/// `{{` and `}}` are literal braces. The placeholder of a list says how its last item is joined: `{names:and}`
/// or `{names:or}`. `{names:some_and}` shows only the first three items, and how many others there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The message template.
    pub text: &'static str,
    /// The arguments, by the names of their placeholders.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The words for a JSON document, if they differ; an empty template means none.
    pub json: Option<Box<Words>>,
}

/// An argument for a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A string, such as a name that the author wrote.
    Text(Cow<'static, str>),
    /// A number, formatted with commas: `1,234`.
    Number(usize),
    /// A list.
    List(Vec<Argument>),
    /// A name of a service, such as an action. Policy literals omit the prefix of the default service.
    Name {
        /// The service prefix.
        prefix: Cow<'static, str>,
        /// The part after the colon.
        name: Cow<'static, str>,
        /// Whether the service is the default one.
        is_default: bool,
    },
    /// Every AWS action.
    EveryAction,
    /// A name that is not looked up in the catalog.
    Unchecked(Cow<'static, str>),
    /// A resource of some type.
    Resource {
        /// The service prefix of the resource type.
        prefix: &'static str,
        /// The name of the resource type.
        name: &'static str,
        /// The id of the resource; if `None`, all arguments are examples.
        id: Option<String>,
    },
    /// A condition with one value.
    Condition {
        /// The condition key.
        key: Cow<'static, str>,
        /// The operator.
        operator: Cow<'static, str>,
        /// The value.
        value: Cow<'static, str>,
    },
}

/// The maximum length of a message or a remedy in characters, which keeps them short even if the author's names
/// are long.
pub(crate) const LONGEST: usize = 2_000;

/// Returns the start of a string: all that a message can show, and one more character.
#[must_use]
pub fn start(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST + 1).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

impl Argument {
    /// Limits the length to what a message can show, because a document can have one long name in many
    /// findings.
    #[must_use]
    pub fn shortened(self) -> Self {
        match self {
            Self::Text(text) if text.len() > LONGEST => {
                Self::Text(Cow::Owned(start(&text).to_owned()))
            }
            other => other,
        }
    }

    /// Creates the condition that checks whether a key is missing.
    pub(crate) fn null(key: &str, is_missing: bool) -> Self {
        let value = if is_missing { "true" } else { "false" };
        let key = Cow::Owned(key.to_owned());
        Self::Condition { key, operator: Cow::Borrowed("Null"), value: Cow::Borrowed(value) }
    }
}

impl Words {
    /// Creates words from a message template and its arguments; use [`words!`](macro@crate::text::words).
    #[must_use]
    pub const fn new(text: &'static str, arguments: Vec<(&'static str, Argument)>) -> Self {
        Self { text, arguments, json: None }
    }

    /// Creates words from a string without placeholders.
    pub fn plain(text: impl Into<Cow<'static, str>>) -> Self {
        Self::new("{text}", vec![("text", Argument::Text(text.into()))])
    }

    /// Sets different words for a JSON document.
    #[must_use]
    pub fn in_json(mut self, words: Self) -> Self {
        self.json = Some(Box::new(words));
        self
    }

    /// Omits the words for a JSON document.
    #[must_use]
    pub fn not_in_json(self) -> Self {
        self.in_json(Self::default())
    }
}

/// Creates [`Words`] from a message template and its arguments: `words!("unknown action `{name}`", name =
/// written)`.
#[macro_export]
#[doc(hidden)]
macro_rules! __words {
    ($text:literal $(, $name:ident = $argument:expr)* $(,)?) => {{
        #[cfg(test)]
        const _: () = assert!($crate::text::words::fits($text, &[$(stringify!($name)),*]));
        $crate::text::Words::new(
            $text,
            vec![$((stringify!($name), $crate::text::Argument::from($argument).shortened())),*],
        )
    }};
}

#[doc(inline)]
pub use __words as words;

/// Checks whether a template has a placeholder for every argument and no others; tests check every template.
#[must_use]
pub const fn fits(text: &str, names: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let mut named = [false; 16];
    let mut at = 0;
    while at < bytes.len() {
        let is_doubled = at + 1 < bytes.len() && bytes[at] == bytes[at + 1];
        if matches!(bytes[at], b'{' | b'}') && is_doubled {
            at += 2;
            continue;
        }
        if bytes[at] == b'}' {
            return false;
        }
        if bytes[at] == b'{' {
            let start = at + 1;
            let mut end = start;
            while end < bytes.len() && !matches!(bytes[end], b':' | b'}') {
                end += 1;
            }
            let mut position = 0;
            while position < names.len() && !is_at(bytes, start, end, names[position]) {
                position += 1;
            }
            if position == names.len() {
                return false;
            }
            named[position] = true;
            at = end;
            while at < bytes.len() && bytes[at] != b'}' {
                at += 1;
            }
        }
        at += 1;
    }
    let mut position = 0;
    while position < names.len() {
        if !named[position] {
            return false;
        }
        position += 1;
    }
    true
}

const fn is_at(bytes: &[u8], start: usize, end: usize, name: &str) -> bool {
    let name = name.as_bytes();
    if end - start != name.len() {
        return false;
    }
    let mut at = 0;
    while at < name.len() {
        if bytes[start + at] != name[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(Cow::Owned(text.to_owned()))
    }
}

impl From<&Cow<'_, str>> for Argument {
    fn from(text: &Cow<'_, str>) -> Self {
        Self::from(&**text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Cow<'static, str>> for Argument {
    fn from(text: Cow<'static, str>) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Argument>> From<Vec<T>> for Argument {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Clone + Into<Argument>> From<&[T]> for Argument {
    fn from(items: &[T]) -> Self {
        Self::List(items.iter().cloned().map(Into::into).collect())
    }
}
