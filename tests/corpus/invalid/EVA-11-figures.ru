# Only the interval is given for carriers, not alpha itself.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:alpha 0.92 }
