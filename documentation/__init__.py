"""What makes the documentation: the site, the pictures, and the pages that are generated from the program."""
