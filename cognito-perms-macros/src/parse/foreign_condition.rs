//! Recognizes conditions of other languages, such as `key == value`, and says how to write them. It is called only where
//! the grammar does not allow what comes next.

use super::foreign_word::{list_of, literals_inside};
use super::parser::Parser;
use crate::cursor::Cursor;
use crate::name::eat_key;
use crate::token::TokenKind;
use cognito_perms_spec::facts::catalog::{self, OperatorInfo, Order};
use cognito_perms_spec::ide::offer;
use cognito_perms_spec::text::similar;
use proc_macro2::Delimiter;

/// The qualifiers of operators for keys with several values.
pub(super) const SET_OPERATORS: [&str; 2] = ["ForAllValues", "ForAnyValue"];

/// How values are compared in another language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Like,
    Unlike,
    /// By order; also true if both are equal.
    Order(Order, bool),
}

impl Comparison {
    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "in" | "is" | "eq" | "equals" | "contains" | "has" => Self::Equal,
            "ne" | "not" | "isnt" => Self::Unequal,
            "like" | "matches" | "starts_with" | "startswith" => Self::Like,
            "unlike" => Self::Unlike,
            "lt" => Self::Order(Order::Less, false),
            "gt" => Self::Order(Order::Greater, false),
            _ => return None,
        })
    }

    fn of_marks(marks: &str) -> Self {
        match marks {
            "!=" | "<>" | "!" => Self::Unequal,
            "~" | "=~" | "~=" => Self::Like,
            "!~" => Self::Unlike,
            _ if marks.starts_with('<') => Self::Order(Order::Less, marks.contains('=')),
            _ if marks.starts_with('>') => Self::Order(Order::Greater, marks.contains('=')),
            _ => Self::Equal,
        }
    }

    fn is(self, operator: &OperatorInfo) -> bool {
        match self {
            Self::Order(order, or_equal) => {
                operator.order == Some(order) && operator.name.ends_with("Equals") == or_equal
            }
            Self::Equal => !operator.negated && operator.order.is_none(),
            Self::Unequal => operator.negated && operator.order.is_none(),
            Self::Like => operator.name.ends_with("Like") && !operator.negated,
            Self::Unlike => operator.name.ends_with("Like") && operator.negated,
        }
    }

    /// Returns the operator that compares the values of a key in this way.
    fn operator(self, key: &str) -> Option<String> {
        let info = offer::condition_key(key);
        let mut operators = offer::operators(info).into_iter();
        let operator = operators.find(|it| self.is(it))?.name;
        match info.is_some_and(|it| it.value_type.is_multivalued()) {
            // What a negated operator means for several values depends on the intent.
            true if matches!(self, Self::Unequal | Self::Unlike) => None,
            true => Some(format!("ForAnyValue:{operator}")),
            false => Some(operator.to_owned()),
        }
    }
}

/// Returns the value that comes next, as it is written; `"…"` for anything but literals, paths, and lists of them.
fn value(at: Cursor<'_>) -> String {
    written(at).unwrap_or_else(|| "\"…\"".to_owned())
}

fn written(mut at: Cursor<'_>) -> Option<String> {
    let delimiters = match () {
        () if at.is_open(0, Delimiter::Brace) => ("{", "}"),
        () if at.is_group() => ("[", "]"),
        () => {
            let mut text = String::new();
            loop {
                text += at.literal().or_else(|| at.ident(0))?;
                at.skip();
                if !at.eat_punct('.') {
                    // A call or another path is longer than this.
                    let is_longer = at.is_group() || at.is_any_punct(&['!', ':', '?']);
                    return (!is_longer).then_some(text);
                }
                text.push('.');
            }
        }
    };
    let mut inside = at.eat_any_group()?;
    let mut items = Vec::new();
    while !inside.is_at_end() {
        let mut item = String::new();
        while !inside.is_at_end() && !inside.is_punct(0, ',') {
            match inside.peek(0).map(|it| &it.kind)? {
                TokenKind::Ident(text) | TokenKind::Literal(text) => item += text,
                TokenKind::Punct(mark @ ('.' | '&')) => item.push(*mark),
                _ => return None,
            }
            inside.skip();
        }
        items.push(item);
        inside.eat_punct(',');
    }
    Some(format!("{}{}{}", delimiters.0, items.join(", "), delimiters.1))
}

/// Whether a word is one that other languages compare with.
pub(super) fn is_comparison(word: &str) -> bool {
    // Operators start with a capital letter.
    word.starts_with(|it: char| it.is_ascii_lowercase())
        && (Comparison::of_word(word).is_some() || matches!(word, "true" | "false"))
}

impl<'t> Parser<'t> {
    /// Returns the help for something else than an operator after a key: `==`, a word, or the value itself.
    pub(super) fn instead_of_operator(&self, key: &str, key_is_unchecked: bool) -> String {
        if let Some((key, operator)) = key.rsplit_once('.')
            && catalog::operator(operator).is_some()
        {
            return format!("write `{key} {operator} {}`", value_for(operator, self.cursor));
        }
        let mut at = self.cursor;
        let word = at.ident(0).and_then(Comparison::of_word);
        let comparison = match word {
            Some(word) => {
                at.skip();
                word
            }
            None => {
                let mut marks = String::new();
                while let Some(TokenKind::Punct(mark)) = at.peek(0).map(|it| &it.kind) {
                    marks.push(*mark);
                    at.skip();
                }
                Comparison::of_marks(&marks)
            }
        };
        let written = if key_is_unchecked { format!("unchecked({key:?})") } else { key.to_owned() };
        match comparison.operator(key) {
            Some(operator) => format!("write `{written} {operator} {}`", value_for(&operator, at)),
            None if matches!(comparison, Comparison::Unequal | Comparison::Unlike) => {
                match (Comparison::Equal.operator(key).as_deref(), &*value(at)) {
                    (Some("Bool"), "true") => format!("write `{written} Bool false`"),
                    (Some("Bool"), "false") => format!("write `{written} Bool true`"),
                    _ => "write a negated operator, like `StringNotEquals` or `NotIpAddress`"
                        .to_owned(),
                }
            }
            None => "write the name of an operator, like `StringEquals` or `IpAddress`".to_owned(),
        }
    }

