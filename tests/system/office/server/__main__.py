"""Answers requests of the client: a line of JSON in, a line of JSON out; ends when no more can come."""

import json
import sys
import traceback
from inspect import getmembers, isfunction

import additions
import cells
import revisions
import writing
from desktop import start_desktop

# The public functions of these modules are what a step can name.
STEPS = {
    name: step
    for module in (writing, additions, cells)
    for name, step in getmembers(module, isfunction)
    if step.__module__ == module.__name__ and not name.startswith("_")
}


def save_again(desktop, document):
    """Change nothing."""


def edit(desktop, document, author, steps):
    """Do steps, one after the other, in the name of an author."""
    desktop.name_author(author)
    for step in steps:
        arguments = dict(step)
        STEPS[arguments.pop("do")](desktop, document, **arguments)
    document.RecordChanges = False


ACTIONS = {
    "save_again": save_again,
    "accept_all": revisions.accept_all,
    "reject_all": revisions.reject_all,
    "accept_by": revisions.accept_by,
    "reject_by": revisions.reject_by,
    "edit": edit,
}


def answer(desktop, request):
    """Do what a request says to the file it names, and save the outcome where it says."""
    try:
        with desktop.open(request["source"]) as document:
            ACTIONS[request["action"]](desktop, document, **request["arguments"])
            desktop.save(document, request["target"])
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()}
    return {"error": None}


def main(profile):
    """Say that LibreOffice stands, then answer request after request."""
    with start_desktop(profile) as desktop:
        print(json.dumps({"error": None}), flush=True)
        for line in sys.stdin:
            print(json.dumps(answer(desktop, json.loads(line))), flush=True)


main(sys.argv[1])
