"""What holds for all tests."""

import gc

# The tables and the reader are a million objects that stay: looking through them for rubbish, again and again, is a
# tenth of the time the tests take.
gc.set_threshold(100_000, 50, 100)
