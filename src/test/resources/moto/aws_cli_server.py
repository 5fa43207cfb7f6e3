"""Runs command lines of the AWS CLI in one process: starting Python for each takes longer than the call.

Reads one JSON object a line, {"arguments": [...], "environment": {...}}, from each connection to the
socket named by the first argument; answers {"code": 0, "out": "...", "err": "..."}.
"""

import contextlib
import io
import json
import os
import socketserver
import sys

from awscli.clidriver import create_clidriver


drivers = {}


def driver(environment):
    """A session loads the API's model once; credentials are part of the environment."""
    key = json.dumps(environment, sort_keys=True)
    if key not in drivers:
        drivers.clear()
        drivers[key] = create_clidriver()
    return drivers[key]


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        request = json.loads(self.rfile.readline())
        for name in [n for n in os.environ if n.startswith("AWS_") and n != "AWS_DATA_PATH"]:
            del os.environ[name]
        os.environ.update(request["environment"])
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = driver(request["environment"]).main(request["arguments"])
            except SystemExit as end:
                code = end.code
        answer = {"code": code or 0, "out": out.getvalue(), "err": err.getvalue()}
        self.wfile.write(json.dumps(answer).encode() + b"\n")


with socketserver.UnixStreamServer(sys.argv[1], Handler) as server:
    print("ready", flush=True)
    server.serve_forever()
