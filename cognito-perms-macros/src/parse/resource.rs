//! The part of a statement after `on`.

use super::foreign_word::literals_inside;
use super::list::List;
use super::offer::{Offer, Prefixes};
use super::parser::Parser;
use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use cognito_perms_spec::facts::catalog::{self, DEFAULT_SERVICE, Service};
use cognito_perms_spec::ide::offer;
use cognito_perms_spec::syntax::{
    Actions, Element, Notation, ResourceItem, ResourceKind, Resources,
};
use cognito_perms_spec::text::{Text, similar};
use proc_macro2::Delimiter;

impl<'t> Parser<'t> {
    pub(super) fn on_resources(&mut self, actions: &Actions<'_>) -> Resources<'t> {
        self.keyword_slot(&["on"]);
        if !self.cursor.eat_ident("on") {
            self.no_on();
        }
        if self.lost {
            return Resources::default();
        }
        if self.is_for_editor() {
            self.usable_types = offer::resource_types(actions);
        }
        self.resource_slot(&["not", "unchecked"]);
        let negated = self.eat_not();
        let items = self.resource_items();
        Resources { negated, items }
    }

    /// Reports that `on` is missing: there is nothing, the resources, or another word.
    fn no_on(&mut self) {
        if self.is_end_of_resources() {
            self.missing_resource("`on` and a resource");
            return self.give_up_before_condition();
        }
        let Some(help) = self.instead_of_on() else { return };
        self.unexpected("`on`", Some(help));
        // It may come later: then the mistake is what comes before it.
        let mut later = self.cursor;
        while !later.is_at_end() && !later.is_punct(0, ';') && !later.is_ident(0, "on") {
            later.skip();
        }
        if later.eat_ident("on") {
            self.cursor = later;
            return;
        }
        if is_resource(self.cursor) {
            return;
        }
        let mut after = self.cursor;
        after.skip();
        if is_resource(after) {
            self.cursor = after;
        } else {
            self.give_up();
        }
    }

    fn is_end_of_resources(&self) -> bool {
        self.is_boundary() || self.cursor.is_ident(0, "if") || self.is_to() || self.is_refused_to()
    }

    fn missing_resource(&mut self, expected: &str) {
        let instead = format!("{expected}, found {}", self.found());
        self.lacks_once(Element::Resource, self.cursor.here(), instead, None);
    }

    /// Skips the condition of a statement without resources, so that it is not reported as well.
    fn give_up_before_condition(&mut self) {
        if self.is_to() {
            // What comes after the missing resources can be read.
            return;
        }
        if self.cursor.is_ident(0, "if") {
            self.give_up();
        }
        self.lost = true;
    }

    /// Notes that a resource can be written here, or one of some keywords.
    fn resource_slot(&mut self, keywords: &[&str]) {
        if self.is_for_editor() {
            let has_types =
                |it: &Service| self.usable_types.iter().any(|of| of.service.prefix == it.prefix);
            let services = Prefixes::of_services(has_types);
            let mut more = self.types_of(self.service);
            more.extend(Offer::keywords(keywords));
            self.prefix_slots(!self.is_end_of_resources(), &services, more, |_| None);
        }
    }

    /// Notes that a resource type of a service can be written here, after its prefix.
    fn type_of_service_slot(&mut self, prefix: &str) {
        let may_be = !self.is_end_of_resources() && self.cursor.is_glued();
        self.slot(may_be, |parser| match catalog::service(prefix) {
            Some(service) => parser.types_of(service),
            None => Vec::new(),
        });
    }

    fn types_of(&self, service: &Service) -> Vec<Offer> {
        let types = self.usable_types.iter().filter(|it| it.service.prefix == service.prefix);
        types.map(|it| Offer::Resource(it)).collect()
    }

    fn resource_items(&mut self) -> Vec<ResourceItem<'t>> {
        self.resource_slot(&["unchecked"]);
        if self.is_end_of_resources() {
            self.missing_resource("a resource");
            self.give_up_before_condition();
            return Vec::new();
        }
        let list = List {
            note_item: |parser| parser.resource_slot(&["unchecked"]),
            words_after: &["if"],
            item: Self::resource,
            expected: "a resource",
            after: "`,`, `;` or `if`",
            help: None,
            stray: Self::stray_resource,
            is_end: |parser| parser.is_end_of_resources(),
            is_next_part: |_| false,
            trailing: false,
        };
        self.list(&list).0
    }

