"""Keep what the learner writes in one file, at once: neither two notebooks nor a crash may lose any."""

import heapq
import json
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

from helpers.dataset import ROOT
from helpers.words import plural

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

    fcntl = None

NAME = "answers.json"
AT_HOME = "workers_opposition_my_work"
DRAFT = "Not answered yet:"
LOST = "\ufffd"  # what Python reads for a letter that is damaged
NOT_SAVED, NOT_READ = "Problem: this answer could not be saved", "Problem: your kept answers could not be read"
FORGETS = "; Binder forgets it after about ten minutes of rest, so make one page of your work at the end"
AWAY = "Mend that, or name another folder in the variable WO_MY_WORK."
# In a file that is no longer JSON: a list of answers to a question, a draft on one, an answer.
_ENTRY = r'\{(?=\s*"(?:time|answer|value|word)")'
_MARK = re.compile(rf'"(\w+-[\w-]+)"\s*:\s*(?:\[|({_ENTRY}))|{_ENTRY}')
HERE = os.path.abspath(os.curdir)  # where the lesson is: its kernel starts there

Tries = dict[str, list[dict]]  # by question id, in order of time: time, answer, value, word
Drafts = dict[str, dict]  # by question id: what stands in its boxes and was not answered yet


class Kept(NamedTuple):
    """What is kept, and a note that begins with "Problem:" where it was damaged or could not be read."""

    tries: Tries
    drafts: Drafts
    note: str = ""

    def ids(self, order: Iterable[str] = ()) -> list[str]:
        """Give the questions that anything is kept of, in this order, and what is not in it last."""
        found = {*self.tries, *self.drafts}
        return list(dict.fromkeys([*filter(found.__contains__, order), *sorted(found)]))

    def last_try(self, question_id: str) -> dict:
        """Give the last answer to a question; nothing where there is none."""
        return self.tries.get(question_id, [{}])[-1]

    def of(self, question_id: str) -> list[dict]:
        """Give all that was written on a question, what is not answered yet last."""
        return [*self.tries.get(question_id, []), *filter(None, [self.drafts.get(question_id)])]

    def last(self, question_id: str) -> dict:
        """Give what was written last on a question, answered or not."""
        return (self.of(question_id) or [{}])[-1]

    def stopped(self, beginning: str) -> str:
        """Give the question on which anything was written last, of those whose ids begin so; "" for none."""
        found = [question_id for question_id in self.ids() if question_id.startswith(beginning)]
        return max(found, key=lambda question_id: moment(self.last(question_id)), default="")


# By answers file, what this program saw of it or meant to write there: kept where the disk is full or the file is gone.
_known: dict[Path, Kept] = {}


def folder() -> Path:
    """Give the folder of the learner's own work, never one beside a course that many share.

    It is what WO_MY_WORK names; else my_work/ in the project that holds the lesson, or in the one that holds
    helpers/, where that is the learner's own; else a folder in the home folder.
    """
    if named := os.environ.get("WO_MY_WORK"):
        return Path(HERE, os.path.expanduser(named.strip("'\" "))).resolve()  # cmd keeps the quotation marks
    around = [Path(HERE), *Path(HERE).parents, ROOT]
    projects = [place for place in around if os.path.isfile(place / "helpers/__init__.py")]
    places = [project / "my_work" for project in projects if os.path.isdir(project / "notebooks")]
    with suppress(RuntimeError):  # nobody's home is known
        places.append(Path.home() / AT_HOME)
    return next(filter(_is_own, places), (places or [ROOT / "my_work"])[-1])


def place() -> str:
    """Say where that folder is as one would to a neighbour, and what Binder does with it: the same words everywhere."""
    name, binder = folder().name, {"BINDER_LAUNCH_HOST", "BINDER_SERVICE_HOST"} & os.environ.keys()
    where = "" if os.environ.get("WO_MY_WORK") else " in your home folder" if name == AT_HOME else " beside the lessons"
    return f"in the folder {name}{where}{FORGETS if binder else ''}"


def can_keep() -> bool:
    """Say whether that folder can be written, or made where it would be."""
    there = next(place for place in [folder(), *folder().parents] if os.path.lexists(place))
    return os.path.isdir(there) and os.access(there, os.W_OK | os.X_OK)


def _is_own(place: Path) -> bool:
    """Say whether a folder, or where it would be made, can be written and belongs to whoever runs this."""
    there = place if os.path.lexists(place) else place.parent
    can_write = os.path.isdir(there) and os.access(there, os.W_OK | os.X_OK)
    return can_write and (not hasattr(os, "getuid") or os.getuid() in (0, there.stat().st_uid))


