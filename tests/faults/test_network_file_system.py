"""The database lies on a network file system, where two terminals can destroy it: refused unless told."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui import cli
from floortui.errors import Refused
from floortui.services.health import examine
from floortui.services.opening import open_database
from floortui.storage import database, files


@pytest.fixture(params=["nfs4", "cifs", "fuse.sshfs", "9p"])
def mounted(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the system say that a folder is a network file system."""
    folder = tmp_path / "on the server"
    folder.mkdir()
    mounts = tmp_path / "mounts"
    shown = str(folder).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/export {shown} {request.param} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(files, "MOUNTS", mounts)
    return folder


def test_it_is_refused_and_nothing_is_made_there(mounted: Path) -> None:
    with pytest.raises(Refused) as caught:
        open_database(mounted / "showroom.db", create=True)
    assert caught.value.code == "database.network"
    assert list(mounted.iterdir()) == []


def test_a_link_to_it_is_no_way_around(mounted: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(mounted, target_is_directory=True)
    with pytest.raises(Refused) as caught:
        open_database(link / "showroom.db", create=True)
    assert caught.value.code == "database.network"


def test_it_is_opened_if_told(mounted: Path) -> None:
    open_database(mounted / "showroom.db", create=True, network_too=True)
    database.disconnect()
    assert (mounted / "showroom.db").exists()


def test_a_local_file_beside_it_is_opened(mounted: Path, tmp_path: Path) -> None:
    open_database(tmp_path / "showroom.db", create=True)
    database.disconnect()


def test_the_command_line_says_why_in_one_sentence(mounted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(mounted / "showroom.db")
    assert cli.run(["--db", file, "--lang", "en", "do", "staff.add", "name=李娜"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "network file system" in said.err
    assert cli.run(["--db", file, "--lang", "en", "--network-file-system", "do", "staff.add", "name=李娜"]) == 0
    database.disconnect()


def test_the_doctor_names_it(mounted: Path) -> None:
    file = mounted / "showroom.db"
    open_database(file, create=True, network_too=True)
    database.disconnect()
    assert "bad" in {finding.state for finding in examine(file) if "network" in finding.says}
