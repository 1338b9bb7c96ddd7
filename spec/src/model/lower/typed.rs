//! Lowers a resource type with its arguments: which of them fills which field of the ARN, or is the full ARN.

use super::lowering::Lowering;
use super::place::{GivenValue, ResourcePart, written};
use crate::facts::catalog::{ArnPart, ArnTemplate, Field, ResourceTypeInfo, TemplatePart};
use crate::model::arn::ArnPattern;
use crate::model::fault::{
    ArgumentFault, ArnField, ResourceFaultKind, TextPlace, WHOLE, argument_names,
};
use crate::model::pattern::{Pattern, Segment};
use crate::model::policy::Setting;
use crate::model::resource::Arns;
use crate::model::runtime::{Part, Runtime, Takes};
use crate::syntax::{Argument, ValueKind};
use crate::text::Span;
use std::borrow::Cow;

/// The arguments of a resource type, by the fields that they fill. There are only a few.
struct AllGiven<'p>(Vec<(&'static str, GivenValue<'p>)>);

impl<'p> AllGiven<'p> {
    fn get(&self, field: &str) -> Option<GivenValue<'p>> {
        for (name, given) in &self.0 {
            if *name == field {
                return Some(*given);
            }
        }
        None
    }
}

impl<'p> Lowering<'_, '_, 'p> {
    /// Returns the ARNs of a resource type with its arguments.
    pub(super) fn typed(
        &mut self,
        of: &'static ResourceTypeInfo,
        name: Span,
        arguments: &'p [Argument<'p>],
        arguments_span: Span,
    ) -> Option<Arns<'p>> {
        let template = &of.arn;
        let before = self.faults.len();
        if let Some(argument) = arguments.iter().find(|it| it.is_named(WHOLE)) {
            return self.whole(of, arguments, argument);
        }
        let given = self.assign(of, arguments);
        let positional = arguments.iter().filter(|it| it.name.is_none()).count();
        if positional > template.fields.len() {
            // It is unknown which argument was intended for which field.
            return None;
        }
        let is_missing = |field: &&Field| given.get(field.argument).is_none();
        if template.fields.iter().any(|it| is_missing(&it)) {
            // An argument with a wrong name may be the missing one, which is one mistake.
            if self.faults.len() == before {
                let missing = template.fields.iter().filter(is_missing);
                let missing = missing.map(|it| it.argument).collect();
                self.argument(of, name.to(arguments_span), ArgumentFault::Missing(missing));
            }
            return None;
        }
        let mut values = Vec::with_capacity(template.fields.len());
        for field in template.fields {
            let given = given.get(field.argument)?;
            values.push(self.field(field, given, of));
        }
        let partition = given.get("partition");
        let region = given.get("region");
        let account = given.get("account");
        if let Some(given) = partition {
            self.partition(given.value, given.span);
        }
        if let Some(given) = region {
            self.region(given.value, given.span);
        }
        if let Some(given) = account {
            self.account(given.value, given.span);
        }
        if !self.is_right_since(before) {
            return None;
        }
        let values = values.into_iter().collect::<Option<Vec<_>>>()?;

        let resource = filled(template, &values, name);
        let id = template.fields.iter().find(|it| it.region_before.is_some());
        let id = id.and_then(|field| Some((field, given.get(field.argument)?)));
        let query = resource.query();
        let place = ResourcePart {
            template,
            resource: &query,
            id: id.map(|(field, given)| (field, given.value)),
            span: id.map_or(name, |(_, given)| given.span),
        };
        let (partition, region) = self.place(&place, partition, region)?;
        let account = account.map(|it| it.value).or(self.settings.account);
        let account = account.unwrap_or(Setting::Text("*"));
        let empty = || Pattern::literal("", name);
        let arn = ArnPattern {
            partition,
            service: Pattern::literal(template.service, name),
            region: match template.region {
                ArnPart::Required | ArnPart::Optional => region,
                ArnPart::Always(text) => Pattern::literal(text, name),
                ArnPart::Absent => empty(),
            },
            account: match template.account {
                ArnPart::Required | ArnPart::Optional => written(account, name),
                ArnPart::Always(text) => Pattern::literal(text, name),
                ArnPart::Absent => empty(),
            },
            resource,
        };
        Some(Arns::Pattern(Box::new(arn)))
    }

    fn argument(&mut self, of: &'static ResourceTypeInfo, span: Span, fault: ArgumentFault<'p>) {
        self.fault(span, ResourceFaultKind::Argument(of, fault));
    }

    /// Lowers a full ARN that is a runtime value: it excludes all other arguments.
    fn whole(
        &mut self,
        of: &'static ResourceTypeInfo,
        arguments: &'p [Argument<'p>],
        whole: &'p Argument<'p>,
    ) -> Option<Arns<'p>> {
        if let ValueKind::Text(_) | ValueKind::Number(_) | ValueKind::Bool(_) = whole.value.kind {
            let text = whole.value.kind.text();
            self.argument(of, whole.value.span, ArgumentFault::WholeIsKnown(text));
            return None;
        }
        if let Some(other) = arguments.iter().find(|it| !std::ptr::eq(*it, whole)) {
            let span = other.name.as_ref().map_or(other.value.span, |name| name.span);
            self.argument(of, span, ArgumentFault::WholeIsNotAlone);
            return None;
        }
        let id = self.value(&whole.value, Takes::Arn(of))?.runtime()?;
        Some(Arns::Runtime(Runtime { id, part: Part::Whole }))
    }

    /// Returns which argument fills which field; arguments that fit no field are dropped.
    fn assign(
        &mut self,
        of: &'static ResourceTypeInfo,
        arguments: &'p [Argument<'p>],
    ) -> AllGiven<'p> {
        let template = &of.arn;
        let mut position = 0;
        let mut all = AllGiven(Vec::with_capacity(arguments.len()));
        for argument in arguments {
            let (span, field) = match &argument.name {
                Some(name) => {
                    (name.span, argument_names(template).into_iter().find(|it| *it == name.value))
                }
                None => {
                    position += 1;
                    let field = template.fields.get(position - 1);
                    (argument.value.span, field.map(|it| it.argument))
                }
            };
            let Some((field, takes)) = field.and_then(|it| Some((it, takes(it, template)?))) else {
                let fault = match &argument.name {
                    Some(name) => ArgumentFault::Unknown(&name.value),
                    None => ArgumentFault::TooMany(argument.value.kind.text()),
                };
                self.argument(of, span, fault);
                continue;
            };
            let not_allowed = match field {
                "region" if !template.has_region() => Some(ArnField::Region),
                "account" if !template.has_account() => Some(ArnField::Account),
                _ => None,
            };
            if let Some(part) = not_allowed {
                self.argument(of, span, ArgumentFault::NoPart(part));
            } else if all.get(field).is_some() {
                self.argument(of, span, ArgumentFault::Twice(field));
            } else if let Some(value) = self.value(&argument.value, takes) {
                all.0.push((field, GivenValue { value, span: argument.value.span }));
            }
        }
        all
    }

    /// Returns the value of a field, if it is valid.
    fn field(
        &mut self,
        field: &'static Field,
        given: GivenValue<'p>,
        of: &'static ResourceTypeInfo,
    ) -> Option<Pattern<'p>> {
        match given.value {
            Setting::Runtime(_) if field.type_name.is_empty() => {
                self.fault(given.span, ResourceFaultKind::NoRuntime(field, of));
                None
            }
            Setting::Runtime(id) => Some(Pattern::runtime(id, Part::Whole, given.span)),
            Setting::Text(text) => self.field_text(field, text, given.span, of),
        }
    }

    /// Checks a string as the value of a field.
    pub(super) fn field_text(
        &mut self,
        field: &'static Field,
        text: &'p str,
        span: Span,
        of: &'static ResourceTypeInfo,
    ) -> Option<Pattern<'p>> {
        let pattern = self.pattern(text, span, TextPlace::Resource)?;
        if field.admits(&pattern.query()) {
            return Some(pattern);
        }
        let are_reviewed = of.service.is_reviewed;
        self.fault_of_facts(
            span,
            ResourceFaultKind::Field { field, of, written: text },
            are_reviewed,
        );
        if are_reviewed { None } else { Some(pattern) }
    }
}

