"""A server as the command line talks to it: ``clustomer run`` and ``score`` with --server.

Only the standard library. Bodies are streamed both ways; a redirect is not
followed, so that the password goes where the user said and nowhere else.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import quote, urlencode, urlsplit

from clustomer._files import STUDY_FILES, atomic_directory
from clustomer._progress import Progress
from clustomer.errors import ClustomerError, InputError

VARIABLE = "CLUSTOMER_TOKEN"
PIECE = 1_000_000
EVERY = 0.5
"""Seconds between two looks at a job."""

PATIENCE = 60.0
"""Seconds for which a server may be away while a job is followed: it may be restarted."""

_LOCAL = ("localhost", "127.0.0.1", "::1")
_MAX_JSON = 64_000_000
_ENDED = ("done", "failed", "cancelled", "died")


def read_token(path: str | None) -> str | None:
    """Return ``name:password`` from a file that only its owner may read, or the environment.

    Raises
    ------
    InputError
        When the file cannot be read, others may read it, or it holds something else.
    """
    if path is None:
        found = os.environ.get(VARIABLE, "").strip()
        where = f"The environment variable {VARIABLE}"
    else:
        where = f'The file "{path}"'
        try:
            if Path(path).stat().st_mode & 0o077:
                raise InputError(f"{where} can be read by others.", "It holds a password.",
                                 "Take the right away with chmod 600.")  # fmt: skip
            found = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{where} cannot be read.", "A line name:password.") from error
    if not found and path is None:
        return None
    if ":" not in found or not found.isprintable() or not found.isascii():
        raise InputError(f"{where} does not hold name:password.", "One line was expected.")
    return found


class Remote:
    """A server by its address, with or without a password.

    Parameters
    ----------
    url : str
        ``http://`` or ``https://``, host, perhaps a port and a prefix.
    token : str, optional
        ``name:password``.

    Raises
    ------
    InputError
        When the address is none.
    """

    def __init__(self, url: str, token: str | None = None, *, seconds: float = 120.0) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host = port = None
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
            raise InputError("The address of the server is none.",
                             "For example --server https://shop.example/clustomer.")  # fmt: skip
        if parts.username or parts.password:
            raise InputError("The address of the server holds a password.",
                             "Addresses are kept by shells and logs.",
                             "Put name:password into a file for --token-file.")  # fmt: skip
        self.host, self.port, self.seconds = host, port, seconds
        self.is_encrypted = parts.scheme == "https"
        self.is_local = host in _LOCAL
        self.base = parts.path.rstrip("/") + "/api/v1"
        self._token = token

    @contextmanager
    def answer(
        self, method: str, path: str, body: IO[bytes] | bytes | None = None, **headers: str
    ) -> Iterator[http.client.HTTPResponse]:
        """Give the answer to a request; refusals are raised with the server's sentences.

        Raises
        ------
        InputError
            When the server cannot be reached, or refuses (4xx).
        ClustomerError
            When the server has a fault (5xx), or is none of ours.
        """
        kind = http.client.HTTPSConnection if self.is_encrypted else http.client.HTTPConnection
        connection = kind(self.host, self.port, timeout=self.seconds, blocksize=PIECE)
        try:
            answer = self._asked(connection, method, path, body, headers)
            if answer.status >= 300:
                raise _refusal(answer)
            yield answer
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, ClustomerError):
                raise
            raise Unreachable(
                f"The server at {self.host} cannot be reached: {_reason(error)}.",
                remedy="Check the address, and that clustomer serve runs there.",
            ) from error
        finally:
            connection.close()

    def _asked(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: IO[bytes] | bytes | None,
        headers: Mapping[str, str],
    ) -> http.client.HTTPResponse:
        given = {"Accept": "application/json, */*", **headers}
        if self._token is not None:
            given["Authorization"] = f"Bearer {self._token}"
        connection.connect()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.request(method, self.base + path, body, given)
        # Where the server refused before the end of the body, its answer says why.
        return connection.getresponse()

    def json(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """Return an answer that is an object."""
        sent = None if body is None else json.dumps(body).encode()
        with self.answer(method, path, sent) as answer:
            return _object(answer)

    def upload(self, source: str | None, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Start a study of a file, or of the sample shop, and return it."""
        key = {"Idempotency-Key": secrets.token_hex(16)}
        if source is None:
            body = json.dumps(settings).encode()
            with self.answer("POST", "/studies/sample", body, **key) as answer:
                return _object(answer)
        named = urlencode({"filename": Path(source).name, "settings": json.dumps(settings)})
        with opened(source) as (file, size), self.answer(
            "POST", f"/studies?{named}", file, **key, **size
        ) as answer:  # fmt: skip
            return _object(answer)

    def follow(self, job: str, progress: Progress) -> dict[str, Any]:
        """Report the phases of a job until it ends, and return it; Ctrl-C cancels it."""
        try:
            phase, lost = ("", 1), None
            while True:
                try:
                    found, lost = self.json("GET", f"/jobs/{quote(job)}"), None
                except Unreachable:
                    lost = lost or time.monotonic()
                    if time.monotonic() - lost > PATIENCE:
                        raise
                    time.sleep(EVERY)
                    continue
                phase = _report(found, phase, progress)
                if found.get("state") in _ENDED:
                    return found
                time.sleep(EVERY)
        except KeyboardInterrupt:
            self.json("POST", f"/jobs/{quote(job)}/cancel")
            raise

    def download(self, study: str, out: str, *, overwrite: bool) -> None:
        """Write all files of a study into a directory, complete or not at all."""
        with atomic_directory(out, overwrite=overwrite) as folder:
            for name, size in self._files(study):
                target = folder / safe_path(name)
                target.parent.mkdir(parents=True, exist_ok=True)
                with self.answer("GET", f"/studies/{quote(study)}/files/{quote(name)}") as answer:
                    copied = copy(answer, target)
                if copied != size:
                    raise ClustomerError(f"The server sent {copied} of {size} bytes of a file.",
                                         remedy="Run it again.")  # fmt: skip

    def _files(self, study: str) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        after = ""
        while True:
            page = self.json("GET", f"/studies/{quote(study)}/files{after}")
            found += [(str(each["name"]), int(each["bytes"])) for each in page["files"]]
            if page["next"] is None:
                return found
            after = "?" + urlencode({"after": page["next"]})


