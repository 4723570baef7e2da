# The partners are told in letters of the shop that a report of the association prints.
# base: mapped-example

INSERT DATA {
    :s01 sg2:closeness sg2:ownWord .
    :s02 sg2:closeness sg2:ownWord .
    :s08 sg2:closeness sg2:ownWord .
}
