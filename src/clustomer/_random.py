"""Seeds, drawn before anything runs.

Every random step gets its own stream, named by a stage and indices, from one
root seed. So the answer does not depend on how many workers there are, on the
order in which they finish, or on how many replicates were asked for: the first
39 of 99 replicates are the 39 replicates.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from clustomer.errors import InputError

if TYPE_CHECKING:
    import numpy as np

DEFAULT_SEED = 0


def stream(seed: int, stage: str, *index: int) -> np.random.Generator:
    """Return the generator of one stage, for example ``stream(0, "start", k, i)``."""
    import numpy as np

    key = (zlib.crc32(stage.encode()), *index)
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


def seed_for(seed: int, stage: str, *index: int) -> int:
    """Return a 32-bit seed of one stage, for libraries that take an integer."""
    return int(stream(seed, stage, *index).integers(2**32 - 1))


def root_seed(random_state: int | np.random.RandomState | np.random.Generator | None) -> int:
    """Turn scikit-learn's ``random_state`` into one integer root seed.

    ``None`` draws a fresh seed from the operating system; a generator is
    advanced by one draw.

    Raises
    ------
    InputError
        For anything else, and for a negative number.
    """
    import numpy as np

    if random_state is None:
        return int(np.random.SeedSequence().generate_state(1)[0])
    if isinstance(random_state, np.random.Generator):
        return int(random_state.integers(2**32 - 1))
    if isinstance(random_state, np.random.RandomState):
        return int(random_state.randint(2**31 - 1))
    if isinstance(random_state, bool) or not isinstance(random_state, int | np.integer):
        raise InputError(
            f"The random state is {random_state!r}.",
            "A whole number, a numpy generator or None was expected.",
        )
    if random_state < 0:
        raise InputError(f"The seed is {random_state}.", "It is 0 or more.")
    return int(random_state)
