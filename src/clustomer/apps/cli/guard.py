"""What stands between a command and the terminal: errors in words, exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from clustomer._text import printable
from clustomer.errors import ClustomerError

INTERRUPTED = 130  # as shells report a program ended by Ctrl-C
OUR_FAULT = 1
USAGE = 2


def guarded(command: Callable[..., None], options: Mapping[str, Any]) -> int:
    """Run a command and return its exit code; bad data never shows a traceback."""
    try:
        command(**options)
        sys.stdout.flush()  # a full disk or a closed pipe shows here, not at exit
    except ClustomerError as error:
        _say(f"Error: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("Stopped. Nothing was left half-written.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (| head): not a fault. Keep the interpreter
        # from complaining when it flushes the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # Files that are read or written raise our own errors: what is left is stdout.
        _say(f"Error: cannot print the result: {error.strerror or error}.")
        return USAGE
    except MemoryError:
        _say("Error: the memory is not enough for this table. Try fewer columns (--features).")
        return OUR_FAULT
    except Exception as error:
        _say(f"This is a fault in clustomer, not in your data: {type(error).__name__}: {error}")
        if options.get("verbose"):
            _say(traceback.format_exc())
        else:
            _say("Run it again with -v to see where it happened. Nothing was left half-written.")
        return OUR_FAULT
    return 0


def _say(message: str) -> None:
    sys.stderr.write(printable(message) + "\n")
