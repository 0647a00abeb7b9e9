"""x."""
from tests.house import *
def test_a(showroom: Showroom) -> None:
    assert showroom.line() == list(CONSULTANTS)
    assert problems() == []
    assert DATABASE.execute_sql("select action, at from journal").fetchall() == 1
