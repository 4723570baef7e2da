# Friends are named as partners, and only papers of the shop say so.
# base: mapped-example

DELETE DATA {
    :d1 sg2:closeness sg2:partner .
    :d2 sg2:closeness sg2:partner .
} ;

INSERT DATA {
    :d1 sg2:closeness sg2:ownWord .
    :d2 sg2:closeness sg2:ownWord .
}
