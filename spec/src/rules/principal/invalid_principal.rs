//! [`Rule::InvalidPrincipal`]: checked for each principal of a statement.

use crate::model::Arn;
use crate::model::principal::{Principal, PrincipalMeaning, kind_of};
use crate::syntax::PrincipalKind;
use crate::text::{Finding, Rule, words};

const RULE: Rule = Rule::InvalidPrincipal;

/// Reports something else than an account, a role, a user or a session.
pub(in crate::rules) fn of_aws(principal: &Principal<'_>) -> Option<Finding> {
    let text = principal.text.filter(|_| principal.meaning == PrincipalMeaning::Other)?;
    let span = principal.written.value.span;
    let is_number = !text.is_empty() && text.chars().all(|it| it.is_ascii_digit());
    if is_number {
        let message = words!("`{value}` is not an account id", value = text);
        let help =
            words!("expected 12 digits, like `123456789012`, found {count}", count = text.len());
        return Some(Finding::new(RULE, span, message).help(help));
    }
    let message = words!("`{value}` is not a principal", value = text);
    let finding = Finding::new(RULE, span, message);
    let kind = kind_of(text).filter(|it| *it != PrincipalKind::Aws);
    let key = kind.and_then(PrincipalKind::key);
    if text.contains("${") {
        return Some(finding.help(words!(
            "name each principal, or use the policy variable in a condition on `aws:PrincipalArn`"
        )));
    }
    Some(match (key, Arn::parse(text)) {
        (Some(key), _) => finding.help(
            words!("write just `\"{value}\"`", value = text)
                .in_json(words!("write `{{\"{key}\": \"{value}\"}}`", key = key, value = text)),
        ),
        (None, Ok(arn)) if arn.resource.starts_with("group/") => finding
            .help(words!("name the roles or users: a group cannot be a principal")),
        (None, Ok(arn)) if arn.resource.starts_with("instance-profile/") => finding
            .help(words!("name the role of the instance profile")),
        _ => finding.help(words!(
            "expected an account, a role, a user or a session, like `arn:aws:iam::123456789012:role/Admin`"
        )),
    })
}

/// Reports an invalid canonical user id, or one outside of Amazon S3.
pub(in crate::rules) fn of_canonical_user(
    principal: &Principal<'_>,
    is_of_s3: bool,
) -> Option<Finding> {
    let text = principal.text?;
    let span = principal.written.value.span;
    if !is_of_s3 {
        let message = words!("canonical user ids are allowed only in bucket policies of Amazon S3");
        return Some(
            Finding::new(RULE, span, message).help(
                words!("name the account, like `account(\"123456789012\")`")
                    .in_json(words!("name the account, like `{{\"AWS\": \"123456789012\"}}`")),
            ),
        );
    }
    let is_id = text.len() == 64 && text.chars().all(|it| it.is_ascii_hexdigit());
    if is_id {
        return None;
    }
    let message = words!("`{value}` is not a canonical user id", value = text);
    Some(Finding::new(RULE, span, message).help(words!("expected 64 hexadecimal digits")))
}

/// Reports the domain of identity pools among services.
pub(in crate::rules) fn of_identity_pools(principal: &Principal<'_>) -> Finding {
    let text = principal.text.unwrap_or_default();
    let message = words!("`{value}` is an identity provider, not a service", value = text);
    Finding::new(RULE, principal.written.value.span, message).help(
        words!("write `identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)`")
            .in_json(words!("write `{{\"Federated\": \"{value}\"}}`", value = text)),
    )
}
