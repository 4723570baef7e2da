# Two numbers are given for the people seen, and it is open which holds.
# base: evaluated-example

INSERT DATA { :o-patients sg2:value 2570 }
