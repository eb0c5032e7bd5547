"""A LibreOffice of one's own: started without windows in its own profile, led over a pipe, gone at the end."""

import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

WORD_FILTER = "MS Word 2007 XML"
START_SECONDS = 60
_BETWEEN_TRIES = 0.1
_PROFILE_NODE = "/org.openoffice.UserProfile/Data"


class Desktop:
    """Opens documents, sends them commands and saves them as Word files."""

    def __init__(self, context):
        self._context = context
        self._desktop = self.create("com.sun.star.frame.Desktop")
        self._dispatcher = self.create("com.sun.star.frame.DispatchHelper")
        self.author = ""

    def create(self, service):
        """Make a service of LibreOffice."""
        return self._context.ServiceManager.createInstanceWithContext(service, self._context)

    @contextmanager
    def open(self, path):
        """Open a file without a window and close it again."""
        document = self._desktop.loadComponentFromURL(_url(path), "_blank", 0, properties(Hidden=True))
        if document is None:
            raise ValueError(f"LibreOffice cannot open {path}: it is damaged, or a .~lock file beside it locks it")
        try:
            yield document
        finally:
            document.close(True)

    def save(self, document, path):
        """Save a document as a Word file."""
        document.storeToURL(_url(path), properties(FilterName=WORD_FILTER))

    def send(self, document, command, **arguments):
        """Do what an entry of a menu does, at the cursor or the selection of a document."""
        frame = document.CurrentController.Frame
        self._dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, properties(**arguments))

    def name_author(self, name):
        """Say who makes the next changes and comments."""
        provider = self.create("com.sun.star.configuration.ConfigurationProvider")
        access = "com.sun.star.configuration.ConfigurationUpdateAccess"
        node = provider.createInstanceWithArguments(access, properties(nodepath=_PROFILE_NODE))
        node.setPropertyValue("givenname", name)
        node.setPropertyValue("sn", "")
        node.commitChanges()
        self.author = name

    def terminate(self):
        """Ask LibreOffice to end."""
        self._desktop.terminate()


@contextmanager
def start_desktop(profile):
    """Start LibreOffice with a folder as its profile and end it again."""
    pipe = f"office{os.getpid()}"
    command = ["soffice", "--headless", "--invisible", "--norestore", "--nologo", "--nodefault"]
    command += [f"-env:UserInstallation={_url(profile)}", f"--accept=pipe,name={pipe};urp;"]
    # Its messages must not mix with the answers; the process group is that of the server, which its client can end.
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        desktop = Desktop(_connect(pipe, process))
        yield desktop
        desktop.terminate()
        process.wait(10)
    finally:
        process.kill()


def properties(**values):
    """Write names and values as UNO wants them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def _connect(pipe, process):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address, last = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext", time.monotonic() + START_SECONDS
    while time.monotonic() < last and process.poll() is None:
        try:
            return resolver.resolve(address)
        except NoConnectException:
            time.sleep(_BETWEEN_TRIES)
    raise TimeoutError(f"LibreOffice did not answer within {START_SECONDS} s (exit code {process.poll()})")


def _url(path):
    return Path(path).resolve().as_uri()
