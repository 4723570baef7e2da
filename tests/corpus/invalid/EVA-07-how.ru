# What was found is told, and not how it was looked for.
# base: evaluated-example

DELETE WHERE { :harm-2026 sg2:lookedHow ?words }
