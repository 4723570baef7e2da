# The site is a community cloud, and it is not said who owns what it knows of its users.
# base: co-governed-example

DELETE DATA { :booking-site sg2:dataOwnedBy :council ; sg2:realises fw:C-DIG } ;

INSERT DATA {
    :booking-site sg2:realises fw:C-DIG-2 .
    :s10 sg2:affirms fw:C-DIG-2 .
}
