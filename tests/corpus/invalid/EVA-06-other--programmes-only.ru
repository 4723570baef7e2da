# Earlier programmes are named, and it is not told whether they explain the change.
# base: evaluated-example

DELETE WHERE { :o-wait-2025 sg2:otherExplanations ?words }
