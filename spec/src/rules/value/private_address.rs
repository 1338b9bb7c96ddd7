//! Private addresses in `aws:SourceIp`, where AWS sees the public address of the caller.

use super::{
    private_ip_address, private_ip_address_subset, private_not_ip_address,
    private_not_ip_address_subset,
};
use crate::facts::ip::Range;
use crate::rules::findings::Findings;
use crate::rules::subject::Conditioned;
use crate::text::Text;

pub(super) fn check(
    conditioned: &Conditioned<'_, '_>,
    texts: &[Text<'_>],
    findings: &mut Findings,
) {
    let is_private = |text: &&Text<'_>| Range::parse(&text.value).is_some_and(Range::is_private);
    let all_are = texts.len() == conditioned.condition.written.values.len()
        && texts.iter().all(|it| is_private(&it));
    let found = match (all_are, conditioned.operator.info.negated) {
        (true, false) => private_ip_address::found,
        (true, true) => private_not_ip_address::found,
        (false, false) => private_ip_address_subset::found,
        (false, true) => private_not_ip_address_subset::found,
    };
    findings.extend(texts.iter().filter(is_private).map(found));
}
