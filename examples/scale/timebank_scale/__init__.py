"""Thousands of time banks at once: the same function of one journal in one process, on Dask and on Spark."""
