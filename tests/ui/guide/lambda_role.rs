// The mistakes of the page "A Lambda role". Its table is made from this file and what rustc prints for it.
use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow s3:GetObjet on s3:object("reports", "2026/*") };
const P1: Policy = policy! { allow s3:GetObject on s3:bucket("reports") };
const P2: Policy = policy! { allow s3:ListBucket on s3:object("reports", "2026/*") };
const P3: Policy = policy! { allow s3:GetObject on "arn:aws:s3:eu-west-1::reports/*" };
const P4: Policy = policy! { allow s3:PutObject on s3:object("reports", "2026/*") if s3:prefix StringLike "2026/*" };
const P5: Policy = policy! { allow dynamodb:GetItems on dynamodb:table("users") };
const P6: Policy = policy! { allow dynamdb:GetItem on dynamodb:table("users") };
const P7: Policy = policy! { allow GetItem on dynamodb:table("users") };
const P8: Policy = policy! { allow dynamodb:GetItem on table("users") };
const P9: Policy = policy! { allow dynamodb:GetItem on dynamodb:index("users", "by-mail") };
const P10: Policy = policy! { allow dynamodb:GetItem on dynamodb:table("users") if dynamodb:LeadingKeys StringEquals "a" };
const P11: Policy = policy! { allow ses:SendMail on ses:identity("example.com") };
const P12: Policy = policy! { allow logs:PutLogEvent on logs:log-group("/aws/lambda/users") };
const P13: Policy = policy! { allow logs:PutLogEvents on "arn:aws:logs:eu-west-1:123456789012:log-group/aws/lambda/users:*" };
const P14: Policy = policy! { allow kms:Decript on kms:key("1234abcd-12ab-34cd-56ef-1234567890ab") };
const P15: Policy = policy! { allow kms:Decrypt on kms:alias("users") };
const P16: Policy = policy! { allow secretsmanager:GetSecretValue on secretsmanager:Secret("users/db") };
const P17: Policy = policy! { allow sqs:SendMessage on "arn:aws:sqs:eu-west-1:1234:jobs" };
const P18: Policy = policy! { allow sqs:SendMessage on "arn:aws:sqs:eu-west1:123456789012:jobs" };
const P19: Policy = policy! { allow sqs:SendMesage, ReceiveMessage on sqs:queue("jobs") };

fn main() {}
