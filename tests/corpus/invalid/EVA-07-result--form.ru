# The date on which harm was looked for is not written as a date.
# base: evaluated-example

DELETE DATA { :harm-2026 sg2:lookedOn "2026-09" } ;

INSERT DATA { :harm-2026 sg2:lookedOn "September 2026" }
