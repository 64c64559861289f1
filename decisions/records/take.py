"""Working out what a page says now, for a record or to hold beside one."""

from __future__ import annotations

from dataclasses import replace

from django.http import QueryDict

from decisions.forms.own_numbers import OwnNumbersForm
from decisions.forms.results import ChoiceForm
from decisions.models import Profile
from decisions.person import Person
from decisions.records.document import RankingRecord, ReportRecord
from decisions.records.ranking import ranking_record
from decisions.records.report import report_record
from decisions.report.answer import draw
from decisions.report.case import ask
from decisions.report.given import keys_in_use
from decisions.report.page import compose, gather
from decisions.results import Results
from decisions.services import assess
from programs.models import Program
from programs.snapshot import Snapshot


def take_report(profile: Profile, catalogue: Snapshot, index: int) -> ReportRecord:
    """The report on the program at an index, complete: its futures are drawn."""
    case = ask(Person.of(profile), catalogue, index)
    program = Program.objects.filter(pk=catalogue.ids[index]).for_detail().get()
    assessment = assess(profile, catalogue, draw=True)
    numbers = OwnNumbersForm(profile=profile, keys=keys_in_use(case))
    drawn = draw(case, assessment)
    return report_record(compose(gather(case, program), assessment, numbers, drawn), profile)


def take_ranking(profile: Profile, catalogue: Snapshot, query: str) -> RankingRecord:
    """The ranking with the filters of an address. query: with or without its question mark.

    What cannot be read in it is left out, as on the page.
    """
    told = ChoiceForm(QueryDict(query.removeprefix("?")), catalogue).choice()
    choice = replace(told, list="", page=1)
    assume = {"1": True, "0": False}.get(choice.assume)
    return ranking_record(Results(assess(profile, catalogue, assume, draw=True), choice), profile)
