# One sentence about a year in which everything is done together is entered once for each stage.
# base: co-governed-example

DELETE { ?statement sg2:shows ?part } INSERT { ?new sg2:shows ?part ; a sg2:Statement ; sg2:about case:co-governed-example ;
        sg2:says "From the first idea to the last review, all parties shape the kitchen together."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 8" }
WHERE { ?part a sg2:Participation ; sg2:stage ?stage . ?statement sg2:shows ?part .
    BIND ( IRI(CONCAT(STR(:all-), SUBSTR(STR(?stage), STRLEN(STR(?stage))))) AS ?new ) } ;

INSERT DATA {
    case:co-governed-example sg2:hasPhase :first-year .
    :first-year sg2:start "2023-02" ; sg2:end "2024-01" .
} ;

DELETE { case:co-governed-example sg2:hasParticipation ?part } INSERT { :first-year sg2:hasParticipation ?part }
WHERE { case:co-governed-example sg2:hasParticipation ?part }
