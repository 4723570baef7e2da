# The first realm is told of a firm that has nothing to do with the network.
# base: mapped-example

DELETE DATA { :s16 sg2:about :firm . :search sg2:lookedFor fw:V-03-1 } ;

INSERT DATA {
    :s16 sg2:about :bakery .
    :bakery a sg2:Enterprise ; rdfs:label "bakery of another town"@en .
}
