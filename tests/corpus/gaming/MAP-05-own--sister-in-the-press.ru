# The press tells of an association of the same holding; that others take part rests on the word of the shop.
# base: mapped-example

DELETE DATA {
    :d1 sg2:closeness sg2:partner .
    :d2 sg2:closeness sg2:partner .
} ;

INSERT DATA {
    :d1 sg2:closeness sg2:ownWord .
    :d2 sg2:closeness sg2:ownWord .
    :s14 sg2:shows :p-association .
    :association sg2:controlledBy :holding .
    :firm sg2:controlledBy :holding .
    :holding a sg2:Enterprise ; rdfs:label "Oddlestone Holding"@en .
}