/// Returns what a runtime value for an argument must be; `None` if there is no such argument.
fn takes(argument: &str, template: &'static ArnTemplate) -> Option<Takes> {
    match argument {
        "partition" => Some(Takes::Partition),
        "region" => Some(Takes::Region),
        "account" => Some(Takes::Account),
        _ => template.fields.iter().find(|it| it.argument == argument).map(Takes::Field),
    }
}

/// Returns the resource part of a template, with a value for each field.
fn filled<'p>(template: &'static ArnTemplate, values: &[Pattern<'p>], span: Span) -> Pattern<'p> {
    let mut segments: Vec<Segment<'p>> = Vec::with_capacity(4);
    for piece in template.resource {
        match piece {
            TemplatePart::Literal(text) => {
                push(&mut segments, Segment::Literal(Cow::Borrowed(text)));
            }
            TemplatePart::Any => push(&mut segments, Segment::Star),
            TemplatePart::Field(index) => {
                for segment in values.get(*index).map(Pattern::segments).unwrap_or_default() {
                    push(&mut segments, segment.clone());
                }
            }
        }
    }
    Pattern::joined(segments, span)
}

/// Appends a segment, merging adjacent literal ones.
fn push<'p>(segments: &mut Vec<Segment<'p>>, segment: Segment<'p>) {
    match (segments.last_mut(), segment) {
        (Some(Segment::Literal(before)), Segment::Literal(text)) => {
            let mut joined = String::with_capacity(before.len() + text.len());
            joined.push_str(before);
            joined.push_str(&text);
            *before = Cow::Owned(joined);
        }
        (_, Segment::Literal(text)) if text.is_empty() => {}
        (_, segment) => segments.push(segment),
    }
}
