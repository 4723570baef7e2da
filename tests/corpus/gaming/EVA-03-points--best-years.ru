# Two points are shown, and it is not told what became of the years between them.
# base: evaluated-example

DELETE WHERE { :o-wait-2025 sg2:seriesNote ?words }
