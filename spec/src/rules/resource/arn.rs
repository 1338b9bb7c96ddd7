//! ARNs that are written whole.

use super::super::condition::whole_arn;
use super::super::variable::{self as variables, Place as At};
use super::super::{Scope, characters};
use super::Checker;
use super::place::Place;
use crate::facts::arn::{Arn, NoArn};
use crate::facts::catalog::{self, ArnTemplate, ResourceTypeInfo, SERVICE_PREFIXES};
use crate::model::hole::Holes;
use crate::rules::findings::Findings;
use crate::syntax::{Notation, Version, variable};
use crate::text::list::each;
use crate::text::{Finding, Rule, Span, Text, similar, wildcard as pattern};
use std::borrow::Cow;

/// What some ARNs have and others do not, and the rules about it.
struct Part {
    name: &'static str,
    of: for<'a> fn(&Arn<'a>) -> &'a str,
    is_in: fn(&ArnTemplate) -> bool,
    missing: Rule,
    not_allowed: Rule,
}

const REGION: Part = Part {
    name: "region",
    of: |arn| arn.region,
    is_in: |template| template.has_region,
    missing: Rule::MissingArnRegion,
    not_allowed: Rule::ArnRegionNotAllowed,
};

const ACCOUNT: Part = Part {
    name: "account",
    of: |arn| arn.account,
    is_in: |template| template.has_account,
    missing: Rule::MissingArnAccount,
    not_allowed: Rule::ArnAccountNotAllowed,
};

impl Checker<'_, '_> {
    /// The resource types that an ARN, wildcards included, can name.
    pub(super) fn arn(&mut self, text: &Text<'_>) -> Option<Vec<&'static ResourceTypeInfo>> {
        if !characters(text, self.scope.findings) || !self.variables(text) {
            return None;
        }
        let arn = six_fields(text, self.scope.findings)?;
        // What a variable stands for is not known: it can be any text.
        let resource = variable::as_pattern(arn.resource)?;
        let arn = Arn { resource: &resource, ..arn };
        let before = self.scope.findings.len();
        for (name, value) in
            [("partition", arn.partition), ("service", arn.service), ("resource", arn.resource)]
        {
            if value.is_empty() {
                let message = format!("the {name} of the ARN is empty");
                let remedy = match name {
                    "service" => "name the service, as in `arn:aws:cognito-idp:…`".to_owned(),
                    _ => format!("write `*` for any {name}"),
                };
                self.report(Rule::MissingArnField, text.span, message, [remedy]);
            }
        }
        if !arn.partition.is_empty() {
            self.partition(&Text::of(arn.partition, text.span));
        }
        let of_service = self.types_of_service(text.span, arn.service);
        let types = self.types_of_resource(text.span, &arn, &of_service);

        // Of a service without a catalogue of its own only some types are known.
        let bound = if catalog::service(arn.service).is_some() { &of_service } else { &types };
        self.arn_region(text.span, &arn, bound);
        self.arn_account(text.span, &arn, bound);
        // Of a pattern for several types it is enough if it can be one of them.
        let can_be = |it: &&ResourceTypeInfo| {
            let mut regions = it.arn.regions_of(arn.resource).into_iter();
            regions.any(|region| pattern::matches(arn.region, region))
        };
        if let (Some(first), true) = (types.first(), self.is_right_since(before))
            && (types.len() == 1 || !types.iter().any(can_be))
        {
            let place =
                Place { template: &first.arn, resource: arn.resource, id: None, span: text.span };
            self.whole_place(&place, &arn);
        }
        self.is_right_since(before).then_some(types)
    }

    /// Policy variables stand behind the fifth colon only.
    pub(super) fn variables(&mut self, text: &Text<'_>) -> bool {
        let Some((before, _)) = text.value.split_once("${") else { return true };
        let is_resource = before.matches(':').count() >= 5;
        let place = if is_resource { At::Resource } else { At::Element("this part of an ARN") };
        variables::are_right(text, place, self.scope.findings)
    }

    fn types_of_service(&mut self, span: Span, service: &str) -> Vec<&'static ResourceTypeInfo> {
        if service.is_empty() {
            return Vec::new();
        }
        let lower = match service.bytes().any(|it| it.is_ascii_uppercase()) {
            true => Cow::Owned(service.to_ascii_lowercase()),
            false => Cow::Borrowed(service),
        };
        // Some services have another name in ARNs than in actions, so a name that is like no other passes.
        let known = if pattern::has_wildcard(&lower) {
            SERVICE_PREFIXES.iter().any(|it| pattern::matches(&lower, it))
        } else {
            catalog::is_service_prefix(&lower)
        };
        let is_near = || similar::nearest(&lower, SERVICE_PREFIXES.iter().copied()).is_some();
        if !known && is_near() {
            self.unknown_service(span, service, None);
        } else if lower != service {
            let message = format!("the service `{service}` of the ARN is not in lower case");
            self.report(Rule::InvalidArnServiceCase, span, message, [format!("write `{lower}`")]);
        } else if pattern::has_wildcard(service) {
            let message = format!("`{service}` stands for any service that it matches");
            let remedy = "name the service; for any resource write `*`".to_owned();
            self.report(Rule::WildcardInServiceName, span, message, [remedy]);
        }
        catalog::resource_types_of_arns(&lower)
    }

