# The press tells that the shop takes part; that others do rests on the word of the shop.
# base: mapped-example

DELETE DATA {
    :d1 sg2:closeness sg2:partner .
    :d2 sg2:closeness sg2:partner .
} ;

INSERT DATA {
    :d1 sg2:closeness sg2:ownWord .
    :d2 sg2:closeness sg2:ownWord .
    :s14 sg2:shows :p-firm .
}
