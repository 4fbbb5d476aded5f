#!/usr/bin/env bash
# A learner imports one package on the phone and, before a sync, on the desk too. The notes have the same guids and are not
# doubled, but each device made a deck id of its own. Sync renames the other's deck to "Blood+" on either side, moves no
# card, and says that there is nothing to do: what the phone calls Blood is the desk's Blood+, for good.
#
# Seen with anki 26.9.3 (both devices and its own sync server), a package of genanki 0.13.1, three syncs of each device:
#   phone: Blood 2 cards, Blood+ 0 cards
#   desk: Blood 2 cards, Blood+ 0 cards
#   the phone's cards stand in what the desk calls Blood+
#   the desk's cards stand in what the phone calls Blood+
#   left to sync: nothing, says the phone; nothing, says the desk
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
    "Cells",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)
deck = genanki.Deck(2059400110, "Blood")
for front, back in (("Sheds platelets?", "a megakaryocyte"), ("Carries oxygen?", "a red cell")):
    deck.add_note(genanki.Note(model=model, fields=[front, back]))
genanki.Package(deck).write_to_file("blood.apkg")

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

    def cards(device, deck):
        return len(devices[device].find_cards(f'deck:"{deck}"'))

    note = devices["phone"].new_note(devices["phone"].models.by_name("Basic"))
    note.fields = ["a card", "of the learner's own"]
    devices["phone"].add_note(note, 1)
    sync("phone"), sync("desk")
    package = str(Path("blood.apkg").resolve())
    for col in devices.values():
        col.import_anki_package(
            ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
        )
    for device in ("phone", "desk") * 3:
        last = sync(device)
    for device in devices:
        print(f"{device}: Blood {cards(device, 'Blood')} cards, Blood+ {cards(device, 'Blood+')} cards")
    for device, other in (("phone", "desk"), ("desk", "phone")):
        col = devices[device]
        decks = {col.get_card(card).did for card in col.find_cards('deck:"Blood"')}
        names = {devices[other].decks.name(deck) for deck in decks}
        print(f"the {device}'s cards stand in what the {other} calls {', '.join(names)}")
    left = [f"{'nothing' if sync(device) == NO_CHANGES else 'more'}, says the {device}" for device in devices]
    print(f"left to sync: {'; '.join(left)}")
    for col in devices.values():
        col.close()
finally:
    server.kill()
END
env/bin/python devices.py | tee seen
diff seen - <<'END'
phone: Blood 2 cards, Blood+ 0 cards
desk: Blood 2 cards, Blood+ 0 cards
the phone's cards stand in what the desk calls Blood+
the desk's cards stand in what the phone calls Blood+
left to sync: nothing, says the phone; nothing, says the desk
END
