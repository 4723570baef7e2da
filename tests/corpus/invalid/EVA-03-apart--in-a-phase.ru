# All figures belong to a phase, and the two points of the only outcome lie a year apart.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2021-03" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-03" } ;

INSERT DATA {
  :o-wait-2021 sg2:start "2024-01" ; sg2:end "2024-01" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-01" }
