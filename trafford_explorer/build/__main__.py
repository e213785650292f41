"""`python -m trafford_explorer.build`: rebuild every derived file and say what changed."""

import sys

from trafford_explorer.build import build_all
from trafford_explorer.errors import ExplorerError
from trafford_explorer.paths import FOLDERS


def main() -> int:
    """Rebuild, print what changed and return the exit status: 1 where the raw files are wrong."""
    try:
        lines = build_all(FOLDERS)
    except ExplorerError as error:
        problems = getattr(error, "problems", (str(error),))
        print(f"Not built, because of {getattr(error, 'subject', 'the raw files')}:")
        print(*(f"- {problem}" for problem in problems), sep="\n")
        return 1
    print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
