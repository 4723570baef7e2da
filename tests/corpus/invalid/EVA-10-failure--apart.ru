# One round tells what was found, another what changed, and none tells both.
# base: evaluated-example

DELETE WHERE { :evening-1 sg2:change ?words } ;
DELETE WHERE { :evening-2 sg2:lesson ?words }
