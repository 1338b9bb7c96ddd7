//! Turns findings into errors and warnings of rustc on the author's tokens.

use crate::audience::{Audience, audience};
use crate::token::{Token, TokenKind, ends};
use cognito_perms_spec::say::limit::{MOST, Omitted, limit};
use cognito_perms_spec::syntax::Notation;
use cognito_perms_spec::text::{self, Finding, Level, Rule, Source, Text};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// Returns code that makes rustc print the findings: statements for the start of a block.
pub(crate) fn report(tokens: &[Token], findings: Vec<Finding>, notation: Notation) -> TokenStream {
    let words = |it: &Finding| with_way_out(it, STATEMENT).say(notation).to_string();
    report_each(tokens, findings, |it| it.span, words)
}

/// The same for the settings of `policy_file!`.
pub(crate) fn report_settings(
    tokens: &[Token],
    findings: Vec<Finding>,
    notation: Notation,
) -> TokenStream {
    let words = |it: &Finding| with_way_out(it, FILE).say(notation).to_string();
    report_each(tokens, findings, |it| it.span, words)
}

/// The same for a document: each finding is at the path, with its own location and line in the message.
pub(crate) fn report_file(
    tokens: &[Token],
    path: &Text<'_>,
    source: &Source<'_>,
    findings: Vec<Finding>,
    notation: Notation,
) -> TokenStream {
    let words = |it: &Finding| {
        let rendered = with_way_out(it, FILE).say(notation);
        source.show(&rendered, it.span, &path.value).to_string()
    };
    report_each(tokens, findings, |_| path.span, words)
}

/// Reports the first findings of each rule and how many more there are: rustc prints the source line for
/// each, and a literal can be one long line.
fn report_each(
    tokens: &[Token],
    findings: Vec<Finding>,
    place: impl Fn(&Finding) -> text::Span,
    words: impl Fn(&Finding) -> String,
) -> TokenStream {
    let (listed, omitted) = limit(findings, MOST);
    let mut out = TokenStream::new();
    for finding in &listed {
        out.extend(say(tokens, finding.level, place(finding), &words(finding)));
    }
    if let (Some(message), Some(last)) = (Omitted::describe(&omitted), listed.last()) {
        let level = omitted.iter().map(|it| it.level).max().unwrap_or(Level::Error);
        out.extend(say(tokens, level, place(last), &message));
    }
    out
}

fn say(tokens: &[Token], level: Level, span: text::Span, message: &str) -> TokenStream {
    match level {
        // An editor shows the warnings of rustc; ours would only add another item at the author's token.
        Level::Warn if audience() == Audience::Editor => TokenStream::new(),
        Level::Warn => warning(word(tokens, span), message),
        // rust-analyzer underlines the name of the macro, not the full call.
        _ if audience() == Audience::Editor => {
            error(word(tokens, span).map(|it| (it, it)), message)
        }
        _ => error(ends(tokens, span), message),
    }
}

/// Where an attribute accepts a lint: before a statement, or before the path of a document.
const STATEMENT: (&str, &str) = ("#", "before the statement");
const FILE: (&str, &str) = ("#!", "before the path");

/// Adds the attribute that allows the finding, if it can be allowed.
fn with_way_out(finding: &Finding, (mark, place): (&str, &str)) -> Finding {
    let finding = finding.clone();
    let rule = finding.rule;
    let can_be_allowed = rule.can_be_allowed() && finding.level != Level::Error;
    if !can_be_allowed || rule == Rule::UnfulfilledExpectation {
        return finding;
    }
    // A claim in a literal has attributes of its own.
    let is_of_claim = matches!(rule, Rule::EnsureUnproven | Rule::EnsureVacuous);
    let place = if is_of_claim && mark == "#" { "before the claim" } else { place };
    finding.help(format!("if this is intentional, add `{mark}[allow({rule})]` {place}"))
}

/// Returns a `compile_error!` whose path starts and whose braces end at the ends of the wrong tokens: rustc
/// underlines a macro call as a whole. The `::core::` before it has an empty span.
fn error(place: Option<(Span, Span)>, message: &str) -> TokenStream {
    let (first, last) = place.unwrap_or_else(|| (Span::call_site(), Span::call_site()));
    let path = quote_spanned!(start_of(first)=> ::core::);
    let name = quote_spanned!(first=> compile_error!);
    let braces = quote_spanned!(last=> { #message });
    quote!(#path #name #braces)
}

/// Returns the use of a deprecated constant at the author's token: the only way on stable Rust to show a
/// warning there. It marks one token, since stable Rust cannot join spans.
fn warning(place: Option<Span>, message: &str) -> TokenStream {
    // A name that no lint in the author's crate objects to.
    let name = Ident::new("POLICY_WARNING", place.unwrap_or_else(Span::call_site));
    quote! {
        const _: () = {
            #[deprecated(note = #message)]
            const #name: () = ();
            #name
        };
    }
}

fn word(tokens: &[Token], span: text::Span) -> Option<Span> {
    tokens.get(position_of_word(tokens, span)?).map(|token| token.span)
}

/// Returns the position of the most telling word of a run: the one before its parentheses, or the first after
/// its prefix.
pub(crate) fn position_of_word(tokens: &[Token], span: text::Span) -> Option<usize> {
    let run = tokens.get(span.start..span.end)?;
    let is_open = |token: &Token| matches!(token.kind, TokenKind::Open(..));
    let is_word = |token: &Token| matches!(token.kind, TokenKind::Ident(_) | TokenKind::Literal(_));
    let name = match run.iter().position(is_open) {
        Some(open) => run.get(..open)?,
        None => run,
    };
    let is_colon = |token: &Token| matches!(token.kind, TokenKind::Punct(':'));
    let start = name.iter().rposition(is_colon).map_or(0, |colon| colon + 1);
    let start = if start < name.len() { start } else { 0 };
    let word = name.get(start..)?.iter().position(is_word).unwrap_or_default();
    (!run.is_empty()).then_some(span.start + start + word)
}

/// Returns the empty span at the start of a token.
fn start_of(span: Span) -> Span {
    // Outside of a compiler, as in unit tests, a span cannot be split.
    if proc_macro::is_available() { span.unwrap().start().into() } else { span }
}
