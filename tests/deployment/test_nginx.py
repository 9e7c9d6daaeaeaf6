"""The nginx files, in a real nginx before real servers: a browser stays where it was, streams come at once."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
FILES = Path(__file__).parents[2] / "deployment" / "nginx"
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")


class Replica(BaseHTTPRequestHandler):
    """Says which replica it is; /stream says it in two pieces with a pause between them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        name = str(self.server.server_address[1]).encode()
        self.send_response(200)
        if self.path == "/stream":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for _ in range(2):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(name), name))
                self.wfile.flush()
                time.sleep(0.5)
            self.wfile.write(b"0\r\n\r\n")
        else:
            told = name + b" " + self.headers.get("X-Forwarded-Proto", "-").encode()
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

    def log_message(self, *_):
        """Keep quiet."""


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def replicas():
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Replica) for _ in range(3)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield [server.server_address[1] for server in servers]
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def nginx(tmp_path):
    """Start nginx with a configuration; stop it at the end."""
    started = []

    def start(text):
        main = f"""
            pid {tmp_path}/pid; error_log {tmp_path}/error.log; daemon off; worker_processes 1;
            events {{}} http {{ access_log off; client_body_temp_path {tmp_path}/body; proxy_temp_path {tmp_path}/proxy;
            fastcgi_temp_path {tmp_path}/f; uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s;
            {text} }}"""
        (tmp_path / "nginx.conf").write_text(main)
        command = [NGINX, "-p", tmp_path, "-c", tmp_path / "nginx.conf"]
        assert subprocess.run([*command, "-t"], capture_output=True, check=False).returncode == 0
        started.append(subprocess.Popen(command))

    yield start
    for process in started:
        process.terminate()
        process.wait(10)


def ask(port, path="/", cookie=None):
    for _ in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
            return connection.getresponse()
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("nginx does not answer")


@pytest.fixture
def balancer(nginx, replicas):
    port = free_port()
    lines = "".join(f"server 127.0.0.1:{each} max_fails=2 fail_timeout=5s;\n" for each in replicas)
    text = (FILES / "balancer.conf").read_text().replace("listen 80", f"listen {port}")
    nginx(re.sub(r"server app:7860[^\n]*\n", lines, text))
    return port


def test_a_browser_stays_with_its_replica(balancer):
    first = ask(balancer)
    cookie = first.getheader("Set-Cookie").split(";")[0]
    where = first.read().split()[0]

    assert {ask(balancer, cookie=cookie).read().split()[0] for _ in range(12)} == {where}


def test_browsers_of_one_address_are_spread(balancer):
    assert len({ask(balancer).read().split()[0] for _ in range(60)}) == 3


def test_what_is_streamed_comes_at_once(balancer):
    answer = ask(balancer, "/stream")
    started = time.monotonic()

    answer.read(5)

    assert time.monotonic() - started < 0.4


def test_the_school_server_sends_plain_visits_to_https_and_tells_the_tutor(nginx, replicas, tmp_path):
    plain, secure = free_port(), free_port()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1",
         "-keyout", tmp_path / "key", "-out", tmp_path / "pem"], check=True, capture_output=True,
    )  # fmt: skip
    text = (FILES / "school.conf").read_text()
    for old, new in {
        "listen 80": f"listen {plain}", "listen 443": f"listen {secure}", "127.0.0.1:7860": f"127.0.0.1:{replicas[0]}",
        "/etc/ssl/certs/stepwise.pem": f"{tmp_path}/pem", "/etc/ssl/private/stepwise.key": f"{tmp_path}/key",
    }.items():  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    nginx(text)

    assert ask(plain).getheader("Location").startswith("https://")
    told = subprocess.run(["curl", "-sk", f"https://127.0.0.1:{secure}/"], capture_output=True, timeout=10, check=True)
    assert told.stdout.split() == [str(replicas[0]).encode(), b"https"]
