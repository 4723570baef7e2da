# It is not told when harm was looked for.
# base: evaluated-example

DELETE DATA { :harm-2026 sg2:lookedOn "2026-09" }
