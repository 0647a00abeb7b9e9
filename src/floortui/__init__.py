"""floortui: the program a car showroom's floor runs on."""

__version__ = "0.1.0"
