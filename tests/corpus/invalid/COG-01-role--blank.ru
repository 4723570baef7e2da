# The social office has a role that is made up for it and has no name.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:role sg2x:funder } ;

INSERT DATA { :p-5c-office sg2:role [ a sg2:Role ] }
