//! ARNs that are written whole.

use super::lowering::Lowering;
use super::place::ResourcePart;
use crate::facts::catalog::{self, ArnPart, ArnTemplate, ResourceTypeInfo, SERVICE_PREFIXES};
use crate::model::arn::{Arn, ArnError, ArnPattern};
use crate::model::fault::{ArnField, ResourceFaultKind, TextFault, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::Setting;
use crate::model::resource::Arns;
use crate::syntax::characters::first_refused;
use crate::syntax::variable::{self, Piece};
use crate::text::list::each;
use crate::text::{Span, Text, similar, wildcard};
use std::borrow::Cow;

/// The types of a resource, and its ARNs.
type Lowered<'p> = (Vec<&'static ResourceTypeInfo>, ArnPattern<'p>);

/// A resource type, and the template of it that an ARN may fill.
#[derive(Clone, Copy)]
pub(super) struct Filled {
    pub(super) of: &'static ResourceTypeInfo,
    pub(super) template: &'static ArnTemplate,
}

impl<'p> Lowering<'_, '_, 'p> {
    /// The resource types that an ARN, wildcards included, can name, and its pattern.
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
        // The value of a variable is not known: it can be any text.
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

        // Of a service without a catalogue of its own only some types are known.
        let bound = if catalog::service(arn.service).is_some() { &of_service } else { &filled };
        let bound = if filled.is_empty() { bound } else { &filled };
        self.arn_region(span, &raw, bound);
        self.arn_account(span, &raw, bound);
        // Of a pattern for several types it is enough if it can be one of them.
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
        let is_right = self.is_right_since(before);
        drop(resource);
        is_right.then_some((types, pattern))
    }

    /// The pattern of each field.
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

    /// The fields of an ARN.
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
        // Some services have another name in ARNs than in actions, so a name that is like no other passes.
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

    /// The templates that admit an ARN: it can be a resource of each of their types.
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
            // A region or an account that is there, or is not, tells apart what else is alike.
            let is_placed = |it: &&Filled| {
                can_hold(it.template.region, arn.region)
                    && can_hold(it.template.account, arn.account)
            };
            if admitted.len() > 1 && admitted.iter().any(|it| is_placed(&it)) {
                admitted.retain(|it| is_placed(&it));
            }
            return admitted;
        }
        // A `*` at the end of a field takes colons in: that of the account can be the start of the resource too. A word
        // with a colon is rather another start.
        if arn.account.ends_with('*') && !resource.contains(':') {
            for it in of_service {
                if it.template.admits_behind_colon(resource) {
                    admitted.push(*it);
                }
            }
            if !admitted.is_empty() {
                return admitted;
            }
        }
        // With its fields in their places, and one of them wrong.
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
        // A service without a catalogue of its own has other resource types too.
        if !resource.is_empty() && catalog::service(arn.service).is_some() {
            let types = types_of(of_service);
            let kind = ResourceFaultKind::NoType {
                resource: resource.to_owned(),
                service: arn.service,
                types,
            };
            let are_reviewed = catalog::service(arn.service).is_some_and(|it| it.is_reviewed);
            self.fault_of_facts(span, kind, are_reviewed);
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
        // What AWS itself owns, such as its managed policies, is in the account `aws`.
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

    /// Whether a region or account is there; finds one that is missing, or that the types do not have.
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
                self.fault_of_facts(span, ResourceFaultKind::MissingPart(part), are_reviewed);
                false
            }
            "" => false,
            // A `*` matches nothing too.
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

/// The types of some templates, each once.
fn types_of(templates: &[Filled]) -> Vec<&'static ResourceTypeInfo> {
    let mut types: Vec<&'static ResourceTypeInfo> = Vec::with_capacity(templates.len());
    for it in templates {
        if !types.iter().any(|of| std::ptr::eq(*of, it.of)) {
            types.push(it.of);
        }
    }
    types
}

/// Whether what is known of some templates was compared with policies that work.
fn are_reviewed(templates: &[Filled]) -> bool {
    templates.iter().all(|it| it.of.service.is_reviewed)
}

/// Whether a region or account of an ARN can be that of a template.
fn can_hold(part: ArnPart, written: &str) -> bool {
    match part {
        ArnPart::Absent => wildcard::matches(written, ""),
        ArnPart::Required => !written.is_empty(),
        ArnPart::Optional => true,
        ArnPart::Always(text) => wildcard::matches(written, text),
    }
}

/// Whether AWS has a service of this name, or some that a pattern matches.
fn is_known_service(name: &str, is_pattern: bool) -> bool {
    match is_pattern {
        true => names_of_services().any(|it| wildcard::matches(name, it)),
        false => catalog::is_service_prefix(name),
    }
}

/// What the service of an ARN can be called.
fn names_of_services() -> impl Iterator<Item = &'static str> {
    let prefixes = catalog::services().into_iter().map(|it| it.prefix);
    prefixes.chain(SERVICE_PREFIXES.iter().copied()).chain(catalog::arn_services())
}

/// The types that ARNs of a resource type can be of: the type itself, and those whose ARNs the same pattern matches, as that
/// of a log group matches its streams.
pub(super) fn types_of_pattern(
    of: &'static ResourceTypeInfo,
    arns: &Arns<'_>,
) -> Vec<&'static ResourceTypeInfo> {
    let mut types = vec![of];
    // No ARN of a service with Rust items is of two types.
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

/// A resource part with `*` for every byte of a variable: it falls into the same fields, at the same places, whatever
/// characters the variables have.
fn masked(resource: &str) -> Cow<'_, str> {
    let Some(pieces) = resource.contains('$').then(|| variable::pieces(resource).ok()).flatten()
    else {
        return Cow::Borrowed(resource);
    };
    let mut masked = String::with_capacity(resource.len());
    for piece in pieces {
        match piece {
            Piece::Text(text) => masked.push_str(text),
            Piece::Escape(_) => masked.push_str("****"),
            Piece::Variable(variable) => {
                for _ in 0..variable.text.len() {
                    masked.push('*');
                }
            }
        }
    }
    Cow::Owned(masked)
}

/// Whether a resource part can be one of a type: with its fields in their places each has to be right, and where a
/// wildcard hides where they are, all of them together.
fn is_of_type(template: &ArnTemplate, resource: &str) -> bool {
    match template.split(resource) {
        Some(values) => template.fields.iter().zip(values).all(|(field, it)| field.admits(it)),
        None => template.admits(resource),
    }
}

/// The part of an ARN before its resource part.
fn before_resource<'t>(text: &'t str, arn: &Arn<'_>) -> &'t str {
    text.get(..text.len() - arn.resource.len()).unwrap_or(text)
}

/// Why a text is not an ARN.
pub(super) const fn arn_error(written: &str, fault: ArnError) -> ResourceFaultKind<'_> {
    match fault {
        ArnError::Prefix => ResourceFaultKind::ArnError(written),
        ArnError::Short(fields) => ResourceFaultKind::Short(written, fields),
    }
}
