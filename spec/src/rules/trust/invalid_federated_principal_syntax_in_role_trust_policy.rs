//! [`Rule::InvalidFederatedPrincipalSyntaxInRoleTrustPolicy`]: checked for each principal of a trust policy.

use crate::facts::arn::{is_account, region};
use crate::facts::catalog::PROVIDERS;
use crate::facts::principal::identity_pools_in;
use crate::model::Arn;
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
    if let Ok(arn) = Arn::parse(text)
        && arn.service == "iam"
        && !is_account(arn.account)
    {
        return Some(finding.help(words!(
            "write the 12 digits of the account, found `{account}`",
            account = arn.account
        )));
    }
    let known = PROVIDERS.iter().filter(|it| it.is_principal).flat_map(|it| it.prefixes).copied();
    let bare = text.trim_start_matches("https://").trim_end_matches('/');
    let is_oidc = bare.contains('.') && !bare.contains(':') && !bare.contains('*');
    // Regions have no domain of their own, except in AWS GovCloud (US).
    if bare.starts_with("cognito-identity") {
        let mut labels = bare.split('.');
        let own = labels.find(|it| region(it).is_some()).unwrap_or_default();
        return Some(finding.help(words!("write `{host}`", host = identity_pools_in(own))));
    }
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
