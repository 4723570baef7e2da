# The decision names the council that took it where the rule should stand.
# base: co-governed-example

DELETE DATA { :full-rent sg2:byRule :vote } ;

INSERT DATA { :full-rent sg2:byRule :council }
