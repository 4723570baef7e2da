# It is not said whether the contest is about the fact, the credit or something else.
# base: mapped-example

DELETE DATA { :contest-waste sg2:contestKind sg2:fact }