    fn types_of_resource(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        of_service: &[&'static ResourceTypeInfo],
    ) -> Vec<&'static ResourceTypeInfo> {
        // Of one resource type, with its fields in their places.
        if let Some((resource_type, values)) =
            of_service.iter().find_map(|it| Some((*it, it.arn.split(arn.resource)?)))
        {
            for (field, value) in resource_type.arn.fields.iter().zip(values) {
                self.field(field, &Text::of(value, span), resource_type);
            }
            return vec![resource_type];
        }
        let mut types = Vec::new();
        for resource_type in of_service {
            if resource_type.arn.admits(arn.resource) {
                types.push(*resource_type);
            }
        }
        // A service without a catalogue of its own has other resource types too.
        let is_known = catalog::service(arn.service).is_some();
        if types.is_empty() && !arn.resource.is_empty() && is_known {
            let message = format!("`{}` names no resource of `{}`", arn.resource, arn.service);
            let remedies = each(of_service, |it| {
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
        if self.is_to_be_checked(span, arn, types, &REGION)
            && self.region(&Text::of(arn.region, span))
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
        // What AWS itself owns, such as its managed policies, is in the account `aws`.
        let is_of_aws = types.is_empty() && arn.account == "aws";
        if self.is_to_be_checked(span, arn, types, &ACCOUNT) && !is_of_aws {
            self.account(&Text::of(arn.account, span));
        }
    }

    /// Whether a region or account stands there; reports one that is missing, or that the types do not
    /// have.
    fn is_to_be_checked(
        &mut self,
        span: Span,
        arn: &Arn<'_>,
        types: &[&'static ResourceTypeInfo],
        part: &Part,
    ) -> bool {
        let name = part.name;
        let of_types = each(types, |it| (part.is_in)(&it.arn));
        match (part.of)(arn) {
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
}

/// Whether the rules take a text as a whole ARN, in a resource and in a condition: what they refuse there as an error
/// is not an ARN at run time either.
#[must_use]
pub fn is_taken_as_arn(written: &str) -> bool {
    let mut findings = Findings::new(Notation::Json(Version::Current), Vec::new());
    let text = Text::of(written, Span::new(0, written.len()));
    let scope = &mut Scope { findings: &mut findings, holes: &mut Holes::default() };
    let is_resource = Checker { scope }.arn(&text).is_some();
    whole_arn(&text, &mut findings);
    is_resource && findings.are_right_since(0)
}

/// The fields of an ARN; reports one that has not all of them.
pub(crate) fn six_fields<'t>(text: &'t Text<'_>, findings: &mut Findings) -> Option<Arn<'t>> {
    let written = &text.value;
    let fields = match Arn::parse(written) {
        Ok(arn) => return Some(arn),
        Err(NoArn::Short(fields)) => fields,
        Err(NoArn::Prefix) => {
            let message = format!("`{written}` is no ARN");
            let finding = Finding::new(Rule::InvalidArnPrefix, text.span, message);
            let remedy = meant_arn(written, findings.notation);
            findings.push(finding.help(remedy));
            return None;
        }
    };
    let message = format!("`{written}` has {fields} of the six fields of an ARN");
    // What is missing stands in front of the resource, if one is there.
    let any = ":*".repeat(6 - fields);
    let remedy = match written.rsplit_once(':') {
        _ if written.split(':').any(str::is_empty) => {
            "an ARN is `arn:partition:service:region:account:resource`".to_owned()
        }
        Some((before, resource)) if resource.contains('/') => {
            format!("IAM widens a short ARN silently; written out it is `{before}{any}:{resource}`")
        }
        _ => format!("IAM fills the end silently, and reads `{written}{any}`; name all fields"),
    };
    findings.push(Finding::new(Rule::ShortArn, text.span, message).help(remedy));
    None
}

/// What was meant by a string that is no ARN: the id of a resource, or something else.
fn meant_arn(written: &str, notation: Notation) -> String {
    if written.trim() == "*" {
        return "no space stands in it: `*`".to_owned();
    }
    if written.trim() != written || written.to_ascii_lowercase().starts_with("arn:") {
        let rest = written.trim().split_once(':').map_or("…", |(_, rest)| rest);
        return format!("an ARN starts with `arn:` in lower case: `\"arn:{rest}\"`");
    }
    match (as_typed(written, notation), notation) {
        (Some(typed), Notation::Literal) => {
            format!("the id of a resource stands behind its type: `{typed}`")
        }
        (Some(arn), Notation::Json(_)) => format!("the whole ARN is asked: `{arn}`"),
        (None, _) => {
            "an ARN has six fields: `arn:partition:service:region:account:resource`".to_owned()
        }
    }
}

/// A text that is the id of a resource, or the end of its ARN, as a resource is written: `us-east-1_X` and
/// `userpool/us-east-1_X` are `userpool("us-east-1_X")` in `policy!`.
#[must_use]
pub fn as_typed(written: &str, notation: Notation) -> Option<String> {
    if pattern::has_wildcard(written) {
        return None;
    }
    let mut types = catalog::resource_types().into_iter();
    types.find_map(|it| {
        let [field] = it.arn.fields else { return None };
        let id =
            it.arn.split(written).and_then(|values| values.first().copied()).unwrap_or(written);
        let is_id = field.admits(id) && field.region_in(id).is_some();
        is_id.then(|| notation.resource(it, Some(id)))
    })
}
