"""Benchmarks of the live map against its peers: ``python -m bench`` measures and writes docs/benchmarks.md."""
