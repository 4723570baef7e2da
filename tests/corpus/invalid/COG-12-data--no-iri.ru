# What the booking site knows of its users belongs to somebody who has no IRI.
# base: co-governed-example

DELETE DATA { :booking-site sg2:dataOwnedBy :council } ;

INSERT DATA { :booking-site sg2:dataOwnedBy [ a sg2:JointBody ] }
