"""What a program and its children cost, as Linux counts it."""

import re
import time
from pathlib import Path

PROC = Path("/proc")
PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


def family(pid: int) -> list[int]:
    """Return the process and all its living descendants."""
    found = [pid]
    for parent in found:  # grows while it is walked
        for children in (PROC / str(parent) / "task").glob("*/children"):
            found += [int(child) for child in _text(children).split()]
    return found


def cpu_seconds(pid: int) -> float:
    """Return the CPU time spent so far by the process and its living descendants."""
    return sum(_cpu_clock(member) for member in family(pid))


def peak_memory(pid: int) -> float:
    """Return the sum of the highest resident memory of each process of the family, in MB."""
    peaks = (PEAK.search(_text(PROC / str(member) / "status")) for member in family(pid))
    return sum(int(peak.group(1)) for peak in peaks if peak) / 1024


def _cpu_clock(pid: int) -> float:
    """Read a process's CPU clock: nanoseconds, where /proc/PID/stat counts in ticks of 10 ms."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # how Linux numbers the CPU clock of a process
    except OSError:  # ended meanwhile
        return 0.0


def _text(path: Path) -> str:
    """Read a file of /proc; empty if its process has ended meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""
