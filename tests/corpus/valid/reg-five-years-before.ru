# The first source comes five years after the start, as it may.
# base: registered-example

DELETE DATA { case:registered-example sg2:start "2021-03" } ;

INSERT DATA { case:registered-example sg2:start "2016-01" }
