# An auditor sits in the evaluation, and nothing is said of what it gives.
# base: co-governed-example

INSERT DATA {
    :auditor a sg2:KnowledgeInstitution ; rdfs:label "Amberstow audit school"@en .
    case:co-governed-example sg2:hasParticipation :p-5d-auditor .
    :p-5d-auditor a sg2:Participation ; sg2:participant :auditor ; sg2:stage fw:DEF-5d ; sg2:role sg2x:monitor ; sg2:say sg2:consult .
    :s05 sg2:shows :p-5d-auditor .
}
