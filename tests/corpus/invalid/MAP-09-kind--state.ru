# It is not said whether the contest is open, answered or settled.
# base: mapped-example

DELETE DATA { :contest-waste sg2:contestState sg2:answered }