    pub(super) fn resource(&mut self) -> Option<ResourceItem<'t>> {
        let start = self.cursor.position();
        if self.misplaced_not("a resource") {
            return None;
        }
        let kind = if self.is_call("unchecked") {
            self.unchecked_resource()?
        } else if let Some(text) = self.cursor.eat_string() {
            ResourceKind::Arn(text)
        } else if let Some(first) = eat_name(&mut self.cursor) {
            self.resource_after(first)?
        } else if self.cursor.is_punct(0, '!') {
            self.mark_of_negation("a resource");
            return None;
        } else {
            let inside = self.cursor.clone().eat_any_group();
            let help = match () {
                () if self.cursor.is_open(0, Delimiter::Brace) => {
                    Some("write a runtime value inside a resource type: `userpool(pool)`")
                }
                () if inside.is_some_and(|it| it.is_punct(0, '.')) => {
                    Some("write a resource for each value: `userpool(a), userpool(b)`")
                }
                () => inside.map(|_| "write resources without brackets: `a, b`"),
            };
            self.unexpected("a resource", help);
            return None;
        };
        Some(ResourceItem { kind, span: self.cursor.since(start) })
    }

    /// Parses `unchecked("…")`, or `unchecked` with a runtime ARN.
    fn unchecked_resource(&mut self) -> Option<ResourceKind<'t>> {
        self.cursor.skip();
        let whole = self.cursor.here();
        let inside = self.cursor.eat_group(Delimiter::Parenthesis)?;
        self.inside(inside, |parser| {
            parser.expression_slot(|_| Vec::new());
            let is_none = parser.cursor.is_at_end();
            let kind = match parser.cursor.eat_string() {
                Some(text) => Some(ResourceKind::Unchecked(text)),
                None if is_none || parser.cursor.is_literal() => None,
                None => Some(ResourceKind::UncheckedValue(parser.hole(false)?)),
            };
            if kind.is_none() || !parser.cursor.is_at_end() {
                let span = if is_none { whole } else { parser.cursor.here() };
                let message = "`unchecked` takes one string or one runtime ARN";
                parser.syntax(span, message, None);
                return None;
            }
            kind
        })
    }

    fn resource_after(&mut self, first: Text<'t>) -> Option<ResourceKind<'t>> {
        if first.value == "*" && !self.cursor.is_punct(0, ':') {
            return Some(ResourceKind::Any);
        }
        let (prefix, name) = if self.cursor.is_punct(0, ':') {
            if self.eat_two_colons(&first, true) {
                return None;
            }
            self.type_of_service_slot(&first.value);
            let name = eat_name(&mut self.cursor);
            let is_typed = self.cursor.is_open(0, Delimiter::Parenthesis);
            let Some(name) = name.filter(|_| is_typed) else {
                return self.bare_arn(&first);
            };
            (Some(first), name)
        } else {
            (self.own_prefix(first.span), first)
        };
        let arguments_span = self.cursor.here();
        let Some(inside) = self.cursor.eat_group(Delimiter::Parenthesis) else {
            self.bare_text(&name);
            return None;
        };
        let service = service_of(prefix.as_ref());
        let resource_type = service.and_then(|it| it.resource_type(&name.value));
        let arguments = self.arguments(inside, resource_type)?;
        Some(ResourceKind::Typed { prefix, name, arguments, arguments_span })
    }

    /// Reports a word that is not a resource: a type without arguments, an unquoted id, or anything else.
    fn bare_text(&mut self, name: &Text<'_>) {
        let written = &name.value;
        let span = name.span;
        if let Some(help) = self.instead_of_resource(written) {
            let message = format!("expected a resource, found `{written}`");
            return self.syntax(name.span, message, Some(help));
        }
        let service = self.service;
        let types = || service.resource_types().iter().map(|it| it.name);
        let near = types().find(|it| it.eq_ignore_ascii_case(written));
        let is_called = self.cursor.is_group() || self.cursor.is_literal();
        let near = near.or_else(|| similar::nearest(written, types()).filter(|_| is_called));
        let (message, help) = if let Some(name) = near {
            let of = service.resource_type(name).filter(|it| it.arn.fields.len() == 1);
            let mut after = self.cursor;
            let ids = match after.literal() {
                Some(id) => Some(vec![id]),
                None => after.eat_any_group().and_then(literals_inside),
            };
            if let (Some(_), Some(ids)) = (of, ids) {
                let each: Vec<_> = ids.iter().map(|id| format!("{name}({id})")).collect();
                let message = format!("expected arguments in parentheses after `{written}`");
                let help = format!("write `{}`", each.join(", "));
                return self.syntax(span, message, Some(help));
            }
            (
                format!("expected arguments in parentheses after `{written}`"),
                format!("write `{name}(\"…\")` for a single one, or `{name}(*)` for any"),
            )
        } else if let Some((of, id)) = catalog::resource_of_id(written) {
            let typed = Notation::Literal.resource(of, Some(id));
            (format!("expected a resource, found `{written}`"), format!("write `{typed}`"))
        } else {
            let near = similar::nearest(written, types());
            let typed = format!("{}(…)", near.unwrap_or("userpool"));
            (
                format!("expected a resource, found `{written}`"),
                format!(
                    "write a type like `{typed}`, an ARN in quotes, a runtime ARN like `userpool(arn = …)`, or `*` for any resource"
                ),
            )
        };
        self.syntax(name.span, message, Some(help));
    }

    /// Reports an ARN without quotes.
    fn bare_arn(&mut self, first: &Text<'_>) -> Option<ResourceKind<'t>> {
        if self.instead_of_resource(&first.value).is_some() {
            self.bare_text(first);
            return None;
        }
        while !self.is_end_of_resources() && !self.cursor.is_punct(0, ',') && self.cursor.is_glued()
        {
            self.cursor.skip();
        }
        let span = self.cursor.since(first.span.start);
        let help = match &*first.value {
            "*" => {
                "write a resource type with a service prefix, like `cognito-idp:userpool(*)`, or `*` alone for any resource"
            }
            _ => "write a full ARN in quotes: `\"arn:…\"`",
        };
        self.syntax(span, "expected a resource type with its arguments", Some(help.to_owned()));
        None
    }
}

/// Returns the service of a prefix, or of a name without one.
pub(crate) fn service_of(prefix: Option<&Text<'_>>) -> Option<&'static Service> {
    prefix.map_or(Some(DEFAULT_SERVICE), |it| catalog::service(&it.value))
}

/// Whether what comes next can only be a resource.
pub(super) fn is_resource(mut cursor: Cursor<'_>) -> bool {
    if cursor.is_literal() && !is_name(&cursor) {
        return cursor
            .eat_string()
            .is_some_and(|it| it.value == "*" || it.value.starts_with("arn:"));
    }
    if cursor.is_punct(0, '*') {
        cursor.skip();
        let goes_on = cursor.is_punct(0, ':') || cursor.is_any_ident(&["on", "except"]);
        let is_glued = is_name(&cursor) && cursor.is_glued();
        return !goes_on && !is_glued;
    }
    is_resource_call(&mut cursor)
}

/// Consumes `type(…)` or `service:type(…)`.
pub(super) fn is_resource_call(cursor: &mut Cursor<'_>) -> bool {
    // The most common next tokens, a comma or `on`, are looked at again and again.
    if cursor.is_punct(0, ',') {
        return false;
    }
    let Some(mut name) = eat_name(cursor) else { return false };
    if cursor.is_colon(0) {
        cursor.skip();
        match eat_name(cursor) {
            Some(after) => name = after,
            None => return false,
        }
    }
    let is_form = name.value == "level" || name.value == "unchecked";
    !is_form && cursor.eat_group(Delimiter::Parenthesis).is_some()
}
