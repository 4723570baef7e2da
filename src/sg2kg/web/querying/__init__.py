"""What the page of queries does behind its templates: questions as forms, answers as rows, charts of them, and what a query can ask for.

asking.py      a query goes to a worker; as much of its answer is read as a page shows
results.py     an answer as plain cells
noted.py       notations and statuses in answers of the catalogue become links, labels and signs
charts.py      rows become a Vega-Lite specification, with an honest note
questions.py   the catalogue as forms
vocabulary.py  classes, properties, concepts and prefixes, for completion and for reading
"""
