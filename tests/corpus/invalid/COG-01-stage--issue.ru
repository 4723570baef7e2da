# Nobody is on record for the naming of the issue.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part . :s01 sg2:shows ?part . ?part ?says ?what }
WHERE { ?part sg2:stage fw:DEF-5a ; ?says ?what }
