//! ARNs that are written whole.

use super::super::characters;
use super::Checker;
use crate::arn::{Arn, NoArn};
use crate::catalog::{self, ArnTemplate, ResourceTypeInfo, SERVICE_PREFIXES, SERVICES};
use crate::finding::Rule;
use crate::pattern;
use crate::policy::{Span, Spanned};

/// The region or the account of an ARN, and the rules about it.
struct Part<'a> {
    name: &'static str,
    value: &'a str,
    missing: Rule,
    not_allowed: Rule,
    is_in: fn(&ArnTemplate) -> bool,
}

impl Checker<'_> {
    /// The resource types that an ARN, wildcards included, can name.
    pub(super) fn arn(&mut self, text: &Spanned<String>) -> Option<Vec<&'static ResourceTypeInfo>> {
        if !characters(text, self.findings) || !self.no_variable(text) {
            return None;
        }
        let arn = self.six_fields(text)?;
        let part = |value: &str| Spanned::new(value.to_owned(), text.span);
        let before = self.findings.len();
        for (name, value) in
            [("partition", arn.partition), ("service", arn.service), ("resource", arn.resource)]
        {
            if value.is_empty() {
                let message = format!("the {name} of the ARN is empty");
                let remedy = format!("write `*` for any {name}");
                self.report(Rule::MissingArnField, text.span, message, [remedy]);
            }
        }
        if !arn.partition.is_empty() {
            self.partition(&part(arn.partition));
        }
        let of_service = self.types_of_service(text.span, arn.service);
        let types = self.types_of_resource(text.span, &arn, &of_service);

        // Of a service without a catalogue of its own only some types are known.
        let bound = if catalog::service(arn.service).is_some() { &of_service } else { &types };
        self.arn_region(text.span, &arn, bound);
        self.arn_account(text.span, &arn, bound);
        for resource_type in &types {
            self.arn_derived_region(text.span, &arn, resource_type);
        }
        (self.findings.len() == before).then_some(types)
    }

    fn types_of_service(&mut self, span: Span, service: &str) -> Vec<&'static ResourceTypeInfo> {
        let lower = service.to_ascii_lowercase();
        if service.is_empty() {
            return Vec::new();
        }
        if !SERVICE_PREFIXES.iter().any(|it| pattern::matches(&lower, it)) {
            self.unknown_service(span, service);
        } else if lower != service {
            let message = format!("the service `{service}` of the ARN is not in lower case");
            self.report(Rule::InvalidArnServiceCase, span, message, [format!("write `{lower}`")]);
        }
        let all = SERVICES.iter().flat_map(|service| service.resource_types);
        all.filter(|it| pattern::matches(&lower, it.arn.service)).collect()
    }

    fn types_of_resource(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        of_service: &[&'static ResourceTypeInfo],
    ) -> Vec<&'static ResourceTypeInfo> {
        let admitting = of_service.iter().copied().filter(|it| it.arn.admits(arn.resource));
        let types: Vec<_> = admitting.collect();
        // A service without a catalogue of its own has other resource types too.
        let is_known = catalog::service(arn.service).is_some();
        if !types.is_empty() || arn.resource.is_empty() || !is_known {
            return types;
        }
        let split = of_service.iter().find_map(|it| Some((it, it.arn.split(arn.resource)?)));
        if let Some((resource_type, values)) = split {
            for (field, value) in resource_type.arn.fields.iter().zip(values) {
                self.field(field, &Spanned::new(value.to_owned(), span), resource_type);
            }
        } else {
            let message = format!("`{}` names no resource of `{}`", arn.resource, arn.service);
            let remedies = of_service.iter().map(|it| {
                let form = it.arn.text.splitn(6, ':').last().unwrap_or_default();
                format!("the ARN of a `{}` ends in `{form}`", it.written())
            });
            self.report(Rule::InvalidArnResource, span, message, remedies);
        }
        types
    }

    pub(super) fn arn_region(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        types: &[&'static ResourceTypeInfo],
    ) {
        let part = Part {
            name: "region",
            value: arn.region,
            missing: Rule::MissingArnRegion,
            not_allowed: Rule::ArnRegionNotAllowed,
            is_in: |template| template.has_region,
        };
        if self.is_to_be_checked(span, arn, types, &part)
            && self.region(&Spanned::new(arn.region.to_owned(), span))
        {
            self.region_in_partition(span, arn.region, arn.partition);
        }
    }

    pub(super) fn arn_account(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        types: &[&'static ResourceTypeInfo],
    ) {
        let part = Part {
            name: "account",
            value: arn.account,
            missing: Rule::MissingArnAccount,
            not_allowed: Rule::ArnAccountNotAllowed,
            is_in: |template| template.has_account,
        };
        // What AWS itself owns, such as its managed policies, is in the account `aws`.
        let is_of_aws = types.is_empty() && arn.account == "aws";
        if self.is_to_be_checked(span, arn, types, &part) && !is_of_aws {
            self.account(&Spanned::new(arn.account.to_owned(), span));
        }
    }

    /// Whether a region or account stands there; reports one that is missing, or that the types do not
    /// have.
    fn is_to_be_checked(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        types: &[&'static ResourceTypeInfo],
        part: &Part<'_>,
    ) -> bool {
        let name = part.name;
        let of_types: Vec<_> = types.iter().map(|it| (part.is_in)(&it.arn)).collect();
        match part.value {
            "" if !of_types.is_empty() && !of_types.contains(&false) => {
                let message = format!("the {name} of the ARN is empty");
                self.report(part.missing, span, message, [format!("write `*` for any {name}")]);
                false
            }
            "" => false,
            value if !of_types.is_empty() && !of_types.contains(&true) => {
                let message = format!("an ARN of `{}` has no {name}", arn.service);
                self.report(part.not_allowed, span, message, [format!("leave `{value}` out")]);
                false
            }
            _ => true,
        }
    }

    fn arn_derived_region(&mut self, span: Span, arn: &Arn<'_>, resource_type: &ResourceTypeInfo) {
        let values = resource_type.arn.split(arn.resource).unwrap_or_default();
        for (field, value) in resource_type.arn.fields.iter().zip(values) {
            let Some(derived) = field.region_in(value).filter(|it| *it != arn.region) else {
                continue;
            };
            let known = self.region(&Spanned::new(derived.to_owned(), span));
            if known && !arn.region.is_empty() && !pattern::overlaps(derived, arn.region) {
                let right = Arn { region: derived, ..*arn };
                let remedy = format!("for the region of the id write `{right}`");
                self.region_mismatch(span, derived, arn.region, remedy);
            }
        }
    }

    pub(super) fn six_fields<'t>(&mut self, text: &'t Spanned<String>) -> Option<Arn<'t>> {
        let written = &text.value;
        match Arn::parse(written) {
            Ok(arn) => Some(arn),
            Err(NoArn::Short(fields)) => {
                let message = format!("`{written}` has {fields} of the six fields of an ARN");
                let filled = format!("{written}{}", ":*".repeat(6 - fields));
                let remedy =
                    format!("IAM widens a short ARN silently; written out it is `{filled}`");
                self.report(Rule::ShortArn, text.span, message, [remedy]);
                None
            }
            Err(NoArn::Prefix) => {
                let message = format!("`{written}` is no ARN");
                self.report(Rule::InvalidArnPrefix, text.span, message, [meant_arn(written)]);
                None
            }
        }
    }
}

/// What was meant by a string that is no ARN: the id of a resource, or something else.
fn meant_arn(written: &str) -> String {
    let mut types = SERVICES.iter().flat_map(|service| service.resource_types);
    let by_id = types.find(|it| {
        let [field] = it.arn.fields else { return false };
        field.admits(written) && field.region_in(written).is_some()
    });
    match by_id {
        Some(it) => {
            format!(
                "the id of a resource stands behind its type: `{}(\"{written}\")`",
                it.written()
            )
        }
        None => "an ARN has six fields: `arn:partition:service:region:account:resource`".to_owned(),
    }
}
