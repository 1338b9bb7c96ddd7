//! The name of a principal in, an explanation out.

use super::facts::Facts;
use cognito_perms::catalog::{self, PROVIDERS, Provider};

const PRINCIPALS_PAGE: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/\
    reference_policies_elements_principal.html";

const KEYS_OF_SOURCES: &str =
    "aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths";

/// A form of principals in literals.
struct Form {
    word: &'static str,
    about: &'static str,
    literal: &'static str,
    document: &'static str,
}

/// The forms that have no provider or service of their own.
const FORMS: [Form; 7] = [
    Form {
        word: "account",
        about: "An account: whoever its own policies let, not only its root user.",
        literal: "account(\"123456789012\")",
        document: "\"Principal\": {\"AWS\": \"123456789012\"}",
    },
    Form {
        word: "role",
        about: "A role, named with its path.",
        literal: "role(\"Admin\", account = \"123456789012\")",
        document: "\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/Admin\"}",
    },
    Form {
        word: "user",
        about: "A user, named with its path.",
        literal: "user(\"alice\", account = \"123456789012\")",
        document: "\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:user/alice\"}",
    },
    Form {
        word: "session",
        about: "A single session of a role.",
        literal: "session(\"Admin\", \"alice\", account = \"123456789012\")",
        document: "\"Principal\": {\"AWS\": \"arn:aws:sts::123456789012:assumed-role/Admin/alice\"}",
    },
    Form {
        word: "saml",
        about: "A SAML provider of an account. Its users assume a role with sts:AssumeRoleWithSAML.",
        literal: "saml(\"acme\", account = \"123456789012\")",
        document: "\"Principal\": {\"Federated\": \"arn:aws:iam::123456789012:saml-provider/acme\"}",
    },
    Form {
        word: "oidc",
        about: "An OpenID Connect provider of an account. Its users assume a role with sts:AssumeRoleWithWebIdentity.",
        literal: "oidc(token.actions.githubusercontent.com, account = \"123456789012\")",
        document: "\"Principal\": {\"Federated\": \"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"}",
    },
    Form {
        word: "canonical_user",
        about: "An account in a bucket policy of Amazon S3, named by its canonical user id: 64 hexadecimal digits.",
        literal: "canonical_user(\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\")",
        document: "\"Principal\": {\"CanonicalUser\": \"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\"}",
    },
];

/// The forms of the providers that are principals by their domain.
const OF_PROVIDERS: [(&str, &str); 4] = [
    ("identity_pool", "cognito-identity.amazonaws.com"),
    ("google", "accounts.google.com"),
    ("facebook", "graph.facebook.com"),
    ("amazon", "www.amazon.com"),
];

/// Explains a form of principals, the domain of an identity provider, or a service principal.
pub(super) fn explain(written: &str) -> Option<String> {
    let word = written.to_ascii_lowercase();
    if let Some(form) = FORMS.iter().find(|it| it.word == word) {
        let text = Facts::new()
            .with("elements", "Principal, NotPrincipal; in literals, after `to`")
            .with("in a policy", format!("{}\n{}", form.literal, form.document))
            .with("documentation", PRINCIPALS_PAGE)
            .write(&format!("principal {}", form.word), form.about);
        return Some(text);
    }
    let of_form = OF_PROVIDERS.iter().find(|(form, _)| *form == word);
    let host = of_form.map_or(word.as_str(), |(_, host)| host);
    let known = PROVIDERS.iter().find(|it| it.prefixes.contains(&host));
    let required = catalog::required_claims(host);
    if known.is_some() || !required.is_empty() {
        return Some(of_provider(host, known, required));
    }
    // Services without their domain may be resource types, too.
    let name = word.strip_suffix(".cn").unwrap_or(&word);
    name.ends_with(".amazonaws.com").then(|| of_service(name)).flatten()
}

fn of_provider(host: &str, known: Option<&Provider>, required: &[&str]) -> String {
    let claims = known.map(|it| {
        let claims = it.claims.iter().filter(|it| it.prefix().is_none_or(|it| it == host));
        let names: Vec<_> = claims.map(|it| it.short().unwrap_or(it.name)).collect();
        if it.is_open { "any".to_owned() } else { names.join(", ") }
    });
    let required: Vec<_> = required.iter().map(|it| format!("{host}:{it}")).collect();
    let form = OF_PROVIDERS.iter().find(|(_, it)| *it == host).map(|(form, _)| *form);
    let literal = match form {
        Some("identity_pool") => {
            "identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)"
                .to_owned()
        }
        Some(form) => form.to_owned(),
        None => format!("oidc({host}, account = \"123456789012\")"),
    };
    let principal = match form {
        Some(_) => host.to_owned(),
        None => format!("arn:aws:iam::123456789012:oidc-provider/{host}"),
    };
    let documentation = known.map_or(PRINCIPALS_PAGE, |it| it.documentation);
    Facts::new()
        .with("assumes roles with", "sts:AssumeRoleWithWebIdentity")
        .with("claims", claims.unwrap_or_else(|| "any".to_owned()))
        .with("IAM requires", required.join(" or "))
        .with("elements", "Principal; in literals, after `to`")
        .with(
            "in a policy",
            format!("{literal}\n\"Principal\": {{\"Federated\": \"{principal}\"}}"),
        )
        .with("documentation", documentation)
        .write(&format!("identity provider {host}"), known.map_or("", |it| it.name))
}

fn of_service(name: &str) -> Option<String> {
    let info = catalog::service_principal(name)?;
    let short = info.name.trim_end_matches(".amazonaws.com");
    let advice =
        || format!("resources of any account: add `from`, or a condition on {KEYS_OF_SOURCES}");
    let acts = info.acts_for_others.then(advice);
    let text = Facts::new()
        .with("assumes roles with", "sts:AssumeRole")
        .with("acts for", acts.unwrap_or_default())
        .with("elements", "Principal; in literals, after `to`")
        .with(
            "in a policy",
            format!("service({short})\n\"Principal\": {{\"Service\": \"{}\"}}", info.name),
        )
        .with("documentation", PRINCIPALS_PAGE)
        .write(&format!("service principal {}", info.name), "");
    Some(text)
}
