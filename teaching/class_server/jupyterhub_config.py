"""One machine for a class: JupyterHub with the machine's own accounts. README.md beside this file says how to start it.

Every path is made from where this file and its Python lie, so that the course may stand in any folder.
"""

import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[2]  # installed once; the learners can read it and not write
PROGRAMS = Path(sys.prefix, "bin")  # where jupyterhub itself was installed, beside what the lessons need
MEMORY_MB = 512  # for each program of a learner: README.md has what a lesson was measured to need
IDLE_SECONDS = 3600

c = get_config()  # noqa: F821

# Who comes in: an account on this machine, with its password. Accounts of the system itself stay out.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"learners"}
c.JupyterHub.bind_url = "http://127.0.0.1:8000"  # a reverse proxy with HTTPS, WebSockets included, stands before it
c.JupyterHub.hub_bind_url = "http://127.0.0.1:8081"

# What a learner gets: the lessons through a link in the own home folder, and the answers beside it.
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab/tree/workers_opposition/notebooks/00_start_here.ipynb"
c.Spawner.environment = {
    "WO_MY_WORK": "~/workers_opposition_my_work",
    "PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin",
    "OPENBLAS_NUM_THREADS": "1",  # else numpy takes memory for every core of the machine
}
# A program that asks for more gets a MemoryError, and its learner keeps the kernel: nothing is killed.
c.Spawner.cmd = ["prlimit", f"--data={MEMORY_MB * 2**20}", str(PROGRAMS / "jupyterhub-singleuser")]
# Over TCP any account of the machine could listen to a kernel; its sockets are files in the learner's home instead.
c.Spawner.args = ["--KernelManager.transport=ipc"]
c.Spawner.start_timeout = 180  # a whole class starts at once
c.Spawner.http_timeout = 120
c.JupyterHub.concurrent_spawn_limit = 0  # and nobody is sent away to try again

# Whoever rests is stopped, to free memory. No answer goes with it: each is on the disk from the first letter on.
c.JupyterHub.services = [
    {"name": "idle", "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE_SECONDS}"]}
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle"],
    }
]
