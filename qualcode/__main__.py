"""`python -m qualcode`."""

from qualcode.cli.main import main

main()
