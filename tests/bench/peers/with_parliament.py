"""Times parliament (Duo Labs)."""

import parliament

import measure


def check(text: str) -> list:
    # Private auditors are plug-ins. None are installed here, but without this flag parliament
    # searches the disk for them for every document.
    policy = parliament.analyze_policy_string(text, ignore_private_auditors=True)
    return policy.findings


if __name__ == "__main__":
    measure.run("parliament", parliament.__version__, check)
