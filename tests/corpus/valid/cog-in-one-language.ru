# But for the names of things, the record is told in English alone.
# base: co-governed-example

DELETE { ?thing ?says ?text }
WHERE { ?thing ?says ?text FILTER ( LANG(?text) IN ( "zh-hans" , "zh-hant" , "zh-Hans" , "zh-Hant" ) && ?says != rdfs:label ) }
