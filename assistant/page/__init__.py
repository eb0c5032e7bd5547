"""The evidence page, and the server that gives it out and takes corrections."""
