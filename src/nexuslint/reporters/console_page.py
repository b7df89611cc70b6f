"""A page of lines for a screen or a pipe: wrapping, indents, columns and underlines. The rooms of rich are here."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import BinaryIO, Literal, cast

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from nexuslint.reporters import View
from nexuslint.reporters.encoding import clean, encode

#: Longer lines are hard to read, however wide the screen.
WIDEST = 100
#: Below this many columns there is no room for deep indents.
_NARROW = 60
#: No page is narrower than this.
_NARROWEST = 20
#: A column narrower than this breaks every word.
_LAST_COLUMN = 14
#: The style of the words to point at; without escape codes it becomes a row of carets below.
MARK = "mark"
ColourSystem = Literal["standard", "256", "truecolor"]

#: Middle tones, each told from a light and from a dark ground (contrast at least 3.8 to 1 on both white and black).
_STYLES = {
    "error": "bold #e03c3c",
    "warning": "bold #c75f00",
    "suggestion": "bold #0087af",
    "good": "bold #008a00",
    "mark": "bold underline",
    "title": "bold",
    "label": "bold",
    "code": "bold",
    "faint": "#808080",
}
#: With sixteen colours the terminal's owner chose the tones; yellow is left out, being unreadable on white in many themes.
_STYLES_16 = _STYLES | {
    "error": "bold red",
    "warning": "bold magenta",
    "suggestion": "bold cyan",
    "good": "bold green",
    "faint": "none",
}


class Page:
    """Lines in the making. Text is shown as it stands: no markup, no emoji codes, no highlighting."""

    def __init__(self, view: View, *, widest: int = WIDEST) -> None:
        self.width = max(min(view.width, widest), _NARROWEST)
        self.styled = view.colours is not None
        self.unicode = view.unicode
        self._encoding = view.encoding
        self._lines = io.StringIO()
        colours = cast("ColourSystem", view.colours) if view.colours is not None else None
        self._console = Console(
            file=self._lines,
            width=self.width,
            height=100,
            force_terminal=self.styled,
            color_system=colours,
            no_color=not self.styled,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            theme=Theme(_STYLES_16 if view.colours == "standard" else _STYLES, inherit=False),
            _environ={},
        )

    @property
    def narrow(self) -> bool:
        """True where there is no room for deep indents and three columns."""
        return self.width < _NARROW

    def _inset(self, indent: int) -> int:
        return min(indent, 2) if self.narrow else indent

    def sign(self, name: str) -> str:
        """The sign that stands beside a severity or status word; plain letters where there is no Unicode."""
        fancy, plain = _SIGNS[name]
        return fancy if self.unicode else plain

    def shown(self, text: str) -> str:
        """`text` as the page's encoding will show it, so that it is measured as it is seen."""
        return text if self.unicode else encode(text, self._encoding).decode(self._encoding)

    def line(self, text: Text | str = "", *, indent: int = 0) -> None:
        """One line, as long as it is."""
        shown = Text(" " * indent)
        shown.append_text(Text(text) if isinstance(text, str) else text)
        shown.rstrip()
        self._console.print(shown, soft_wrap=True)

    def paragraph(self, text: Text | str, *, indent: int = 0, label: str = "", label_style: str = "label") -> None:
        """Wrapped text, every line as far in as the first word after the label."""
        body = Text(self.shown(text)) if isinstance(text, str) else text
        if self.narrow and label:
            colon = ": " if label.strip().isalpha() else " "
            body = Text.assemble((f"{label.strip()}{colon}", label_style), body)
            label = ""
        indent = self._inset(indent)
        hanging = indent + (cell_len(label) + 2 if label else 0)
        for number, part in enumerate(self.wrap(body, self.width - hanging)):
            lead = Text(" " * indent)
            if hanging > indent:
                lead.append(label if number == 0 else " " * cell_len(label), label_style if number == 0 else "")
                lead.append("  ")
            self._console.print(lead.append_text(part), soft_wrap=True)

    def heading(self, title: str, rest: str = "", *, style: str = "title") -> None:
        """A title in capitals, and a few plain words after it."""
        self.paragraph(Text.assemble((title.upper(), style), f": {rest}" if rest else ""))

    def quotation(self, before: str, marked: str, after: str, *, mark: bool = True, indent: int = 0) -> None:
        """Wrapped words behind a bar, those marked underlined (without escape codes: carets below them)."""
        text = Text.assemble(self.shown(before), (self.shown(marked), MARK if mark else ""), self.shown(after))
        bar = Text(" " * self._inset(indent)).append("│ " if self.unicode and self.styled else "| ", "faint")
        for part in self.wrap(text, self.width - cell_len(bar.plain)):
            self._console.print(bar + part, soft_wrap=True)
            if not self.styled and (carets := _carets(part)):
                self._console.print(bar + Text(carets), soft_wrap=True)

    def columns(self, rows: Sequence[Sequence[Text]], widths: Sequence[int], *, indent: int = 0) -> None:
        """Rows of wrapped cells. `widths` are those of all columns but the last, which takes what is left.

        Where too little is left, the widest columns give way.
        """
        room = self.width - indent - 2 * len(widths)
        kept = list(widths)
        while room - sum(kept) < _LAST_COLUMN and max(kept) > _LAST_COLUMN:
            kept[kept.index(max(kept))] -= 1
        all_widths = [*kept, max(room - sum(kept), 1)]
        for row in rows:
            cells = [self.wrap(cell, width) for cell, width in zip(row, all_widths, strict=True)]
            for number in range(max(len(cell) for cell in cells)):
                shown = Text(" " * indent)
                for cell, width in zip(cells, all_widths, strict=True):
                    part = cell[number] if number < len(cell) else Text()
                    shown.append_text(part).append(" " * (width - cell_len(part.plain) + 2))
                self.line(shown)

    def rule(self, title: str, *, style: str = "title") -> None:
        """A line across the page with a title in it."""
        stroke = "─" if self.unicode and self.styled else "-"
        words = clean(title)
        room = self.width - cell_len(words) - 4
        if room < 0:
            self.paragraph(Text(words, style))
            return
        self.line(Text.assemble((f"{stroke * 2} ", "faint"), (words, style), (f" {stroke * room}", "faint")))

    def wrap(self, text: Text, width: int) -> list[Text]:
        """The lines of `text` at a width; at least one."""
        lines = list(text.wrap(self._console, max(width, 1)))
        for line in lines:
            line.rstrip()
        return lines or [Text()]

    def write(self, out: BinaryIO) -> None:
        """Send the page, in the view's encoding."""
        out.write(encode(self._lines.getvalue(), self._encoding))


_SIGNS = {
    "error": ("✗", "x"),
    "warning": ("!", "!"),
    "suggestion": ("·", "-"),
    "found": ("✓", "+"),
    "weak": ("!", "!"),
    "missing": ("✗", "x"),
    "not needed": ("–", "-"),
    "good": ("✓", "+"),
    "dot": ("·", "|"),
}


def _carets(line: Text) -> str:
    """A row of carets below the marked words of one line, "" when it has none."""
    marked = {at for span in line.spans if MARK in str(span.style).split() for at in range(span.start, span.end)}
    row = "".join(("^" if at in marked else " ") * cell_len(one) for at, one in enumerate(line.plain))
    return row.rstrip()
