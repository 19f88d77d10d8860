"""The library that runs the encoder sends nothing and leaves nothing behind."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

LOAD = "from dateline.parse.pipeline import load_pipeline; load_pipeline()"


def test_the_installed_build_holds_no_uploader() -> None:
    spec = find_spec("onnxruntime")
    assert spec is not None
    assert spec.origin is not None
    libraries = [p for p in Path(spec.origin).parent.glob("capi/*") if p.suffix in {".so", ".pyd", ".dylib", ".dll"}]
    assert libraries
    assert not [path.name for path in libraries if b"OneDsTelemetry" in path.read_bytes()]


def test_loading_writes_nothing_into_the_home(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "ORT_"))}
    env = {**kept, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", LOAD], env=env, check=True, cwd=tmp_path)
    assert not list(tmp_path.rglob("*"))
