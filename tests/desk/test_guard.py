"""Nobody gets in but by the address, and nothing is changed but from a page of the desk."""

import pytest

from tests.desk.conftest import BASE, Open, Opened


def test_without_the_address_nothing_answers(opened: Opened) -> None:
    stranger = opened.stranger()
    for path in ("/queue", "/events.csv", "/api/events", "/api/openapi.json", "/nowhere"):
        answer = stranger.get(path)
        assert answer.status_code == 401
        assert "Karaj" not in answer.text


def test_an_address_works_once_and_another_is_announced(opened: Opened) -> None:
    first, second = opened.tokens
    stranger = opened.stranger()
    assert stranger.get(f"/enter?token={first}", follow_redirects=False).status_code == 403
    assert stranger.get("/queue").status_code == 401
    assert stranger.get(f"/enter?token={second}").status_code == 200
    assert len(set(opened.tokens)) == 3


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:9000", ""])
def test_a_request_under_another_name_is_refused(opened: Opened, host: str) -> None:
    """A name of somebody else's that was made to point to this machine (DNS rebinding)."""
    assert opened.client.get("/queue", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"origin": BASE}, 200, id="a page of the desk"),
        pytest.param({"origin": "http://evil.example"}, 403, id="a page of another site"),
        pytest.param({"origin": "http://127.0.0.1:9000"}, 403, id="another port of this machine"),
        pytest.param({"origin": "https://127.0.0.1:8000"}, 403, id="another scheme"),
        pytest.param({"origin": "null"}, 403, id="a page without an origin"),
        pytest.param({}, 403, id="no origin at all"),
        pytest.param({"x-dateline": "1"}, 200, id="a program that says so"),
    ],
)
def test_a_change_must_come_from_the_desk(opened: Opened, headers: dict[str, str], status: int) -> None:
    name = first_event(opened)
    client = opened.client
    client.headers.pop("origin")
    assert client.post(f"/events/{name}/accept", headers=headers).status_code == status
    judged = opened.record.stood_event(name).event.review
    assert judged == ("accepted" if status == 200 else "unreviewed")


def test_every_answer_forbids_what_a_page_of_the_desk_does_not_need(opened: Opened) -> None:
    for path in ("/queue", "/api/events", "/static/desk.js", "/nowhere", "/events/nothing"):
        headers = opened.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert opened.client.get("/queue").headers["cache-control"] == "no-store"


def test_pages_hold_no_script_and_no_style_of_their_own(opened: Opened) -> None:
    for path in ("/queue", f"/events/{first_event(opened)}", "/incidents", "/map", "/timeline", "/reports"):
        page = opened.client.get(path, headers={"hx-request": "false"}).text
        assert "<script>" not in page
        assert " style=" not in page
        assert "<style" not in page
        assert "http://" not in page.replace(BASE, "")
        assert "https://" not in page


def test_words_of_a_report_are_never_markup(opened: Opened) -> None:
    (harbour,) = (row for row in opened.record.browse.reports(limit=50)[0] if "Dockers" in (row.title or ""))
    page = opened.client.get(f"/reports/{harbour.id}").text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_desk_that_only_reads_changes_nothing(open_desk: Open) -> None:
    opened = open_desk(read_only=True)
    name = first_event(opened)
    for path in (f"/events/{name}/accept", "/undo", f"/events/{name}/set"):
        answer = opened.client.post(path, data={"field": "actor", "start": 0, "end": 3})
        assert answer.status_code == 409
        assert "--read-only" in answer.text
    assert list(opened.record.reviews()) == []


def test_with_passwords_there_is_no_address_that_lets_in(open_desk: Open) -> None:
    opened = open_desk(password="a long enough secret")
    stranger = opened.stranger()
    stranger.headers["origin"] = BASE
    assert opened.tokens == []
    assert "not at the desk" in stranger.get("/enter?token=", follow_redirects=False).text
    assert stranger.get("/queue", follow_redirects=False).headers["location"] == "/login"
    assert stranger.post("/login", data={"name": "ana", "password": "wrong"}).status_code == 403
    assert stranger.get("/queue", follow_redirects=False).status_code == 303
    stranger.post("/login", data={"name": "ana", "password": "a long enough secret"})
    assert stranger.get("/queue").status_code == 200


def test_after_many_wrong_passwords_a_name_waits(open_desk: Open) -> None:
    opened = open_desk(password="a long enough secret")
    stranger = opened.stranger()
    stranger.headers["origin"] = BASE
    for _ in range(10):
        stranger.post("/login", data={"name": "ana", "password": "wrong"})
    assert stranger.post("/login", data={"name": "ana", "password": "a long enough secret"}).status_code == 403


def test_who_leaves_must_be_let_in_again(opened: Opened) -> None:
    opened.client.post("/leave")
    assert opened.client.get("/queue").status_code == 401


def first_event(opened: Opened) -> str:
    return next(opened.record.events()).id
