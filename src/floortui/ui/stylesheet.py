"""The stylesheet: each style is parsed once, not again whenever a screen is seen for the first time."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class ParsedOnce(Stylesheet):
    """Textual's stylesheet, which parses all styles anew only if the colours have changed.

    Textual sets the same colours and parses everything again for each new screen: 5 ms of the start, as much again
    whenever a screen is opened.
    """

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._colours = variables
        self._parsed = True

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours of a theme."""
        if variables != self._colours:
            self._colours, self._parsed = variables, False
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not parsed yet: everything in new colours, else the styles that were read since."""
        if self._parsed:
            self.parse()
            return
        super().reparse()
        self._parsed = True
