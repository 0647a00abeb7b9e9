"""Packing: parts of a sentence put into lines, so that a line breaks between two parts and nowhere in one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len


def packed(parts: Sequence[str], width: int, gap: str = "   ") -> str:
    """Put parts into as few lines as they need; one that is wider than a line has a line of its own."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{gap}{part}" if lines else part
        if lines and cell_len(longer.rstrip()) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join(lines)
