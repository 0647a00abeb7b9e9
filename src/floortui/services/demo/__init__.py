"""A made-up showroom that has lived for months: everything in it was done through the desk, by a simulated clock.

`making.py` makes the file; `calendar.py` says what the months bring, `floor.py` what a day brings, `reception.py` what
becomes of who comes in, `day.py` lets time pass; `drawer.py` looks after the cards, `house.py` does what a manager
does; `crew.py`, `names.py` and `phrases.py` say who works here, who comes, and what is said.
"""
