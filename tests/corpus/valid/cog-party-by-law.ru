# A Party organisation decides by mandate on the grant, which stands outside the scale of say.
# base: co-governed-example

DELETE DATA {
    :office a sg2:GovernmentActor ; sg2:actorKind fw:ACT-02a .
    :p-5c-office sg2:say sg2:consult .
} ;

INSERT DATA {
    :office a sg2:PartyActor .
    :p-5c-office sg2:decidesByLaw true .
}
