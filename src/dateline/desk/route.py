"""What every page and call does around its own work: read the record as of one moment."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute

from dateline.desk.context import Desk

__all__ = ["router_for"]


def router_for(desk: Desk, **options: Any) -> APIRouter:
    """A router whose pages read the record as it was when they were asked for."""

    def reads(answer: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(answer)
        def answered(*given: Any, **named: Any) -> Any:
            with desk.access.reading():
                return answer(*given, **named)

        return answered

    class Reading(APIRoute):
        """A route inside of a reading."""

        def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
            super().__init__(path, reads(endpoint), **more)

    return APIRouter(route_class=Reading, **options)
