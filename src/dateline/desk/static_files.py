"""Scripts, styles and the map of the world, all from the package itself."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

__all__ = ["static_file", "version"]

OWN = ("desk.css", "desk.js", "map.js", "keys.js", "select.js")
FILES = {
    **{name: ("dateline.desk", f"static/{name}") for name in OWN},
    "htmx.js": ("dateline.desk", "vendor/htmx/htmx.min.js"),
    "leaflet.js": ("dateline.publish", "vendor/leaflet/leaflet.js"),
    "leaflet.css": ("dateline.publish", "vendor/leaflet/leaflet.css"),
    "world.json": ("dateline.publish", "vendor/world/world.json"),
    "palette.css": ("dateline.publish", "page/palette.css"),
    "map.css": ("dateline.publish", "page/map.css"),
    "dom.js": ("dateline.publish", "page/dom.js"),
    "world.js": ("dateline.publish", "page/world.js"),
}
TYPES = {"css": "text/css", "js": "text/javascript", "json": "application/json"}


@cache
def version() -> str:
    """A mark that changes with the files, so that a browser never mixes an old script with a new page."""
    whole = sha256()
    for name in sorted(FILES):
        whole.update(_content(name))
    return whole.hexdigest()[:12]


def static_file(request: Request) -> Response:
    """A file of the desk; a browser may keep it, as its address changes with its content."""
    name = request.path_params["name"]
    if name not in FILES:
        return PlainTextResponse("There is no such file.", 404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(_content(name), media_type=TYPES[name.rpartition(".")[2]], headers=headers)


@cache
def _content(name: str) -> bytes:
    package, path = FILES[name]
    text = files(package).joinpath(path).read_text("utf-8")
    # The reference to a source map would be a request for a file that is not here.
    return text.replace("//# sourceMappingURL=leaflet.js.map", "").encode("utf-8")
