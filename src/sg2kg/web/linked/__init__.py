"""Published IRIs that answer, in every format of RDF and as pages.

routes       documents with fragments by 200, things by 303, /thing for any IRI, dumps
formats      which representation a request asks for
documents    packed once, kept, and answered with the headers of linked data; dumps.py makes the largest
contents     what each document holds
things       what the page of a thing shows
layout       order, names of blank nodes, lists; written by turtle, jsonld, literals
"""
