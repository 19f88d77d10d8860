"""One thread a process: the processes are what runs at once."""

import os

__all__ = ["set_one_thread"]

THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def set_one_thread() -> None:
    """Have numeric libraries use one thread; they read this when they are first imported."""
    for variable in THREAD_VARIABLES:
        os.environ.setdefault(variable, "1")
