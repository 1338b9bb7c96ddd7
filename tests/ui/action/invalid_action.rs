use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminCreatUser on userpool("us-east-1_X") };
const P1: Policy = policy! { allow CreateUser, AdminListUsers, GetUserPool, AdminList on * };
const P2: Policy = policy! { allow AdminLst*, Launch* on * };
const P3: Policy = policy! { allow GetId, StartWebAuthnRegistration, LaunchRocket on * };
const P4: Policy = policy! { allow cognito-identity:DescribeIdentityPol on * };
const P5: Policy = policy! { allow unchecked("ListUsers") on * };

fn main() {}
