"""Anki's own sync server, and devices that sync with it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anki.sync_pb2 import SyncCollectionResponse

from tests.anki.conftest import Anki


@contextmanager
def sync_server(folder: Path) -> Iterator[str]:
    """A server with one learner; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "SYNC_USER1": "me:secret",
        "SYNC_BASE": str(folder),
        "SYNC_HOST": "127.0.0.1",
        "SYNC_PORT": str(port),
    }
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "anki.syncserver"],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        for _ in range(600):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


class Device(Anki):
    """A device of the learner's."""

    def __init__(self, folder: Path, server: str) -> None:
        super().__init__(folder)
        self._auth = self.collection.sync_login("me", "secret", server)

    def sync(self) -> bool:
        """Sync, taking the server's side where Anki asks which of two to keep; whether it asked."""
        reply = self.collection.sync_collection(self._auth, sync_media=False)
        needs = SyncCollectionResponse
        if reply.required in (needs.NO_CHANGES, needs.NORMAL_SYNC):
            return False
        self.collection.close_for_full_sync()
        self.collection.full_upload_or_download(
            auth=self._auth,
            server_usn=reply.server_media_usn,
            upload=reply.required == needs.FULL_UPLOAD,
        )
        self.collection.reopen(after_full_sync=True)
        return bool(reply.required == needs.FULL_SYNC)

    def study(self) -> None:
        """Study, in a later second than what was synced: Anki dates cards by the second, and of two
        that differ takes the newer."""
        time.sleep(1 - time.time() % 1)
        super().study()

    def decks(self) -> list[str]:
        """The names of the decks with cards of their own."""
        names = self.collection.db.list(  # type: ignore[union-attr]
            "select distinct d.name from decks d join cards c on c.did = d.id"
        )
        return sorted(name.replace("\x1f", "::") for name in names)
