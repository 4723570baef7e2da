"""The programming interface below /api/v1: cases, concepts, comparisons, queries and tiers as JSON, submissions checked, the ontology to take away.

routes.py     what the server is given: the interface, and the page that tells of it
app.py        the interface put together: its resources, and what it says of errors
document.py   its OpenAPI document, from which the page and the check of parameters are made
page.py       the page
resources     cases.py, concepts.py, comparisons.py, queries.py, tiers.py, validation.py, ontology.py, state.py
shared        asking.py   parameters        telling.py   answers       faults.py   errors
              reading.py  what cases say    sent.py      submissions that were sent, in any of the ways
"""
