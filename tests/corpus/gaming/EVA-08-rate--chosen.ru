# Seventeen answered, and it is not told how many were asked.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:responseRate 0.85 }
