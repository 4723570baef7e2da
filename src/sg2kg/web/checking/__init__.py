"""What checking a stranger's submission takes before and after a worker does it; for the pages and for the REST interface.

kinds.py      formats: by media type, by ending, by what the text looks like
forms.py      forms with files, read within bounds
names.py      names of files as strangers give them, and as we give them to strangers
tiers.py      the tiers to check against
run.py        a check by the crew, its format and tier looked at first
examples.py   submissions to try
trials.py     what was submitted on the page, kept for a while
progress.py   what has changed since the last try
view.py       a verdict as the page shows it, made in the worker
lines.py      lines of a submission, with places marked
insertion.py  a remedy as text to be put behind a submission
"""
