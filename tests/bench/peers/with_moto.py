"""Times the IAM policy validator of moto.

It only checks form: it has no list of actions, and it stops at the first mistake.
"""

from importlib.metadata import version

from moto.iam.exceptions import MalformedPolicyDocument
from moto.iam.policy_validation import IAMPolicyDocumentValidator

import measure


def check(text: str) -> bool:
    try:
        IAMPolicyDocumentValidator(text).validate()
    except MalformedPolicyDocument:
        # This is how it reports a mistake in a policy, not a failure of its own.
        return False
    return True


if __name__ == "__main__":
    measure.run("moto", version("moto"), check)
