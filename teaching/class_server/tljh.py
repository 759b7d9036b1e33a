"""The Littlest JupyterHub: copy this file to /opt/tljh/config/jupyterhub_config.d/workers_opposition.py."""

c = get_config()  # noqa: F821


def lessons_of(spawner):
    """Name the learner's own copy of the course: its helpers go before those installed for all."""
    return f"/home/jupyter-{spawner.user.name}/workers-opposition"


# All learners share one machine. Over TCP any account could listen to a kernel; so its sockets are files in the home.
c.Spawner.args = ["--KernelManager.transport=ipc"]
c.Spawner.environment = {"PYTHONPATH": lessons_of, "OPENBLAS_NUM_THREADS": "1"}
c.Spawner.default_url = "/lab"
