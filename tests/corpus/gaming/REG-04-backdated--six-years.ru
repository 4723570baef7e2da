# The first source comes six years after the start that is claimed.
# base: registered-example

DELETE DATA { case:registered-example sg2:start "2021-03" } ;

INSERT DATA { case:registered-example sg2:start "2015-12" }
