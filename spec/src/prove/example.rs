//! Requests that disprove, with names and ARNs that exist or look as if they did.

use crate::eval::{Request, arn_fields};
use crate::facts::catalog::{
    ActionInfo, ArnTemplate, Family, Format, ResourceTypeInfo, action, known_condition_key,
};
use crate::syntax::{Policy, ResourceKind};
use crate::text::wildcard;

/// The maximum number of actions and of resources that are tried.
const MOST: usize = 20;

const REGION: &str = "us-east-1";
const ACCOUNT: &str = "111122223333";

/// Returns a request with one of the actions that also disproves, and that is easier to read if there is one.
pub(super) fn clear(
    request: Request,
    names: &[String],
    policies: [&Policy<'_>; 2],
    disproves: &dyn Fn(&Request) -> bool,
) -> Request {
    let request = with_real_names(request, names, policies, disproves);
    let unusual: Vec<(String, &'static str)> = request
        .context()
        .filter(|(_, values)| values.len() == 1)
        .map(|(key, _)| (key.to_owned(), usual_value(key)))
        .collect();
    let mut clear = request;
    for (key, usual) in unusual {
        let mut other = clear.clone();
        other.set(&key, vec![usual.to_owned()]);
        if disproves(&other) {
            clear = other;
        }
    }
    clear
}

/// Returns a value that a condition key can have.
fn usual_value(key: &str) -> &'static str {
    let Some((info, _)) = known_condition_key(key) else { return "example" };
    match info.format {
        Some(Format::Account) => ACCOUNT,
        Some(Format::Region) => REGION,
        Some(Format::Organization) => "o-a1b2c3d4e5",
        Some(Format::OrganizationPath) => "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
        Some(Format::Vpc) => "vpc-1a2b3c4d",
        Some(Format::VpcEndpoint) => "vpce-1a2b3c4d",
        Some(Format::ServicePrincipal) => "lambda.amazonaws.com",
        Some(Format::SamlProviderArn) => "arn:aws:iam::111122223333:saml-provider/Example",
        Some(Format::UserArn) => "arn:aws:iam::111122223333:user/example",
        Some(Format::RoleArn) => "arn:aws:iam::111122223333:role/Example",
        Some(Format::IdentityPool | Format::Identity) => {
            "us-east-1:11111111-2222-3333-4444-555555555555"
        }
        Some(Format::AuthenticationMethod) => "authenticated",
        Some(Format::ExternalId) => "example",
        None => match info.value_type.family() {
            Family::Bool => "true",
            Family::Numeric => "1",
            Family::Date => "2026-01-01T00:00:00Z",
            Family::IpAddress => "198.51.100.1",
            Family::Arn => "arn:aws:iam::111122223333:role/Example",
            _ => "example",
        },
    }
}

/// The same, only for the action and the resource.
fn with_real_names(
    request: Request,
    names: &[String],
    policies: [&Policy<'_>; 2],
    disproves: &dyn Fn(&Request) -> bool,
) -> Request {
    let written: Vec<Vec<&str>> = policies.iter().flat_map(|it| patterns(it)).take(MOST).collect();
    for name in names.iter().take(MOST) {
        let info = action(name);
        let mut resources: Vec<String> = match info {
            Some(info) if info.resource_types.is_empty() => vec!["*".to_owned()],
            Some(info) => of_types(info, &written),
            None => written.iter().map(|it| filled(it, "example")).collect(),
        };
        if request.resource == "*" {
            resources.insert(0, "*".to_owned());
        }
        for resource in resources {
            let mut clear = request.clone();
            clear.action.clone_from(name);
            clear.resource = resource;
            if disproves(&clear) {
                return clear;
            }
        }
    }
    request
}

/// Returns the fields of each pattern for ARNs, without policy variables, in a policy.
fn patterns<'p>(policy: &'p Policy<'p>) -> Vec<Vec<&'p str>> {
    let items = policy.statements.iter().flat_map(|it| &it.resources.items);
    let texts = items.filter_map(|it| match &it.kind {
        ResourceKind::Arn(text) | ResourceKind::Unchecked(text) => Some(&*text.value),
        _ => None,
    });
    let fields = texts.filter(|it| !it.contains("${")).map(arn_fields);
    fields.filter(|it| it.len() == 6).collect()
}

/// Returns ARNs of the types that an action can be used on: as the patterns say, or of any.
fn of_types(info: &ActionInfo, patterns: &[Vec<&str>]) -> Vec<String> {
    let types = info.resource_types.iter().map(|it| it.resource_type);
    let templates: Vec<&ArnTemplate> =
        types.flat_map(ResourceTypeInfo::templates).take(MOST).collect();
    let mut arns = Vec::new();
    for fields in patterns {
        for template in templates.iter().filter(|it| fields.get(2) == Some(&it.service)) {
            let resource = fields.get(5).copied().unwrap_or_default();
            let filled_in = text_of(resource, "example");
            let region = fields.get(3).filter(|it| !it.is_empty() && !wildcard::has_wildcard(it));
            // An id can start with its region.
            let example =
                template.fill(&examples(template)).replace(REGION, region.unwrap_or(&REGION));
            if template.admits(&filled_in) {
                arns.push(filled(fields, "example"));
            } else if wildcard::matches(resource, &example) {
                arns.push(filled(fields, &example));
            }
        }
    }
    arns.extend(templates.into_iter().map(example));
    arns
}

/// Returns an ARN that a pattern matches, whose resource part, if it has a wildcard, is this or contains it.
fn filled(fields: &[&str], resource: &str) -> String {
    let defaults = ["arn", "aws", "", REGION, ACCOUNT];
    let mut filled: Vec<String> = Vec::new();
    for (field, default) in fields.iter().zip(defaults) {
        let field = if wildcard::has_wildcard(field) { default } else { field };
        filled.push(field.to_owned());
    }
    let last = fields.last().copied().unwrap_or_default();
    filled.push(match wildcard::matches(last, resource) {
        true => resource.to_owned(),
        false => text_of(last, "example"),
    });
    filled.join(":")
}

/// Returns a string that a pattern matches.
fn text_of(pattern: &str, anything: &str) -> String {
    pattern.replace('*', anything).replace('?', "x")
}

fn examples(template: &ArnTemplate) -> Vec<&'static str> {
    template.fields.iter().map(|it| it.example).collect()
}

fn example(template: &ArnTemplate) -> String {
    let (region, account) = (template.region.text(REGION), template.account.text(ACCOUNT));
    format!(
        "arn:aws:{}:{region}:{account}:{}",
        template.service,
        template.fill(&examples(template))
    )
}
