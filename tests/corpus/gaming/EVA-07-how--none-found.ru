# No harm was found, it says, and nobody was asked.
# base: evaluated-example

DELETE WHERE { :harm-2026 sg2:lookedHow ?words } ;
DELETE WHERE { :harm-2026 sg2:harmFound ?words } ;

INSERT DATA { :harm-2026 sg2:harmFound "none found"@en }
