"""The project.

One request works on one processor: NumPy's linear algebra starts no threads of its own, which on a
busy machine wait for one another far longer than they work. NumPy asks once, when it is loaded.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
