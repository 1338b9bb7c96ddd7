//! The macro's input as one flat list: every token, the brackets of groups included, knows its place
//! and whether it touches the one before.
//!
//! Positions in the list are what the spans of the tree count.

use cognito_perms_spec::facts::catalog::operator;
use cognito_perms_spec::text::Span;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;
use std::cell::Cell;
use std::ops::Range;

/// A token.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: proc_macro2::Span,
    /// Whether nothing stands between the token before and this one, once it was asked.
    touches: Cell<Option<bool>>,
    /// What the author's expressions are put together from again: a group whole, for its opening bracket.
    pub(crate) tree: Option<TokenTree>,
    /// The expression that another macro has passed and that starts here, with the position behind it.
    pub(crate) passed: Option<(TokenTree, usize)>,
}

impl Token {
    fn new(kind: Kind, span: proc_macro2::Span, tree: Option<TokenTree>) -> Self {
        Self { kind, span, touches: Cell::new(None), tree, passed: None }
    }
}

#[derive(Clone)]
pub(crate) enum Kind {
    Ident(String),
    Punct(char),
    /// As it is written.
    Literal(String),
    /// An opening bracket, with the position of its closing one.
    Open(Delimiter, usize),
    Close(Delimiter),
}

/// Flattens a stream. Groups without brackets, which macros make, dissolve; where a value stands, they
/// are the expression that was passed.
pub(crate) fn flatten(stream: impl IntoIterator<Item = TokenTree>) -> Vec<Token> {
    let mut tokens = Vec::new();
    flatten_into(&mut tokens, stream.into_iter(), 0);
    tokens
}

/// The deepest brackets that are looked into: no policy has as many, and an expression is passed on whole.
const DEEPEST: usize = 64;

fn flatten_into(tokens: &mut Vec<Token>, stream: impl Iterator<Item = TokenTree>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    let start = tokens.len();
    for tree in stream {
        match tree {
            TokenTree::Ident(ref ident) => {
                tokens.push(Token::new(Kind::Ident(word(ident)), ident.span(), Some(tree)));
            }
            TokenTree::Punct(ref punct) => {
                tokens.push(Token::new(Kind::Punct(punct.as_char()), punct.span(), Some(tree)));
            }
            TokenTree::Literal(ref literal) => {
                let kind = Kind::Literal(literal.to_string());
                tokens.push(Token::new(kind, literal.span(), Some(tree)));
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                let start = tokens.len();
                flatten_into(tokens, group.stream().into_iter(), depth + 1);
                let end = tokens.len();
                if let Some(first) = tokens.get_mut(start).filter(|_| end > start + 1) {
                    first.passed = Some((group.into(), end));
                }
            }
            TokenTree::Group(group) => {
                let delimiter = group.delimiter();
                if delimiter == Delimiter::Bracket
                    && let Some(comment) = start_of_comment(tokens, start, &group)
                {
                    tokens.truncate(comment);
                    continue;
                }
                let open = tokens.len();
                let (stream, close) = (group.stream().into_iter(), group.span_close());
                let span = group.span_open();
                tokens.push(Token::new(Kind::Open(delimiter, 0), span, Some(group.into())));
                flatten_into(tokens, stream, depth + 1);
                tokens[open].kind = Kind::Open(delimiter, tokens.len());
                tokens.push(Token::new(Kind::Close(delimiter), close, None));
            }
        }
    }
}

/// The position of the `#` of a comment, if brackets are what is behind it: doc comments reach a macro as
/// `#[doc = "…"]`. They mean nothing here, wherever they stand.
fn start_of_comment(tokens: &[Token], start: usize, brackets: &Group) -> Option<usize> {
    let before = |count: usize| tokens.len().checked_sub(count).filter(|at| *at >= start);
    let inner = before(1).is_some_and(|at| is_punct(tokens.get(at), '!'));
    let mark = before(1 + usize::from(inner))?;
    (is_punct(tokens.get(mark), '#') && is_doc(brackets)).then_some(mark)
}

/// Whether a literal, as it is written, is a number.
pub(crate) fn is_number(literal: &str) -> bool {
    literal.starts_with(|first: char| first.is_ascii_digit())
}

/// A word as the grammar has it. Editors write `if` as a name that is escaped.
fn word(ident: &Ident) -> String {
    let word = ident.to_string();
    if word == "r#if" { "if".to_owned() } else { word }
}

