"""
Evaluates a scenario file: python -m decisions.engine FILE.json (method, section 17).

Prints the figures as JSON. Exit codes: 0 all as expected, 1 a figure outside its tolerance, 2 the
file cannot be read; what is wrong is named on the error stream.
"""

import sys

from .check import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
