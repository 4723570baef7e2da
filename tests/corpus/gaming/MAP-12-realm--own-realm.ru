# A realm of its own making stands for all three of the framework.
# base: mapped-example

DELETE DATA {
    :s16 sg2:affirms fw:V-03-1 .
    :search sg2:lookedFor fw:V-03-1 , fw:V-03-2 , fw:V-03-3 .
} ;

INSERT DATA {
    :own-realm a skos:Concept ; skos:prefLabel "realm of friendship"@en ; sg2:kindOf fw:V-03-1 , fw:V-03-2 , fw:V-03-3 .
    :s14 sg2:affirms :own-realm .
}
