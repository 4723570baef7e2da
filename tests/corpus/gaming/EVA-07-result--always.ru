# Harm is said to be looked for all the time, so that no search can be pointed at.
# base: evaluated-example

DELETE DATA { :harm-2026 sg2:lookedOn "2026-09" } ;

INSERT DATA { :harm-2026 sg2:lookedOn "ongoing" }
