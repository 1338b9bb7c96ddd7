"""Starts moto's server on a port of the loopback interface, with three additions.

moto checks each call against the policies of its caller, but treats the resource of most services as `*` and ignores
the policy of a session. Here, the resource of a call to Amazon Cognito is the user pool that its body names, a session
may do what its role's policies and its own policy both allow, and CloudFormation can create a user pool.

All of these rely on moto's internals, so `requirements.txt` pins its version.
"""

import json
import sys

from moto import server
from moto.core.common_models import CloudFormationModel
from moto.cognitoidp.models import cognitoidp_backends
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.iam import access_control
from moto.sts.models import sts_backends


def resource_of_call(response):
    """Returns the ARN of the user pool that a call names, or `*`."""
    pool_id = json.loads(response.body or "{}").get("UserPoolId")
    pool = cognitoidp_backends[response.current_account][response.region].user_pools.get(pool_id)
    return pool.arn if pool else "*"


def policy_of_session(access_key, account_id, partition):
    """Returns the policy that a role was assumed with, if there is one."""
    for role in sts_backends[account_id][partition].assumed_roles:
        if role.access_key_id == getattr(access_key, "_access_key_id", None):
            return role.policy
    return None


check_policies = access_control.IAMRequestBase.check_action_permitted


def check_policies_and_session(request, resource):
    check_policies(request, resource)
    policy = policy_of_session(request._access_key, request.account_id, "aws")
    if policy:
        permitted = access_control.IAMPolicy(policy).is_action_permitted(request._action, resource)
        if permitted != access_control.PermissionResult.PERMITTED:
            request._raise_access_denied()


class UserPoolOfTemplate(CloudFormationModel):
    """`AWS::Cognito::UserPool`; moto finds it among the subclasses of its class."""

    # The base class finds the service by this module name.
    __module__ = "moto.cognitoidp.models"

    def __init__(self, pool):
        self.pool = pool

    @property
    def physical_resource_id(self):
        return self.pool.id

    @staticmethod
    def cloudformation_name_type():
        return "UserPoolName"

    @staticmethod
    def cloudformation_type():
        return "AWS::Cognito::UserPool"

    @classmethod
    def has_cfn_attr(cls, attr):
        return attr in ("Arn", "UserPoolId")

    def get_cfn_attribute(self, attribute_name):
        return {"Arn": self.pool.arn, "UserPoolId": self.pool.id}[attribute_name]

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name, cloudformation_json, account_id, region_name, **kwargs
    ):
        backend = cognitoidp_backends[account_id][region_name]
        return cls(backend.create_user_pool(resource_name, {}))

    def is_created(self):
        return True


CognitoIdpResponse._determine_resource = resource_of_call
access_control.IAMRequestBase.check_action_permitted = check_policies_and_session

if __name__ == "__main__":
    server.main(["-H", "127.0.0.1", "-p", sys.argv[1]])
