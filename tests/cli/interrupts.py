"""Commands that a test ends as a person does, with Ctrl-C."""

import signal


def heed_interrupts() -> None:
    """Let a process that is about to start end by an interrupt; run as its ``preexec_fn``.

    A job in the background of a shell ignores interrupts, and so would all that tests which run in it start.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
