# It is not said who owns what the booking site knows of its users.
# base: co-governed-example

DELETE DATA { :booking-site sg2:dataOwnedBy :council }
