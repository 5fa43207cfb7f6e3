"""Hands a command line to aws_cli_server.py."""

import json
import os
import socket
import sys

with socket.socket(socket.AF_UNIX) as server:
    server.connect(os.environ["CLI_SERVER"])
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    request = {"arguments": sys.argv[1:], "environment": environment}
    server.sendall(json.dumps(request).encode() + b"\n")
    answer = json.loads(server.makefile().readline())
sys.stdout.write(answer["out"])
sys.stderr.write(answer["err"])
sys.exit(answer["code"])
