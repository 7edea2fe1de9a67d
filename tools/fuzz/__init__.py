"""Fuzzing: random inputs, guided by the code they reach, against the promises of tests/promises.py."""
