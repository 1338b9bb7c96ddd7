//! [`Rule::InvalidAmrValue`]: checked for each value of `amr` in a trust in identity pools.

use crate::facts::catalog::Format;
use crate::facts::format::{is_user_pool, suggested_authentication_method};
use crate::text::{Applicability, Finding, Rule, Text, wildcard, words};

pub(in crate::rules) fn find(text: &Text<'_>) -> Option<Finding> {
    let written = &*text.value;
    if Format::AuthenticationMethod.has(written) {
        return None;
    }
    let message = words!("no session has the `amr` value `{value}`", value = written);
    let finding = Finding::new(Rule::InvalidAmrValue, text.span, message);
    if let Some(value) = suggested_authentication_method(written) {
        return Some(finding.help(words!("write `{value}`", value = value)).edit(
            text.span,
            value,
            Applicability::Unsafe,
        ));
    }
    Some(match is_user_pool(written) && !wildcard::has_wildcard(written) {
        true => {
            let region = written.split_once('_').map_or(written, |(region, _)| region);
            let provider = format!("cognito-idp.{region}.amazonaws.com/{written}");
            finding.help(words!("for users of the user pool, write `{provider}`", provider = provider))
        }
        false => finding.help(words!(
            "expected `authenticated`, `unauthenticated` or the name of a login provider, like `graph.facebook.com`"
        )),
    })
}
