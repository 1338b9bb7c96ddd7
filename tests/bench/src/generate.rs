//! Generates policies with two statements and five actions each. All are different, and the same in every
//! run.

use fastrand::Rng;

const ACTIONS: [&str; 24] = [
    "AdminAddUserToGroup",
    "AdminConfirmSignUp",
    "AdminCreateUser",
    "AdminDeleteUser",
    "AdminDeleteUserAttributes",
    "AdminDisableUser",
    "AdminEnableUser",
    "AdminGetUser",
    "AdminListGroupsForUser",
    "AdminListUserAuthEvents",
    "AdminRemoveUserFromGroup",
    "AdminResetUserPassword",
    "AdminSetUserPassword",
    "AdminUpdateUserAttributes",
    "CreateGroup",
    "DeleteGroup",
    "DescribeUserPool",
    "DescribeUserPoolClient",
    "GetGroup",
    "ListGroups",
    "ListUserPoolClients",
    "ListUsers",
    "ListUsersInGroup",
    "UpdateGroup",
];

const REGIONS: [&str; 5] =
    ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-2"];

/// The content of a generated policy.
pub struct Sample {
    pub statements: Vec<Statement>,
}

pub struct Statement {
    pub allows: bool,
    pub actions: Vec<&'static str>,
    pub region: &'static str,
    /// `us-east-1_Ab12Cd34E`
    pub pool: String,
}

impl Statement {
    pub fn arn(&self) -> String {
        format!("arn:aws:cognito-idp:{}:*:userpool/{}", self.region, self.pool)
    }
}

/// Generates policies of two statements and five actions.
pub fn samples(count: usize) -> Vec<Sample> {
    let mut random = Rng::with_seed(20_261_101);
    (0..count).map(|_| sample(&mut random, &[3, 2])).collect()
}

/// Generates a policy with a statement for each number of actions. The first one allows.
pub fn sample(random: &mut Rng, actions: &[usize]) -> Sample {
    let mut picked = ACTIONS;
    random.shuffle(&mut picked);
    let mut left = picked.iter().cycle().copied();
    let statements = actions.iter().enumerate().map(|(index, count)| {
        let region = REGIONS[random.usize(..REGIONS.len())];
        let id: String = (0..9).map(|_| random.alphanumeric()).collect();
        let actions = left.by_ref().take(*count).collect();
        Statement { allows: index % 2 == 0, actions, region, pool: format!("{region}_{id}") }
    });
    Sample { statements: statements.collect() }
}

impl Sample {
    /// Returns the policy literal.
    pub fn literal(&self) -> String {
        let statements = self.statements.iter().map(|it| {
            let effect = if it.allows { "allow" } else { "deny" };
            format!("    {effect} {} on userpool(\"{}\");\n", it.actions.join(", "), it.pool)
        });
        format!("policy! {{\n{}}}", statements.collect::<String>())
    }

    /// Returns the document, minified.
    pub fn json(&self) -> String {
        let statements = self.statements.iter().map(|it| {
            let (effect, actions, arn) = (effect(it), quoted(it), it.arn());
            let actions =
                if let [_] = it.actions.as_slice() { actions } else { format!("[{actions}]") };
            format!("{{\"Effect\":\"{effect}\",\"Action\":{actions},\"Resource\":\"{arn}\"}}")
        });
        let statements = statements.collect::<Vec<_>>().join(",");
        format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{statements}]}}")
    }

    /// Returns the `json!` call of `serde_json` for the document.
    pub fn json_macro(&self) -> String {
        format!("json!({})", self.json())
    }

    /// Returns a maud `html!` call of the same size: not a policy, but as many names.
    pub fn maud(&self) -> String {
        let statements = self.statements.iter().map(|it| {
            let items =
                it.actions.iter().map(|action| format!("li {{ \"cognito-idp:{action}\" }} "));
            let (effect, arn, items) = (effect(it), it.arn(), items.collect::<String>());
            format!("ul effect=\"{effect}\" resource=\"{arn}\" {{ {items}}} ")
        });
        format!("html! {{ div version=\"2012-10-17\" {{ {}}} }}", statements.collect::<String>())
    }

    /// Returns the iam-rs code that builds the policy.
    pub fn iam_rs(&self) -> String {
        let statements = self.statements.iter().map(|it| {
            let into = quoted(it).replace(',', ".into(),");
            format!(
                ".add_statement(IAMStatement::new(IAMEffect::{}).with_action(IAMAction::Multiple(vec![{into}.into()]))\
                 .with_resource(IAMResource::Single(\"{}\".into())))",
                effect(it),
                it.arn()
            )
        });
        format!("IAMPolicy::new(){}", statements.collect::<String>())
    }

    /// Returns the aws-iam code that builds the policy.
    pub fn aws_iam(&self) -> String {
        let statements = self.statements.iter().map(|it| {
            let effect = if it.allows { "allows" } else { "does_not_allow" };
            format!(
                ".evaluate_statement(StatementBuilder::new().{effect}().may_perform_actions(vec![{}]).on_resource(\"{}\"))",
                quoted(it),
                it.arn()
            )
        });
        format!(
            "PolicyBuilder::new().version(Version::V2012){}.into()",
            statements.collect::<String>()
        )
    }
}

fn effect(statement: &Statement) -> &'static str {
    if statement.allows { "Allow" } else { "Deny" }
}

/// Returns the actions, each in quotes.
fn quoted(statement: &Statement) -> String {
    let names = statement.actions.iter().map(|it| format!("\"cognito-idp:{it}\""));
    names.collect::<Vec<_>>().join(",")
}