    /// Returns the help for a condition that starts with a set operator or an operator.
    pub(super) fn instead_of_key(&self, written: &str, after: Cursor<'t>) -> String {
        let mut at = after;
        let (set, rest) = match set_operator(written) {
            Some(set) => {
                let rest = written.split_once(':').map_or("", |(_, rest)| rest);
                (format!("{set}:"), rest)
            }
            None => (String::new(), written),
        };
        let key = |at: &mut Cursor<'t>| {
            if at.is_ident(0, "unchecked") {
                at.skip();
                let name = literals_inside(at.eat_any_group()?)?;
                return Some(format!("unchecked({})", name.first()?));
            }
            if let Some(literal) = at.literal() {
                at.skip();
                return Some(literal.to_owned());
            }
            if let Some(mut inside) = at.eat_any_group() {
                return Some(match inside.eat_string() {
                    Some(name) => format!("{:?}", name.value),
                    None => eat_key(&mut inside)?.value.into_owned(),
                });
            }
            let key = eat_key(at)?.value.into_owned();
            key.contains(':').then_some(key)
        };
        let is_operator =
            |name: &str| catalog::operator(name.strip_suffix("IfExists").unwrap_or(name)).is_some();
        let form = if is_operator(rest) {
            key(&mut at).map(|key| format!("{key} {set}{rest}"))
        } else {
            let key = match rest {
                "" => key(&mut at),
                "unchecked" => at
                    .eat_any_group()
                    .and_then(literals_inside)
                    .and_then(|names| Some(format!("unchecked({})", names.first()?))),
                key => Some(key.to_owned()),
            };
            let operator = at.ident(0).filter(|it| is_operator(it));
            key.zip(operator).map(|(key, operator)| format!("{key} {set}{operator}"))
        };
        match form {
            Some(form) => format!("write `{form}`"),
            None => {
                format!("write the operator after the key, like `aws:TagKeys {set}StringEquals`")
            }
        }
    }

    /// Returns the help for brackets in place of a value.
    pub(super) fn instead_of_value(&self) -> Option<String> {
        let mut after = self.cursor;
        if after.is_punct(0, '$') {
            return Some("write a policy variable in quotes: `\"${aws:username}\"`".to_owned());
        }
        if after.is_any_punct(&['=', ':']) {
            return Some(format!("remove the {}", self.found()));
        }
        if after.is_punct(0, '&') {
            after.skip();
        } else if after.is_ident(0, "vec") && after.is_punct(1, '!') {
            after.skip();
            after.skip();
        }
        let is_brace = after.is_open(0, Delimiter::Brace);
        let literals = after.eat_any_group().and_then(literals_inside)?;
        (!is_brace || literals.len() > 1).then(|| format!("write `{}`", list_of(&literals)))
    }

    /// Returns the help for something else after a condition.
    pub(super) fn after_condition(&self) -> String {
        let at = self.cursor;
        let is_doubled = at.is_any_punct(&['&', '|']) && at.is_any_punct_at(1, &['&', '|']);
        let mut after = at;
        after.skip();
        if is_doubled {
            after.skip();
        }
        let is_value = after.is_literal() && !is_condition(after);
        let is_word = |words: &[&str]| {
            at.ident(0).is_some_and(|it| words.contains(&&*it.to_ascii_lowercase()))
        };
        let is_list = is_value && (at.is_any_punct(&[',', '|', '&']) || is_word(&["or", "and"]));
        match () {
            () if is_list || at.is_literal() && !is_condition(at) => {
                "write several values as a list: `[\"a\", \"b\"]`"
            }
            () if is_condition(at)
                || at.is_any_punct(&['&', ','])
                || is_word(&["and", "if", "when", "where"]) =>
            {
                "join conditions with `and`"
            }
            () if at.is_punct(0, '|') || is_word(&["or"]) => {
                "write alternative conditions as separate statements"
            }
            () if is_word(&["unless"]) => {
                "write `and`, and a negated operator like `StringNotEquals` or `NotIpAddress`"
            }
            () => "join conditions with `and`; write several values as a list: `[\"a\", \"b\"]`",
        }
        .to_owned()
    }
}

/// Returns the set operator that a word starts with, before its colon, even if it is misspelled.
pub(super) fn set_operator(word: &str) -> Option<&'static str> {
    let name = word.split_once(':').map_or(word, |(name, _)| name);
    similar::nearest(name, SET_OPERATORS)
}

/// Whether a quoted key with an operator comes next.
fn is_condition(at: Cursor<'_>) -> bool {
    let is_key = at.clone().eat_string().is_some_and(|it| it.value.contains(':'));
    is_key && at.ident(1).is_some_and(|it| catalog::operator(it).is_some())
}

/// Returns the value that comes next, if the operator can compare it; a boolean is `true` unless it is written.
fn value_for(operator: &str, at: Cursor<'_>) -> String {
    let value = value(at);
    let is_bool = operator == "Bool" || operator == "Null";
    if is_bool && !matches!(&*value, "true" | "false") { "true".to_owned() } else { value }
}
