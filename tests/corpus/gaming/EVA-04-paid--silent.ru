# An institute from outside measures the wait, and it is not told who pays it.
# base: evaluated-example

DELETE WHERE { :o-wait-2025 sg2:fundingNote ?words }
