//! The name of a type of policies in, an explanation out.

use super::facts::Facts;
use cognito_perms::PolicyType;
use cognito_perms::catalog::{self, PolicyTypeInfo, Presence};

/// Explains a type of policies, named as in `--policy-type`.
pub(super) fn explain(written: &str) -> Option<String> {
    let policy_type: PolicyType = written.parse().ok()?;
    let info = catalog::policy_type(policy_type);
    let written_as = written_as(policy_type);
    let text = Facts::new()
        .with("also named", info.constants.join(", "))
        .with("Principal", presence(info.principal))
        .with("Resource", presence(info.resource))
        .with("size", size(info))
        .with("in Rust", written_as)
        .with("command", format!("cognito-perms check --policy-type {}", info.name))
        .with("documentation", info.documentation)
        .write(&format!("policy type {}", info.name), about(policy_type));
    Some(text)
}

const fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Forbidden => "not allowed",
    }
}

/// Returns the maximum size of a policy.
fn size(info: &PolicyTypeInfo) -> String {
    let white_space = if info.counts_white_space { "" } else { " without white space" };
    let mut lines = Vec::new();
    lines.extend(info.size.map(|most| format!("at most {most} characters{white_space}")));
    lines.extend(info.on_request.map(|most| format!("at most {most} on request")));
    let of_services = info.sizes_of_services.iter();
    lines.extend(of_services.map(|(service, most)| format!("at most {most} bytes for {service}")));
    if lines.is_empty() {
        lines.push("depends on what the policy is attached to: see `--quota`".to_owned());
    }
    lines.join("\n")
}

/// Returns the macro for such policies, and the type of its values.
const fn written_as(policy_type: PolicyType) -> &'static str {
    match policy_type {
        PolicyType::Identity => "policy! { … }, a Policy",
        PolicyType::Boundary => "policy! { #![kind = \"boundary\"] … }, a Policy",
        PolicyType::Session => "policy! { #![kind = \"session\"] … }, a Policy",
        PolicyType::Trust => "trust_policy! { … }, a TrustPolicy",
        PolicyType::Resource => "resource_policy! { … }, a ResourcePolicy",
        PolicyType::Endpoint => "endpoint_policy! { … }, an EndpointPolicy",
        PolicyType::Scp => "policy! { #![kind = \"scp\"] … }, a ServiceControlPolicy",
        PolicyType::Rcp => "policy! { #![kind = \"rcp\"] … }, a ResourceControlPolicy",
        _ => "",
    }
}

const fn about(policy_type: PolicyType) -> &'static str {
    match policy_type {
        PolicyType::Identity => {
            "An identity policy is attached to a user, a group or a role, and grants permissions to these."
        }
        PolicyType::Boundary => {
            "A permissions boundary limits what the identity policies of a user or a role can grant."
        }
        PolicyType::Session => {
            "A session policy limits what a session can use of the permissions of its role."
        }
        PolicyType::Trust => "A role trust policy determines who can assume a role.",
        PolicyType::Resource => {
            "A resource policy is attached to a resource, and grants permissions on it to principals."
        }
        PolicyType::Endpoint => {
            "A VPC endpoint policy limits what requests through an endpoint can do."
        }
        PolicyType::Scp => {
            "A service control policy limits what the principals in some accounts of an organization can do."
        }
        PolicyType::Rcp => {
            "A resource control policy limits what anyone can do with the resources in some accounts of an organization."
        }
        _ => "",
    }
}
