# One outcome is compared, one round told, one source open to all; the last figure is of the day three years later.
# base: evaluated-example

DELETE DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2021-03" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-03" } ;

INSERT DATA {
  :o-wait-2021 sg2:start "2021-11" ; sg2:end "2021-11" .
  :o-wait-2025 sg2:start "2024-11-20" ; sg2:end "2024-11-20" } ;

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :evening-2 ?property ?value } ;
DELETE WHERE { ?subject ?property :evening-2 } ;
DELETE { ?source sg2:address ?address }
WHERE { ?source sg2:address ?address . VALUES ?source { :p1 :d6 } }
