#!/usr/bin/env bash
# A JSON Schema for hand-written YAML wants "any scalar" (No, 9:22 and 010 are texts there), and
# {"not": {"type": ["object", "array"]}} says so. The engine behind the YAML support of most editors validates
# by it, but completes such a key without a colon: "stem" is written, and the line is broken. The same
# set said as {"type": ["string", "number", "boolean", "null"]} completes to "stem: ".
#
# Seen with yaml-language-server 2.0.0 (node 20), completing an empty document:
#   by "not": "stem"
#   by "type": "stem: "
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund yaml-language-server@2.0.0 >/dev/null
cat > complete.js <<'END'
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");

const SCALAR = {
  not: { not: { type: ["object", "array"] } },
  type: { type: ["string", "number", "boolean", "null"] },
};

function complete(how, done) {
  const schema = { type: "object", properties: { stem: SCALAR[how] } };
  const place = path.resolve(`${how}.json`);
  fs.writeFileSync(place, JSON.stringify(schema));
  const server = spawn("node", ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"]);
  let buffer = Buffer.alloc(0);
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const uri = `file://${path.resolve("bank.yaml")}`;
  server.stdout.on("data", (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, end).toString())[1]);
      if (buffer.length < end + 4 + length) return;
      const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
      buffer = buffer.subarray(end + 4 + length);
      if (message.method === "workspace/configuration") {
        const yaml = { schemas: { [`file://${place}`]: "*.yaml" }, completion: true, schemaStore: { enable: false } };
        send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? yaml : null)) });
        send({ id: 2, method: "textDocument/completion", params: { textDocument: { uri }, position: { line: 0, character: 0 } } });
      } else if (message.id === 1) {
        send({ method: "initialized", params: {} });
        send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text: "" } } });
      } else if (message.id === 2 && message.result) {
        const found = message.result.items.find((item) => item.label === "stem");
        if (!found) continue;
        console.log(`by "${how}": ${JSON.stringify(found.insertText)}`);
        server.kill();
        return done();
      } else if (message.method && message.id !== undefined) {
        send({ id: message.id, result: null });
      }
    }
  });
  const capabilities = { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } };
  send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities } });
}
complete("not", () => complete("type", () => process.exit(0)));
END
timeout 60 node complete.js | tee seen
diff seen - <<'END'
by "not": "stem"
by "type": "stem: "
END
