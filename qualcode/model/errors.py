"""Errors that a researcher can mend."""


class QualcodeError(Exception):
    """A mistake or a state that the user can mend: one clear sentence and, where there is one, a hint.

    Front ends print both and nothing else; any other exception is a fault of the program.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
