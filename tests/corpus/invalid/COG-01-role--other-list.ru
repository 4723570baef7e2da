# In place of a role stands a kind of contribution.
# base: co-governed-example

DELETE DATA { :p-5c-office sg2:role sg2x:funder } ;

INSERT DATA { :p-5c-office sg2:role sg2x:money }
