"""The production settings, with one page more: the empty one that others are compared with."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
