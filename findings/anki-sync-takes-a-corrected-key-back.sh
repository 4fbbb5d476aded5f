#!/usr/bin/env bash
# A teacher mends a wrong key and sends the deck again. The learner, who tagged the note on the desk that noon, imports it on
# the phone in the evening: the phone shows the right key. Anki's import stamps the note with the time at which the package
# was written, not with that of the import, and sync keeps the later of two stamps, the whole note. So the noon's tag beats
# the evening's correction: after the next sync both devices have the wrong key again, and nothing is said.
#
# Seen with anki 26.9.3 (both devices and its own sync server), packages of genanki 0.13.1:
#   the phone after the import: imatinib blocks ABL1
#   the desk after the syncs: imatinib blocks CD20, tagged hard
#   the phone after the syncs: imatinib blocks CD20, tagged hard
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder" && export TMPDIR=$folder
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki==26.9.3 genanki==0.13.1
cat > devices.py <<'END'
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

NO_CHANGES, FULL_UPLOAD = 0, 4  # anki/sync.proto

model = genanki.Model(
    1607392319,
    "Drugs",
    fields=[{"name": "Drug"}, {"name": "Target"}],
    templates=[{"name": "Card", "qfmt": "{{Drug}}", "afmt": "{{Target}}"}],
)


def write(name, target):
    deck = genanki.Deck(2059400110, "Drugs")
    deck.add_note(genanki.Note(model=model, fields=["imatinib", target], guid="imatinib"))
    genanki.Package(deck).write_to_file(f"{name}.apkg")
    time.sleep(1.1)  # Anki's stamps are in seconds


with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = str(free.getsockname()[1])
server = subprocess.Popen(
    [sys.executable, "-m", "anki.syncserver"],
    env=os.environ
    | {"SYNC_USER1": "me:mine", "SYNC_BASE": str(Path("server").resolve())}
    | {"SYNC_HOST": "127.0.0.1", "SYNC_PORT": port},
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    devices = {name: Collection(f"{name}.anki2") for name in ("phone", "desk")}
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                break
        time.sleep(0.1)
    auth = devices["phone"].sync_login("me", "mine", f"http://127.0.0.1:{port}/")
    auth.endpoint = f"http://127.0.0.1:{port}/"

    def sync(device):
        col = devices[device]
        required = col.sync_collection(auth, sync_media=False).required
        if required > 1:
            col.close_for_full_sync()
            upload = required == FULL_UPLOAD
            col.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
            col.reopen(after_full_sync=True)
        return required

    def bring(device, name):
        package = str(Path(f"{name}.apkg").resolve())
        devices[device].import_anki_package(
            ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
        )

    def note(device):
        return devices[device].get_note(devices[device].find_notes("imatinib")[0])

    def show(when, device):
        tagged = f", tagged {' '.join(note(device).tags)}" if note(device).tags else ""
        print(f"the {device} after the {when}: {' blocks '.join(note(device).fields)}{tagged}")

    write("first", "CD20")
    bring("phone", "first")
    sync("phone"), sync("desk")
    write("mended", "ABL1")
    tagged = note("desk")
    tagged.tags = ["hard"]
    devices["desk"].update_note(tagged)
    time.sleep(1.1)
    bring("phone", "mended")
    show("import", "phone")
    for device in ("phone", "desk", "phone"):
        sync(device)
    show("syncs", "desk")
    show("syncs", "phone")
    for col in devices.values():
        col.close()
finally:
    server.kill()
END
env/bin/python devices.py | tee seen
diff seen - <<'END'
the phone after the import: imatinib blocks ABL1
the desk after the syncs: imatinib blocks CD20, tagged hard
the phone after the syncs: imatinib blocks CD20, tagged hard
END
