# Cooks, households and the firm share the price of a meal, in what proportion is not told.
# base: co-governed-example

DELETE WHERE { :b-meal sg2:formula ?formula }
