"""The filter between the terminal and the keys: nothing pasted is a key, nothing typed is held back."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from floortui.ui.terminal import ESCAPE, PASTE_BEGINS, PASTE_ENDS, PasteFilter

KEYS = (
    st.lists(
        st.sampled_from(["a", "李", "\r", "\t", "\x1b[A", "\x1b[27u", "\x1bOM", "\x1b", "\x03", "[200~"]), max_size=6
    )
    .map("".join)
    .filter(lambda text: PASTE_BEGINS not in text)
)
PASTED = st.text(st.sampled_from("a李\r\n\x1b[20~1\x9bu;\x00"), max_size=30).filter(lambda text: PASTE_ENDS not in text)


def pieces(data: bytes, cuts: list[int]) -> Iterator[bytes]:
    """Cut bytes at some places, as a terminal's line does."""
    edges = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in itertools.pairwise(edges):
        yield data[start:end]


@given(st.lists(st.tuples(KEYS, PASTED), max_size=4), st.lists(st.integers(0, 500), max_size=12))
def test_keys_pass_as_they_are_and_pastes_without_escapes(parts: list[tuple[str, str]], cuts: list[int]) -> None:
    # an escape at the end of the keys would belong to the mark of the paste
    parts = [(keys.rstrip(ESCAPE), pasted) for keys, pasted in parts]
    sent = "".join(f"{keys}{PASTE_BEGINS}{pasted}{PASTE_ENDS}" for keys, pasted in parts)
    clean = "".join(f"{keys}{PASTE_BEGINS}{pasted.replace(ESCAPE, '')}{PASTE_ENDS}" for keys, pasted in parts)
    paste_filter = PasteFilter()
    assert b"".join(map(paste_filter.feed, pieces(sent.encode(), cuts))).decode() == clean


def test_a_key_outside_a_paste_is_not_held_back() -> None:
    paste_filter = PasteFilter()
    for key in ("\x1b", "\x1b[", "200", "n", "\x1b[2", "李"):
        assert paste_filter.feed(key.encode()).decode() == key


def test_bytes_that_are_no_text_become_marks() -> None:
    paste_filter = PasteFilter()
    assert paste_filter.feed(b"n\xff\xfen").decode() == "n\ufffd\ufffdn"
    assert paste_filter.feed("李".encode()[:2]) == b""
    assert paste_filter.feed("李".encode()[2:]) == "李".encode()
