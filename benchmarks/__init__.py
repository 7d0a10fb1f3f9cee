"""What is measured, and how to repeat it: ``python -m benchmarks`` writes RESULTS.md beside this file."""
