# One of the groups that are touched has no name by which it could be followed.
# base: mapped-example

INSERT DATA { case:mapped-example sg2:affectedGroup [ a sg2:PeopleGroup ] }
