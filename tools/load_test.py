"""Load a class server with learners, each with an own account, and print what it took: no test, and not for a laptop.

    sudo nice -n 10 .venv/bin/python tools/load_test.py 5 10 20 30

It makes accounts named wo_load_01 and on and a group "learners" where there is none, starts JupyterHub on loopback
with teaching/class_server/jupyterhub_config.py, and removes them again. It needs Linux, root, and what
teaching/class_server/README.md installs. The table goes to build/load_test.json too.
"""

import json
import os
import platform
import pwd
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import uuid
from contextlib import contextmanager, suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path

import requests
import websocket

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "teaching/class_server/jupyterhub_config.py"
LESSON = "workers_opposition/notebooks/03_tenth_congress.ipynb"
ANSWERS = "/home/{}/workers_opposition_my_work/answers.json"
ASKED, DRAFTED, CODED = "03-hook", "03-task", "03-exit"  # answered by pressing, left unanswered, answered in code
GROUP, PASSWORD, TOKEN = "learners", uuid.uuid4().hex, uuid.uuid4().hex
PATIENCE = 600  # seconds
COLUMNS = {
    "learners": "learners",
    "load_before": "load before",
    "all_done_s": "all done, s",
    "server_s": "server up, s",
    "lesson_s": "lesson run, s",
    "answer_s": "one answer, s",
    "core_s": "core seconds each",
    "memory_mb": "memory each, MB",
    "memory_most_mb": "most, MB",
    "kernel_mb": "of it a kernel, MB",
    "program_mb": "data of the largest program, MB",
    "failures": "failures",
    "open_doors": "open doors",
    "lost": "answers lost",
    "wrong": "in a wrong file",
}


