//! A selection in an argument in, a document that allows what it selects out: `AdminDeleteUser on userpool(*)`.
//!
//! ```text
//! selection = action { "," action } [ "on" resource { "," resource } ] [ "if" condition { "and" condition } ]
//! action    = [ prefix ":" ] ( pattern | "level" "(" level { "," level } ")" )
//! resource  = "*" | ARN | [ prefix ":" ] type "(" value { "," value } ")"
//! condition = key operator ( value | "[" value { "," value } "]" )
//! ```

use super::outcome::Failure;
use cognito_perms::catalog::{self, ActionInfo, Service};
use cognito_perms::evaluate::Document;
use cognito_perms::prove::{Proof, World, never_grants};
use cognito_perms::{AccessLevel, Options, Report, Rule, check};
use serde_json::{Map, Value, json};

/// The service of names without a prefix.
const DEFAULT: &str = "cognito-idp";

/// Reads a selection as a document.
pub(super) fn read(text: &str) -> Result<Document, Failure> {
    let wrong = |why: String| Failure(format!("cannot read the selection `{text}`: {why}"));
    let mut reader = Reader { tokens: tokens(text).map_err(wrong)?, at: 0 };
    let statement = reader.selection().map_err(wrong)?;
    let document = json!({ "Version": "2012-10-17", "Statement": statement }).to_string();
    // A misspelled name selects nothing, so every claim about it would hold.
    let lenient = Rule::ALL.iter().copied().fold(Options::new().any_size(), Options::allow);
    if let Some(why) = first_error(&check(&document, &lenient)) {
        return Err(wrong(why));
    }
    let strict = first_error(&check(&document, &Options::new().any_size()));
    let selection = Document::read(document).map_err(|_| wrong("invalid selection".to_owned()))?;
    match never_grants(&selection, &selection, World::Open) {
        Proof::Holds => {
            let why = strict.unwrap_or_else(|| "its conditions contradict each other".to_owned());
            Err(wrong(format!("no request matches it: {why}")))
        }
        _ => Ok(selection),
    }
}

/// Returns the first error of a report, and its remedies.
fn first_error(report: &Report) -> Option<String> {
    let finding = report.findings().iter().find(|it| it.level.is_error())?;
    let separator = if finding.help.is_empty() { "" } else { "; " };
    Some(format!("{}{separator}{}", finding.message, finding.help.replace('\n', "; ")))
}

