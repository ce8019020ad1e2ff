"""`python -m dragoman.cli`, for where the `dragoman` command is not on the PATH."""

from dragoman.cli import main

main()
