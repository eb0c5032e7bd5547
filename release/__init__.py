"""What makes a release: manual pages, reproducible archives, and what is known of the dependencies."""
