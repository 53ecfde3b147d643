"""The terminal that shows the screen, and whether anybody is still behind it."""

import select
import sys


def is_gone() -> bool:
    """Whether the terminal was closed without a word to the program, as by a lost connection.

    Systems that cannot tell say no.
    """
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(sys.__stdin__ or 0, 0)
    gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
    return any(event & gone for _, event in poll.poll(0))
