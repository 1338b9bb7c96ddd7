//! What a literal expands to: the paths of the code that makes the value, by the type of the value.

use cognito_perms_spec::syntax::PolicyType;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// What a literal expands to.
pub(crate) struct Target {
    /// The path of the crate.
    pub(crate) crate_path: TokenTree,
    /// The module of the template tool, for a policy in a template.
    pub(crate) module: Option<TokenTree>,
    /// The type of the policy.
    pub(crate) kind: PolicyType,
}

impl Target {
    /// Returns the name of the Rust type of such policies, unless it is `Policy`.
    pub(super) fn type_name(&self) -> Option<Ident> {
        let name = match self.kind {
            PolicyType::Trust => "TrustPolicy",
            PolicyType::Resource => "ResourcePolicy",
            PolicyType::Endpoint => "EndpointPolicy",
            PolicyType::Scp => "ServiceControlPolicy",
            PolicyType::Rcp => "ResourceControlPolicy",
            _ => return None,
        };
        Some(Ident::new(name, Span::mixed_site()))
    }

    /// Returns the value for a document without runtime values.
    pub(crate) fn checked(&self, document: &str) -> TokenStream {
        let crate_path = &self.crate_path;
        match &self.module {
            None => match self.type_name() {
                None => quote!(#crate_path::__checked(#document)),
                Some(name) => quote!(#crate_path::#name::__checked(#document)),
            },
            Some(module) => quote!(#crate_path::#module::Policy::__checked(#document)),
        }
    }
}
