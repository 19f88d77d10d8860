"""Where a desk listens, and what it wants before it listens to other machines."""

import http.client
import os
import shutil
import signal
import ssl
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from dateline.config import Config
from dateline.desk.serve import Opening, serve
from dateline.desk.users import Users, add_user
from dateline.errors import UsageError
from tests.desk.invented_record import make_record

PASSWORD = "five words are enough here"


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"users": "users.toml"}, id="no certificate"),
        pytest.param({"certificate": "c.pem", "key": "k.pem"}, id="no users"),
        pytest.param({"users": "users.toml", "certificate": "c.pem"}, id="no key"),
    ],
)
@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "desk.example.org"])
def test_other_machines_are_let_in_with_users_and_tls_alone(tmp_path: Path, host: str, missing: dict[str, str]) -> None:
    for name in missing.values():
        (tmp_path / name).write_text("")
    opening = Opening(reviewer="ana", host=host, **{name: tmp_path / value for name, value in missing.items()})  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="--users FILE, --certificate FILE and --key FILE"):
        serve(tmp_path / "r.dateline", Config(), opening, print)


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    make_record(tmp_path / "r.dateline")
    with pytest.raises(UsageError, match="cannot be listened on"):
        serve(tmp_path / "r.dateline", Config(), Opening(reviewer="ana", port=70000), print)


def test_passwords_are_kept_as_hashes_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "users.toml"
    add_user(file, "ana", PASSWORD)
    add_user(file, "ben b", PASSWORD + "2")
    assert PASSWORD not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    users = Users.load(file)
    assert users.names == ("ana", "ben b")
    assert users.check("ana", PASSWORD)
    assert not users.check("ana", PASSWORD + "2")
    assert not users.check("nobody", "nobody has this password")
    add_user(file, "ana", PASSWORD + "3")
    assert not Users.load(file).check("ana", PASSWORD)


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ('a"b', PASSWORD), ("ana", "short")])
def test_a_user_that_cannot_be_is_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(UsageError):
        add_user(tmp_path / "users.toml", name, password)
    assert not (tmp_path / "users.toml").exists()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here to make a certificate with")
def test_a_shared_desk_asks_for_names_over_tls(tmp_path: Path) -> None:
    record = make_record(tmp_path / "r.dateline")
    add_user(tmp_path / "users.toml", "ana", PASSWORD)
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    made += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "k.pem", "-out", "c.pem"]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    command = [sys.executable, "-m", "dateline.cli.main", "desk", str(record), "--users", "users.toml"]
    command += ["--certificate", "c.pem", "--key", "k.pem"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address.startswith("https://127.0.0.1:")
        assert address.endswith("/login")
        host = address.split("/")[2]
        context = ssl.create_default_context(cafile=tmp_path / "c.pem")
        connection = http.client.HTTPSConnection(host, context=context, timeout=20)
        connection.request("GET", "/queue")
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("location")) == (303, "/login")
        answer.read()
        form = f"name=ana&password={PASSWORD.replace(' ', '+')}"
        headers = {"origin": f"https://{host}", "content-type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/login", form, headers)
        answer = connection.getresponse()
        cookie = answer.getheader("set-cookie") or ""
        assert (answer.status, "Secure" in cookie, "HttpOnly" in cookie) == (303, True, True)
        answer.read()
        connection.request("GET", "/queue", headers={"cookie": cookie.split(";")[0]})
        assert connection.getresponse().status == 200
        connection.close()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def test_a_killed_desk_loses_no_judgement(tmp_path: Path) -> None:
    """Judgements are sent one after the other; the desk is killed in between; every one it answered is there, whole."""
    from dateline.store.record import Record

    path = make_record(tmp_path / "r.dateline")
    with Record.open(path, read_only=True) as record:
        names = [event.id for event in record.events()]
    command = [sys.executable, "-m", "dateline.cli.main", "desk", str(path), "--by", "ana"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    address = process.stdout.readline().strip()
    host = address.split("/")[2]
    connection = http.client.HTTPConnection(host, timeout=20)
    connection.request("GET", address.split(host)[1])
    answer = connection.getresponse()
    answer.read()
    headers = {"cookie": (answer.getheader("set-cookie") or "").split(";")[0], "x-dateline": "1", "hx-request": "true"}
    answered: list[str] = []

    def send() -> None:
        with suppress(OSError, http.client.HTTPException):
            for name in names:
                connection.request("POST", f"/events/{name}/accept", headers=headers)
                reply = connection.getresponse()
                reply.read()
                if reply.status == 200:
                    answered.append(name)

    sender = threading.Thread(target=send)
    sender.start()
    while len(answered) < 5 and sender.is_alive():
        time.sleep(0.001)
    process.kill()
    sender.join()
    process.communicate()
    connection.close()
    with Record.open(path) as record:
        assert record.verify() == ()
        kept = [review.event_id for review in record.reviews()]
    assert 5 <= len(answered) < len(names)
    assert kept[: len(answered)] == answered
    assert len(kept) <= len(answered) + 1
