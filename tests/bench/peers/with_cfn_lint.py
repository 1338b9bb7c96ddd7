"""Times the IAM policy rules of cfn-lint.

A full run on a template with one managed policy spends most of its time on the template. So the
rule for identity policies is called directly, as its own tests do, with the validator that a full
run would pass to it, prepared once. The rules that check parts of a policy are its children.
"""

from collections import deque
from importlib.metadata import version

from cfnlint.jsonschema import CfnTemplateValidator
from cfnlint.jsonschema._keywords_cfn import cfn_type
from cfnlint.rules.jsonschema.CfnLint import CfnLint
from cfnlint.rules.resources.iam.IdentityPolicy import IdentityPolicy
from cfnlint.rules.resources.iam.Permissions import Permissions
from cfnlint.rules.resources.iam.PolicyVersion import PolicyVersion
from cfnlint.rules.resources.iam.ResourcePolicyResourceArn import ResourcePolicyResourceArn
from cfnlint.template import Template

import measure

# All rules for parts of a policy that are enabled by default. I3510 (whether resources fit the
# actions) is informational and disabled by default.
parts = CfnLint()
parts.child_rules = {
    rule.id: rule for rule in (Permissions(), PolicyVersion(), ResourcePolicyResourceArn())
}
identity_policy = IdentityPolicy()

template = Template(None, {"Resources": {"Policy": {"Type": "AWS::IAM::ManagedPolicy"}}})
place = template.context.path.evolve(
    path=deque(["Resources", "Policy", "Properties", "PolicyDocument"]),
    cfn_path=deque(["Resources", "AWS::IAM::ManagedPolicy", "Properties", "PolicyDocument"]),
)
plain = CfnTemplateValidator({}).extend(validators={"cfnLint": parts.cfnLint, "type": cfn_type})({})
validator = plain.evolve(
    cfn=template,
    context=template.context.evolve(path=place, strict_types=False),
    # Without this, it looks up a rule by path at every node of the policy.
    function_filter=plain.function_filter.evolve(add_cfn_lint_keyword=False),
)


def check(text: str) -> list:
    # The rule also takes a policy as a JSON string and parses it itself.
    return list(identity_policy.validate(validator, None, text, {}))


if __name__ == "__main__":
    measure.run("cfn-lint", version("cfn-lint"), check)
