"""Every input of the engine with its origin: what a report lists under its assumptions."""

from __future__ import annotations

from decisions.money.batch import Batch
from decisions.money.listed import means, outlook, pay, program
from decisions.money.origin import Input


def inputs(batch: Batch) -> list[Input]:
    """In the order in which a path is lived: the job, the program, the loans, the job after it.

    A test holds that every number of the scenario is among them.
    """
    return [
        *pay.pay_now(batch),
        *program.program(batch),
        *means.support(batch),
        *means.living(batch),
        *means.loan_inputs(batch),
        *pay.after(batch),
        *outlook.chances(batch),
        *outlook.preferences(batch),
    ]
