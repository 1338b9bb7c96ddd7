//! The text of a finding, spelled in the author's notation.

use crate::facts::catalog;
use crate::syntax::Notation;
use crate::text::bytes::is_shown;
use crate::text::list::each;
use crate::text::names::{listed, quoted, some};
use crate::text::number::grouped;
use crate::text::words::LONGEST;
use crate::text::{Argument, Finding, Rule, Words, shown};
use std::borrow::Cow;
use std::fmt;

/// The text of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// What is wrong, in one line.
    pub message: String,
    /// How to fix it, one line each.
    pub help: Vec<String>,
    /// What is at the related spans, in their order.
    pub related: Vec<String>,
    /// The rule.
    pub rule: Rule,
}

/// Writes the message, the help and the rule, one line each.
impl fmt::Display for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        write!(f, "\nrule: {}", self.rule)
    }
}

impl Finding {
    /// Returns the message for a notation.
    #[must_use]
    pub fn message_in(&self, notation: Notation) -> &Words {
        self.message.json.as_deref().filter(|_| !notation.is_literal()).unwrap_or(&self.message)
    }

    /// Returns the text of the finding for an author who writes in a notation.
    #[must_use]
    pub fn say(&self, notation: Notation) -> Rendered {
        let mut help = each(&self.help, |it| line(it, notation));
        help.retain(|it| !it.is_empty());
        Rendered {
            message: line(&self.message, notation),
            help,
            related: each(&self.related, |it| line(&it.words, notation)),
            rule: self.rule,
        }
    }
}

/// Returns a string that stays on one line and has no effect on a terminal, whatever the author's names contain.
fn line(words: &Words, notation: Notation) -> String {
    let text = say(words, notation);
    if text.len() <= LONGEST && is_shown(&text) {
        return text;
    }
    let mut text = shown::line(text.into()).into_owned();
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn say(words: &Words, notation: Notation) -> String {
    if let (Some(words), false) = (&words.json, notation.is_literal()) {
        return say(words, notation);
    }
    let mut out = String::with_capacity(words.text.len() * 2);
    let mut rest = words.text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        let brace = rest.get(at..=at).unwrap_or_default();
        if let Some(after) = after.strip_prefix(brace) {
            out.push_str(brace);
            rest = after;
            continue;
        }
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, joined) = place.split_once(':').unwrap_or((place, ""));
        if let Some((_, argument)) = words.arguments.iter().find(|(it, _)| *it == name) {
            out.push_str(&fill(argument, joined, notation));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Returns the value of a placeholder.
fn fill<'a>(argument: &'a Argument, joined: &str, notation: Notation) -> Cow<'a, str> {
    let Argument::List(items) = argument else { return spell(argument, notation) };
    let names = each(items, |it| spell(it, notation));
    Cow::Owned(match joined.strip_prefix("some_") {
        Some(last) => some(&names, last),
        None if joined.is_empty() => listed(&names),
        None => quoted(&names, joined),
    })
}

/// Returns an argument as it is written in a notation.
#[must_use]
pub fn spell(argument: &Argument, notation: Notation) -> Cow<'_, str> {
    match argument {
        Argument::Text(text) => Cow::Borrowed(text),
        Argument::Number(number) => Cow::Owned(grouped(*number)),
        Argument::List(items) => Cow::Owned(listed(&each(items, |it| spell(it, notation)))),
        Argument::Name { prefix, name, is_default } => {
            Cow::Owned(notation.pattern(prefix, *is_default, name))
        }
        Argument::EveryAction => Cow::Borrowed(notation.every_action()),
        Argument::Unchecked(text) => Cow::Owned(notation.unchecked(text)),
        Argument::Resource { prefix, name, id } => {
            let resource_type = catalog::service(prefix).and_then(|it| it.resource_type(name));
            let resource = resource_type.map(|it| notation.resource(it, id.as_deref()));
            Cow::Owned(resource.unwrap_or_default())
        }
        Argument::Condition { key, operator, value } => {
            Cow::Owned(notation.condition(key, operator, value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Version;
    use crate::text::Span;
    use crate::text::words;
    use crate::text::words::fits;

    const JSON: Notation = Notation::Json(Version::Current);

    #[test]
    fn places_are_filled_in_the_notation_of_the_author() {
        let name =
            |is_default| Argument::Name { prefix: "svc".into(), name: "Do".into(), is_default };
        let words = words!(
            "`{{}}` {number} {text} {names:and} {names:or} {action} {other}",
            number = 1_234,
            text = "{text}",
            names = vec!["a", "b"],
            action = name(true),
            other = name(false),
        );
        let start = "`{}` 1,234 {text} `a` and `b` `a` or `b`";
        assert_eq!(say(&words, Notation::Literal), format!("{start} Do svc:Do"));
        assert_eq!(say(&words, JSON), format!("{start} svc:Do svc:Do"));
    }

    #[test]
    fn a_document_can_have_other_settings() {
        let finding = Finding::new(Rule::InvalidAction, Span::new(0, 1), "no")
            .help(words!("write `{it}`", it = Argument::EveryAction).not_in_json())
            .help(words!("this").in_json(words!("that")));
        assert_eq!(finding.say(Notation::Literal).help, ["write `*:*`", "this"]);
        assert_eq!(finding.say(JSON).help, ["that"]);
    }

    #[test]
    fn messages_stay_in_one_line() {
        let finding = Finding::new(Rule::InvalidAction, Span::new(0, 1), "a\n\u{1b}[2J".to_owned());
        assert_eq!(finding.say(JSON).message, "a\u{fffd}\u{fffd}[2J");
        let finding = Finding::new(Rule::InvalidAction, Span::new(0, 1), "x".repeat(5_000));
        assert_eq!(finding.say(JSON).message.chars().count(), LONGEST + 1);
    }

    #[test]
    fn a_text_names_its_arguments() {
        assert!(fits("{a} {b:and} {{c}}", &["a", "b"]));
        assert!(!fits("{a}", &[]));
        assert!(!fits("", &["a"]));
        assert!(!fits("{b}", &["a"]));
        assert!(!fits("a}", &[]));
    }
}
