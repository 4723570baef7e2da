# The institute's report prints the figures of the firm, so that they seem to be its own.
# base: evaluated-example

INSERT DATA { :s22 sg2:closeness sg2:ownWord }
