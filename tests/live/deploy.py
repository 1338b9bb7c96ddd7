"""Deploys a CloudFormation template to a server and prints the result: the outputs of the stack, and the inline policies
of its roles by name.

    deploy.py http://127.0.0.1:5000 template.json
"""

import ast
import json
import sys

import boto3

url, template = sys.argv[1:]
session = boto3.Session("AKIAIOSFODNN7EXAMPLE", "secret", region_name="eu-west-1")
cloudformation = session.client("cloudformation", endpoint_url=url)
iam = session.client("iam", endpoint_url=url)

with open(template, encoding="utf-8") as file:
    body = file.read()
cloudformation.create_stack(StackName="customers", TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
stack = cloudformation.describe_stacks(StackName="customers")["Stacks"][0]
policies = {
    # moto stores the document of a template as a Python literal.
    name: ast.literal_eval(iam.get_role_policy(RoleName=role["RoleName"], PolicyName=name)["PolicyDocument"])
    for role in iam.list_roles()["Roles"]
    for name in iam.list_role_policies(RoleName=role["RoleName"])["PolicyNames"]
}
outputs = {it["OutputKey"]: it["OutputValue"] for it in stack["Outputs"]}
json.dump({"status": stack["StackStatus"], "outputs": outputs, "policies": policies}, sys.stdout)
