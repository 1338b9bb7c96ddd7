//! The resources after `from`, for which a service acts: they become conditions on their ARNs and accounts.

use super::foreign_word::Stray;
use super::list::List;
use super::parser::Parser;
use super::principal::{To, made};
use cognito_perms_spec::model::{Arn, lower_typed};
use cognito_perms_spec::syntax::{
    Argument, PrincipalItem, PrincipalKind, ResourceItem, ResourceKind, Value, ValueKind,
};

/// The help for something else than a resource.
const LIKE: &str = "write the resource that the service acts for, like `userpool(\"us-east-1_Ab12Cd34E\", account = \"123456789012\")`";

impl<'t> Parser<'t> {
    /// Parses the resources that a service acts for, which become conditions.
    pub(super) fn from(&mut self, to: &mut To<'t>) {
        let start = self.cursor.position();
        let others = to.principals.iter().flat_map(|it| &it.items);
        let is_other = |it: &&PrincipalItem<'_>| it.kind != PrincipalKind::Service;
        if let Some(other) = others.clone().find(is_other) {
            let help = match others.count() {
                1 => "name the service that acts for the resource, like `service(s3)`",
                _ => "move the other principals to a statement without `from`",
            };
            let message = "`from` is only for services, which act for a resource";
            self.syntax(other.value.span, message, Some(help.to_owned()));
        }
        if self.is_boundary() || self.cursor.is_ident(0, "if") {
            return self.unexpected("a resource", Some(LIKE));
        }
        let list = List {
            note_item: |_| {},
            words_after: &["if"],
            item: Self::resource,
            expected: "a resource",
            after: "`,`, `if` or `;`",
            help: None,
            stray: |_, _| Stray::No,
            is_end: |parser| parser.is_boundary() || parser.cursor.is_ident(0, "if"),
            is_next_part: |_| false,
            trailing: false,
        };
        let items = self.list(&list).0;
        let span = self.cursor.since(start);
        let (mut arns, mut accounts) = (Vec::new(), Vec::<ValueKind<'t>>::new());
        let mut are_known = true;
        for item in items {
            let Some((arn, account)) = self.source(item) else { continue };
            arns.push(arn);
            match account {
                Some(account) if !accounts.contains(&account) => accounts.push(account),
                Some(_) => {}
                None => are_known = false,
            }
        }
        if arns.is_empty() {
            self.broken = true;
            return;
        }
        to.conditions.push(made("aws:SourceArn", None, "ArnLike", arns, span));
        // A condition on some of the accounts would exclude the other resources.
        if are_known {
            let values = accounts.into_iter().map(|it| Value::new(it, span)).collect();
            to.conditions.push(made("aws:SourceAccount", None, "StringEquals", values, span));
        }
    }

    /// Returns the ARN of a resource that a service acts for, and its account, if it is known.
    fn source(&mut self, item: ResourceItem<'t>) -> Option<(Value<'t>, Option<ValueKind<'t>>)> {
        let ResourceItem { mut kind, span } = item;
        let mut own = None;
        if let ResourceKind::Typed { arguments, .. } = &mut kind {
            if let [only] = arguments.as_slice()
                && is_named(only, "arn")
            {
                return Some((only.value.clone(), self.account.clone()));
            }
            // A runtime account is only in the condition.
            let is_runtime = |it: &Argument<'_>| it.value.kind.text().is_none();
            let at = arguments.iter().position(|it| is_named(it, "account") && is_runtime(it));
            own = at.map(|at| arguments.remove(at).value.kind);
            if arguments.iter().any(is_runtime) {
                let name = match &kind {
                    ResourceKind::Typed { name, .. } => &*name.value,
                    _ => "userpool",
                };
                let help = format!("pass the full ARN as a runtime value: `{name}(arn = arn)`");
                self.syntax(span, "the resource after `from` contains a runtime value", Some(help));
                return None;
            }
        }
        let arn = match &kind {
            ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => text.value.to_string(),
            _ => {
                let item = ResourceItem { kind, span };
                let Some(arn) = lower_typed(&item).map(|it| it.to_string()) else {
                    let message = "expected the resource that the service acts for";
                    self.syntax(span, message, Some(LIKE.to_owned()));
                    return None;
                };
                let setting = |it: &Option<ValueKind<'t>>| {
                    it.as_ref().and_then(ValueKind::text).map(str::to_owned)
                };
                let region = setting(&self.region);
                let account = setting(&self.account).filter(|_| own.is_none());
                completed(&arn, region.as_deref(), account.as_deref())
            }
        };
        let of_arn = Arn::parse(&arn).ok().filter(|it| it.account.len() == 12);
        let of_arn = of_arn.map(|it| ValueKind::Text(it.account.to_owned().into()));
        let account = own.or(of_arn).or_else(|| self.account.clone());
        Some((Value::new(ValueKind::Text(arn.into()), span), account))
    }
}

fn is_named(argument: &Argument<'_>, name: &str) -> bool {
    argument.name.as_ref().is_some_and(|it| it.value == name)
}

/// Returns an ARN with a region and an account in place of wildcards.
fn completed(arn: &str, region: Option<&str>, account: Option<&str>) -> String {
    let mut fields: Vec<&str> = arn.splitn(6, ':').collect();
    for (at, value) in [(3, region), (4, account)] {
        if let (Some(field), Some(value)) = (fields.get_mut(at).filter(|it| **it == "*"), value) {
            *field = value;
        }
    }
    fields.join(":")
}
