"""`python -m dragoman.cli`, for where the `dragoman` command is not on the PATH."""

from dragoman.cli import main

if __name__ == "__main__":  # child processes import what was run
    main()
