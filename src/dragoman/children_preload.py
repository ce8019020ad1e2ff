"""Imported once by the server that child processes are forked from, so that none of them has to load the tables."""

import os

# Before numpy is imported: a process with threads is no good to fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import trafilatura  # noqa: F401

from dragoman.child import load_reader

load_reader("dragoman.pipeline:default_reader")
