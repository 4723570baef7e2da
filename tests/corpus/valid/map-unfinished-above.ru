# What only a higher tier asks for is begun: stages, a mandate, a risk and a rule with two answers.
# base: mapped-example

DELETE DATA {
    :p-visitors sg2:stage fw:DEF-5c .
    :p-school sg2:stage fw:DEF-5c .
} ;

INSERT DATA {
    case:mapped-example sg2:hasDecisionRule :vote ; sg2:hasRisk :r-halls .
    :p-school sg2:stage fw:DEF-5a .
    :p-works sg2:decidesByLaw true .
    :vote a sg2:DecisionRule ; rdfs:label "vote of the members"@en ; sg2:initiatorCanOverride true , false .
    :r-halls a sg2:Risk ; rdfs:label "halls that are closed"@en ; sg2:instrument sg2x:bearsOwn ; sg2:bearerAfter :works-department .
    :s08 sg2:shows :vote , :r-halls .
}
