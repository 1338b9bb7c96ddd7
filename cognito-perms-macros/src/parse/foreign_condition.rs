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

/// The help for two values that both have to match.
const BOTH_VALUES: &str = "a list matches any of its values, not all of them: `[\"a\", \"b\"]`";

/// How values are compared in another language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Equal,
    Unequal,
    Like,
    Unlike,
    StartsWith,
    Contains,
    /// By order; also true if both are equal.
    Order(Order, bool),
}

impl Comparison {
    fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "in" | "is" | "eq" | "equals" => Self::Equal,
            "ne" | "not" | "isnt" => Self::Unequal,
            "like" | "matches" => Self::Like,
            "starts_with" | "startswith" => Self::StartsWith,
            "contains" | "has" => Self::Contains,
            "unlike" => Self::Unlike,
            "lt" => Self::Order(Order::Less, false),
            "gt" => Self::Order(Order::Greater, false),
            _ => return None,
        })
    }

    fn of_marks(marks: &str) -> Option<Self> {
        Some(match marks {
            // Without any, only the value is written.
            "" | "=" | "==" | "===" | "=>" | ":" | "::" | ":=" => Self::Equal,
            "!=" | "!==" | "<>" | "!" => Self::Unequal,
            "~" | "=~" | "~=" => Self::Like,
            "!~" => Self::Unlike,
            "<" | "<=" => Self::Order(Order::Less, marks.contains('=')),
            ">" | ">=" => Self::Order(Order::Greater, marks.contains('=')),
            _ => return None,
        })
    }

    fn is_pattern(self) -> bool {
        matches!(self, Self::StartsWith | Self::Contains)
    }

    fn is(self, operator: &OperatorInfo) -> bool {
        match self {
            Self::Order(order, or_equal) => {
                operator.order == Some(order) && operator.name.ends_with("Equals") == or_equal
            }
            Self::Equal => !operator.negated && operator.order.is_none(),
            Self::Unequal => operator.negated && operator.order.is_none(),
            Self::Like | Self::StartsWith | Self::Contains => {
                operator.name.ends_with("Like") && !operator.negated
            }
            Self::Unlike => operator.name.ends_with("Like") && operator.negated,
        }
    }

    /// Returns the operator that compares the values of a key in this way.
    fn operator(self, key: &str) -> Option<String> {
        let info = offer::condition_key(key);
        // Of several values, one has to be equal.
        if self == Self::Contains && info.is_some_and(|it| it.value_type.is_multivalued()) {
            return Self::Equal.operator(key);
        }
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
            // A reference is written without its mark.
            at.eat_punct('&');
            let mut text = if at.eat_punct('-') { "-".to_owned() } else { String::new() };
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
            return self.with_operator(key, operator, self.cursor);
        }
        if !key.contains(':') && self.is_value_after_and() {
            return BOTH_VALUES.to_owned();
        }
        let mut at = self.cursor;
        let comparison = eat_comparison(&mut at);
        let written = if key_is_unchecked { format!("unchecked({key:?})") } else { key.to_owned() };
        let operator = comparison.and_then(|it| it.operator(key));
        match (comparison, operator) {
            (Some(comparison), Some(operator))
                if comparison.is_pattern() && operator.ends_with("Like") =>
            {
                match pattern(comparison, at) {
                    Some(pattern) => format!("write `{written} {operator} {pattern}`"),
                    None => format!(
                        "write `{written} {operator}` and a pattern in quotes, like `\"team-*\"`"
                    ),
                }
            }
            (_, Some(operator)) => self.with_operator(&written, &operator, at),
            (Some(Comparison::Unequal | Comparison::Unlike), None) => {
                match (Comparison::Equal.operator(key).as_deref(), boolean(at)) {
                    (Some("Bool"), Some(value)) => format!("write `{written} Bool {}`", !value),
                    (Some("Bool"), None) => format!("write `{written} Bool` and `true` or `false`"),
                    _ => "write a negated operator, like `StringNotEquals` or `NotIpAddress`"
                        .to_owned(),
                }
            }
            _ => "write the name of an operator, like `StringEquals` or `IpAddress`".to_owned(),
        }
    }

    /// Returns the help for a key whose operator is known, with the value that comes next.
    fn with_operator(&self, key: &str, operator: &str, at: Cursor<'t>) -> String {
        if operator != "Bool" && operator != "Null" {
            return format!("write `{key} {operator} {}`", value(at));
        }
        // A key alone, as in `if aws:MultiFactorAuthPresent`, is meant to be true.
        let is_alone = self.is_end_of_condition() && at.position() == self.cursor.position();
        match boolean(at).or(is_alone.then_some(true)) {
            Some(value) => format!("write `{key} {operator} {value}`"),
            None => format!("write `{key} {operator}` and `true` or `false`"),
        }
    }

    /// Whether the word before the cursor is not a key but a second value: `"a" and "b"`.
    fn is_value_after_and(&self) -> bool {
        let Some(and) = self.cursor.position().checked_sub(2) else { return false };
        let mut before = self.cursor;
        before.go_back(and);
        before.eat_ident("and") && before.is_literal() && self.is_end_of_condition()
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
                let key = if set.is_empty() { "aws:username" } else { "aws:TagKeys" };
                format!("write the operator after the key, like `{key} {set}StringEquals`")
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
        let is_both = at.is_punct(0, '&') || is_word(&["and"]);
        let is_list = is_value && (at.is_any_punct(&[',', '|']) || is_word(&["or"]));
        match () {
            () if is_value && is_both => BOTH_VALUES,
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

/// Consumes a word or marks of comparison; nothing if the value comes next.
fn eat_comparison(at: &mut Cursor<'_>) -> Option<Comparison> {
    if let Some(word) = at.ident(0).and_then(Comparison::of_word) {
        at.skip();
        if word != Comparison::Equal || !at.eat_ident("not") {
            return Some(word);
        }
        // `is not in`
        at.eat_ident("in");
        return Some(Comparison::Unequal);
    }
    let mut marks = String::new();
    // Those of the value do not belong to the comparison: `-5`, `&name`.
    while let Some(TokenKind::Punct(mark)) = at.peek(0).map(|it| &it.kind)
        && !matches!(mark, '-' | '&')
    {
        marks.push(*mark);
        at.skip();
    }
    Comparison::of_marks(&marks)
}

/// Returns the boolean that comes next, also in quotes.
fn boolean(at: Cursor<'_>) -> Option<bool> {
    value(at).trim_matches('"').to_ascii_lowercase().parse().ok()
}

/// Returns the string that comes next as a pattern for the values that start with it or contain it.
fn pattern(comparison: Comparison, at: Cursor<'_>) -> Option<String> {
    let literal = match at.clone().eat_any_group().and_then(literals_inside).as_deref() {
        Some([only]) => *only,
        Some(_) => return None,
        None => at.literal()?,
    };
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    let start = if comparison == Comparison::Contains { "*" } else { "" };
    Some(format!("\"{start}{}*\"", text.trim_end_matches('*')))
}
