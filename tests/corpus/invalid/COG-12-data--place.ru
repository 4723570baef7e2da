# What the booking site knows of its users is said to belong to a place.
# base: co-governed-example

DELETE DATA { :booking-site sg2:dataOwnedBy :council } ;

INSERT DATA { :booking-site sg2:dataOwnedBy :amberstow }
