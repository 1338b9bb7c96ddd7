//! Lowers full ARNs.

use super::lowering::Lowering;
use super::place::ResourcePart;
use crate::facts::catalog::{self, ArnPart, ArnTemplate, ResourceTypeInfo, SERVICE_PREFIXES};
use crate::model::arn::{Arn, ArnError, ArnPattern};
use crate::model::fault::{ArnField, ResourceFaultKind, TextFault, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::Setting;
use crate::model::resource::Arns;
use crate::syntax::characters::first_refused;
use crate::syntax::variable::{self, TextPart};
use crate::text::list::each;
use crate::text::{Span, Text, similar, wildcard};
use std::borrow::Cow;

/// The resource types that an ARN can have, and its pattern.
type Lowered<'p> = (Vec<&'static ResourceTypeInfo>, ArnPattern<'p>);

/// A resource type, with one of its ARN templates that an ARN may match.
#[derive(Clone, Copy)]
pub(super) struct Filled {
    pub(super) of: &'static ResourceTypeInfo,
    pub(super) template: &'static ArnTemplate,
}

/// Returns whether the resource part of an ARN has only wildcards and colons, as in `arn:aws:kms:*:::*`.
fn is_only_wildcard(resource: &str) -> bool {
    resource.trim_matches(['*', ':']).is_empty()
}

impl<'p> Lowering<'_, '_, 'p> {
    /// Returns the resource types that an ARN (wildcards included) can match, and its pattern.
    pub(super) fn arn(&mut self, text: &'p Text<'_>) -> Option<Lowered<'p>> {
        let (written, span): (&'p str, _) = (&text.value, text.span);
        if let Some(character) = first_refused(written) {
            self.text_fault(span, TextFault::Character(character));
            return None;
        }
        // Policy variables are allowed only after the fifth colon.
        if let Some((before, _)) = written.split_once("${") {
            let is_resource = before.matches(':').count() >= 5;
            let place = if is_resource { TextPlace::Resource } else { TextPlace::ArnPart };
            self.pattern(written, span, place)?;
        }
        let raw = self.six_fields(text)?;
        let pattern = self.fields(text, &raw)?;
        // The value of a variable is unknown: it can be any string.
        let resource = pattern.resource.query();
        let arn = Arn { resource: &resource, ..raw };
        let before = self.faults.len();
        for (field, value) in [
            (ArnField::Partition, arn.partition),
            (ArnField::Service, arn.service),
            (ArnField::Resource, arn.resource),
        ] {
            if value.is_empty() {
                self.fault(span, ResourceFaultKind::EmptyField(field));
            }
        }
        if !raw.partition.is_empty() {
            self.partition(Setting::Text(raw.partition), span);
        }
        let of_service = self.templates_of_service(span, raw.service);
        let filled = self.templates_of_resource(span, &raw, arn.resource, &of_service);

        // Only some resource types are known for a service that has no catalog of its own.
        let bound = if catalog::service(arn.service).is_some() { &of_service } else { &filled };
        let bound = if filled.is_empty() { bound } else { &filled };
        self.arn_region(span, &raw, bound);
        self.arn_account(span, &raw, bound);
        // If a pattern matches several types, it is enough that one of them is possible.
        let can_be = |it: &&Filled| {
            let mut regions = it.template.regions_of(arn.resource).into_iter();
            regions.any(|region| wildcard::matches(arn.region, region))
        };
        let says_region =
            |it: &Filled| it.template.fields.iter().any(|of| of.region_before.is_some());
        if let (Some(first), true) = (filled.first(), self.is_right_since(before))
            && filled.iter().all(says_region)
            && (filled.len() == 1 || !filled.iter().any(|it| can_be(&it)))
        {
            let place =
                ResourcePart { template: first.template, resource: arn.resource, id: None, span };
            self.whole_place(&place, &arn);
        }
        let types = types_of(&filled);
        // A wrong field does not hide what else is wrong: the type is known anyway.
        let is_known = self.is_right_since(before) || !types.is_empty();
        drop(resource);
        is_known.then_some((types, pattern))
    }

    /// Returns the pattern of each field.
    fn fields(&mut self, text: &'p Text<'_>, arn: &Arn<'p>) -> Option<ArnPattern<'p>> {
        let mut start = "arn:".len();
        let mut span = |field: &str| {
            let own = self.reading.part(text, start, start + field.len());
            start += field.len() + ":".len();
            own
        };
        let (partition, service) = (span(arn.partition), span(arn.service));
        let (region, account) = (span(arn.region), span(arn.account));
        let resource = span(arn.resource);
        let has_variables = self.reading.has_variables();
        let resource = match Pattern::read(arn.resource, resource, has_variables) {
            Ok(resource) => resource,
            Err(fault) => {
                self.text_fault(text.span, TextFault::Variable(fault));
                return None;
            }
        };
        // Most ARNs have no wildcard before the resource part.
        let has_wildcard = wildcard::has_wildcard(before_resource(&text.value, arn));
        let read = |field: &'p str, span| match has_wildcard {
            true => Pattern::with_wildcards(field, span),
            false => Pattern::literal(field, span),
        };
        Some(ArnPattern {
            partition: read(arn.partition, partition),
            service: read(arn.service, service),
            region: read(arn.region, region),
            account: read(arn.account, account),
            resource,
        })
    }

    /// Splits an ARN into its six fields.
    pub(super) fn six_fields(&mut self, text: &'p Text<'_>) -> Option<Arn<'p>> {
        let written: &'p str = &text.value;
        match Arn::parse(written) {
            Ok(arn) => return Some(arn),
            Err(fault) => self.fault(text.span, arn_error(written, fault)),
        }
        None
    }

    fn templates_of_service(&mut self, span: Span, service: &'p str) -> Vec<Filled> {
        if service.is_empty() {
            return Vec::new();
        }
        let lower = match service.bytes().any(|it| it.is_ascii_uppercase()) {
            true => Cow::Owned(service.to_ascii_lowercase()),
            false => Cow::Borrowed(service),
        };
        let types = catalog::resource_types_of_arns(&lower);
        let is_pattern = wildcard::has_wildcard(&lower);
        // Some services have a different name in ARNs than in actions, so a name that resembles no known one is
        // accepted.
        let is_known = !types.is_empty() || is_known_service(&lower, is_pattern);
        if !is_known && similar::nearest(&lower, names_of_services()).is_some() {
            self.fault(span, ResourceFaultKind::UnknownService(service));
        } else if lower != service {
            self.fault(span, ResourceFaultKind::ServiceCase(service));
        } else if is_pattern {
            self.fault(span, ResourceFaultKind::WildcardInService(service));
        }
        let mut templates = Vec::with_capacity(types.len());
        for of in types {
            for template in of.templates() {
                if template.service == lower || is_pattern {
                    templates.push(Filled { of, template });
                }
            }
        }
        templates
    }

    /// Returns the ARN templates that match an ARN: it can be a resource of each of their types.
    pub(super) fn templates_of_resource(
        &mut self,
        span: Span,
        arn: &Arn<'p>,
        resource: &str,
        of_service: &[Filled],
    ) -> Vec<Filled> {
        let mut admitted = Vec::new();
        for it in of_service {
            if is_of_type(it.template, resource) {
                admitted.push(*it);
            }
        }
        if !admitted.is_empty() {
            // The presence of a region or an account distinguishes templates that are otherwise alike.
            let is_placed = |it: &&Filled| {
                can_hold(it.template.region, arn.region)
                    && can_hold(it.template.account, arn.account)
            };
            if admitted.len() > 1 && admitted.iter().any(|it| is_placed(&it)) {
                admitted.retain(|it| is_placed(&it));
            }
            return admitted;
        }
        // A `*` at the end of a field also matches colons, so one at the end of the account can match the start of
        // the resource. A resource part that contains a colon more likely has a different start.
        if arn.account.ends_with('*') && !resource.contains(':') {
            for it in of_service {
                if it.template.admits_after_colon(resource) {
                    admitted.push(*it);
                }
            }
            if !admitted.is_empty() {
                return admitted;
            }
        }
        // The fields are where the template has them, and one of them is wrong.
        let masked = masked(arn.resource);
        if let Some((it, values)) =
            of_service.iter().find_map(|it| Some((*it, it.template.split(&masked)?)))
        {
            for (field, value) in it.template.fields.iter().zip(values) {
                let start = value.as_ptr().addr() - masked.as_ptr().addr();
                let written = arn.resource.get(start..start + value.len()).unwrap_or_default();
                self.field_text(field, written, span, it.of);
            }
            return vec![it];
        }
        // A service that has no catalog of its own has other resource types too.
        if !resource.is_empty() && catalog::service(arn.service).is_some() {
            let types = types_of(of_service);
            let kind = ResourceFaultKind::NoType {
                resource: resource.to_owned(),
                service: arn.service,
                types,
            };
            let are_reviewed = catalog::service(arn.service).is_some_and(|it| it.is_reviewed);
            self.fault_of_facts(span, kind, are_reviewed && !is_only_wildcard(resource));
        }
        Vec::new()
    }

    pub(super) fn arn_region(&mut self, span: Span, arn: &Arn<'p>, bound: &[Filled]) {
        let parts = each(bound, |it| it.template.region);
        let is_always =
            parts.iter().any(|it| matches!(it, ArnPart::Always(text) if *text == arn.region));
        if self.is_written(span, arn, (ArnField::Region, arn.region), &parts, are_reviewed(bound))
            && !is_always
            && self.region(Setting::Text(arn.region), span)
        {
            self.region_in_partition(span, arn.region, arn.partition);
        }
    }

    pub(super) fn arn_account(&mut self, span: Span, arn: &Arn<'p>, bound: &[Filled]) {
        let parts = each(bound, |it| it.template.account);
        // Resources that AWS owns, such as its managed policies, are in the account `aws`.
        let is_of_aws = bound.is_empty() && arn.account == "aws"
            || parts
                .iter()
                .any(|it| matches!(it, ArnPart::Always(_)) && can_hold(*it, arn.account));
        if self.is_written(span, arn, (ArnField::Account, arn.account), &parts, are_reviewed(bound))
            && !is_of_aws
        {
            self.account(Setting::Text(arn.account), span);
        }
    }

    /// Returns whether a region or account is present; reports one that is missing, or that the resource types do not
    /// have.
    fn is_written(
        &mut self,
        span: Span,
        arn: &Arn<'p>,
        (part, written): (ArnField, &'p str),
        parts: &[ArnPart],
        are_reviewed: bool,
    ) -> bool {
        match written {
            "" if !parts.is_empty() && parts.iter().all(|it| it.is_everywhere()) => {
                // AWS's own policies leave it out before a resource that is only a wildcard.
                let is_sure = are_reviewed && !is_only_wildcard(arn.resource);
                self.fault_of_facts(span, ResourceFaultKind::MissingPart(part), is_sure);
                false
            }
            "" => false,
            // A `*` also matches nothing.
            written
                if !parts.is_empty()
                    && parts.iter().all(|it| *it == ArnPart::Absent)
                    && !wildcard::matches(written, "") =>
            {
                let service = arn.service;
                let kind = ResourceFaultKind::ExtraPart { part, written, service };
                self.fault_of_facts(span, kind, are_reviewed);
                false
            }
            _ => true,
        }
    }
}

/// Returns the types of the templates, without duplicates.
fn types_of(templates: &[Filled]) -> Vec<&'static ResourceTypeInfo> {
    let mut types: Vec<&'static ResourceTypeInfo> = Vec::with_capacity(templates.len());
    for it in templates {
        if !types.iter().any(|of| std::ptr::eq(*of, it.of)) {
            types.push(it.of);
        }
    }
    types
}

