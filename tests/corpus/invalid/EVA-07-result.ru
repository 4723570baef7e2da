# Harm was looked for, and it is not told what was found.
# base: evaluated-example

DELETE WHERE { :harm-2026 sg2:harmFound ?words }
