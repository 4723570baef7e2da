# The social office is said to be consulted and to be merely told.
# base: co-governed-example

INSERT DATA { :p-5c-office sg2:say sg2:inform }
