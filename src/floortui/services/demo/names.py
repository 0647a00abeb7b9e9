"""Names and numbers of people who do not exist."""

from __future__ import annotations

from random import Random

TITLES = ("先生", "女士")


class Names:
    """People drawn one after the other, each phone only once; names come from Faker, with a seed."""

    def __init__(self, seed: int, draw: Random) -> None:
        from faker import Faker

        self._faker = Faker("zh_CN")
        self._faker.seed_instance(seed)
        self._draw = draw
        self._colleagues: set[str] = set()
        self._phones: set[str] = set()

    def colleague(self) -> str:
        """Give the name of somebody who works here, as nobody else is called."""
        while (name := str(self._faker.name())) in self._colleagues:
            pass
        self._colleagues.add(name)
        return name

    def customer(self) -> str:
        """Give a customer's name, in full or as they say it: 李先生."""
        if self._draw.random() < 0.4:
            return f"{self._faker.last_name()}{self._draw.choice(TITLES)}"
        return str(self._faker.name())

    def phone(self) -> str:
        """Give a mobile number that nobody else here has."""
        while (phone := f"1{self._draw.choice('35789')}{self._draw.randrange(10**9):09}") in self._phones:
            pass
        self._phones.add(phone)
        return phone
