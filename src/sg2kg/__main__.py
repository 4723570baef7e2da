"""Lets ``python -m sg2kg`` do what the command does."""

from sg2kg.cli import main

main()
