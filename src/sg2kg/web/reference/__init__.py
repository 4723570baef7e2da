"""What the pages of reference show, gathered from the ontology, the framework, the shapes, the queries and the cases.

terms.py       every term of every document, with its labels, definitions and links
uses.py        where a term is used: cases that show it, shapes that check it, queries that name it
structure.py   the order in which a document shows its terms
search.py      terms, cases, queries, requirements and documents by words of any of the three languages
neighbours.py  what stands round a term, and the pictures of the model, as boxes and lines
diagram.py     boxes and lines as SVG; layers.py the picture of the framework; lettering.py how wide a text is
documents.py   the documents of docs/ as pages
places.py      the place of a concept in the paper, in words
"""
