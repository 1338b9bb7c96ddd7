//! A checked literal with values of run time in, what puts its document together out.
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
//! For a template there are no typed values, as each can be a token:
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
use cognito_perms_spec::rules::Checked;
use cognito_perms_spec::syntax::{Policy, Value, ValueKind};
use cognito_perms_spec::write::JsonPart;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

pub(super) fn build(
    target: &Target,
    tokens: &[Token],
    policy: &Policy<'_>,
    holes: &[Hole],
    checked: &Checked,
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

/// What a document is put together from.
struct Build<'b> {
    target: &'b Target,
    tokens: &'b [Token],
    holes: &'b [Hole],
    checked: &'b Checked,
}

/// A name of ours, like those in `put`, and no name of the author's.
fn out() -> Ident {
    Ident::new("document", Span::mixed_site())
}

impl Build<'_> {
    fn place(&self, hole: usize) -> Span {
        self.holes.get(hole).map_or_else(Span::mixed_site, |it| it.place(self.tokens))
    }

    /// With the place of the author's value: there rustc says that it has another type.
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
    fn holds(&self, id: usize, part: Part) -> bool {
        self.checked.document.parts().contains(&JsonPart::Runtime(Runtime { id, part }))
    }

    /// What a value in a resource has to be, named in the author's place.
    fn type_of(&self, hole: usize) -> Option<TokenStream> {
        let (place, crate_path) = (self.place(hole), self.crate_path(hole));
        let type_name = Ident::new(&type_name(self.checked.runtime.get(hole)?)?, place);
        Some(quote_spanned!(place=> #crate_path::#type_name))
    }

    /// The method that takes a value with a type: of a resource, or of a condition.
    fn method(&self, hole: usize) -> Ident {
        let name = match self.checked.runtime.get(hole) {
            Some(Takes::Formatted(_)) => "id",
            _ => "resource",
        };
        Ident::new(name, self.place(hole))
    }

    /// The parts in their order; how a value of a resource is written depends on what it is written into.
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

    /// The call that gives a `Policy`, and its arguments.
    fn policy(&self) -> (TokenStream, TokenStream) {
        let typed = (0..self.holes.len()).filter_map(|hole| {
            let (type_name, name, place) = (self.type_of(hole)?, self.name(hole), self.place(hole));
            if self.holds(hole, Part::List) {
                // The document looks at the items of a list.
                return None;
            }
            let method = self.method(hole);
            // Once, however often it stands in the document.
            let is_text = self.holds(hole, Part::Whole);
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
                Part::Whole => quote!(#out.resource(#text);),
                Part::List => ids(&self.type_of(hole).unwrap_or_default(), &name),
            }
        });
        let (first, crate_path) = (self.place(0), self.crate_path(0));
        (
            quote_spanned!(first=> #crate_path::Policy::__with_run_time_values),
            // All of it in one call: in a constant rustc has one thing to say.
            quote_spanned! {first=>
                (|values| {
                    #(#typed)*
                    #crate_path::run_time::Document::build(|#out| { #written })
                })
            },
        )
    }

    /// The call that gives a policy for templates, and its arguments.
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

/// The Rust type of a value in a resource.
fn type_name(kind: Takes) -> Option<String> {
    Some(match kind {
        Takes::Partition => "Partition".to_owned(),
        Takes::Region => "Region".to_owned(),
        Takes::Account => "AccountId".to_owned(),
        Takes::Field(field) => field.type_name.to_owned(),
        Takes::Arn(resource_type) => format!("{}Arn", resource_type.type_name),
        Takes::AnyArn => "Arn".to_owned(),
        Takes::Formatted(format) => format.type_name().to_owned(),
        Takes::Condition { .. } => return None,
    })
}

/// What writes a list of ids.
fn ids(type_name: &TokenStream, name: &Ident) -> TokenStream {
    quote_spanned!(name.span()=> document.ids::<#type_name, _>(&#name);)
}

/// What writes a value of a resource or an id in a condition, or a token for one.
fn put(method: &Ident, type_name: &TokenStream, part: Part, name: &Ident) -> TokenStream {
    let place = name.span();
    match part {
        Part::Region => quote_spanned!(place=> document.region::<#type_name, _>(#name);),
        Part::Partition => quote_spanned!(place=> document.partition::<#type_name, _>(#name);),
        Part::Whole => quote_spanned!(place=> document.#method::<#type_name, _>(#name);),
        Part::List => ids(type_name, name),
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
