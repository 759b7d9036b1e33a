"""What a lesson is made of: cells with tags, those that learners get, and the parts that its headings make."""

TEACHER_ONLY = {"answer", "note"}
HEADING = "## "  # a text that begins so begins a part


def tags(cell):
    """Give the tags of a cell as a set."""
    return set(cell.metadata.get("tags", []))


def for_learners(cell):
    """Say whether learners get a cell."""
    return not tags(cell) & TEACHER_ONLY


def is_text(cell):
    """Say whether a cell is a text that learners read."""
    return cell.cell_type == "markdown" and for_learners(cell)


def parts(cells):
    """Give the parts of a lesson, each a list of cells; what stands before the first heading is a part too."""
    found = [[]]
    for cell in cells:
        if is_text(cell) and cell.source.startswith(HEADING):
            found.append([])
        found[-1].append(cell)
    return [part for part in found if part]
