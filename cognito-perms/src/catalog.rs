//! AWS's facts, as an offline reference for tools: services, actions, resource types, condition keys and operators, and
//! functions that find them by name.
//!
//! A program that names an action in its source should use the enums of its service instead, such as
//! [`Action`](crate::Action). [`CATALOG_DATE`](crate::CATALOG_DATE) is the day of the facts.
//!
//! ```
//! use cognito_perms::{AccessLevel, catalog};
//!
//! let service = catalog::service("cognito-idp").unwrap();
//! let action = service.action("admincreateuser").unwrap();
//! assert_eq!(action.qualified_name, "cognito-idp:AdminCreateUser");
//! assert_eq!(action.access_level, Some(AccessLevel::Write));
//! assert_eq!(action.resource_types[0].resource_type.name, "userpool");
//!
//! let (key, tag) = catalog::condition_key("aws:resourcetag/team").unwrap();
//! assert_eq!((key.base(), tag), ("aws:ResourceTag", Some("team")));
//! ```
//!
//! The feature `cli` enables this module.

use crate::PolicyType;
use cognito_perms_spec::facts::catalog::{self, known_condition_key};
#[doc(inline)]
pub use cognito_perms_spec::facts::catalog::{
    ActionInfo, ArnPart, ArnTemplate, ConditionKeyInfo, Family, Field, GLOBAL_CONDITION_KEYS,
    KindInfo as PolicyTypeInfo, OPERATORS, OperatorInfo, Order, PROVIDERS, Presence, Provider,
    ResourceTypeInfo, ResourceUse, Service, actions, built_services, condition_keys, operator,
    resource_types, service, services, services_with,
};
#[doc(inline)]
pub use cognito_perms_spec::facts::own::{Problem as FileProblem, Source as CatalogFile};
use cognito_perms_spec::model::kind_info;
use cognito_perms_spec::syntax::{Notation, Version};
use cognito_perms_spec::text::{similar, wildcard as pattern};

/// Adds the services of catalog files to the catalog of the running program, replacing those with the same prefix.
/// Later checks and lookups use them.
///
/// Call it once, before anything else of this crate: results of earlier lookups do not change. Literals are not
/// affected, because they were checked when the program was built; `COGNITO_PERMS_CATALOG` adds files for those. [Add
/// a service](crate#add-a-service) shows a file.
///
/// # Errors
///
/// Returns all problems of the files, each with its position, and adds nothing. A second call also fails.
///
/// ```
/// use cognito_perms::catalog::{self, CatalogFile};
/// use cognito_perms::{Options, check};
///
/// let billing = r#"
///     prefix = "acme-billing"
///     name = "Acme's billing"
///     documentation = "https://docs.acme.example/billing"
///     facts = 2026-11-28
///     action = [{ name = "ReadInvoice" }]
/// "#;
/// catalog::add_files(&[CatalogFile::new("billing.toml", billing)]).unwrap();
///
/// let document = r#"{
///     "Version": "2012-10-17",
///     "Statement": { "Effect": "Allow", "Action": "acme-billing:ReadInvoices", "Resource": "*" }
/// }"#;
/// let report = check(document, &Options::new());
/// assert_eq!(report.findings()[0].help, "the action is named `ReadInvoice`");
/// ```
pub fn add_files(files: &[CatalogFile]) -> Result<(), Vec<FileProblem>> {
    cognito_perms_spec::facts::own::add_files(files)
}

/// Finds a condition key by its name, in any letter case, and returns it with the tag key after its `/`.
///
/// Returns `None` if no key of the catalog has this name. Claims of [identity providers](PROVIDERS) are keys too; one that
/// any provider can have is returned without the prefix of its provider.
///
/// ```
/// use cognito_perms::catalog;
///
/// let (key, tag) = catalog::condition_key("aws:sourceip").unwrap();
/// assert_eq!((key.name, tag), ("aws:SourceIp", None));
/// assert!(catalog::condition_key("aws:SourceIpp").is_none());
///
/// let (claim, _) = catalog::condition_key("cognito-identity.amazonaws.com:amr").unwrap();
/// assert!(claim.value_type.is_multivalued());
/// ```
#[must_use]
pub fn condition_key(name: &str) -> Option<(&'static ConditionKeyInfo, Option<&str>)> {
    known_condition_key(name)
}

/// Returns the facts about a type of policies.
///
/// ```
/// use cognito_perms::PolicyType;
/// use cognito_perms::catalog::{self, Presence};
///
/// let trust = catalog::policy_type(PolicyType::Trust);
/// assert_eq!((trust.resource, trust.size), (Presence::Forbidden, Some(2_048)));
/// ```
#[must_use]
pub fn policy_type(policy_type: PolicyType) -> &'static PolicyTypeInfo {
    kind_info(policy_type)
}

