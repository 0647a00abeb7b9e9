"""Rules of the trade: pure values, decisions and checks; no input, no output, no clock."""
