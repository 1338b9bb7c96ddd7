"""Puts policies with principals where they belong, and prints what the server then has.

    principals.py http://127.0.0.1:5000 < policies.json

The input is an object with `trust` (trust policies by the name of a role), `policies` (identity policies by name),
`endpoint` (of a VPC endpoint), `queue`, `key` (resource policies) and `function` (the statement of a resource policy,
which Lambda takes in parts).
"""

import io
import json
import sys
import zipfile

import boto3

session = boto3.Session("AKIAIOSFODNN7EXAMPLE", "secret", region_name="eu-west-1")
given = json.load(sys.stdin)


def client(service):
    return session.client(service, endpoint_url=sys.argv[1])


names = ("iam", "sts", "sqs", "kms", "lambda", "ec2")
iam, sts, sqs, kms, functions, ec2 = (client(it) for it in names)

roles, sessions = {}, {}
for name, document in given["trust"].items():
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]
    roles[name] = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
    if "AssumeRoleWithWebIdentity" in document:
        assumed = sts.assume_role_with_web_identity(
            RoleArn=role["Arn"], RoleSessionName="live", WebIdentityToken="a token"
        )
    else:
        assumed = sts.assume_role(RoleArn=role["Arn"], RoleSessionName="live")
    sessions[name] = assumed["AssumedRoleUser"]["Arn"]

policies = {}
for name, document in given["policies"].items():
    of = {"RoleName": next(iter(roles)), "PolicyName": name}
    iam.put_role_policy(PolicyDocument=document, **of)
    policies[name] = iam.get_role_policy(**of)["PolicyDocument"]

network = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
endpoint = ec2.create_vpc_endpoint(
    VpcId=network,
    VpcEndpointType="Interface",
    ServiceName="com.amazonaws.eu-west-1.cognito-idp",
    PolicyDocument=given["endpoint"],
)["VpcEndpoint"]["VpcEndpointId"]
endpoint = ec2.describe_vpc_endpoints(VpcEndpointIds=[endpoint])["VpcEndpoints"][0]

url = sqs.create_queue(QueueName="orders")["QueueUrl"]
sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": given["queue"]})
queue = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"])["Attributes"]["Policy"]

key = kms.create_key()["KeyMetadata"]["KeyId"]
kms.put_key_policy(KeyId=key, PolicyName="default", Policy=given["key"])

archive = io.BytesIO()
with zipfile.ZipFile(archive, "w") as code:
    code.writestr("main.py", "")
functions.create_function(
    FunctionName="trigger",
    Runtime="python3.13",
    Handler="main.handler",
    Role="arn:aws:iam::123456789012:role/%s" % next(iter(given["trust"])),
    Code={"ZipFile": archive.getvalue()},
)
condition = given["function"]["Condition"]
functions.add_permission(
    FunctionName="trigger",
    StatementId="trigger",
    Action=given["function"]["Action"],
    Principal=given["function"]["Principal"]["Service"],
    SourceArn=condition["ArnLike"]["aws:SourceArn"],
    SourceAccount=condition["StringEquals"]["aws:SourceAccount"],
)

answer = {
    "trust": roles,
    "sessions": sessions,
    "policies": policies,
    "endpoint": json.loads(endpoint["PolicyDocument"]),
    "queue": json.loads(queue),
    "key": json.loads(kms.get_key_policy(KeyId=key, PolicyName="default")["Policy"]),
    "function": json.loads(functions.get_policy(FunctionName="trigger")["Policy"])["Statement"][0],
}
json.dump(answer, sys.stdout)