/// Returns whether somebody has compared the facts behind the templates with policies that work.
fn are_reviewed(templates: &[Filled]) -> bool {
    templates.iter().all(|it| it.of.service.is_reviewed)
}

/// Returns whether the region or account of an ARN can be that of a template.
fn can_hold(part: ArnPart, written: &str) -> bool {
    match part {
        ArnPart::Absent => wildcard::matches(written, ""),
        ArnPart::Required => !written.is_empty(),
        ArnPart::Optional => true,
        ArnPart::Always(text) => wildcard::matches(written, text),
    }
}

/// Returns whether AWS has a service with this name, or any that the pattern matches.
fn is_known_service(name: &str, is_pattern: bool) -> bool {
    match is_pattern {
        true => names_of_services().any(|it| wildcard::matches(name, it)),
        false => catalog::is_service_prefix(name),
    }
}

/// Returns the names that services have in ARNs.
fn names_of_services() -> impl Iterator<Item = &'static str> {
    let prefixes = catalog::services().into_iter().map(|it| it.prefix);
    prefixes.chain(SERVICE_PREFIXES.iter().copied()).chain(catalog::arn_services())
}

/// Returns the types that ARNs of a resource type can have: the type itself, and the types whose ARNs match the same
/// pattern. The pattern of a log group also matches its log streams, for example.
pub(super) fn types_of_pattern(
    of: &'static ResourceTypeInfo,
    arns: &Arns<'_>,
) -> Vec<&'static ResourceTypeInfo> {
    let mut types = vec![of];
    // No ARN of a service with Rust items has two types.
    let Some(pattern) = arns.pattern().filter(|_| !of.service.has_items()) else { return types };
    let (resource, region, account) =
        (pattern.resource.query(), pattern.region.query(), pattern.account.query());
    let service = of.arn.service;
    for other in catalog::resource_types_of_arns(service) {
        let admits = |it: &ArnTemplate| {
            it.service == service
                && can_hold(it.region, &region)
                && can_hold(it.account, &account)
                && is_of_type(it, &resource)
        };
        if !std::ptr::eq(other, of) && other.templates().any(admits) {
            types.push(other);
        }
    }
    types
}

