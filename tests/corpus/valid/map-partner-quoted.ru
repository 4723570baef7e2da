# The papers are those of the shop, and one of them prints a letter in which the partners speak.
# base: mapped-example

DELETE DATA {
    :d1 sg2:closeness sg2:partner .
    :d2 sg2:closeness sg2:partner .
} ;

INSERT DATA {
    :d1 sg2:closeness sg2:ownWord .
    :d2 sg2:closeness sg2:ownWord .
} ;

INSERT DATA { :s01 sg2:closeness sg2:partner }
