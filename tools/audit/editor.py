"""The YAML language server that editors run, with the schemas of the built site: what it completes, and what it underlines."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from typing import Any

from founders_timeline.schema.event_tables import EVENT
from tests.flagship import ROOT, BuiltSite

_SERVER = ROOT / "tools/audit/node_modules/yaml-language-server/bin/yaml-language-server"
_EVENT = "content/openai/events/new.yaml"


class Editor:
    """An editor that has the repository open: it speaks the language server protocol over the server's standard streams."""

    def __init__(self, server: subprocess.Popen[bytes], schemas: Mapping[str, str]) -> None:
        self._server = server
        self._ids = count(1)
        self._settings = {
            "yaml": {"schemas": dict(schemas), "validate": True, "completion": True, "schemaStore": {"enable": False}}
        }
        capabilities = {"workspace": {"configuration": True}, "textDocument": {"completion": {}}}
        self.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": capabilities})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file and return what is underlined in it."""
        uri = (ROOT / path).as_uri()
        version = next(self._ids)  # The server remembers what it made of a version, closed or not.
        self._tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": version, "text": text}})
        for message in self._messages():
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found
        raise EOFError("the language server ended")

    def complete(self, path: str, text: str) -> list[str]:
        """Open a file and return what is offered where the mark | stands."""
        before, after = text.split("|")
        self.open(path, before + after)
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        uri = (ROOT / path).as_uri()
        answer = self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        items = answer["items"] if isinstance(answer, dict) else []
        return [item["label"] for item in items]

    def ask(self, method: str, params: dict[str, Any]) -> object:
        """Send a request and return its result."""
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        for message in self._messages():
            if message.get("id") == number and "method" not in message:
                return message["result"]
        raise EOFError("the language server ended")

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        """Yield what the server says; its own questions are answered on the way."""
        stream = self._server.stdout
        assert stream
        while header := stream.readline():
            while stream.readline().strip():
                pass
            message = json.loads(stream.read(int(header.split(b":")[1])))
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", [])
                result = [self._settings.get(item.get("section")) for item in items] if items else None
                self._send({"id": message["id"], "result": result})
            yield message


def audit_with_editor(site: BuiltSite, chromium: str) -> tuple[str, list[str]]:
    """Open all content in the editor, complete and misspell some; return what was tried, and what went wrong."""
    files = sorted((ROOT / "content").rglob("*.yaml"))
    with _editor(site) as editor:
        findings = [
            f"{file.relative_to(ROOT)}:{found['range']['start']['line'] + 1}: {found['message']}"
            for file in files
            for found in editor.open(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))
        ]
        findings += [f"not offered: {what}" for what in _not_offered(editor)]
        findings += [f"not underlined: {what}" for what in _not_underlined(editor)]
    return f"{len(files)} files, completion, misspelt keys", findings


@contextmanager
def _editor(site: BuiltSite) -> Iterator[Editor]:
    """Start the server with the repository's own settings, its schemas taken from the built site."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    schemas = {(site.folder / path.removeprefix("./build/")).as_uri(): pattern for path, pattern in settings.items()}
    with subprocess.Popen(["node", _SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        try:
            yield Editor(server, schemas)
        finally:
            server.kill()


def _not_offered(editor: Editor) -> Iterator[str]:
    wanted = {
        "|": {field.name for field in EVENT.fields},
        "- |": {field.name for field in EVENT.fields},
        "name: |": {"John Schulman", "john-schulman"},
        "name:\n  - |": {"John Schulman"},
        "name: John Schulman\ndate: 2024\ntype: |": {"departure", "milestone"},
        "name: John Schulman\ndate: 2024\nquotes:\n  - |": {"text", "lang", "source", "translations"},
        "name: John Schulman\ndate: 2024\nsources:\n  - |": {"openai-intro"},
    }
    for text, words in wanted.items():
        missing = words.difference(editor.complete(_EVENT, text))
        yield from (f"{word} in {text!r}" for word in sorted(missing))


def _not_underlined(editor: Editor) -> Iterator[str]:
    wrong = {
        "name: John Schulman\ndate: 2024-08-05\ndestinaton: Anthropic\n": 2,
        "- name: John Schulman\n  date: 2024-08-05\n  destinaton: Anthropic\n": 2,
        "name: John Schulman\ndate: 2024-08-05\nquotes:\n  - txt: Bye.\n": 3,
        "name: John Schulman\ndate: 5 August 2024\n": 1,
        "name: John Schulman\ndate: 2024\ntype: departed\n": 2,
    }
    for number, (text, line) in enumerate(wrong.items()):
        found = editor.open(f"content/openai/events/wrong-{number}.yaml", text)
        if line not in {problem["range"]["start"]["line"] for problem in found}:
            yield f"{text!r}: {[problem['message'] for problem in found]}"
