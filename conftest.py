"""Keep what tests and lessons write away from the learner's own work, and every kernel away from the network.

It stands beside notebooks/ and tests/, not in tests/: pytest reads it also where a lesson alone is named.
"""

import contextlib
import os
import socket
import struct
import sys
import tempfile
from pathlib import Path


def _wake_loopback():
    """Wake the loopback where the network was cut off with `unshare -n`: kernels are spoken to over it."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket, contextlib.suppress(OSError):
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh14x", b"lo", 0x1))  # SIOCSIFFLAGS, IFF_UP


if sys.platform == "linux":
    _wake_loopback()

# Set at once, before nbval starts a kernel, and anew in each worker: answers are kept in this folder.
_FOLDER = tempfile.TemporaryDirectory(prefix="wo_tests_")
os.environ["WO_MY_WORK"] = str(Path(_FOLDER.name, "my_work"))
os.environ["WO_STRICT"] = "1"  # a fault of ours is raised here and in every kernel, not told as a reply

# Every kernel that a test starts runs this first: what asks for the network fails, and says for what.
_NO_NETWORK = """
import socket
def _refuse(what, allowed):
    usual = getattr(*what)
    def asked(*args, **kwargs):
        if not allowed(*args):
            raise AssertionError(f"a lesson asked for the network: {args}")
        return usual(*args, **kwargs)
    setattr(*what, asked)
_near = ("127.0.0.1", "::1", "localhost", "", None)
_refuse((socket, "getaddrinfo"), lambda host, *_: host in _near)
_refuse((socket.socket, "connect"), lambda _, address: not isinstance(address, tuple) or address[0] in _near)
del _refuse
"""
os.environ["IPYTHONDIR"] = str(Path(_FOLDER.name, "ipython"))
# And this: two editions of a lesson that one worker runs do not find each other's answers.
_OWN_ANSWERS = f"""
import os, tempfile
if os.environ.get("WO_MY_WORK") == {os.environ["WO_MY_WORK"]!r}:
    os.environ["WO_MY_WORK"] = os.path.join(tempfile.mkdtemp(dir={_FOLDER.name!r}), "my_work")
"""
_STARTUP = Path(_FOLDER.name, "ipython", "profile_default", "startup")
_STARTUP.mkdir(parents=True)
(_STARTUP / "no_network.py").write_text(_NO_NETWORK, encoding="utf-8")
(_STARTUP / "own_answers.py").write_text(_OWN_ANSWERS, encoding="utf-8")
