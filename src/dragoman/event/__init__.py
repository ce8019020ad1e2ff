"""What is said to have happened, as one source reports it."""
