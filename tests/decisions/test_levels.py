"""The program page judges prerequisites as scoring does."""

from decisions.engine.scoring import scoring
from decisions.forms.background import LEVELS
from programs import entry


def test_the_program_page_calls_levels_as_the_form_does():
    assert [words for _, words in LEVELS] == list(entry.LEVELS)


def test_a_subject_counts_as_known_at_the_level_that_scoring_uses():
    assert [months == 0 for months in scoring().bridge_months] == [
        level >= entry.NEEDED for level in range(4)
    ]