/// Returns the facts about a service principal, named with its domain or without.
///
/// Returns `None` if AWS's pages do not mention it. AWS publishes no list, so an unknown one can exist.
///
/// ```
/// use cognito_perms::catalog;
///
/// let cognito = catalog::service_principal("cognito-idp").unwrap();
/// assert_eq!(cognito.name, "cognito-idp.amazonaws.com");
/// assert!(cognito.acts_for_others);
/// assert!(!catalog::service_principal("lambda.amazonaws.com").unwrap().acts_for_others);
/// ```
#[must_use]
pub fn service_principal(name: &str) -> Option<ServicePrincipalInfo> {
    let name = name.to_ascii_lowercase();
    let short = name.strip_suffix(".amazonaws.com").unwrap_or(&name);
    if !catalog::is_known_service(short) {
        return None;
    }
    let name = format!("{short}.amazonaws.com");
    Some(ServicePrincipalInfo { acts_for_others: catalog::acts_for_others(&name), name })
}

/// The facts about a service principal.
///
/// Source: [AWS service principals][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServicePrincipalInfo {
    /// The name, with its domain.
    pub name: String,
    /// Whether it acts for resources of its callers, in any account, so that a policy should name the resource.
    pub acts_for_others: bool,
}

/// Returns the claims of an identity provider, named by its domain, of which IAM requires a condition on one.
///
/// Returns an empty list for a provider without such a requirement.
///
/// Source: [identity-provider controls for shared OIDC providers][page].
///
/// [page]: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
///
/// ```
/// use cognito_perms::catalog;
///
/// assert_eq!(catalog::required_claims("token.actions.githubusercontent.com"), ["sub"]);
/// assert!(catalog::required_claims("login.example.com").is_empty());
/// ```
#[must_use]
pub fn required_claims(host: &str) -> &'static [&'static str] {
    catalog::controls_of(host).unwrap_or_default()
}

/// Checks whether a pattern matches the name of an action, with its service prefix or without, in any letter case.
///
/// `*` in a pattern matches any characters and `?` matches one.
///
/// ```
/// use cognito_perms::catalog;
///
/// let action = catalog::service("cognito-idp").unwrap().action("ListUsers").unwrap();
/// assert!(catalog::matches("listuser?", action));
/// assert!(catalog::matches("cognito-idp:List*", action));
/// assert!(!catalog::matches("cognito-identity:List*", action));
/// ```
#[must_use]
pub fn matches(pattern: &str, action: &ActionInfo) -> bool {
    pattern::matches_ignoring_case(pattern, action.name)
        || pattern::matches_ignoring_case(pattern, action.qualified_name)
}

/// Returns the services whose prefix a pattern with `*` and `?` matches, in any letter case.
///
/// ```
/// use cognito_perms::catalog;
///
/// let services = catalog::services_matching("cognito-i*");
/// let prefixes: Vec<_> = services.iter().map(|it| it.prefix).collect();
/// assert_eq!(prefixes, ["cognito-identity", "cognito-idp"]);
/// ```
#[must_use]
pub fn services_matching(pattern: &str) -> Vec<&'static Service> {
    let mut services = services();
    services.retain(|it| pattern::matches_ignoring_case(pattern, it.prefix));
    services
}

/// Returns an ARN of a resource type, with an example for each of its fields.
///
/// ```
/// use cognito_perms::{UserPoolArn, catalog};
///
/// let user_pool = catalog::service("cognito-idp").unwrap().resource_type("userpool").unwrap();
/// assert!(catalog::example_arn(user_pool).parse::<UserPoolArn>().is_ok());
/// ```
#[must_use]
pub fn example_arn(resource_type: &ResourceTypeInfo) -> String {
    Notation::Json(Version::Current).resource(resource_type, None)
}

/// Returns the pattern for the ARNs of a resource type with values for its fields, in any partition, region and account.
/// A field without a value is `*`.
///
/// ```
/// use cognito_perms::catalog;
///
/// let object = catalog::service("s3").unwrap().resource_type("object").unwrap();
/// assert_eq!(catalog::arn_pattern(object, &["reports"]), "arn:*:s3:::reports/*");
/// ```
#[must_use]
pub fn arn_pattern(resource_type: &ResourceTypeInfo, values: &[&str]) -> String {
    let template = &resource_type.arn;
    let (region, account) = (template.region.text("*"), template.account.text("*"));
    format!("arn:*:{}:{region}:{account}:{}", template.service, template.fill(values))
}

/// Returns the name that is most similar to a string, if it is similar enough to be a likely suggestion.
///
/// At most a third of the string may differ; letter case is ignored. The first of several equally similar names is
/// returned.
///
/// ```
/// use cognito_perms::{Rule, catalog};
///
/// let rules = || Rule::ALL.iter().map(|it| it.name());
/// assert_eq!(catalog::nearest("invalid_acton", rules()), Some("invalid_action"));
/// assert_eq!(catalog::nearest("something_else", rules()), None);
/// ```
#[must_use]
pub fn nearest<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    similar::nearest(text, names)
}
