"""Scores on the public corpora. The data stay outside the repository; ``--data`` names their place."""
