# The upper end of the interval is not given for carriers.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alphaHigh 0.98 }
