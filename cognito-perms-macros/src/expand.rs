//! A policy literal in, the value out; behind what rustc reports, if it reports anything.
//!
//! ```text
//! $crate::__checked("…")
//!
//! {
//!     ::core::compile_error! { "…" }       // findings
//!     $crate::__checked("…")       // the value, even if there were errors
//! }
//! ```
//!
//! With values of run time the document is put together there:
//!
//! ```text
//! match (&(pool), &(team)) {
//!     (hole_0, hole_1) => $crate::Policy::__with_run_time_values(|values| {
//!         let hole_0 = values.resource::<$crate::UserPoolId, _>(hole_0);
//!         let text_0 = hole_0.as_str();
//!         $crate::run_time::Document::build(|document| {
//!             document.text("…");
//!             document.text(text_0);
//!             document.string(hole_1, false);
//!         })
//!     })
//! }
//! ```
//!
//! For a template there are no typed values, as each can be a token:
//!
//! ```text
//!     (hole_0, hole_1) => $crate::cloudformation::Document::__build(|document| {
//!         document.text("…");
//!         document.resource::<$crate::UserPoolId, _>(hole_0);
//!         document.string(hole_1, false);
//!     })
//! ```

use crate::editor::{Written, audience, follow};
use crate::parse::{Audience, Hole, Parsed, parse};
use crate::report::report;
use crate::token::{Token, flatten, trees, without_places};
use cognito_perms_spec::catalog::Family;
use cognito_perms_spec::check;
use cognito_perms_spec::check::Checked;
use cognito_perms_spec::finding::{Finding, Level, Rule};
use cognito_perms_spec::hole::{Kind, Part, Piece, split};
use cognito_perms_spec::policy::{Policy, Value, ValueKind};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

/// Expands the input of `policy!`: the path of the crate, then the literal.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let Some(crate_path) = input.next() else {
        return quote!(::core::compile_error! { "call `cognito_perms::policy!`" });
    };
    expand_literal(&Target { crate_path, module: None }, &flatten(input))
}

/// Expands the input of `cloudformation::policy!` and its like: the path of the crate, the module, then the
/// literal.
pub(crate) fn expand_for_template(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let (Some(crate_path), module @ Some(TokenTree::Ident(_))) = (input.next(), input.next())
    else {
        return quote!(::core::compile_error! { "call `cognito_perms::cloudformation::policy!`" });
    };
    expand_literal(&Target { crate_path, module }, &flatten(input))
}

/// What a literal becomes.
struct Target {
    /// Where the items of the crate are.
    crate_path: TokenTree,
    /// The module of the tool whose templates it is for, if it is for some.
    module: Option<TokenTree>,
}

impl Target {
    /// A document without values of run time.
    fn checked(&self, document: &str) -> TokenStream {
        let crate_path = &self.crate_path;
        match &self.module {
            None => quote!(#crate_path::__checked(#document)),
            Some(module) => quote!(#crate_path::#module::Policy::__checked(#document)),
        }
    }
}

/// A literal that was read and checked.
pub(crate) struct Judged<'t> {
    pub(crate) policy: Policy<'t>,
    holes: Vec<Hole>,
    has_syntax_error: bool,
    /// Every finding, in the order of the places, those that nobody has to be told too.
    pub(crate) findings: Vec<Finding>,
    /// `None` if there is an error among the findings.
    pub(crate) checked: Option<Checked>,
}

/// Reads a literal, and checks what was read.
pub(crate) fn judge(tokens: &[Token]) -> Judged<'_> {
    let Parsed { policy, mut findings, holes, .. } = parse(tokens, Audience::Rustc);
    let has_syntax_error = !findings.is_empty();
    let outcome = check::check(&policy);
    // What could not be read has no name that could be wrong as well.
    let unreadable: Vec<_> = findings.iter().map(|finding| finding.span).collect();
    let is_unreadable = |it: &Finding| unreadable.iter().any(|span| span.overlaps(it.span));
    findings.extend(outcome.findings.into_iter().filter(|finding| !is_unreadable(finding)));
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let checked = outcome.policy.filter(|_| !has_syntax_error);
    Judged { policy, holes, has_syntax_error, findings, checked }
}

