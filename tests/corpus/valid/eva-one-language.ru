# All that is told in words is told in English only.
# base: evaluated-example

DELETE { ?subject ?property ?words }
WHERE { ?subject ?property ?words . FILTER ( LANG(?words) NOT IN ("", "en") && ?property != rdfs:label ) }
