"""Imported once by the server that child processes are forked from, so that none of them has to load the tables."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: a process with threads is no good to fork

import trafilatura  # noqa: E402, F401

from dragoman.children import load_reader  # noqa: E402

load_reader("dragoman.pipeline:default_reader")