def load() -> Kept:
    """Read all that is kept; nothing is changed by reading, not even a damaged file."""
    try:
        kept, sound, _ = _read()
    except OSError as error:
        known = _known.get(folder() / NAME, Kept({}, {}))
        return known._replace(note=f"{NOT_READ} ({error}).")
    note = f"Problem: {folder() / NAME} is damaged; what could be read of it is here."
    return kept if sound else kept._replace(note=note)


def add(question_id: str, answer: str, value: object, word: str, once: bool = False, mine: str = "") -> str:
    """Keep one try at once; give a note that begins with "Problem:" on failure or damage, else "".

    With `once`, a try whose value is that of the last one is not kept a second time. The draft goes; its words stay
    among the tries where they are neither `mine`, those that this page wrote or showed, nor in the answer.
    """
    entry = _entry(answer, value, word)

    def keep(kept: Kept) -> bool:
        draft = _without_draft(kept, question_id, answer, mine)
        if once and kept.last_try(question_id).get("value") == value:
            return bool(draft)
        tries = kept.tries.setdefault(question_id, [])
        tries += [] if entry in tries else [entry]  # the last, whatever a clock that was wrong says of those before
        return True

    return _told(keep)


def draft(question_id: str, answer: str, value: object, mine: str = "") -> str:
    """Keep what is written and not answered yet, in the place of the draft; `mine` and the note as in `add`."""
    entry = _entry(answer, value, DRAFT)

    def keep(kept: Kept) -> bool:
        before = _without_draft(kept, question_id, answer, mine)
        if answer and answer != kept.last_try(question_id).get("answer"):
            kept.drafts[question_id] = entry
        return kept.drafts.get(question_id, {}).get("value") != before.get("value")

    return _told(keep)


def _without_draft(kept: Kept, question_id: str, answer: str, mine: str) -> dict:
    """Take the draft of a question out and give it; the words of another page go among the tries."""
    before = kept.drafts.pop(question_id, {})
    if before and before["answer"] != mine and not answer.startswith(before["answer"]):
        _join(kept.tries, {question_id: [before]})
    return before


def merge(other: Kept) -> tuple[int, str]:
    """Add what was kept elsewhere, none removed, none doubled; give how much was new, and a note on damage."""
    new = 0

    def keep(kept: Kept) -> bool:
        nonlocal new
        new = _join(kept.tries, other.tries)
        new += _put_in(kept, {key: one for key, one in other.drafts.items() if key not in kept.drafts})
        for key, one in other.drafts.items():  # beside later words it goes among the tries
            known = any(here["answer"].startswith(one["answer"]) for here in kept.of(key))
            new += 0 if known else _join(kept.tries, {key: [one]})
        return bool(new)

    note = _change(keep)
    return new, note


def parse(text: str) -> tuple[Kept, bool]:
    """Read what is sound in the text of an answers file, and say whether all was; a ValueError for another file."""
    try:
        data = whole = json.loads(
            text, object_pairs_hook=lambda pairs: dict(zip(dict(pairs), [value for _, value in pairs], strict=True))
        )
    except ValueError:  # cut off, or changed by hand, perhaps so that a key stands twice: Python would drop the first
        data, whole = _salvaged(text), None
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        raise ValueError("there are no answers in it")
    given, written = data["answers"], data.get("drafts", {})
    tries = {key: list(filter(_is_sound, entries)) for key, entries in given.items() if isinstance(entries, list)}
    pairs = written.items() if isinstance(written, dict) else ()
    drafts = {key: draft for key, draft in pairs if _is_sound(draft)}
    kept = Kept({key: entries for key, entries in tries.items() if entries}, drafts)
    ours = whole is not None and LOST not in text and whole.keys() <= {"version", "answers", "drafts"}
    return kept, ours and (tries, drafts) == (given, written)


def text_of(file: Path) -> str:
    """Read a text, also in the UTF-16 of an editor on Windows; LOST stands for each letter that cannot be read."""
    raw = file.read_bytes()
    return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")


def _salvaged(text: str) -> dict[str, dict]:
    """Give the answers that still stand whole in a text; a ValueError where there is none."""
    found: dict[str, dict] = {"answers": {}, "drafts": {}}
    key = ""
    for mark in _MARK.finditer(text):
        key = mark[1] or key
        with suppress(ValueError):
            entry = None if mark[0].endswith("[") else json.JSONDecoder().raw_decode(text, mark.end() - 1)[0]
            if mark[2]:
                found["drafts"][key] = entry
            elif entry:
                found["answers"].setdefault(key, []).append(entry)
    if not any(found.values()):
        raise ValueError("no answer can be read in it")
    return found


def as_json(kept: Kept) -> str:
    """Give what is kept as the text of an answers file."""
    whole = {"version": 1, "answers": kept.tries, "drafts": kept.drafts}
    return json.dumps(whole, ensure_ascii=False, indent=1).replace(LOST, r"\ufffd")  # this one is the learner's own


