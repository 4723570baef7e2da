"""Comparing on the web: what an address asks for, and what the pages tell of it. All but ``choice`` asks the knowledge base: in its thread only.

choice      the choice that an address holds, and the address of a choice
settling    the choice as the knowledge base knows it, with what is wrong in it
offers      what the form offers: cases, views, schemes, concepts, phases, examples
table       the matrix as heads, rows and counts
evidence    one cell: its status, what it rests on, what points to it and does not count
alike       how alike the cases are
drawings    the pictures, and what they show in words
files       the downloads, and what they are called
commands    the same as a command and as Python
"""
