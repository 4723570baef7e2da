# The repair days are held by the shop and its own branch, and nobody else comes.
# base: mapped-example

DELETE WHERE { :repair-days sg2:usedBy ?anybody } ;

INSERT DATA {
    :repair-days sg2:usedBy :firm , :branch .
    :branch a sg2:Enterprise ; rdfs:label "branch of the shop"@en ; sg2:controlledBy :firm .
}
