"""No call that the description allows, and none that it does not, makes the desk fail."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from starlette.testclient import TestClient

from tests.desk.conftest import BASE, Opened

EXAMPLES = 25


def operations(opened: Opened) -> list[Any]:
    """Every call of the description, with what makes it."""
    description = opened.client.get("/api/openapi.json").json()
    schema = schemathesis.openapi.from_dict(description)
    return [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]


def test_the_description_lists_every_call(opened: Opened) -> None:
    paths = opened.client.get("/api/openapi.json").json()["paths"]
    assert {"/api/events", "/api/events/{event_id}/reviews", "/api/map", "/api/undo"} <= set(paths)
    assert all(path.startswith("/api/") for path in paths)


def test_no_call_makes_the_desk_fail(opened: Opened) -> None:
    """Schemathesis draws calls from the description, valid and invalid ones, with ids that are there and others."""
    there = [event.id for event in opened.record.events()][:3]
    for operation in operations(opened):
        check_operation(operation, opened.client, there)
    assert opened.record.verify() == ()


def check_operation(operation: Any, client: TestClient, there: list[str]) -> None:
    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    def no_failure(case: Any) -> None:
        for event_id in (None, *there[:1]):
            if event_id and "event_id" in case.path_parameters:
                case.path_parameters = {**case.path_parameters, "event_id": event_id}
            call = case.as_transport_kwargs(base_url=BASE)
            call["headers"] = {**dict(call.get("headers") or {}), "origin": BASE}
            answer = client.request(
                call["method"],
                call["url"],
                params=call.get("params"),
                headers={name: str(value) for name, value in call["headers"].items()},
                json=call.get("json"),
            )
            assert answer.status_code < 500, (call["method"], call["url"], call.get("params"), answer.text[:300])

    no_failure()
