use cognito_perms::{Policy, policy};

const P0: Policy = policy! { allow s3:GetObject on s3:bucket("reports") };
const P1: Policy = policy! { allow s3:ListBucket on "arn:aws:s3:::reports/*" };
const P2: Policy = policy! { allow dynamodb:Query on dynamodb:table("users", indx = "mail") };
const P3: Policy = policy! { allow kms:Decrypt on kms:alias("users") };
const P4: Policy = policy! { allow s3:GetObjet, GetItem, dynamdb:GetItem on * };
const P5: Policy = policy! { #![service = "dynamdb"] allow GetItem on table("users") };
const P6: Policy = policy! { #![service = "dynamodb"] allow GetItm on tabel("users") };
const P7: Policy = policy! { allow dynamodb:GetItem on table("users") };
const P8: Policy = policy! { allow lambda:InvokeFunction on "arn:aws:lambda:eu-west-1:123456789012:function/users" };
const P9: Policy = policy! { allow sqs:SendMessage on sqs:queue("jobs") if s3:prefix StringEquals "x" };

fn p10(bucket: &str) -> Policy {
    policy! { allow s3:GetObject on s3:object(bucket, "x") }
}

fn main() {}
