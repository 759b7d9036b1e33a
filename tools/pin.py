"""Write every file of pins again after a change to pyproject.toml.

Type  .venv/bin/python tools/pin.py  after  python3 start.py test.  A version that a file names already stays
unless pyproject.toml says otherwise; delete both requirements files first to take the newest of everything.
"""

import re
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
# Universal: one file for every system and every Python from 3.11. Hashes, and no addresses.
OPTIONS = "--universal --python-version=3.11 --generate-hashes --no-annotate --no-header --quiet"
COMPILE = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS.split()]
# What Binder has; conda takes the newest 3.11 there is.
BINDER = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_system": "Linux",
    "python_full_version": "3.11.14",
    "python_version": "3.11",
    "sys_platform": "linux",
}


def pin(*options):
    """Resolve pyproject.toml with these options and write the file they name."""
    subprocess.run([*COMPILE, *options], cwd=ROOT, check=True)


def for_binder(requirements):
    """Give `name==version` for each package of a requirements file that Linux with Python 3.11 needs."""
    pins = map(Requirement, re.findall(r"^(\S+==[^\\\n]+)", requirements, re.M))
    return [f"{pin.name}{pin.specifier}" for pin in pins if not pin.marker or pin.marker.evaluate(BINDER)]


def with_pins(environment, pins):
    """Give the text of environment.yml with these pins in the place of its own."""
    head, _, old = environment.partition("  - pip:")
    comment = old.partition("\n")[0]
    return f"{head}  - pip:{comment}\n" + "".join(f"      - {pin}\n" for pin in pins)


if __name__ == "__main__":
    pin("--group=test", "--output-file=tests/requirements.txt")
    # The lessons get the very versions that are tested.
    pin("--constraints=tests/requirements.txt", "--output-file=requirements.txt")
    path = ROOT / "environment.yml"
    pins = for_binder((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    path.write_text(with_pins(path.read_text(encoding="utf-8"), pins), encoding="utf-8", newline="\n")
