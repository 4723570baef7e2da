# One sentence about all four stages is cited for each of them.
# base: co-governed-example

DELETE { ?statement sg2:shows ?part }
INSERT { :s19 sg2:shows ?part }
WHERE { ?part a sg2:Participation . ?statement sg2:shows ?part } ;

INSERT DATA {
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ;
        sg2:says "From the first idea to the last review, all parties shape the kitchen together."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 8" .
}
