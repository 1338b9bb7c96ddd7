use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow AdminGetUser userpool("us-east-1_X") };
const P1: Policy = policy! { allow AdminGetUser ListUsers on * };
const P2: Policy = policy! { allow AdminGetUser, on * };
const P3: Policy = policy! { allow "cognito-idp:AdminGetUser" on * };
const P4: Policy = policy! { allow cognito_idp::AdminGetUser on * };
const P5: Policy = policy! { allow AdminGetUser("bob") on * };
const P6: Policy = policy! { allow AdminGetUser for userpool(*) };
const P7: Policy = policy! { allow AdminGetUser on userpool };
const P8: Policy = policy! { allow AdminGetUser on us-east-1_X };
const P9: Policy = policy! { allow AdminGetUser on userpool(us-east-1_X) };
const P10: Policy = policy! { allow AdminGetUser on arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_X };
const P11: Policy = policy! { allow AdminGetUser on * deny ListUsers on * };
const P12: Policy = policy! { allow AdminGetUser on *, deny ListUsers on * };
const P13: Policy = policy! { allow ListUsers on userpool(*) #![region = "us-east-1"] };
const P14: Policy = policy! { allow *:* except AdminGetUser on * };
const P15: Policy = policy! { allow *:AdminGetUser on * };
const P16: Policy = policy! { allow level() on * };
const P17: Policy = policy! { allow unchecked(ListUsers) on * };
const P18: Policy = policy! { allow ListUsers on userpool(region: "us-east-1") };
const P19: Policy = policy! { { "Version": "2012-10-17" } };
const P20: Policy = policy! { allow ListUsers on unchecked() };
const P21: Policy = policy! { allow ListUsers on unchecked("a", "b") };
const P22: Policy = policy! { allow ListUsers on unchecked(7) };
const P23: Policy = policy! { allow ListUsers on unchecked(*) };
const P24: Policy = policy! { allow ListUsers on arn };

fn main() {}
