# The weather is named as the reason for which nothing is distributed.
# base: mapped-example

DELETE DATA { :s09 sg2:absenceReason sg2:designedOut } ;

INSERT DATA { :s09 sg2:absenceReason :weather }
