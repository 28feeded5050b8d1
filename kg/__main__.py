"""``python -m kg``, where the command ``kg`` is not on the path."""

from kg.cli import main

main()
