# The library opened in 2021 and is said to have begun in 1996, when its founders met.
# base: registered-example

DELETE DATA { case:registered-example sg2:start "2021-03" } ;

INSERT DATA { case:registered-example sg2:start "1996" }
