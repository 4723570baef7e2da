# Nobody looked for harm.
# base: evaluated-example

DELETE WHERE { :harm-2026 ?property ?value } ;
DELETE WHERE { ?subject ?property :harm-2026 }
