"""Check the data from a terminal: `python -m helpers check`, or `python -m helpers check some/folder`."""

import sys

from helpers.dataset import DATA, DataError, read_tables


def main(words):
    """Do what the command line asks for: say what was checked, or every fault. Give the exit code."""
    if not 1 <= len(words) <= 2 or words[0] != "check":
        print("Type: python -m helpers check [folder that holds datapackage.json]")
        return 2
    folder = words[1] if len(words) == 2 else DATA
    try:
        tables = read_tables(folder)
    except DataError as error:
        print(error)
        return 1
    for name in ("claims", "sources", "properties", "disagreements", "silences"):
        print(f"{len(tables[name]):6,} {name}")
    print(f"No fault was found in {len(tables)} tables of {folder}.")
    return 0


if __name__ == "__main__":
    # A Windows pipe knows no Cyrillic: a letter written as a number is better than no word about the fault.
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
