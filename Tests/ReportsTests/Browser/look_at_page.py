"""Opens a page in headless Chromium, and prints what it looks like there as JSON.

    look_at_page.py CHROMIUM FILE WIDTH:SCHEME…      such as 390:dark

Speaks the browser's DevTools protocol over a pipe, so that nothing listens anywhere.
"""

import fcntl
import json
import os
import subprocess
import sys
import tempfile

# How wide the page is in the end, and how well words can be read.
LOOK = """
(() => {
  const luminance = color => {
    const parts = color.match(/[0-9.]+/g).slice(0, 3).map(part => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = luminance(getComputedStyle(document.body).backgroundColor);
  const words = document.querySelectorAll("body, .period, a, thead th, dt, .axis, footer, summary");
  const contrasts = [...words].map(element => {
    const ink = luminance(getComputedStyle(element).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  });
  return {
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
    contrast: Math.min(...contrasts),
    isDark: paper < 0.2,
    rows: document.querySelectorAll("tbody tr").length,
    unnamed: [...document.querySelectorAll("svg")].filter(
      svg => !svg.closest("[aria-hidden=true]") && !svg.querySelector("title")).length,
    scripts: document.scripts.length,
  };
})()
"""


class Browser:
    def __init__(self, program, folder):
        to_read, self.to_write = os.pipe()
        self.to_read, to_write = os.pipe()
        # The browser finds its ends as 3 and 4.
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in (to_read, to_write)]
        self.process = subprocess.Popen(
            [
                program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--remote-debugging-pipe", f"--user-data-dir={folder}", "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=lambda: (os.dup2(ends[0], 3), os.dup2(ends[1], 4)),
        )
        for end in (to_read, to_write, *ends):
            os.close(end)
        self.buffer, self.number, self.events = b"", 0, []

    def message(self):
        while b"\0" not in self.buffer:
            read = os.read(self.to_read, 1 << 16)
            if not read:
                raise SystemExit("the browser has gone away")
            self.buffer += read
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to_write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.message())

    def end(self):
        self.process.kill()
        self.process.wait()


def look(browser, path, width, scheme):
    browser.events.clear()
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    for domain in ("Page", "Runtime", "Log", "Network"):
        browser.call(f"{domain}.enable", session)
    browser.call(
        "Emulation.setDeviceMetricsOverride", session,
        width=width, height=900, deviceScaleFactor=1, mobile=width < 600,
    )
    browser.call(
        "Emulation.setEmulatedMedia", session,
        features=[{"name": "prefers-color-scheme", "value": scheme}],
    )
    url = "file://" + path
    browser.call("Page.navigate", session, url=url)
    browser.wait("Page.loadEventFired")
    seen = browser.call("Runtime.evaluate", session, expression=LOOK, returnByValue=True)
    if "value" not in seen["result"]:
        raise SystemExit(json.dumps(seen))
    said, asked = [], []
    for event in browser.events:
        method, parameters = event.get("method"), event.get("params", {})
        if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
            said.append(json.dumps(parameters))
        if method == "Page.javascriptDialogOpening":
            said.append("a dialog")
        if method == "Network.requestWillBeSent" and parameters["request"]["url"] != url:
            asked.append(parameters["request"]["url"])
    browser.call("Target.closeTarget", targetId=target)
    return {"width": width, "scheme": scheme, "said": said, "asked": asked, **seen["result"]["value"]}


program, path, *sights = sys.argv[1:]
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    browser = Browser(program, folder)
    try:
        found = []
        for sight in sights:
            width, scheme = sight.split(":")
            found.append(look(browser, os.path.abspath(path), int(width), scheme))
        print(json.dumps(found))
    finally:
        browser.end()