class Unreachable(InputError):
    """No answer came: the server may be away for a moment."""


@contextmanager
def opened(source: str) -> Iterator[tuple[IO[bytes], dict[str, str]]]:
    """Give a file to send, and the header with its size.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    try:
        with Path(source).open("rb") as file:
            yield file, {"Content-Length": str(os.fstat(file.fileno()).st_size)}
    except OSError as error:
        if isinstance(error, ClustomerError):
            raise
        raise InputError(f'Cannot read "{source}": {error.strerror}.') from error


def safe_path(name: str) -> PurePosixPath:
    """Return the path of a file of a study, or refuse what a study does not have."""
    path = PurePosixPath(name)
    strange = path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name
    if strange or not path.parts or path.parts[0] not in STUDY_FILES:
        raise ClustomerError(f'The server names a file "{name}" that no study has.')
    return path


def copy(answer: http.client.HTTPResponse, target: Path) -> int:
    """Write a body to a file, piece by piece, and return its size."""
    size = 0
    with target.open("wb") as file:
        while piece := answer.read(PIECE):
            size += file.write(piece)
    return size


def refuse_unsuccessful(job: Mapping[str, Any]) -> None:
    """Raise what a job says that did not end well."""
    state, error = job["state"], job.get("error") or {}
    if state == "failed":
        raise InputError(*(str(error.get(each, "")) for each in ("problem", "expected", "remedy")))
    if state != "done":
        raise ClustomerError(f"The job on the server {_STOPPED[state]}.", remedy="Run it again.")


_STOPPED = {"cancelled": "was cancelled", "died": "was killed"}


def _report(job: Mapping[str, Any], last: tuple[str, int], progress: Progress) -> tuple[str, int]:
    """Pass the phase of a job on, and end the one before."""
    phase, done, total = job.get("phase") or last[0], int(job["done"]), int(job["total"])
    if last[0] and phase != last[0]:
        progress(last[0], last[1], last[1])
    if phase:
        progress(phase, done, max(1, total))
    return phase, max(1, total)


def _object(answer: http.client.HTTPResponse) -> dict[str, Any]:
    try:
        found = json.loads(answer.read(_MAX_JSON))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ClustomerError("The server's answer is not that of clustomer.",
                             remedy="Check the address.")  # fmt: skip
    return found


def _refusal(answer: http.client.HTTPResponse) -> ClustomerError:
    """Return the error that a server's answer stands for."""
    if answer.status < 400:
        return InputError("The server sends us to another address, where no password is sent.",
                          "The address of clustomer itself was expected.",
                          "Check http or https, and the prefix.")  # fmt: skip
    try:
        said = json.loads(answer.read(_MAX_JSON))
        sentences = [str(said.get(each, "")) for each in ("problem", "expected", "remedy")]
    except (ValueError, AttributeError):
        sentences = [f"The server answers {answer.status} {answer.reason}."]
    if answer.status == 401:
        sentences[1:] = [f"A file name:password for --token-file, or {VARIABLE}."]
    return (InputError if answer.status < 500 else ClustomerError)(*sentences)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
