"""The browser that prints the sheets and shows the lessons to the tests: `WO_BROWSER`, or a Chromium or Chrome."""

import os
import shutil
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
BROWSER = os.environ.get("WO_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
FIREFOX = "firefox" in Path(BROWSER or "").name  # an ordinary one, which Playwright speaks to by WebDriver BiDi
