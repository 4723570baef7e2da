# The first realm is told of the holding above the firm that owns the shop.
# base: mapped-example

DELETE DATA { :s16 sg2:about :firm . :search sg2:lookedFor fw:V-03-1 } ;

INSERT DATA {
    :s16 sg2:about :holding .
    :firm sg2:controlledBy :chain .
    :chain a sg2:Enterprise ; rdfs:label "chain of shops"@en ; sg2:controlledBy :holding .
    :holding a sg2:Enterprise ; rdfs:label "holding"@en .
}
