//! The macro's input as a flat list of tokens, including the delimiters of groups. Each token knows its
//! position and whether it touches the one before.
//!
//! The spans of the tree count positions in this list.

use cognito_perms_spec::facts::catalog::operator;
use cognito_perms_spec::text::Span;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::quote;
use std::cell::Cell;
use std::ops::Range;

/// A token.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: proc_macro2::Span,
    /// Whether this token touches the one before it, computed on first use.
    touches: Cell<Option<bool>>,
    /// The original token tree, to rebuild the author's expressions: for an opening delimiter, the full
    /// group.
    pub(crate) tree: Option<TokenTree>,
    /// The expression that another macro passed and that starts here, with the position after it.
    pub(crate) passed: Option<(TokenTree, usize)>,
}

impl Token {
    fn new(kind: TokenKind, span: proc_macro2::Span, tree: Option<TokenTree>) -> Self {
        Self { kind, span, touches: Cell::new(None), tree, passed: None }
    }
}

#[derive(Clone)]
pub(crate) enum TokenKind {
    Ident(String),
    Punct(char),
    /// As written.
    Literal(String),
    /// An opening delimiter, with the position of its closing one.
    Open(Delimiter, usize),
    Close(Delimiter),
}

/// Flattens a stream. Groups without delimiters, which macros create, are dissolved; where a value is
/// expected, they are the expression that was passed.
pub(crate) fn flatten(stream: impl IntoIterator<Item = TokenTree>) -> Vec<Token> {
    let mut tokens = Vec::new();
    flatten_into(&mut tokens, stream.into_iter(), 0);
    tokens
}

/// The maximum nesting depth. No policy is nested as deeply, and expressions are passed on as they are.
const DEEPEST: usize = 64;

fn flatten_into(tokens: &mut Vec<Token>, stream: impl Iterator<Item = TokenTree>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    let start = tokens.len();
    for tree in stream {
        match tree {
            TokenTree::Ident(ref ident) => {
                tokens.push(Token::new(TokenKind::Ident(word(ident)), ident.span(), Some(tree)));
            }
            TokenTree::Punct(ref punct) => {
                tokens.push(Token::new(
                    TokenKind::Punct(punct.as_char()),
                    punct.span(),
                    Some(tree),
                ));
            }
            TokenTree::Literal(ref literal) => {
                let kind = TokenKind::Literal(literal.to_string());
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
                tokens.push(Token::new(TokenKind::Open(delimiter, 0), span, Some(group.into())));
                flatten_into(tokens, stream, depth + 1);
                tokens[open].kind = TokenKind::Open(delimiter, tokens.len());
                tokens.push(Token::new(TokenKind::Close(delimiter), close, None));
            }
        }
    }
}

/// Returns the position of the `#` of a doc comment if `brackets` is the rest of one. Doc comments reach a
/// macro as `#[doc = "…"]`, and are ignored wherever they are.
fn start_of_comment(tokens: &[Token], start: usize, brackets: &Group) -> Option<usize> {
    let before = |count: usize| tokens.len().checked_sub(count).filter(|at| *at >= start);
    let inner = before(1).is_some_and(|at| is_punct(tokens.get(at), '!'));
    let mark = before(1 + usize::from(inner))?;
    (is_punct(tokens.get(mark), '#') && is_doc(brackets)).then_some(mark)
}

/// Whether a literal, as written, is a number.
pub(crate) fn is_number(literal: &str) -> bool {
    literal.starts_with(|first: char| first.is_ascii_digit())
}

/// Returns a word of the grammar. Editors write `if` as a raw identifier.
fn word(ident: &Ident) -> String {
    let word = ident.to_string();
    if word == "r#if" { "if".to_owned() } else { word }
}