fn expand_literal(target: &Target, tokens: &[Token]) -> TokenStream {
    let Judged { policy, holes, has_syntax_error, mut findings, checked } = judge(tokens);
    findings.retain(|finding| finding.level > Level::Allow);
    if checked.is_none() && findings.iter().all(|finding| !finding.level.is_error()) {
        // No policy without a reason: an empty document must never pass for one.
        let message = "the policy could not be worked out, and no rule says why";
        findings.push(Finding::new(Rule::SyntaxError, policy.span, message));
    }
    let reports = report(tokens, &findings);
    if audience() == Audience::Editor {
        let written = follow_literal(&target.crate_path, tokens, &policy, &findings);
        // Each value of run time stands in what is followed: there, and once.
        let document = checked.filter(|_| holes.is_empty()).map(|it| it.document);
        let value = target.checked(&document.unwrap_or_default());
        return quote!({ #written #reports #value });
    }
    let value = match checked {
        Some(checked) if holes.is_empty() => target.checked(&checked.document),
        Some(checked) => build(target, tokens, &policy, &holes, &checked),
        // What looks like a value may be something else.
        None if has_syntax_error => target.checked(""),
        None => {
            // What the author names is used, whatever else is wrong.
            let values = holes.iter().map(|hole| borrow(tokens, hole));
            let value = target.checked("");
            quote!({ let _ = (#(#values,)*); #value })
        }
    };
    // Most have nothing to report, and each token of an expansion is read by rustc once more.
    if reports.is_empty() { value } else { quote!({ #reports #value }) }
}

/// What an editor follows in a literal, in front of everything else.
pub(crate) fn follow_literal(
    crate_path: &TokenTree,
    tokens: &[Token],
    policy: &Policy<'_>,
    findings: &[Finding],
) -> TokenStream {
    let slots = parse(&without_places(tokens), Audience::Editor).slots;
    let Policy { statements, settings, .. } = policy;
    let written = Written { tokens, slots: &slots, statements, settings, findings };
    follow(crate_path, &written, |hole| expression(tokens, hole))
}

/// What puts a document together at run time.
fn build(
    target: &Target,
    tokens: &[Token],
    policy: &Policy<'_>,
    holes: &[Hole],
    checked: &Checked,
) -> TokenStream {
    let Target { crate_path, module } = target;
    let lists = lists(policy);
    let there = |index: usize| holes.get(index).map_or_else(Span::mixed_site, |it| at(tokens, it));
    // With the place of the author's value: there rustc says that it has another type.
    let name = |index: usize| Ident::new(&format!("hole_{index}"), there(index));

    let text_name = |index: usize| Ident::new(&format!("text_{index}"), there(index));

    let names = (0..holes.len()).map(name);
    let values = holes.iter().enumerate().map(|(index, hole)| {
        if lists.contains(&index) {
            let value = expression(tokens, hole);
            let crate_path = located(crate_path, there(index));
            quote_spanned!(there(index)=> #crate_path::run_time::items(#value))
        } else {
            borrow(tokens, hole)
        }
    });
    // A name of ours, like those in `value`, and no name of the author's.
    let out = Ident::new("document", Span::mixed_site());
    let pieces = split(&checked.document);
    // What a value in a resource has to be, named in the author's place.
    let type_of = |index: usize| {
        let type_name = type_name(checked.holes.get(index)?)?;
        let type_name = Ident::new(&type_name, there(index));
        let crate_path = located(crate_path, there(index));
        Some(quote_spanned!(there(index)=> #crate_path::#type_name))
    };
    let typed = (0..holes.len()).filter_map(|index| {
        let (name, place) = (name(index), there(index));
        let type_name = type_of(index).filter(|_| module.is_none())?;
        // Once, however often it stands in the document.
        let is_text = pieces.contains(&Piece::Hole(index, Part::Whole));
        let text = text_name(index);
        let text = is_text.then(|| quote_spanned!(place=> let #text = #name.as_str();));
        Some(quote_spanned! {place=>
            let #name = values.resource::<#type_name, _>(#name);
            #text
        })
    });
    let written = pieces.iter().map(|piece| match *piece {
        Piece::Text(text) => quote!(#out.text(#text);),
        Piece::Hole(index, part) => {
            let name = name(index);
            if let Some(Kind::Condition { family, is_pattern }) = checked.holes.get(index) {
                return value(family, is_pattern, part, &name);
            }
            match (type_of(index).filter(|_| module.is_some()), part) {
                (Some(type_name), part) => put(&type_name, part, &name),
                (None, Part::Region) => quote!(#out.text(#name.region().as_str());),
                (None, Part::Partition) => quote!(#out.text(#name.partition().as_str());),
                (None, Part::Whole | Part::List) => {
                    let text = text_name(index);
                    quote!(#out.text(#text);)
                }
            }
        }
    });
    let first = there(0);
    let build = located(crate_path, first);
    let (call, arguments) = match module {
        None => (
            quote_spanned!(first=> #build::Policy::__with_run_time_values),
            // All of it in one call: in a constant rustc has one thing to say.
            quote_spanned! {first=>
                (|values| {
                    #(#typed)*
                    #build::run_time::Document::build(|#out| { #(#written)* })
                })
            },
        ),
        Some(module) => (
            quote_spanned!(first=> #build::#module::Document::__build),
            quote_spanned!(first=> (|#out| { #(#written)* })),
        ),
    };
    quote! {
        match (#(#values,)*) {
            (#(#names,)*) => #call #arguments
        }
    }
}

/// The Rust type of a value in a resource.
fn type_name(kind: Kind) -> Option<String> {
    Some(match kind {
        Kind::Partition => "Partition".to_owned(),
        Kind::Region => "Region".to_owned(),
        Kind::Account => "AccountId".to_owned(),
        Kind::Field(field) => field.type_name.to_owned(),
        Kind::Arn(resource_type) => format!("{}Arn", resource_type.type_name),
        Kind::AnyArn => "Arn".to_owned(),
        Kind::Condition { .. } => return None,
    })
}

/// What writes a value of a resource, or a token for one.
fn put(type_name: &TokenStream, part: Part, name: &Ident) -> TokenStream {
    let place = name.span();
    match part {
        Part::Region => quote_spanned!(place=> document.region::<#type_name, _>(#name);),
        Part::Partition => quote_spanned!(place=> document.partition::<#type_name, _>(#name);),
        Part::Whole | Part::List => {
            quote_spanned!(place=> document.resource::<#type_name, _>(#name);)
        }
    }
}

/// The path of the crate, in the author's place: or rustc would underline the whole macro.
fn located(crate_path: &TokenTree, place: Span) -> TokenTree {
    let mut path = crate_path.clone();
    path.set_span(path.span().located_at(place));
    path
}

/// What writes a value of a condition.
fn value(family: Family, is_pattern: bool, part: Part, name: &Ident) -> TokenStream {
    let place = name.span();
    match (family, part) {
        (Family::String, Part::List) => {
            quote_spanned!(place=> document.strings(&#name, #is_pattern);)
        }
        (Family::String, _) => quote_spanned!(place=> document.string(#name, #is_pattern);),
        (Family::Arn, Part::List) => quote_spanned!(place=> document.arns(&#name);),
        (Family::Arn, _) => quote_spanned!(place=> document.arn(#name);),
        (Family::IpAddress, Part::List) => quote_spanned!(place=> document.addresses(&#name);),
        (Family::IpAddress, _) => quote_spanned!(place=> document.address(#name);),
        (Family::Numeric, _) => quote_spanned!(place=> document.number(#name);),
        (Family::Date, _) => quote_spanned!(place=> document.date(#name);),
        (Family::Binary, _) => quote_spanned!(place=> document.binary(#name);),
        (Family::Bool | Family::Null, _) => quote_spanned!(place=> document.boolean(#name);),
    }
}

/// The holes that are lists.
fn lists(policy: &Policy<'_>) -> Vec<usize> {
    let mut lists = Vec::new();
    for statement in &policy.statements {
        for condition in &statement.conditions {
            // It stands alone.
            if let [Value { kind: ValueKind::Holes(index), .. }] = condition.values.as_slice() {
                lists.push(*index);
            }
        }
    }
    lists
}

/// The place of a hole, for code of ours that stands there.
fn at(tokens: &[Token], hole: &Hole) -> Span {
    let first = hole.span.start + usize::from(hole.is_braced);
    let place = tokens.get(first).or(tokens.last()).map(|token| match &token.tree {
        Some(TokenTree::Group(group)) => group.span(),
        _ => token.span,
    });
    place.map_or_else(Span::mixed_site, |place| Span::mixed_site().located_at(place))
}

fn borrow(tokens: &[Token], hole: &Hole) -> TokenStream {
    let value = expression(tokens, hole);
    quote_spanned!(at(tokens, hole)=> &#value)
}

/// The author's expression, so that `&` in front of it borrows it and moves nothing.
fn expression(tokens: &[Token], hole: &Hole) -> TokenStream {
    let run = tokens.get(hole.span.start..hole.span.end).unwrap_or_default();
    if !hole.is_braced {
        return trees(tokens, hole.span);
    }
    let group = run.first().and_then(|token| token.tree.clone());
    let Some(TokenTree::Group(group)) = group else { return TokenStream::new() };
    // Several statements, the arguments of a type, or `if` and its like: only a block holds them all.
    let needs_block = |tree: TokenTree| match tree {
        TokenTree::Punct(punct) => matches!(punct.as_char(), ';' | ','),
        TokenTree::Group(inner) => inner.delimiter() == Delimiter::Brace,
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    };
    if group.stream().into_iter().any(needs_block) {
        return TokenTree::from(group).into();
    }
    let mut inside = Group::new(Delimiter::Parenthesis, group.stream());
    // In the author's place: there rustc says what is wrong in it. An editor would take it for a token of the
    // author's.
    if audience() == Audience::Rustc {
        inside.set_span(Span::mixed_site().located_at(group.span()));
    }
    TokenTree::from(inside).into()
}
