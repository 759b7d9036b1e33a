"""Keep the keyboard for the controls in an output, and let what changes there be read aloud."""

# JupyterLab takes a, b, x and the arrow keys from a focused button, radio or list unless the element itself
# carries this attribute. Output appears after the script runs and may change later: so it waits, then
# watches. Boxes to write in keep their keys anyway, and JupyterLab's own (Ctrl+S) should work in them.
_SCRIPT = """
const start = element; let tries = 0;
const keep = (area) => {
  const parts = "select, button, input:not([type=text]):not([type=number]), [tabindex]";
  area.querySelectorAll(parts).forEach((part) => part.setAttribute("data-lm-suppress-shortcuts", "true"));
  area.querySelectorAll(".wo-feedback").forEach((part) => part.setAttribute("role", "status"));
};
const wait = () => {
  const area = start && start.closest && start.closest(".jp-OutputArea");
  if (area) {
    keep(area);
    new MutationObserver(() => keep(area)).observe(area, {childList: true, subtree: true});
  } else if (tries++ < 40) { setTimeout(wait, 250); }
};
setTimeout(wait, 250);
"""


def keep_keys():
    """Stop JupyterLab from taking the keys of the controls that this cell shows.

    Call it once in the cell, before or after the controls are displayed. Widgets with the class `wo-feedback`
    become status regions, so that a screen reader says new feedback. Outside JupyterLab it does nothing.
    """
    from IPython.display import display

    display({"application/javascript": _SCRIPT}, raw=True)
