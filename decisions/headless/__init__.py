"""The answer without a page: for commands, and for programs that read JSON."""
