"""The plan of stages holds before the first report is read."""

import pytest

from dateline.run.stages import (
    CORPUS_GIVEN,
    CORPUS_PRODUCTS,
    CORPUS_STAGES,
    REPORT_STAGES,
    Stage,
    check_plan,
    plan_id,
)


def stage(name: str, requires: str, assigns: str) -> Stage:
    return Stage(name=name, version=1, requires=tuple(requires.split()), assigns=tuple(assigns.split()))


ALL = stage("all", "raw", "report events statements figures")


def test_the_plan_of_this_release_holds() -> None:
    check_plan(REPORT_STAGES)
    check_plan(CORPUS_STAGES, CORPUS_GIVEN, CORPUS_PRODUCTS)


@pytest.mark.parametrize(
    ("stages", "says"),
    [
        pytest.param([stage("parse", "report", "parse"), ALL], "parse requires report", id="needs what comes later"),
        pytest.param([ALL, stage("again", "raw", "events")], "again assigns events again", id="assigned twice"),
        pytest.param([ALL, ALL], "all stands in the plan twice", id="one stage twice"),
        pytest.param([stage("read", "raw", "report")], "no stage assigns events", id="nothing assigns a product"),
        pytest.param([], "no stage assigns report", id="no stage at all"),
    ],
)
def test_a_plan_that_does_not_hold_is_named(stages: list[Stage], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        check_plan(stages)


def test_a_new_version_of_a_stage_gives_the_plan_another_name() -> None:
    newer = Stage(name="all", version=2, requires=ALL.requires, assigns=ALL.assigns)
    assert plan_id([ALL]) == "all-1"
    assert plan_id([newer]) == "all-2"
