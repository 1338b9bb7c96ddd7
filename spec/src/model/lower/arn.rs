//! ARNs that are written whole.

use super::lowering::Lowering;
use super::place::ResourcePart;
use crate::facts::catalog::{self, ArnTemplate, ResourceTypeInfo, SERVICE_PREFIXES};
use crate::model::arn::{Arn, ArnError, ArnPattern};
use crate::model::fault::{ArnField, ResourceFaultKind, TextFault, TextPlace};
use crate::model::pattern::Pattern;
use crate::model::policy::Setting;
use crate::syntax::characters::first_refused;
use crate::syntax::variable::{self, Piece};
use crate::text::list::each;
use crate::text::{Span, Text, similar, wildcard};
use std::borrow::Cow;

/// The types of a resource, and its ARNs.
type Lowered<'p> = (Vec<&'static ResourceTypeInfo>, ArnPattern<'p>);

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
        let of_service = self.types_of_service(span, raw.service);
        let types = self.types_of_resource(span, &raw, arn.resource, &of_service);

        // Of a service without a catalogue of its own only some types are known.
        let bound = if catalog::service(arn.service).is_some() { &of_service } else { &types };
        self.arn_region(span, &raw, bound);
        self.arn_account(span, &raw, bound);
        // Of a pattern for several types it is enough if it can be one of them.
        let can_be = |it: &&ResourceTypeInfo| {
            let mut regions = it.arn.regions_of(arn.resource).into_iter();
            regions.any(|region| wildcard::matches(arn.region, region))
        };
        if let (Some(first), true) = (types.first(), self.is_right_since(before))
            && (types.len() == 1 || !types.iter().any(can_be))
        {
            let place =
                ResourcePart { template: &first.arn, resource: arn.resource, id: None, span };
            self.whole_place(&place, &arn);
        }
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

    fn types_of_service(&mut self, span: Span, service: &'p str) -> Vec<&'static ResourceTypeInfo> {
        if service.is_empty() {
            return Vec::new();
        }
        let lower = match service.bytes().any(|it| it.is_ascii_uppercase()) {
            true => Cow::Owned(service.to_ascii_lowercase()),
            false => Cow::Borrowed(service),
        };
        // Some services have another name in ARNs than in actions, so a name that is like no other passes.
        let known = if wildcard::has_wildcard(&lower) {
            SERVICE_PREFIXES.iter().any(|it| wildcard::matches(&lower, it))
        } else {
            catalog::is_service_prefix(&lower)
        };
        let is_near = || similar::nearest(&lower, SERVICE_PREFIXES.iter().copied()).is_some();
        if !known && is_near() {
            self.fault(span, ResourceFaultKind::UnknownService(service));
        } else if lower != service {
            self.fault(span, ResourceFaultKind::ServiceCase(service));
        } else if wildcard::has_wildcard(service) {
            self.fault(span, ResourceFaultKind::WildcardInService(service));
        }
        catalog::resource_types_of_arns(&lower)
    }

    /// The types whose templates admit an ARN: it can be a resource of each.
    pub(super) fn types_of_resource(
        &mut self,
        span: Span,
        arn: &Arn<'p>,
        resource: &str,
        of_service: &[&'static ResourceTypeInfo],
    ) -> Vec<&'static ResourceTypeInfo> {
        let mut types = Vec::new();
        for resource_type in of_service {
            if is_of_type(&resource_type.arn, resource) {
                types.push(*resource_type);
            }
        }
        if !types.is_empty() {
            return types;
        }
        // With its fields in their places, and one of them wrong.
        let masked = masked(arn.resource);
        if let Some((of, values)) =
            of_service.iter().find_map(|it| Some((*it, it.arn.split(&masked)?)))
        {
            for (field, value) in of.arn.fields.iter().zip(values) {
                let start = value.as_ptr().addr() - masked.as_ptr().addr();
                let written = arn.resource.get(start..start + value.len()).unwrap_or_default();
                self.field_text(field, written, span, of);
            }
            return vec![of];
        }
        // A service without a catalogue of its own has other resource types too.
        if !resource.is_empty() && catalog::service(arn.service).is_some() {
            let kind = ResourceFaultKind::NoType {
                resource: resource.to_owned(),
                service: arn.service,
                types: of_service.to_vec(),
            };
            self.fault(span, kind);
        }
        types
    }

    pub(super) fn arn_region(
        &mut self,
        span: Span,
        arn: &Arn<'p>,
        types: &[&'static ResourceTypeInfo],
    ) {
        let is_in = |template: &ArnTemplate| template.has_region;
        if self.is_written(
            span,
            arn,
            (ArnField::Region, arn.region),
            &each(types, |it| is_in(&it.arn)),
        ) && self.region(Setting::Text(arn.region), span)
        {
            self.region_in_partition(span, arn.region, arn.partition);
        }
    }

    pub(super) fn arn_account(
        &mut self,
        span: Span,
        arn: &Arn<'p>,
        types: &[&'static ResourceTypeInfo],
    ) {
        // What AWS itself owns, such as its managed policies, is in the account `aws`.
        let is_of_aws = types.is_empty() && arn.account == "aws";
        let are_in = each(types, |it| it.arn.has_account);
        if self.is_written(span, arn, (ArnField::Account, arn.account), &are_in) && !is_of_aws {
            self.account(Setting::Text(arn.account), span);
        }
    }

    /// Whether a region or account is there; finds one that is missing, or that the types do not have.
    fn is_written(
        &mut self,
        span: Span,
        arn: &Arn<'p>,
        (part, written): (ArnField, &'p str),
        are_in: &[bool],
    ) -> bool {
        match written {
            "" if !are_in.is_empty() && !are_in.contains(&false) => {
                self.fault(span, ResourceFaultKind::MissingPart(part));
                false
            }
            "" => false,
            written if !are_in.is_empty() && !are_in.contains(&true) => {
                let service = arn.service;
                self.fault(span, ResourceFaultKind::ExtraPart { part, written, service });
                false
            }
            _ => true,
        }
    }
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
