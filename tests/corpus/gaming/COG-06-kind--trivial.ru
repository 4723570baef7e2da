# The firm lists a risk of its own invention, that the evenings may be dull.
# base: co-governed-example

DELETE DATA { :r-hours sg2:riskKind sg2x:financialRisk } ;

INSERT DATA {
    :r-hours sg2:riskKind :dullness .
    :dullness a skos:Concept ; skos:prefLabel "dullness of the evening"@en .
}
