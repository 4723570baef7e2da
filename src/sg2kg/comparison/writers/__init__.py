"""The writers of comparisons, one module a kind of reader; the registry is in :mod:`sg2kg.comparison.write`."""
