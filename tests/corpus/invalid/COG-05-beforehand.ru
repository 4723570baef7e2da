# The shares were settled at the end of the year, when the money had come in.
# base: co-governed-example

DELETE DATA { :b-meal sg2:exAnte true } ;

INSERT DATA { :b-meal sg2:exAnte false }
