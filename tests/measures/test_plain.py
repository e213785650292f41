"""The second implementations are of use only while they share nothing with the first."""

import ast
from pathlib import Path


def test_the_plain_implementations_import_nothing_of_the_package():
    tree = ast.parse((Path(__file__).parent / "plain.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module)
    assert found == {"math", "random", "numpy"}
