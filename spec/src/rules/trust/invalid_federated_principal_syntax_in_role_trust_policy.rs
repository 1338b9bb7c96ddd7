//! [`Rule::InvalidFederatedPrincipalSyntaxInRoleTrustPolicy`]: checked for each principal of a trust policy.

use crate::facts::catalog::PROVIDERS;
use crate::model::principal::{Principal, PrincipalMeaning};
use crate::syntax::PrincipalKind;
use crate::text::{Finding, Rule, similar, words};

pub(in crate::rules) fn find(principal: &Principal<'_>) -> Option<Finding> {
    if principal.written.kind != PrincipalKind::Federated
        || principal.meaning != PrincipalMeaning::Other
    {
        return None;
    }
    let text = principal.text?;
    let message = words!("`{value}` is not an identity provider", value = text);
    let finding = Finding::new(
        Rule::InvalidFederatedPrincipalSyntaxInRoleTrustPolicy,
        principal.written.value.span,
        message,
    );
    let known = PROVIDERS.iter().filter(|it| it.is_principal).flat_map(|it| it.prefixes).copied();
    let bare = text.trim_start_matches("https://").trim_end_matches('/');
    let is_oidc = bare.contains('.') && !bare.contains(':') && !bare.contains('*');
    Some(match similar::nearest(bare, known) {
        Some(near) => finding.help(words!("write `{near}`", near = near)),
        None if is_oidc => finding.help(words!(
            "write the ARN of the provider with your account, like `arn:aws:iam::123456789012:oidc-provider/{host}`",
            host = bare
        )),
        None => finding.help(words!(
            "expected `cognito-identity.amazonaws.com`, or the ARN of an OpenID Connect or SAML provider"
        )),
    })
}
