"""Published tables as CSV files: reading them, naming their sources, keeping rows in step."""
