# The lower end of the interval is not given for carriers.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alphaLow 0.84 }
