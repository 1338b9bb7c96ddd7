//! Expands a checked literal with runtime values to the code that builds its document.
//!
//! ```text
//! match (&(pool), &(team)) {
//!     (hole_0, hole_1) => $crate::Policy::__with_run_time_values(|values| {
//!         let hole_0 = values.resource::<$crate::UserPoolId, _>(hole_0);
//!         let text_0 = hole_0.as_str();
//!         $crate::run_time::Document::build(|document| {
//!             document.literal("…");
//!             document.resource(text_0);
//!             document.string(hole_1, false);
//!         })
//!     })
//! }
//! ```
//!
//! In a template any value can be a token, so there are no typed values:
//!
//! ```text
//!     (hole_0, hole_1) => $crate::cloudformation::Document::__build(|document| {
//!         document.literal("…");
//!         document.resource::<$crate::UserPoolId, _>(hole_0);
//!         document.string(hole_1, false);
//!     })
//! ```

use super::target::Target;
use crate::hole::Hole;
use crate::token::Token;
use cognito_perms_spec::facts::catalog::Family;
use cognito_perms_spec::model::runtime::{Part, Runtime, Takes};
use cognito_perms_spec::rules::CheckedPolicy;
use cognito_perms_spec::syntax::{Policy, Value, ValueKind};
use cognito_perms_spec::write::JsonPart;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

