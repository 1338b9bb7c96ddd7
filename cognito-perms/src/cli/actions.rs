//! `actions`: filters in, the actions of the catalog as a table or as JSON out.

use super::outcome::{Failure, Outcome};
use super::output::print;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use cognito_perms::AccessLevel;
use cognito_perms::catalog::{self, ActionInfo, Service};
use serde_json::{Value, json};

#[derive(Args)]
pub(super) struct Arguments {
    /// List only actions with this access level (repeatable)
    #[arg(long, value_name = "LEVEL", value_parser = levels())]
    level: Vec<AccessLevel>,
    /// List only actions that can be used on this resource type
    #[arg(long, value_name = "TYPE")]
    resource: Option<String>,
    /// List only actions that match this pattern, with or without a service prefix
    #[arg(long, value_name = "PATTERN")]
    matching: Option<String>,
    /// List only actions of this service; a prefix or a pattern (repeatable) [default: the services in the other arguments,
    /// or Amazon Cognito]
    #[arg(long, value_name = "PREFIX")]
    service: Vec<String>,
    /// The output format
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

/// The output format.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TableFormat {
    /// A table, for people
    Table,
    /// JSON, for programs
    Json,
}

fn levels() -> impl TypedValueParser<Value = AccessLevel> {
    PossibleValuesParser::new(AccessLevel::ALL.iter().map(|it| it.name()))
        .try_map(|name| name.parse::<AccessLevel>())
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let services = arguments.services()?;
    if let Some(wanted) = &arguments.resource {
        known_type(wanted, &services)?;
    }
    let mut actions: Vec<&'static ActionInfo> = Vec::new();
    for service in services {
        actions.extend(service.actions().iter().filter(|it| arguments.takes(it)));
    }
    match arguments.format {
        TableFormat::Table => print(&table(&actions)),
        TableFormat::Json => {
            let list: Vec<Value> = actions.iter().map(|it| to_json(it)).collect();
            let text = serde_json::to_string_pretty(&list);
            print(&(text.map_err(|error| Failure(format!("cannot write JSON: {error}")))? + "\n"))
        }
    }
}

impl Arguments {
    /// Returns the services whose actions are listed.
    fn services(&self) -> Result<Vec<&'static Service>, Failure> {
        let is_prefix = |it: &str| {
            it.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '*' | '?'))
        };
        let prefix_of = |it: &Option<String>| {
            let (prefix, _) = it.as_ref()?.split_once(':').filter(|it| is_prefix(it.0))?;
            Some(prefix.to_owned())
        };
        let mut wanted = self.service.clone();
        if wanted.is_empty() {
            wanted.extend(prefix_of(&self.matching).or_else(|| prefix_of(&self.resource)));
        }
        if wanted.is_empty() {
            return Ok(catalog::built_services().to_vec());
        }
        let mut services: Vec<&'static Service> = Vec::new();
        for pattern in &wanted {
            let found = catalog::services_matching(pattern);
            if found.is_empty() {
                let prefixes = catalog::services().into_iter().map(|it| it.prefix);
                let remedy = match catalog::nearest(pattern, prefixes) {
                    Some(near) => format!("; a service with a similar name exists: `{near}`"),
                    None => String::new(),
                };
                return Err(Failure(format!("unknown service `{pattern}`{remedy}")));
            }
            services.extend(found);
        }
        services.sort_by_key(|it| it.prefix);
        services.dedup_by_key(|it| it.prefix);
        Ok(services)
    }

    fn takes(&self, action: &ActionInfo) -> bool {
        let is_of_level =
            self.level.is_empty() || action.access_level.is_some_and(|it| self.level.contains(&it));
        let is_on = self.resource.as_ref().is_none_or(|wanted| {
            action
                .resource_types
                .iter()
                .any(|it| is_called(it.resource_type.name, it.resource_type.service.prefix, wanted))
        });
        let matches =
            self.matching.as_ref().is_none_or(|pattern| catalog::matches(pattern, action));
        is_of_level && is_on && matches
    }
}

fn is_called(name: &str, prefix: &str, wanted: &str) -> bool {
    wanted == name || wanted.split_once(':') == Some((prefix, name))
}

fn known_type(wanted: &str, services: &[&'static Service]) -> Result<(), Failure> {
    let of_actions = services.iter().flat_map(|it| it.actions());
    let types = of_actions.flat_map(|it| it.resource_types).map(|it| it.resource_type);
    let mut types: Vec<_> =
        types.chain(services.iter().flat_map(|it| it.resource_types())).collect();
    types.sort_by_key(|it| (it.service.prefix, it.name));
    types.dedup_by_key(|it| (it.service.prefix, it.name));
    if types.iter().any(|it| is_called(it.name, it.service.prefix, wanted)) {
        return Ok(());
    }
    let remedy = match catalog::nearest(wanted, types.iter().map(|it| it.name)) {
        Some(near) => format!("; a resource type with a similar name exists: `{near}`"),
        None => {
            let names: Vec<_> = types.iter().map(|it| format!("`{}`", it.written())).collect();
            format!("; the resource types are {}", names.join(", "))
        }
    };
    Err(Failure(format!("unknown resource type `{wanted}`{remedy}")))
}

/// Returns the names of the resource types of an action.
pub(super) fn resource_types(action: &ActionInfo) -> Vec<String> {
    let types = action.resource_types.iter().map(|it| {
        let mark = if it.required { " (required)" } else { "" };
        format!("{}{mark}", it.resource_type.written())
    });
    types.collect()
}

fn table(actions: &[&ActionInfo]) -> String {
    let rows: Vec<[String; 4]> = actions
        .iter()
        .map(|action| {
            let types = resource_types(action);
            [
                action.qualified_name.to_owned(),
                action.level_name().to_owned(),
                if types.is_empty() { "*".to_owned() } else { types.join(", ") },
                action.authorization.to_string(),
            ]
        })
        .collect();
    let head = ["action", "level", "resource types", "authorized by"].map(str::to_owned);
    let mut widths = [0; 4];
    for row in std::iter::once(&head).chain(&rows) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let mut out = String::new();
    for row in std::iter::once(&head).chain(&rows) {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn to_json(action: &ActionInfo) -> Value {
    let types: Vec<Value> = action
        .resource_types
        .iter()
        .map(|it| json!({ "name": it.resource_type.written(), "required": it.required, "arn": it.resource_type.arn.text }))
        .collect();
    let keys: Vec<&str> = action.condition_keys.iter().map(|it| it.name).collect();
    json!({
        "action": action.qualified_name,
        "description": action.summary(),
        "access_level": action.access_level.map(AccessLevel::name),
        "permission_only": action.permission_only,
        "resource_types": types,
        "condition_keys": keys,
        "dependent_actions": action.dependent_actions,
        "authorized_by": action.authorization.to_string(),
        "documentation": action.documentation,
    })
}
