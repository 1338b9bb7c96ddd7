//! Resolves a value as CloudFormation does, according to its documentation.

use super::{ACCOUNT, IDENTITIES, POOL_ARN, POOL_ID, REGION, WEB_ACL};
use serde_json::{Value, json};

/// Resolves a value as CloudFormation does.
pub fn resolved(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(resolved).collect(),
        Value::Object(fields) => match fields.iter().next() {
            Some((function, argument)) if fields.len() == 1 => called(function, argument)
                .unwrap_or_else(|| {
                    Value::Object([(function.clone(), resolved(argument))].into_iter().collect())
                }),
            _ => fields.iter().map(|(name, value)| (name.clone(), resolved(value))).collect(),
        },
        other => other.clone(),
    }
}

fn called(function: &str, argument: &Value) -> Option<Value> {
    Some(match function {
        "Ref" => json!(referred(argument.as_str()?)),
        "Fn::GetAtt" => {
            json!(referred(&format!("{}.{}", argument[0].as_str()?, argument[1].as_str()?)))
        }
        "Fn::ImportValue" => json!(if argument == "pool-id" { POOL_ID } else { POOL_ARN }),
        "Fn::Split" => {
            let text = resolved(&argument[1]);
            json!(text.as_str()?.split(argument[0].as_str()?).collect::<Vec<_>>())
        }
        "Fn::Select" => {
            resolved(&argument[1])[usize::try_from(argument[0].as_u64()?).ok()?].clone()
        }
        "Fn::Sub" => {
            let (text, named) = match argument {
                Value::Array(parts) => (parts[0].as_str()?, Some(&parts[1])),
                text => (text.as_str()?, None),
            };
            json!(substituted(text, named))
        }
        _ => return None,
    })
}

/// Substitutes `${Name}` and `${Name.Attribute}`; `${!text}` becomes `${text}`.
fn substituted(text: &str, named: Option<&Value>) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once("${") {
        let (name, next) = after.split_once('}').unwrap();
        out += before;
        out += &match name.strip_prefix('!') {
            Some(plain) => format!("${{{plain}}}"),
            None => match named.and_then(|it| it.get(name)) {
                Some(value) => resolved(value).as_str().unwrap().to_owned(),
                None => referred(name).to_owned(),
            },
        };
        rest = next;
    }
    out + rest
}

fn referred(name: &str) -> &'static str {
    match name {
        "Customers.UserPoolId" => POOL_ID,
        "Customers.Arn" => POOL_ARN,
        "Identities.Id" => IDENTITIES,
        "Edge.Id" => WEB_ACL,
        "AWS::AccountId" => ACCOUNT,
        "AWS::Region" => REGION,
        "AWS::Partition" => "aws",
        other => panic!("`{other}` is nothing of the template"),
    }
}