def write_whole(file: Path, text: str) -> None:
    """Write all of a new file, then put it in the place of the old one: a reader sees either, never half."""
    file = file.resolve()  # a link stays one
    new = file.with_name(f".{file.name}.{os.getpid()}.{threading.get_ident()}.new")
    try:
        with open(new, "w", encoding="utf-8", errors="replace") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        _replace(new, file)
    finally:
        new.unlink(missing_ok=True)  # gone already, where all went well


def _entry(answer: str, value: object, word: str) -> dict:
    """What is kept of an answer: the moment as ISO text, local with its offset; what was given; how the reply began."""
    now = datetime.now().astimezone().isoformat(timespec="milliseconds")
    return {"time": now, "answer": answer, "value": value, "word": word}


def _is_sound(entry: object) -> bool:
    try:
        return all(isinstance(entry[key], str) for key in ("answer", "word")) and bool(moment(entry))
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return False


def moment(entry: dict) -> datetime:
    """Give a point in time that can be compared, whatever the offset it was written with."""
    return datetime.fromisoformat(entry["time"]).astimezone()


def _join(here: Tries, tries: Tries) -> int:
    """Put tries among those here by their time, each list in its own order; give how many of them were new."""
    new = 0
    for question_id, entries in tries.items():
        there = here.setdefault(question_id, [])
        fresh = [entry for entry in entries if entry not in there]
        new += len(fresh)
        there[:] = heapq.merge(there, fresh, key=moment)
    return new


def _put_in(kept: Kept, drafts: Drafts) -> int:
    """Put those drafts in that are newer than all that is kept on their questions; give how many those were."""
    newer = {key: draft for key, draft in drafts.items() if all(moment(draft) > moment(one) for one in kept.of(key))}
    kept.drafts.update(newer)
    return len(newer)


def _told(keep: Callable[[Kept], bool]) -> str:
    """Change what is kept, and say in words where that fails."""
    try:
        return _change(keep)
    except OSError as error:
        keep(_known.setdefault(folder() / NAME, Kept({}, {})))  # written when it can be; to keep twice changes nothing
        return f"{NOT_SAVED} ({error}). Copy it to paper now. Is {folder()} full, or closed? {AWAY}"


def _change(keep: Callable[[Kept], bool]) -> str:
    """Let `keep` change what is kept, and write it where it says so; a damaged file is copied aside, with a note."""
    file = folder() / NAME
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else's to read
    with _alone():
        kept, sound, lacked = _read()
        if not (keep(kept) or lacked):
            return ""
        aside = "" if sound else shutil.copy2(file, _free_name(file)).name
        write_whole(file, as_json(kept))
    taken = "what could be read of it was taken over"
    notes = [f"Problem: {file} was damaged. It is kept as {aside}; {taken}."] if aside else []
    notes += [f"Written now, since {file} did not have it: {plural(lacked, 'text')} of yours."] if lacked else []
    return " ".join(notes)


def _read() -> tuple[Kept, bool, int]:
    """Read what is sound in the file, whether all of it is, and how many texts it lacks that this program knows of."""
    file = folder() / NAME
    try:
        kept, sound = parse(text_of(file)) if file.exists() else (Kept({}, {}), True)
    except (ValueError, RecursionError):  # nothing to read, or not ours
        kept, sound = Kept({}, {}), False
    known, _known[file] = _known.get(file, Kept({}, {})), kept
    return kept, sound, _join(kept.tries, known.tries) + _put_in(kept, known.drafts)


def _free_name(file: Path) -> Path:
    stem = f"answers-damaged-{datetime.now():%Y%m%d-%H%M%S}"
    names = (f"{stem}-{number}.json" if number > 1 else f"{stem}.json" for number in count(1))
    return next(path for path in map(file.with_name, names) if not path.exists())


def _replace(old: Path, new: Path) -> None:
    """Rename over an existing file; Windows refuses for a moment while another program has it open."""
    for _ in range(20):
        with suppress(PermissionError):
            return os.replace(old, new)
        time.sleep(0.1)
    return os.replace(old, new)


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of the folder; go on without one that cannot be had, rather than lose an answer."""
    with ExitStack() as stack:
        try:
            handle = stack.enter_context(open(folder() / ".lock", "a+b"))
            end = time.monotonic() + 5  # seconds
            while not _locked(handle) and time.monotonic() < end:
                time.sleep(0.02)
        except OSError:  # a folder that cannot be written, or a network drive without locks
            pass
        yield  # closing the file, or the end of the program, frees the lock


def _locked(handle) -> bool:
    """Try to take the lock; False while another program holds it."""
    with suppress(BlockingIOError if fcntl else PermissionError):
        if fcntl:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        return True
    return False