/// `[doc = …]`
fn is_doc(brackets: &Group) -> bool {
    let mut inside = brackets.stream().into_iter().peekable();
    // As a `meta` of another macro it stands in a group without brackets.
    if let Some(TokenTree::Group(meta)) = inside.peek()
        && meta.delimiter() == Delimiter::None
    {
        inside = meta.stream().into_iter().peekable();
    }
    matches!(inside.next(), Some(TokenTree::Ident(name)) if name == "doc")
        && matches!(inside.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
}

/// Whether nothing stands between a token and the one before it.
///
/// Worked out when it is asked: rustc tells a place by six calls, and of most tokens nobody asks.
pub(crate) fn touches(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let (Some(left), Some(right)) = (before, tokens.get(at)) else { return false };
    if let Some(known) = right.touches.get() {
        return known;
    }
    // Two words that touch would be one.
    let are_words = matches!((&left.kind, &right.kind), (Kind::Ident(_), Kind::Ident(_)));
    let touches = !are_words && touch(left, right).unwrap_or_else(|| may_touch(tokens, at));
    right.touches.set(Some(touches));
    touches
}

/// Whether nothing stands between two neighbours, if their places say so. Tokens at the same place were made by
/// a macro.
fn touch(left: &Token, right: &Token) -> Option<bool> {
    let place = |at: proc_macro2::LineColumn| (at.line, at.column);
    let start = place(right.span.start());
    if place(left.span.start()) != start {
        return Some(place(left.span.end()) == start);
    }
    let (left, right) = (bytes_in_editor(left.span)?, bytes_in_editor(right.span)?);
    (left != right).then_some(left.end == right.start)
}

/// The bytes of a token as rust-analyzer writes them: `SpanData { range: 18..23, … }`. It tells a macro neither
/// lines nor columns.
fn bytes_in_editor(span: proc_macro2::Span) -> Option<Range<u32>> {
    let text = format!("{span:?}");
    let (range, _) = text.strip_prefix("SpanData { range: ")?.split_once(',')?;
    let (start, end) = range.split_once("..")?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

/// The words that a statement starts with.
pub(crate) const EFFECTS: [&str; 2] = ["allow", "deny"];

/// The words that end a name where a gap cannot be seen.
const KEYWORDS: [&str; 6] = ["on", "except", "if", "and", "allow", "deny"];

/// The same without places: all that can touch does, but for keywords, operators, sids and whatever starts a
/// value.
fn may_touch(tokens: &[Token], at: usize) -> bool {
    let (left, right) = (&tokens[at - 1], &tokens[at]);
    let is_word = |token: &Token| matches!(token.kind, Kind::Ident(_) | Kind::Literal(_));
    // Two words that touch would be one.
    if is_word(left) && is_word(right) {
        return false;
    }
    let Kind::Ident(name) = &right.kind else { return true };
    match left.kind {
        // The key of a tag, the name of an action, an operator behind `ForAnyValue:`.
        Kind::Punct('/') => !is_operator(name),
        Kind::Punct(':') => !KEYWORDS.contains(&name.as_str()),
        _ => {
            let is_keyword = KEYWORDS.contains(&name.as_str());
            let is_sid = is_punct(tokens.get(at + 1), ':')
                && matches!(tokens.get(at + 2).map(|it| &it.kind), Some(Kind::Ident(it)) if EFFECTS.contains(&it.as_str()));
            !(is_keyword || is_sid || is_operator(name))
        }
    }
}

fn is_operator(name: &str) -> bool {
    operator(name.strip_suffix("IfExists").unwrap_or(name)).is_some()
}

fn is_punct(token: Option<&Token>, wanted: char) -> bool {
    matches!(token, Some(Token { kind: Kind::Punct(punct), .. }) if *punct == wanted)
}

/// The tokens as they are if nobody tells where they are. In the second of its expansions an editor tells other
/// places than in the first, and what it follows has to be the same in both.
pub(crate) fn without_places(tokens: &[Token]) -> Vec<Token> {
    let tokens = tokens.to_vec();
    for at in 1..tokens.len() {
        tokens[at].touches.set(Some(may_touch(&tokens, at)));
    }
    tokens
}

/// A run of tokens as it was before it was flattened.
pub(crate) fn trees(tokens: &[Token], run: Span) -> TokenStream {
    let mut trees = TokenStream::new();
    let mut at = run.start;
    while let Some(token) = tokens.get(at).filter(|_| at < run.end) {
        let tree = token.tree.as_ref().map(|tree| TokenStream::from(tree.clone()));
        let (tree, end) = match (&token.passed, &token.kind) {
            (Some((group, end)), _) => (Some(quote!((#group))), *end),
            (None, Kind::Open(_, close)) => (tree, close + 1),
            (None, _) => (tree, at + 1),
        };
        trees.extend(tree);
        at = end;
    }
    trees
}

/// The source span from the first to the last token of a run, for messages: its ends.
pub(crate) fn ends(tokens: &[Token], span: Span) -> Option<(proc_macro2::Span, proc_macro2::Span)> {
    let last = tokens.len().checked_sub(1)?;
    let first = span.start.min(last);
    let behind = span.end.clamp(first + 1, last + 1);
    Some((tokens[first].span, tokens[behind - 1].span))
}

/// A token as messages show it.
pub(crate) fn describe(token: &Token) -> String {
    match &token.kind {
        Kind::Ident(name) => format!("`{name}`"),
        Kind::Punct(punct) => format!("`{punct}`"),
        // Of a long text, or one with line breaks, a message shows the start.
        Kind::Literal(text) => {
            let line = text.lines().next().unwrap_or_default();
            let start: String = line.chars().take(40).collect();
            let more = if start.len() < text.len() { "…" } else { "" };
            format!("`{start}{more}`")
        }
        Kind::Open(delimiter, _) => format!("`{}`", bracket(*delimiter, true)),
        Kind::Close(delimiter) => format!("`{}`", bracket(*delimiter, false)),
    }
}

fn bracket(delimiter: Delimiter, opens: bool) -> char {
    match (delimiter, opens) {
        (Delimiter::Brace, true) => '{',
        (Delimiter::Brace, false) => '}',
        (Delimiter::Bracket, true) => '[',
        (Delimiter::Bracket, false) => ']',
        (_, true) => '(',
        (_, false) => ')',
    }
}
