// Resource policies, and policies that are not of the type of the macro.

use cognito_perms::{Policy, ResourcePolicy, ServiceControlPolicy, policy, resource_policy};

/// Any user pool could call the function.
const ANY_USER_POOL: ResourcePolicy = resource_policy! {
    allow lambda:InvokeFunction on "arn:aws:lambda:eu-west-1:123456789012:function:trigger"
        to service(cognito-idp)
};

const NO_PRINCIPAL: ResourcePolicy = resource_policy! {
    allow sqs:SendMessage on sqs:queue("orders", region = "eu-west-1", account = "123456789012")
};

const NO_RESOURCE: ResourcePolicy = resource_policy! {
    allow sqs:SendMessage to service(sns)
};

const FEDERATED: ResourcePolicy = resource_policy! {
    allow s3:GetObject on s3:object("reports", "*")
        to identity_pool("us-east-1:11111111-2222-3333-4444-555555555555", authenticated)
};

const PRINCIPAL: Policy = policy! {
    allow AdminGetUser on userpool("us-east-1_Ab12Cd34E") to account("123456789012")
};

const SIZE: ServiceControlPolicy = policy! {
    #![kind = "scp"]

    allow AdminGetUser on userpool("us-east-1_Ab12Cd34E") to account("123456789012")
};

fn main() {
    let _ = (ANY_USER_POOL.size(), NO_PRINCIPAL.size(), NO_RESOURCE.size(), FEDERATED.size());
    let _ = (PRINCIPAL.size(), SIZE.size());
}
