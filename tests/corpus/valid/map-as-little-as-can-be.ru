# Each thing asked for is there once and in one language; what else there may be was searched for.
# base: mapped-example

DELETE DATA {
    case:mapped-example sg2:affectedGroup :visitors , :residents , :repair-traders ;
        sg2:hasParticipation :p-firm , :p-association , :p-school , :p-menders , :p-visitors ;
        sg2:hasMechanism :m-matching ;
        sg2:createsValue :v-waste , :v-sales .
    :repair-days sg2:usedBy :visitors .
    :m-agreement sg2:party :association , :menders .
    :s12 sg2:shows :v-waste .
} ;

DELETE WHERE { :contest-waste ?p ?o } ;

DELETE { ?x ?says ?text }
WHERE {
    ?x ?says ?text
    VALUES ?says { sg2:membership sg2:whatChanges sg2:rule sg2:recurrence sg2:whatFollows sg2:function }
    FILTER ( LANG(?text) != "en" )
} ;

DELETE DATA { :s15 sg2:denies sg2x:environmentalValue ; sg2:absenceReason sg2:foundLacking } ;

INSERT DATA { :search sg2:lookedFor sg2x:fieldAffected , sg2x:fieldContest , fw:V-02b }