pub(super) fn build(
    target: &Target,
    tokens: &[Token],
    policy: &Policy<'_>,
    holes: &[Hole],
    checked: &CheckedPolicy,
) -> TokenStream {
    let build = Build { target, tokens, holes, checked };
    let lists = lists(policy);
    let names = (0..holes.len()).map(|index| build.name(index));
    let values = holes.iter().enumerate().map(|(index, hole)| {
        if lists.contains(&index) {
            let (value, crate_path) = (hole.expression(tokens), build.crate_path(index));
            quote_spanned!(build.place(index)=> #crate_path::run_time::items(#value))
        } else {
            hole.borrow(tokens)
        }
    });
    let (call, arguments) = match &target.module {
        None => build.policy(),
        Some(module) => build.template(module),
    };
    quote! {
        match (#(#values,)*) {
            (#(#names,)*) => #call #arguments
        }
    }
}

/// What a document is built from.
struct Build<'b> {
    target: &'b Target,
    tokens: &'b [Token],
    holes: &'b [Hole],
    checked: &'b CheckedPolicy,
}

/// Returns the name of the document in the expansion, hygienic so that it cannot clash with the author's
/// names.
fn out() -> Ident {
    Ident::new("document", Span::mixed_site())
}

impl Build<'_> {
    fn place(&self, hole: usize) -> Span {
        self.holes.get(hole).map_or_else(Span::mixed_site, |it| it.place(self.tokens))
    }

    /// Returns a variable with the span of the author's value, so that rustc reports a type mismatch there.
    fn name(&self, hole: usize) -> Ident {
        Ident::new(&format!("hole_{hole}"), self.place(hole))
    }

    fn text_name(&self, hole: usize) -> Ident {
        Ident::new(&format!("text_{hole}"), self.place(hole))
    }

    fn crate_path(&self, hole: usize) -> TokenTree {
        located(&self.target.crate_path, self.place(hole))
    }

    /// Whether a part of a value is in the document.
    fn contains(&self, id: usize, part: Part) -> bool {
        self.checked.document.parts().contains(&JsonPart::Runtime(Runtime { id, part }))
    }

    /// Returns the type that a value in a resource must have, with the author's span.
    fn type_of(&self, hole: usize) -> Option<TokenStream> {
        let (place, crate_path) = (self.place(hole), self.crate_path(hole));
        let type_name = Ident::new(&type_name(self.checked.runtime.get(hole)?)?, place);
        Some(quote_spanned!(place=> #crate_path::#type_name))
    }

    /// Returns the method that takes a typed value: for a resource or for a condition.
    fn method(&self, hole: usize) -> Ident {
        let name = match self.checked.runtime.get(hole) {
            Some(Takes::Formatted(_)) => "id",
            _ => "resource",
        };
        Ident::new(name, self.place(hole))
    }

    /// Writes the parts in order. How a value in a resource is written depends on the target.
    fn written(&self, resource: impl Fn(usize, Part) -> TokenStream) -> TokenStream {
        let out = out();
        let parts = self.checked.document.parts().iter().map(|part| match part {
            JsonPart::Text(text) => quote!(#out.literal(#text);),
            &JsonPart::Runtime(Runtime { id: hole, part }) => {
                match self.checked.runtime.get(hole) {
                    Some(Takes::Condition { family, is_pattern }) => {
                        value(family, is_pattern, part, &self.name(hole))
                    }
                    _ => resource(hole, part),
                }
            }
        });
        parts.collect()
    }

    /// Returns the call that builds a `Policy`, and its arguments.
    fn policy(&self) -> (TokenStream, TokenStream) {
        let typed = (0..self.holes.len()).filter_map(|hole| {
            let (type_name, name, place) = (self.type_of(hole)?, self.name(hole), self.place(hole));
            if self.contains(hole, Part::List) {
                // `Document::ids` handles the items of a list.
                return None;
            }
            let method = self.method(hole);
            // Once, however often the document contains it.
            let is_text = self.contains(hole, Part::Whole);
            let text = self.text_name(hole);
            let text = is_text.then(|| quote_spanned!(place=> let #text = #name.as_str();));
            Some(quote_spanned! {place=>
                let #name = values.#method::<#type_name, _>(#name);
                #text
            })
        });
        let out = out();
        let written = self.written(|hole, part| {
            let (name, text) = (self.name(hole), self.text_name(hole));
            match part {
                Part::Region => quote!(#out.resource(#name.region().as_str());),
                Part::Partition => quote!(#out.resource(#name.partition().as_str());),
                Part::IdentityPools => quote!(#out.identity_pools(#name.region().as_str());),
                Part::Whole => quote!(#out.resource(#text);),
                Part::List => ids(&self.type_of(hole).unwrap_or_default(), &name),
            }
        });
        let (first, crate_path) = (self.place(0), self.crate_path(0));
        let type_name =
            self.target.type_name().unwrap_or_else(|| Ident::new("Policy", Span::mixed_site()));
        (
            quote_spanned!(first=> #crate_path::#type_name::__with_run_time_values),
            // A single call, so that rustc reports only one error in a constant.
            quote_spanned! {first=>
                (|values| {
                    #(#typed)*
                    #crate_path::run_time::Document::build(|#out| { #written })
                })
            },
        )
    }

    /// Returns the call that builds a policy for templates, and its arguments.
    fn template(&self, module: &TokenTree) -> (TokenStream, TokenStream) {
        let out = out();
        let written = self.written(|hole, part| {
            let (type_name, name) = (self.type_of(hole).unwrap_or_default(), self.name(hole));
            put(&self.method(hole), &type_name, part, &name)
        });
        let (first, crate_path) = (self.place(0), self.crate_path(0));
        (
            quote_spanned!(first=> #crate_path::#module::Document::__build),
            quote_spanned!(first=> (|#out| { #written })),
        )
    }
}

/// Returns the Rust type of a value in a resource.
fn type_name(kind: Takes) -> Option<String> {
    Some(match kind {
        Takes::Partition => "Partition".to_owned(),
        Takes::Region => "Region".to_owned(),
        Takes::Account => "AccountId".to_owned(),
        Takes::Field(field) => field.type_name.to_owned(),
        Takes::Arn(resource_type) => format!("{}Arn", resource_type.type_name),
        Takes::AnyArn => "Arn".to_owned(),
        Takes::Formatted(format) => return format.type_name().map(str::to_owned),
        Takes::Condition { .. } => return None,
    })
}

/// Returns the code that writes a list of ids.
fn ids(type_name: &TokenStream, name: &Ident) -> TokenStream {
    quote_spanned!(name.span()=> document.ids::<#type_name, _>(&#name);)
}

/// Returns the code that writes a value in a resource, or an id in a condition, or a token for either.
fn put(method: &Ident, type_name: &TokenStream, part: Part, name: &Ident) -> TokenStream {
    let place = name.span();
    match part {
        Part::Region => quote_spanned!(place=> document.region::<#type_name, _>(#name);),
        Part::Partition => quote_spanned!(place=> document.partition::<#type_name, _>(#name);),
        Part::IdentityPools => quote_spanned!(place=> document.identity_pools(#name);),
        Part::Whole => quote_spanned!(place=> document.#method::<#type_name, _>(#name);),
        Part::List => ids(type_name, name),
    }
}

/// Returns the path of the crate with the author's span, or rustc would underline the whole macro call.
fn located(crate_path: &TokenTree, place: Span) -> TokenTree {
    let mut path = crate_path.clone();
    path.set_span(path.span().located_at(place));
    path
}

/// Returns the code that writes a value of a condition.
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

/// Returns the runtime values that are lists.
fn lists(policy: &Policy<'_>) -> Vec<usize> {
    let mut lists = Vec::new();
    for statement in &policy.statements {
        for condition in &statement.conditions {
            // A list is the only value of its condition.
            if let [Value { kind: ValueKind::Holes(index), .. }] = condition.values.as_slice() {
                lists.push(*index);
            }
        }
    }
    lists
}
