// What rustc prints if a runtime value has another type: one error, on the value.

use cognito_perms::{Policy, policy};

fn main() {
    let (id, account) = ("us-east-1_X", String::from("123456789012"));

    let _: Policy = policy! { allow ListUsers on userpool(id) };
    let _: Policy = policy! { allow ListUsers on userpool(*, account = account) };
    let _: Policy = policy! { allow s3:GetObject on unchecked(id) };
    let _: Policy = policy! { allow ListUsers on * if aws:SourceIp IpAddress id };
    let _: Policy = policy! { allow ListUsers on * if ec2:SourceInstanceArn ArnLike [..{ [id] }] };
    let _: Policy = policy! { allow ListUsers on * if aws:SecureTransport Bool { id } };
    let _: Policy = policy! { allow ListUsers on * if aws:MultiFactorAuthAge NumericLessThan { 1.5 } };
    let _: Policy = policy! { allow ListUsers on * if aws:CurrentTime DateLessThan id };
    let _: Policy = policy! { allow ListUsers on * if aws:username StringEquals { Some(id) } };
    let _: Policy = policy! { allow ListUsers on * if aws:PrincipalAccount StringEquals id };
    let _: Policy = policy! { allow ListUsers on * if aws:SourceVpc StringNotEquals [..{ [id] }] };
    let _: Policy = policy! { allow ListUsers on * if aws:RequestedRegion StringEquals [{ 5 }, "eu-west-1"] };
}