class Page:
    """What a browser page is to a kernel: it runs cells, and moves the widgets that they show."""

    def __init__(self, url, cookies):
        """Open the kernel's websocket."""
        self.session, self.widgets, self.errors = uuid.uuid4().hex, {}, []
        cookie = "; ".join(f"{one.name}={one.value}" for one in cookies if one.path in f"{url}/")
        self.socket = websocket.create_connection(
            f"{url}/channels?session_id={self.session}", cookie=cookie, timeout=PATIENCE
        )

    def send(self, kind, content):
        """Send a message on the shell channel; give its id."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
        }
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        return header["msg_id"]

    def hear(self):
        """Take the next message, and keep what it says of widgets."""
        message = json.loads(self.socket.recv())
        content, kind = message["content"], message["msg_type"]
        if kind == "comm_open":
            self.widgets[content["comm_id"]] = content["data"].get("state", {})
        elif kind == "comm_msg" and content["data"].get("method") == "update":
            self.widgets.get(content["comm_id"], {}).update(content["data"]["state"])
        elif kind == "error":
            self.errors.append(f"{content['ename']}: {content['evalue']}")
        return message

    def until(self, done):
        """Listen until something is so."""
        end = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("no answer from the kernel")
            self.hear()

    def wait_for(self, asked, left=("idle",)):
        """Listen until the kernel has done what a message asked; give what was printed or shown as text meanwhile."""
        left, said = set(left), []
        while left:
            message = self.hear()
            if message["parent_header"].get("msg_id") == asked:
                content = message["content"]
                left -= {content.get("execution_state"), message["msg_type"]}
                said.append(content.get("text") or content.get("data", {}).get("text/plain", ""))
        return "".join(said)

    def run(self, code):
        """Run a cell to its end; give what it printed or showed as text."""
        return self.wait_for(self.send("execute_request", {"code": code, "silent": False}), ("idle", "execute_reply"))

    def box(self, question):
        """Find the last box of controls of a question: its ear, the widgets in it."""
        ears = [key for key, state in self.widgets.items() if state.get("placeholder", "").startswith(f"{question}@")]
        boxes = [state for state in self.widgets.values() if f"IPY_MODEL_{ears[-1]}" in state.get("children", [])]
        return ears[-1], [one.removeprefix("IPY_MODEL_") for one in boxes[-1]["children"]]

    def tell(self, question, texts, anew=False):
        """Say what stands in the boxes, as keyboard.js does, and wait until Python has heard it."""
        ear, _ = self.box(question)
        count = int(self.widgets[ear]["placeholder"].split()[1]) + 1
        words = json.dumps({"count": count, "texts": texts, "anew": anew, "page": self.session})
        self.change(ear, words)
        self.until(lambda: int(self.widgets[ear]["placeholder"].split()[1]) >= count)
        if "unsaved" in self.widgets[ear]["placeholder"]:
            self.errors.append(f"{question}: not saved")

    def change(self, widget, value):
        """Give a widget a value."""
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        self.send("comm_msg", {"comm_id": widget, "data": data})

    def type(self, question, words):
        """Type into the first box to write in, some letters at a time."""
        _, parts = self.box(question)
        boxes = [key for key in parts if self.widgets[key]["_model_name"] == "TextareaModel"]
        for end in range(12, len(words) + 12, 12):
            self.tell(question, [words[:end], *("" for _ in boxes[1:])])
        return boxes[0]

    def answer(self, question, words):
        """Type, leave the box and press Answer; wait for the reply."""
        typed, (_, parts) = self.type(question, words), self.box(question)
        said = next(key for key in parts if "wo-feedback" in self.widgets[key].get("_dom_classes", []))
        row = next(key for key in parts if self.widgets[key]["_model_name"] == "HBoxModel")
        button = self.widgets[row]["children"][0].removeprefix("IPY_MODEL_")
        self.change(typed, words)
        pressed = self.send(
            "comm_msg", {"comm_id": button, "data": {"method": "custom", "content": {"event": "click"}}}
        )
        self.wait_for(pressed)
        if "Saved" not in self.widgets[said]["value"]:
            self.errors.append(f"{question}: {self.widgets[said]['value'][:200]}")

    def shown(self, question):
        """Give all that the box of a question shows as text."""
        return " ".join(str(self.widgets[key].get("value", "")) for key in self.box(question)[1])


class Learner(threading.Thread):
    """One learner with an own account, from the log-in to the last answer."""

    def __init__(self, number, hub):
        """Take an account; nothing is asked of the hub yet."""
        super().__init__(daemon=True)
        self.name, self.hub, self.failures, self.seconds = f"wo_load_{number:02d}", hub, [], {}
        self.base = f"{hub}/user/{self.name}"
        self.browser, self.page = requests.Session(), None
        self.words = [
            f"{self.name} writes before the restart: let him go, since",
            f"{self.name} writes after it: keep him",
        ]
        self.codes = [f"{self.name} in code, before", f"{self.name} in code, after"]
        self.draft = f"{self.name} has not pressed anything here yet"

    def run(self):
        """Learn; whatever goes wrong is a failure of this learner's."""
        try:
            self.learn()
        except Exception:
            self.failures.append(traceback.format_exc(limit=3))

    def learn(self):
        """Log in, run the lesson, answer, be restarted, answer again, and leave a draft behind."""
        start = time.monotonic()
        self.log_in()
        self.wait_for_server()
        self.seconds["server_s"] = time.monotonic() - start
        self.open_lesson()
        for code in self.cells.values():
            self.page.run(code)
        self.seconds["lesson_s"] = time.monotonic() - start
        self.answer(self.words[0], self.codes[0])
        self.ask("post", f"/api/kernels/{self.kernel}/restart")
        self.page.socket.close()
        self.errors = self.page.errors
        self.page = Page(self.kernel_url, self.browser.cookies)
        for name in ("setup", "hook", "task"):
            self.page.run(self.cells[name])
        self.page.tell(ASKED, None, anew=True)
        if self.words[0] not in self.page.shown(ASKED):
            self.failures.append(f"after the restart the answer was not there: {self.page.shown(ASKED)[:200]}")
        asked = time.monotonic()
        self.answer(self.words[1], self.codes[1])
        self.seconds["answer_s"] = (time.monotonic() - asked) / 2
        self.page.tell(DRAFTED, None, anew=True)
        self.page.type(DRAFTED, self.draft)
        self.failures += self.errors + self.page.errors

    def answer(self, words, code):
        """Answer one question with the widget and one in code."""
        self.page.answer(ASKED, words)
        said = self.page.run(f"print(wo.check({CODED!r}, {code!r}))")
        if "Saved" not in said:
            self.failures.append(f"in code: {said[:200]}")

    def log_in(self):
        """Fill in the form of the log-in, as anybody does."""
        self.browser.get(f"{self.hub}/hub/login", timeout=PATIENCE)
        form = {"username": self.name, "password": PASSWORD, "_xsrf": self.browser.cookies.get("_xsrf", path="/hub/")}
        reply = self.browser.post(f"{self.hub}/hub/login", data=form, timeout=PATIENCE)
        reply.raise_for_status()

    def wait_for_server(self):
        """Look at the page of a server that starts until it is the server's own."""
        end = time.monotonic() + PATIENCE
        page = self.browser.get(f"{self.hub}/hub/spawn", timeout=PATIENCE)
        while not page.url.startswith(self.base):
            if time.monotonic() > end:
                raise TimeoutError(f"no server: {page.url} {page.status_code}")
            time.sleep(0.5)
            page = self.browser.get(f"{self.hub}/hub/spawn-pending/{self.name}", timeout=PATIENCE)
        page.raise_for_status()

    def ask(self, method, where, data=None):
        """Ask the learner's own server."""
        token = self.browser.cookies.get("_xsrf", path=f"/user/{self.name}/")
        reply = self.browser.request(
            method, self.base + where, json=data, headers={"X-XSRFToken": token}, timeout=PATIENCE
        )
        reply.raise_for_status()
        return reply.json()

    def open_lesson(self):
        """Open the lesson, a kernel for it and its websocket."""
        cells = self.ask("get", f"/api/contents/{LESSON}")["content"]["cells"]
        self.cells = {cell["id"]: cell["source"] for cell in cells if cell["cell_type"] == "code"}
        kind = {"path": LESSON, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        self.kernel = self.ask("post", "/api/sessions", kind)["kernel"]["id"]
        self.kernel_url = f"{self.base}/api/kernels/{self.kernel}".replace("http", "ws", 1)
        self.page = Page(self.kernel_url, self.browser.cookies)

    def look_in(self, other):
        """Try to read what another learner writes, in every way that an account has; give those that are open.

        Then the page is closed.
        """
        if self.failures:
            return []
        runtime = Path("/home", other, ".local/share/jupyter/runtime")
        ways = [f"open({str(ANSWERS.format(other))!r})"]
        ways += [f"open({str(file)!r})" for file in runtime.glob("*.json")]
        ways += [f"socket.socket(socket.AF_UNIX).connect({str(file)!r})" for file in runtime.glob("kernel-*-ipc-*")]
        ways += [f"urllib.request.urlopen('{server_of(other)}/api/kernels')", f"os.listdir('/home/{other}')"]
        self.page.run("import os, socket, urllib.request")
        found = [way for way in ways if "Error" not in self.page.run(f"try: {way}\nexcept OSError: print('Error')")]
        reply = self.browser.get(f"{self.hub}/user/{other}/api/kernels", timeout=PATIENCE)
        found += ["the hub"] if reply.ok and reply.url.endswith("/api/kernels") else []
        found += [f"{file}: not IPC" for file in runtime.glob("kernel-*.json") if b'"ipc"' not in file.read_bytes()]
        return found


@contextmanager
def accounts(number):
    """Make accounts as README.md says, and take them away again."""
    made = subprocess.run(["groupadd", GROUP], capture_output=True, check=False).returncode == 0
    names = [f"wo_load_{one:02d}" for one in range(1, number + 1)]
    with tempfile.TemporaryDirectory() as skeleton:
        Path(skeleton, "workers_opposition").symlink_to(ROOT)
        for name in names:
            subprocess.run(["useradd", "-m", "-k", skeleton, "-K", "HOME_MODE=0700", "-G", GROUP, name], check=True)
    subprocess.run(["chpasswd"], input="".join(f"{name}:{PASSWORD}\n" for name in names), text=True, check=True)
    try:
        yield names
    finally:
        for name in names:
            subprocess.run(["userdel", "-r", name], capture_output=True, check=False)
        if made:
            subprocess.run(["groupdel", GROUP], check=False)


def free_port():
    """Give a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def hub():
    """Run JupyterHub as the class server does, on ports of its own; whoever rests is stopped when `stop_idle` says."""
    with tempfile.TemporaryDirectory() as folder:
        config, ports = Path(folder, "config.py"), [free_port() for _ in range(3)]
        config.write_text(
            f"load_subconfig({str(CONFIG)!r})\n"
            f"c.JupyterHub.bind_url = 'http://127.0.0.1:{ports[0]}'\n"
            f"c.JupyterHub.hub_bind_url = 'http://127.0.0.1:{ports[1]}'\n"
            f"c.ConfigurableHTTPProxy.api_url = 'http://127.0.0.1:{ports[2]}'\n"
            "c.JupyterHub.last_activity_interval = 5\n"
            f"c.JupyterHub.services[0] = {{'name': 'idle', 'api_token': {TOKEN!r}}}\n",
            encoding="utf-8",
        )
        log, command = Path(folder, "log"), [Path(sys.prefix, "bin/jupyterhub"), "-f", config]
        with log.open("w", encoding="utf-8") as out:
            child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
        try:
            address = f"http://127.0.0.1:{ports[0]}"
            for _ in range(120):
                with suppress(requests.ConnectionError):
                    if requests.get(f"{address}/hub/api", timeout=5).ok:
                        break
                time.sleep(0.5)
            yield address
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait(120)
            told = re.findall(r"^\[E.*", log.read_text(encoding="utf-8"), re.M)
            print(*told[:20], sep="\n", file=sys.stderr)


def stop_idle(address, names):
    """Let the culler of the class server stop everybody who rests for some seconds; give who is still there."""
    command = [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=15", "--cull-every=5"]
    command += [f"--url={address}/hub/api"]
    culler = subprocess.Popen(command, env={**os.environ, "JUPYTERHUB_API_TOKEN": TOKEN}, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 180
    while (left := [name for name in names if processes(name)]) and time.monotonic() < end:
        time.sleep(2)
    culler.terminate()
    culler.wait()
    return left


def processes(name):
    """Give the folders in /proc of the processes of an account."""
    user = pwd.getpwnam(name).pw_uid
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found += [folder] if folder.stat().st_uid == user else []
    return found


def megabytes(file, word):
    """Read one line of a file of /proc that is told in kB."""
    return int(re.search(rf"^{word}:\s+(\d+) kB", file.read_text(encoding="utf-8"), re.M)[1]) / 1024


def pss(process):
    """Give the memory of a process in MB; what it shares with others is divided among them."""
    return megabytes(process / "smaps_rollup", "Pss")


def core_seconds(name):
    """Say how long the processors worked for an account, ended programs such as a restarted kernel included."""
    fields = [(one / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split() for one in processes(name)]
    return sum(int(ticks) for each in fields for ticks in each[11:15]) / os.sysconf("SC_CLK_TCK")


def server_of(name):
    """Give the address on which the Jupyter server of an account listens, behind the proxy."""
    told = b"".join((one / "environ").read_bytes() for one in processes(name))
    return re.search(rb"JUPYTERHUB_SERVICE_URL=([^\0]+?)/?\0", told)[1].decode()


def kept(learners):
    """Compare what each wrote with what is kept: answers that are lost, and words that stand where they should not."""
    lost, wrong = [], []
    for each in learners:
        file = Path(ANSWERS.format(each.name))
        found = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"answers": {}, "drafts": {}}
        texts = [entry["answer"] for entries in found["answers"].values() for entry in entries]
        texts += [entry["answer"] for entry in found["drafts"].values()]
        mine = [*each.words, *each.codes, each.draft]
        lost += [f"{each.name}: {words}" for words in mine if not any(words in text for text in texts)]
        wrong += [f"{file}: {text}" for text in texts if each.name not in text]
        wrong += [str(other) for other in file.parents[1].rglob("answers*.json") if other != file]
    wrong += map(str, (ROOT / "my_work").glob("*"))
    return lost, wrong


def load(number):
    """Let so many learners work at once; give the row of the table."""
    load_before = round(os.getloadavg()[0], 1)  # what others do on this machine
    with accounts(number) as names, hub() as address:
        learners, start = [Learner(one, address) for one in range(1, number + 1)], time.monotonic()
        for each in learners:
            each.start()
        for each in learners:
            each.join()
        row = {"learners": number, "load_before": load_before, "all_done_s": round(time.monotonic() - start)}
        row |= spent(learners, names)
        trouble = [words for each in learners for words in each.failures]
        doors = [
            way for each, other in zip(learners, names[1:] + names[:1], strict=True) for way in each.look_in(other)
        ]
        trouble += [f"{name} was not stopped when idle" for name in stop_idle(address, names)]
        lost, wrong = kept(learners)
    for words in [*trouble, *doors, *lost, *wrong]:
        print(words, file=sys.stderr)
    return row | {"failures": len(trouble), "open_doors": len(doors), "lost": len(lost), "wrong": len(wrong)}


def spent(learners, names):
    """Give the time and memory that the learners took, while all their servers and kernels run."""
    last = {name: max(each.seconds.get(name, 0) for each in learners) for name in ("server_s", "lesson_s")}
    answers = [each.seconds["answer_s"] for each in learners if "answer_s" in each.seconds]
    memory = [sum(map(pss, processes(name))) for name in names]
    kernels = [one for name in names for one in processes(name) if b"ipykernel" in (one / "cmdline").read_bytes()]
    data = [megabytes(one / "status", "VmData") for name in names for one in processes(name)]
    return {
        **{name: round(seconds) for name, seconds in last.items()},
        "answer_s": round(statistics.median(answers or [0]), 2),
        "core_s": round(statistics.mean(map(core_seconds, names)), 1),
        "memory_mb": round(statistics.mean(memory)),
        "memory_most_mb": round(max(memory)),
        "kernel_mb": round(statistics.mean(map(pss, kernels))) if kernels else 0,
        "program_mb": round(max(data, default=0)),
    }


def machine():
    """Say on what it was measured."""
    names = ["jupyterhub", "jupyterhub-idle-culler", "jupyterlab", "jupyter-client", "ipykernel"]
    total = megabytes(Path("/proc/meminfo"), "MemTotal") / 1024
    proxy = subprocess.run(["configurable-http-proxy", "--version"], capture_output=True, text=True, check=True)
    return {
        "date": date.today().isoformat(), "cores": os.cpu_count(), "memory_gb": round(total),
        "system": platform.freedesktop_os_release()["PRETTY_NAME"], "python": platform.python_version(),
        "configurable-http-proxy": proxy.stdout.strip(), **{name: version(name) for name in names},
    }  # fmt: skip


def main(words):
    """Measure for each number of learners; print the table and keep it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        sys.exit("Accounts are made for it, so this needs Linux and root: sudo .venv/bin/python tools/load_test.py 5")
    if not shutil.which("configurable-http-proxy"):
        sys.exit("The proxy is missing: sudo npm install --global configurable-http-proxy")
    if not all(word.isdecimal() and 0 < int(word) < 100 for word in words):
        sys.exit("Name how many learners, from 1 to 99, once or more: tools/load_test.py 5 10 20 30")
    measured = {"machine": machine(), "rows": []}
    print(f"| {' | '.join(COLUMNS.values())} |\n|{' --- |' * len(COLUMNS)}")
    for word in words or ["5", "10", "20", "30"]:
        row = load(int(word))
        measured["rows"].append(row)
        print(f"| {' | '.join(str(row[name]) for name in COLUMNS)} |", flush=True)
        (ROOT / "build").mkdir(exist_ok=True)
        (ROOT / "build/load_test.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # the accounts are taken away all the same
    main(sys.argv[1:])
