# One of the groups that are touched is named and never described.
# base: mapped-example

INSERT DATA { case:mapped-example sg2:affectedGroup :buskers }
