# A mild winter is named and ruled out; the town's earlier clinics are passed over.
# base: evaluated-example

DELETE WHERE { :o-wait-2025 sg2:otherExplanations ?words } ;
DELETE WHERE { :o-wait-2025 sg2:earlierProgrammes ?words } ;

INSERT DATA { :o-wait-2025 sg2:otherExplanations "The mild winter of 2025 was ruled out: it was mild everywhere."@en }
