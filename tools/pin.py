"""Write both hashed requirements files again after a change to pyproject.toml.

Type  .venv/bin/python tools/pin.py  after  python3 start.py test.  A version that a file names already stays
unless pyproject.toml says otherwise; delete both files first to take the newest of everything.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Universal: one file for every system and every Python from 3.11. Hashes, and no addresses.
OPTIONS = "--universal --python-version=3.11 --generate-hashes --no-annotate --no-header --quiet"
COMPILE = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS.split()]


def pin(*options):
    """Resolve pyproject.toml with these options and write the file they name."""
    subprocess.run([*COMPILE, *options], cwd=ROOT, check=True)


if __name__ == "__main__":
    pin("--group=test", "--output-file=tests/requirements.txt")
    # The lessons get the very versions that are tested.
    pin("--constraints=tests/requirements.txt", "--output-file=requirements.txt")
