"""Keep a literature review up to date: claims, consensus and a Word draft, every sentence traceable."""

__version__ = "0.1.0"
