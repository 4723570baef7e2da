# The figure for carriers is given out for mechanisms, too.
# base: evaluated-example

INSERT DATA { :agree-carrier sg2:agreementOn fw:LAY-M }
