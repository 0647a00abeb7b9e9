"""The tests: arranged like src/, plus stories (a day on the floor, by keys) and faults (real processes)."""