/// Returns a resource part with a `*` for every byte of a variable: it splits into the same fields at the same
/// offsets, whatever characters the variables contain.
fn masked(resource: &str) -> Cow<'_, str> {
    let Some(pieces) = resource.contains('$').then(|| variable::pieces(resource).ok()).flatten()
    else {
        return Cow::Borrowed(resource);
    };
    let mut masked = String::with_capacity(resource.len());
    for piece in pieces {
        match piece {
            TextPart::Text(text) => masked.push_str(text),
            TextPart::Escape(_) => masked.push_str("****"),
            TextPart::Variable(variable) => {
                for _ in 0..variable.text.len() {
                    masked.push('*');
                }
            }
        }
    }
    Cow::Owned(masked)
}

/// Returns whether a resource part can be one of a type. If its fields can be located, each of them has to be valid;
/// if a wildcard hides them, the resource part is matched as a whole.
fn is_of_type(template: &ArnTemplate, resource: &str) -> bool {
    match template.split(resource) {
        Some(values) => template.fields.iter().zip(values).all(|(field, it)| field.admits(it)),
        None => template.admits(resource),
    }
}

/// Returns the part of an ARN before its resource.
fn before_resource<'t>(text: &'t str, arn: &Arn<'_>) -> &'t str {
    text.get(..text.len() - arn.resource.len()).unwrap_or(text)
}

/// Returns why a string is not an ARN.
pub(super) const fn arn_error(written: &str, fault: ArnError) -> ResourceFaultKind<'_> {
    match fault {
        ArnError::Prefix => ResourceFaultKind::ArnError(written),
        ArnError::Short(fields) => ResourceFaultKind::Short(written, fields),
    }
}
