#!/usr/bin/env bash
# A choice made in Canvas through canvasapi, its answers a list of dictionaries; the wrong one's weight is left out, as Canvas
# lets it be. What is sent names no place in the list ("answers[][…]"), so that whose weight it is hangs on the order in which
# a dictionary's keys were written: with the weight before the text, the key ABL1 goes out in the same bytes as the key CD20.
# Rails, on which Canvas runs, reads on into one answer until a name comes again: CD20 is what it will call right.
#
# Seen with canvasapi 3.6.0 (what it sends to a server on this machine, decoded):
#   the key ABL1: [answer_text]=CD20 [answer_weight]=100 [answer_text]=ABL1
#   the key CD20: [answer_text]=CD20 [answer_weight]=100 [answer_text]=ABL1
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check canvasapi==3.6.0
cat > send.py <<'END'
import threading
import warnings
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import unquote

from canvasapi import Canvas

warnings.simplefilter("ignore")  # that the server speaks http
sent = []


class Server(BaseHTTPRequestHandler):
    def answer(self):
        if self.command == "POST":
            sent.append(unquote(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"id": 1, "course_id": 1}')

    do_GET = do_POST = answer

    def log_message(self, *words):
        pass


server = HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
quiz = Canvas(f"http://127.0.0.1:{server.server_port}", "token").get_course(1).get_quiz(1)
keys = {
    "ABL1": [{"answer_text": "CD20"}, {"answer_weight": 100, "answer_text": "ABL1"}],
    "CD20": [{"answer_text": "CD20", "answer_weight": 100}, {"answer_text": "ABL1"}],
}
for key, answers in keys.items():
    quiz.create_question(
        question={
            "question_text": "What does imatinib block?",
            "question_type": "multiple_choice_question",
            "answers": answers,
        }
    )
    parts = [part for part in sent[-1].split("&") if "[answers]" in part]
    print(f"the key {key}:", *(part.removeprefix("question[answers][]") for part in parts))
END
env/bin/python send.py 2>/dev/null | tee seen
diff seen - <<'END'
the key ABL1: [answer_text]=CD20 [answer_weight]=100 [answer_text]=ABL1
the key CD20: [answer_text]=CD20 [answer_weight]=100 [answer_text]=ABL1
END
