# The site is described by the particular kind of platform that it is, a community cloud.
# base: co-governed-example

DELETE DATA { :booking-site sg2:realises fw:C-DIG } ;

INSERT DATA {
    :booking-site sg2:realises fw:C-DIG-2 .
    :s10 sg2:affirms fw:C-DIG-2 .
}
