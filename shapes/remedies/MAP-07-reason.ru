# Replaces what is no reason or no decider and asks for what is missing; where nobody decided, only that it was found lacking stays.
DELETE { $this sg2:absenceReason ?noReason ; sg2:decidedBy ?nobody }
INSERT { $this sg2:absenceReason ?reason ; sg2:decidedBy ?decider }
WHERE {
    BIND ( EXISTS { $this sg2:decidedBy ?who . ?who a/rdfs:subClassOf* sg2:Actor FILTER ( isIRI(?who) ) } AS ?decided )
    BIND ( EXISTS { $this sg2:absenceReason sg2:foundLacking } && ! ?decided AS ?lacking )
    BIND ( EXISTS { $this sg2:absenceReason ?why . ?why a sg2:AbsenceReason FILTER ( isIRI(?why) ) } AS ?reasoned )
    OPTIONAL {
        $this sg2:absenceReason ?noReason .
        FILTER ( IF ( ?lacking, ?noReason != sg2:foundLacking, ! isIRI(?noReason) || NOT EXISTS { ?noReason a sg2:AbsenceReason } ) )
    }
    OPTIONAL {
        $this sg2:decidedBy ?nobody .
        FILTER ( ! ?lacking && ( ! isIRI(?nobody) || NOT EXISTS { ?nobody a/rdfs:subClassOf* sg2:Actor } ) )
    }
    BIND ( IF ( ?lacking || ?reasoned, ?none, fill:absenceReason ) AS ?reason )
    BIND ( IF ( ?lacking || ?decided, ?none, fill:decider ) AS ?decider )
}
