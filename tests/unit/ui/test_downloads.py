"""A file that a reader takes away is there when the browser asks for it, whatever others do meanwhile."""

from __future__ import annotations

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from mapping.ui.server import downloads
from mapping.ui.server.downloads import WAITS_S, Downloads


class Server:
    """Streamlit's store of files, the application before it, and a clock to turn."""

    def __init__(self) -> None:
        self.storage = MemoryMediaFileStorage("/media")
        self.files = MediaFileManager(self.storage)
        self.now = 0.0
        self.downloads = Downloads(self.files, lambda: self.now)

    def make(self, content: bytes) -> str:
        """Press a button of a file; return its address."""
        button = self.files.add_deferred(lambda: content, "image/png", "map.png", f"button of {content!r}")
        return self.files.execute_deferred(button)

    def others_press(self, times: int = 3) -> None:
        """End that many runs of pages which know nothing of the files."""
        for _ in range(times):
            self.files.clear_session_refs("somebody else")
            self.files.remove_orphaned_files()

    def has(self, address: str) -> bool:
        try:
            self.storage.get_file(address.rpartition("/")[2])
        except MediaFileStorageError:
            return False
        return True


@pytest.fixture
def server() -> Server:
    return Server()


def test_a_file_waits_for_its_browser_while_others_press(server: Server) -> None:
    address = server.make(b"sheet")
    server.others_press()
    server.now = WAITS_S - 1
    server.downloads.sweep()
    assert server.has(address)


def test_a_file_goes_once_nobody_came_for_it(server: Server) -> None:
    address = server.make(b"sheet")
    server.others_press()
    server.now = WAITS_S + 1
    server.downloads.sweep()
    assert not server.has(address)


def test_a_file_that_is_made_again_waits_again(server: Server) -> None:
    server.make(b"sheet")
    server.others_press()
    server.now = WAITS_S - 1
    address = server.make(b"sheet")
    server.now = WAITS_S + 1
    server.downloads.sweep()
    assert server.has(address), "what was noted at the first time no longer counts"
    server.others_press()
    server.downloads.sweep()
    assert server.has(address)
    server.now = 3 * WAITS_S
    server.downloads.sweep()
    assert not server.has(address)


def test_files_that_nobody_fetches_take_only_so_much_memory(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "MOST_WAITING", 10)
    addresses = []
    for content in (b"first ", b"second", b"third "):
        server.now += 1
        addresses.append(server.make(content))
        server.others_press()
    assert [server.has(address) for address in addresses] == [False, False, True]