/// Whether brackets contain `doc = …`.
fn is_doc(brackets: &Group) -> bool {
    let mut inside = brackets.stream().into_iter().peekable();
    // As a `meta` of another macro, it is in a group without delimiters.
    if let Some(TokenTree::Group(meta)) = inside.peek()
        && meta.delimiter() == Delimiter::None
    {
        inside = meta.stream().into_iter().peekable();
    }
    matches!(inside.next(), Some(TokenTree::Ident(name)) if name == "doc")
        && matches!(inside.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
}

/// Whether a token touches the one before it.
///
/// Computed on demand: it takes six calls to rustc to compare positions, and most tokens are never asked
/// about.
pub(crate) fn touches(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let (Some(left), Some(right)) = (before, tokens.get(at)) else { return false };
    if let Some(known) = right.touches.get() {
        return known;
    }
    // Two words that touch would be one.
    let are_words = matches!((&left.kind, &right.kind), (TokenKind::Ident(_), TokenKind::Ident(_)));
    let touches = !are_words && touch(left, right).unwrap_or_else(|| may_touch(tokens, at));
    right.touches.set(Some(touches));
    touches
}

/// Whether two neighbors touch, if their positions can tell. A macro made tokens that share a position.
fn touch(left: &Token, right: &Token) -> Option<bool> {
    let place = |at: proc_macro2::LineColumn| (at.line, at.column);
    let start = place(right.span.start());
    if place(left.span.start()) != start {
        return Some(place(left.span.end()) == start);
    }
    let (left, right) = (bytes_in_editor(left.span)?, bytes_in_editor(right.span)?);
    (left != right).then_some(left.end == right.start)
}

/// Returns the byte range of a token from the `Debug` output of rust-analyzer,
/// `SpanData { range: 18..23, … }`: it gives a macro neither lines nor columns.
fn bytes_in_editor(span: proc_macro2::Span) -> Option<Range<u32>> {
    let text = format!("{span:?}");
    let (range, _) = text.strip_prefix("SpanData { range: ")?.split_once(',')?;
    let (start, end) = range.split_once("..")?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

/// The keywords that a statement starts with.
pub(crate) const EFFECTS: [&str; 2] = ["allow", "deny"];

/// The keywords that end a name where a gap cannot be seen.
const KEYWORDS: [&str; 7] = ["on", "except", "if", "and", "allow", "deny", "ensure"];

/// Whether a token may touch the one before it, without positions: everything that can touch does, except for
/// keywords, operators, sids and the start of a value.
fn may_touch(tokens: &[Token], at: usize) -> bool {
    let (left, right) = (&tokens[at - 1], &tokens[at]);
    let is_word = |token: &Token| matches!(token.kind, TokenKind::Ident(_) | TokenKind::Literal(_));
    // Two words that touch would be one.
    if is_word(left) && is_word(right) {
        return false;
    }
    let TokenKind::Ident(name) = &right.kind else { return true };
    match left.kind {
        // A tag key, the name of an action, or an operator after `ForAnyValue:`.
        TokenKind::Punct('/') => !is_operator(name),
        TokenKind::Punct(':') => !KEYWORDS.contains(&name.as_str()),
        _ => {
            let is_keyword = KEYWORDS.contains(&name.as_str());
            let is_sid = is_punct(tokens.get(at + 1), ':')
                && matches!(tokens.get(at + 2).map(|it| &it.kind), Some(TokenKind::Ident(it)) if EFFECTS.contains(&it.as_str()));
            !(is_keyword || is_sid || is_operator(name))
        }
    }
}

fn is_operator(name: &str) -> bool {
    operator(name.strip_suffix("IfExists").unwrap_or(name)).is_some()
}

fn is_punct(token: Option<&Token>, wanted: char) -> bool {
    matches!(token, Some(Token { kind: TokenKind::Punct(punct), .. }) if *punct == wanted)
}

/// Returns the tokens as if their positions were unknown. An editor reports different positions in its second
/// expansion than in its first, and the code that it follows must be the same in both.
pub(crate) fn without_places(tokens: &[Token]) -> Vec<Token> {
    let tokens = tokens.to_vec();
    for at in 1..tokens.len() {
        tokens[at].touches.set(Some(may_touch(&tokens, at)));
    }
    tokens
}

/// Returns the original token trees of a run.
pub(crate) fn trees(tokens: &[Token], run: Span) -> TokenStream {
    let mut trees = TokenStream::new();
    let mut at = run.start;
    while let Some(token) = tokens.get(at).filter(|_| at < run.end) {
        let tree = token.tree.as_ref().map(|tree| TokenStream::from(tree.clone()));
        let (tree, end) = match (&token.passed, &token.kind) {
            (Some((group, end)), _) => (Some(quote!((#group))), *end),
            (None, TokenKind::Open(_, close)) => (tree, close + 1),
            (None, _) => (tree, at + 1),
        };
        trees.extend(tree);
        at = end;
    }
    trees
}

/// Returns the source spans of the first and last token of a run, for messages.
pub(crate) fn ends(tokens: &[Token], span: Span) -> Option<(proc_macro2::Span, proc_macro2::Span)> {
    let last = tokens.len().checked_sub(1)?;
    let first = span.start.min(last);
    let after = span.end.clamp(first + 1, last + 1);
    Some((tokens[first].span, tokens[after - 1].span))
}

/// Describes a token for messages.
pub(crate) fn describe(token: &Token) -> String {
    match &token.kind {
        TokenKind::Ident(name) => format!("`{name}`"),
        TokenKind::Punct(punct) => format!("`{punct}`"),
        // A message shows the start of a literal that is long or has line breaks.
        TokenKind::Literal(text) => {
            let line = text.lines().next().unwrap_or_default();
            let start: String = line.chars().take(40).collect();
            let more = if start.len() < text.len() { "…" } else { "" };
            format!("`{start}{more}`")
        }
        TokenKind::Open(delimiter, _) => format!("`{}`", bracket(*delimiter, true)),
        TokenKind::Close(delimiter) => format!("`{}`", bracket(*delimiter, false)),
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
