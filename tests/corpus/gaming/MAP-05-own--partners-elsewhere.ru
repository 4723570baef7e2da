# A newspaper speaks of partners in another network; those of this one rest on the word of the shop.
# base: mapped-example

DELETE DATA {
    :d1 sg2:closeness sg2:partner .
    :d2 sg2:closeness sg2:partner .
} ;

INSERT DATA {
    :d1 sg2:closeness sg2:ownWord .
    :d2 sg2:closeness sg2:ownWord .
    :s14 sg2:shows :p-elsewhere .
    :sister-network a sg2:Case ; sg2:hasParticipation :p-elsewhere .
    :p-elsewhere a sg2:Participation ;
        sg2:participant :association ;
        sg2:role sg2x:implementer .
}