/// A part of a selection.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    String(String),
    Mark(char),
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        match first {
            it if it.is_whitespace() => {}
            '(' | ')' | '[' | ']' | ',' => tokens.push(Token::Mark(first)),
            '"' => {
                let mut string = String::new();
                loop {
                    match rest.next() {
                        Some('"') => break,
                        Some('\\') => string.extend(rest.next()),
                        Some(it) => string.push(it),
                        None => return Err("unterminated string".to_owned()),
                    }
                }
                tokens.push(Token::String(string));
            }
            first => {
                let mut word = String::from(first);
                let is_part = |it: &char| !it.is_whitespace() && !"()[],\"".contains(*it);
                while let Some(next) = rest.next_if(is_part) {
                    word.push(next);
                }
                tokens.push(Token::Word(word));
            }
        }
    }
    Ok(tokens)
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn selection(&mut self) -> Result<Value, String> {
        let mut actions = Vec::new();
        loop {
            self.action(&mut actions)?;
            if !self.eat(&Token::Mark(',')) {
                break;
            }
        }
        let mut resources = Vec::new();
        if self.eat_word("on") {
            loop {
                resources.push(self.resource()?);
                if !self.eat(&Token::Mark(',')) {
                    break;
                }
            }
        } else {
            resources.push("*".to_owned());
        }
        let mut conditions: Map<String, Value> = Map::new();
        if self.eat_word("if") {
            loop {
                self.condition(&mut conditions)?;
                if !self.eat_word("and") {
                    break;
                }
            }
        }
        if let Some(token) = self.tokens.get(self.at) {
            let expected = if conditions.is_empty() { "`,`, `on` or `if`" } else { "`and`" };
            return Err(format!("expected {expected}, found {}", shown(token)));
        }
        let mut statement = json!({ "Effect": "Allow", "Action": actions, "Resource": resources });
        if let Some(members) = statement.as_object_mut().filter(|_| !conditions.is_empty()) {
            members.insert("Condition".to_owned(), Value::Object(conditions));
        }
        Ok(statement)
    }

    fn action(&mut self, actions: &mut Vec<String>) -> Result<(), String> {
        let name = self.word("an action")?;
        let (prefix, rest) = name.split_once(':').unwrap_or((DEFAULT, &name));
        if rest != "level" || !self.eat(&Token::Mark('(')) {
            actions.push(match &*name {
                "*:*" => "*".to_owned(),
                _ => format!("{prefix}:{rest}"),
            });
            return Ok(());
        }
        let service = service(prefix)?;
        loop {
            let level = self.word("an access level")?;
            let level: AccessLevel = level.parse().map_err(|it| {
                let names: Vec<_> = AccessLevel::ALL.iter().map(|it| format!("`{it}`")).collect();
                format!("{it}; the levels are {}", names.join(", "))
            })?;
            let is_one = |it: &&ActionInfo| it.access_level == Some(level);
            let of_level = service.actions().iter().filter(is_one);
            actions.extend(of_level.map(|it| it.qualified_name.to_owned()));
            if !self.eat(&Token::Mark(',')) {
                break;
            }
        }
        self.expect(')')
    }

    fn resource(&mut self) -> Result<String, String> {
        let text = self.value("a resource")?;
        if text == "*" || text.starts_with("arn:") {
            return Ok(text);
        }
        let (prefix, name) = text.split_once(':').unwrap_or((DEFAULT, &text));
        let service = service(prefix)?;
        let Some(resource_type) = service.resource_type(name) else {
            let names = service.resource_types().iter().map(|it| it.name);
            let near = catalog::nearest(name, names);
            let near = near.map_or(String::new(), |it| {
                format!("; a resource type with a similar name exists: `{it}`")
            });
            return Err(format!("unknown resource type `{text}`{near}"));
        };
        if !self.eat(&Token::Mark('(')) {
            return Err(format!("expected `(` after `{text}`: write `{text}(*)`"));
        }
        let mut values = Vec::new();
        loop {
            values.push(self.value("a value")?);
            if !self.eat(&Token::Mark(',')) {
                break;
            }
        }
        self.expect(')')?;
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        if values.len() > resource_type.arn.fields.len() {
            let most = resource_type.arn.fields.len();
            let plural = if most == 1 { "" } else { "s" };
            return Err(format!("`{text}` takes {most} value{plural}, found {}", values.len()));
        }
        Ok(catalog::arn_pattern(resource_type, &values))
    }

    fn condition(&mut self, conditions: &mut Map<String, Value>) -> Result<(), String> {
        let key = self.value("a condition key")?;
        let operator = self.word("an operator")?;
        let mut values = Vec::new();
        if self.eat(&Token::Mark('[')) {
            loop {
                values.push(self.value("a value")?);
                if !self.eat(&Token::Mark(',')) {
                    break;
                }
            }
            self.expect(']')?;
        } else {
            values.push(self.value("a value")?);
        }
        let of_operator = conditions.entry(operator.clone()).or_insert_with(|| json!({}));
        match of_operator.as_object_mut() {
            Some(keys) if !keys.contains_key(&key) => {
                keys.insert(key, json!(values));
                Ok(())
            }
            _ => Err(format!("`{key}` has two conditions with `{operator}`")),
        }
    }

    fn eat(&mut self, token: &Token) -> bool {
        let is_next = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_next);
        is_next
    }

    fn eat_word(&mut self, word: &str) -> bool {
        self.eat(&Token::Word(word.to_owned()))
    }

    fn expect(&mut self, mark: char) -> Result<(), String> {
        match self.eat(&Token::Mark(mark)) {
            true => Ok(()),
            false => Err(format!("expected `{mark}`, found {}", self.found())),
        }
    }

    fn word(&mut self, expected: &str) -> Result<String, String> {
        match self.tokens.get(self.at) {
            Some(Token::Word(word)) => {
                self.at += 1;
                Ok(word.clone())
            }
            _ => Err(format!("expected {expected}, found {}", self.found())),
        }
    }

    /// Reads a word or a string.
    fn value(&mut self, expected: &str) -> Result<String, String> {
        match self.tokens.get(self.at) {
            Some(Token::Word(text) | Token::String(text)) => {
                self.at += 1;
                Ok(text.clone())
            }
            _ => Err(format!("expected {expected}, found {}", self.found())),
        }
    }

    fn found(&self) -> String {
        self.tokens.get(self.at).map_or("the end".to_owned(), shown)
    }
}

fn shown(token: &Token) -> String {
    match token {
        Token::Word(word) => format!("`{word}`"),
        Token::String(text) => format!("`{text:?}`"),
        Token::Mark(mark) => format!("`{mark}`"),
    }
}

fn service(prefix: &str) -> Result<&'static Service, String> {
    catalog::service(prefix).ok_or_else(|| {
        let prefixes = catalog::services().into_iter().map(|it| it.prefix);
        let near = catalog::nearest(prefix, prefixes);
        let near = near
            .map_or(String::new(), |it| format!("; a service with a similar name exists: `{it}`"));
        format!("unknown service `{prefix}`{near}")
    })
}
