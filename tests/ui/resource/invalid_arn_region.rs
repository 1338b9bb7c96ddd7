use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser on userpool("us-est-1_X") };
const P1: Policy = policy! { allow AdminGetUser on userpool(*, region = "us-gov-west-1", partition = "aws") };
const P2: Policy = policy! { #![region = "eu-west-9"] allow AdminGetUser on userpool(*) };

fn main() {}
