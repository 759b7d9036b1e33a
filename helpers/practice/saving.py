"""Keep the learner's answers in one file, at once: neither two notebooks nor a crash may lose any."""

import json
import os
import time
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from helpers.dataset import ROOT

NAME = "answers.json"
LOCK_SECONDS = 5


def folder():
    """Give the folder of the learner's own work: my_work/ beside helpers/, or what WO_MY_WORK names."""
    return Path(os.environ.get("WO_MY_WORK") or ROOT / "my_work").expanduser().resolve()


def now():
    """Give this moment as ISO text, local with its offset."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


def load():
    """Read all kept answers.

    Returns
    -------
    tuple of (dict, str)
        For each question id its tries in order of time (time, answer, value, word); and a note that begins
        with "Problem:" where the file was damaged or could not be read, else "".
    """
    try:
        if not (folder() / NAME).exists():
            return {}, ""
        with _alone():
            return _read()
    except OSError as error:
        return {}, f"Problem: your kept answers could not be read ({error})."


def add(question_id, answer, value, word, once=False):
    """Keep one try at once; give a note that begins with "Problem:" on failure or damage, else "".

    With `once`, a try whose value is that of the last one is not kept a second time.
    """
    tries = {question_id: [{"time": now(), "answer": answer, "value": value, "word": word}]}
    try:
        last = load()[0].get(question_id, [{}])[-1] if once else {}
        return "" if last.get("value") == value else merge(tries)[1]
    except OSError as error:
        return (
            f"Problem: this answer could not be saved ({error}). Copy it to paper, and check that "
            f"{folder()} can be written."
        )


def merge(tries):
    """Add tries to those in the file: none is removed, none is doubled, and the latest stays the latest.

    Returns the number of new tries and a note on damage. Raises OSError where the file cannot be written.
    """
    folder().mkdir(parents=True, exist_ok=True)
    with _alone():
        kept, note = _read()
        new = 0
        for question_id, entries in tries.items():
            there = kept.setdefault(question_id, [])
            fresh = [entry for entry in entries if entry not in there]
            new += len(fresh)
            there.extend(fresh)
            there.sort(key=lambda entry: _moment(entry["time"]))
        if new:
            _write(kept)
    return new, note


def parse(text):
    """Read tries from the text of an answers file.

    Returns the sound tries by question id, and whether all was sound. Raises ValueError for another file.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        raise ValueError("there are no answers in it")
    given = {
        key: list(tries) if isinstance(tries, list) else [None] for key, tries in data["answers"].items()
    }
    sound = {key: [entry for entry in tries if _is_sound(entry)] for key, tries in given.items()}
    return {key: tries for key, tries in sound.items() if tries}, sound == given


def as_json(tries):
    """Give tries as the text of an answers file."""
    return json.dumps({"version": 1, "answers": tries}, ensure_ascii=False, indent=1)


def _is_sound(entry):
    if not isinstance(entry, dict) or not all(
        isinstance(entry.get(key), str) for key in ("time", "answer", "word")
    ):
        return False
    try:
        return bool(_moment(entry["time"]))
    except (ValueError, OverflowError, OSError):
        return False


def _moment(text):
    """Give a point in time that can be compared, whatever the offset it was written with."""
    return datetime.fromisoformat(text).astimezone()


def _read():
    """Read the file; set a damaged one aside under another name and go on with what in it was sound."""
    file = folder() / NAME
    if not file.exists():
        return {}, ""
    try:
        tries, all_sound = parse(file.read_bytes().decode("utf-8"))
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or not ours
        tries, all_sound = {}, False
    if all_sound:
        return tries, ""
    aside = _free_name(file)
    _replace(file, aside)
    if tries:
        _write(tries)
    return (
        tries,
        f"Problem: {file} was damaged. It is kept as {aside.name}; what could be read of it was taken over.",
    )


def _free_name(file):
    stem = f"answers-damaged-{datetime.now():%Y%m%d-%H%M%S}"
    names = [stem] + [f"{stem}-{number}" for number in range(2, 1000)]
    return next(path for path in (file.with_name(f"{name}.json") for name in names) if not path.exists())


def _write(tries):
    """Write all of a new file, then put it in the place of the old one: a reader sees either, never half."""
    file = folder() / NAME
    new = file.with_name(f".{NAME}.{os.getpid()}.new")
    with open(new, "w", encoding="utf-8", errors="replace") as handle:
        handle.write(as_json(tries))
        handle.flush()
        os.fsync(handle.fileno())
    _replace(new, file)


def _replace(old, new):
    """Rename over an existing file; Windows refuses for a moment while another program has it open."""
    for _ in range(20):
        try:
            return os.replace(old, new)
        except PermissionError:
            time.sleep(0.1)
    return os.replace(old, new)


@contextmanager
def _alone():
    """Hold the lock of the folder; go on without one that cannot be had, rather than lose an answer."""
    with ExitStack() as stack:
        try:
            handle = stack.enter_context(open(folder() / ".lock", "a+b"))
            end = time.monotonic() + LOCK_SECONDS
            while not _locked(handle) and time.monotonic() < end:
                time.sleep(0.02)
        except OSError:  # a folder that cannot be written, or a network drive without locks
            pass
        yield  # closing the file, or the end of the program, frees the lock


def _locked(handle):
    """Try to take the lock; False while another program holds it."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # Windows
        return _locked_on_windows(handle)
    except BlockingIOError:
        return False
    return True


def _locked_on_windows(handle):
    import msvcrt

    try:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    except PermissionError:
        return False
    return True
