"""A section of a profile: its questions, and what happens to readable and unreadable answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from decisions.defaults import DEFAULTS
from decisions.forms.fields import Answer, ListAnswer, ManyAnswer, MoneyAnswer, refusal
from decisions.models import Profile

_COUNT_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True)
class Group:
    """Questions that belong together. title, about: shown above them, "" for nothing.

    more: those that few people need, folded away under the words of `fold`.
    """

    names: tuple[str, ...]
    title: str = ""
    about: str = ""
    more: tuple[str, ...] = ()
    fold: str = ""

    @property
    def all_names(self) -> tuple[str, ...]:
        return self.names + self.more


@dataclass(frozen=True)
class ShownGroup:
    """A group with its fields bound to the answers.

    open: is the fold open? It is, when something in it was answered or could not be read.
    """

    title: str
    about: str
    fields: list[BoundField]
    more: list[BoundField]
    fold: str
    open: bool


class SectionForm(forms.Form):
    """One page of questions about one profile (None: a profile not saved yet).

    Fields are named after the profile's own, unless a section maps them in `answers_of` and
    `values`. Each shows its default in its hint.
    """

    slug: ClassVar[str]
    title: ClassVar[str]
    lede: ClassVar[str] = (
        "Every answer is optional. Leave one empty and we use the default shown, and say so "
        "beside your result."
    )
    groups: ClassVar[tuple[Group, ...]] = ()
    # A third button, which saves and shows this page again: its label, "" for none.
    stay_label: ClassVar[str] = ""

    def __init__(self, data=None, *, profile: Profile | None = None, today: date | None = None):
        self.profile = profile or Profile()
        self.today = today or timezone.localdate()
        self.contradiction = False
        super().__init__(data, initial=self.answers_of(self.profile), auto_id="%s", label_suffix="")
        for name, field in self.fields.items():
            default = DEFAULTS.get(name)
            if default:
                source = "" if default.source == "Our judgment" else f" {default.source}."
                field.help_text = f"{field.help_text} Default: {default.words}.{source}".strip()
            if isinstance(field, MoneyAnswer):
                field.use(self.amounts_in)

    @property
    def amounts_in(self) -> str:
        """The currency of the amounts on this page."""
        return self.profile.currency or DEFAULTS["currency"].value

    def offer(self, name: str, choices: list[tuple]) -> None:
        """What a list offers. A question with nothing to choose from is not asked."""
        if choices:
            cast("ListAnswer | ManyAnswer", self.fields[name]).offer(choices)
        else:
            del self.fields[name]

    @classmethod
    def answers_of(cls, profile: Profile) -> dict[str, Any]:
        """Field name → what the profile holds."""
        return {name: getattr(profile, name) for name in cls.base_fields}

    def values(self) -> dict[str, Any]:
        """Profile attribute → answer, of those that could be read."""
        return dict(self.cleaned_data)

    @classmethod
    def count_answers(cls, profile: Profile) -> tuple[int, int]:
        """(questions answered, questions asked)."""
        answers = cls.answers_of(profile)
        answered = sum(
            isinstance(field, Answer) and field.is_answer(answers[name])
            for name, field in cls.base_fields.items()
        )
        return answered, len(answers)

    def save(self, profile: Profile) -> None:
        """Keep the answers that could be read; one with an error stays as it was."""
        everything_read = self.is_valid()
        values = self.values()
        for name, value in values.items():
            setattr(profile, name, value)
        if everything_read and self.slug not in profile.sections_saved:
            profile.sections_saved = [*profile.sections_saved, self.slug]
        profile.save(update_fields=[*values, "sections_saved", "updated_at"])

    def contradict(self, name: str, enter: str, others: Iterable[str] = ()) -> None:
        """Refuse an answer that contradicts others: none of them is kept."""
        self.contradiction = True
        found = cast(Answer, self.fields[name]).shown(self[name].data)
        self.add_error(name, refusal(enter, found))
        for other in others:
            self.cleaned_data.pop(other, None)

    @property
    def shown_groups(self) -> Iterator[ShownGroup]:
        for group in self.groups or (Group(tuple(self.fields)),):
            more = self._bound(group.more)
            is_open = any(
                field.errors or cast(Answer, field.field).is_answer(field.value()) for field in more
            )
            yield ShownGroup(
                group.title, group.about, self._bound(group.names), more, group.fold, is_open
            )

    def _bound(self, names: Iterable[str]) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def error_lines(self) -> list[tuple[str, str]]:
        """(id of the input, what to enter) of each error, in the order of the page."""
        lines = []
        for field in self:
            anchor = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
            for error in self.errors.as_data().get(field.name, ()):
                enter = (error.params or {}).get("enter") or error.messages[0]
                lines.append((anchor, enter))
        return lines

    @property
    def error_heading(self) -> str:
        count = len(self.error_lines)
        words = _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else str(count)
        return f"{words} answer needs" if count == 1 else f"{words} answers need"
