# The wait was measured in 2021 and 2024, and the months are not known.
# base: evaluated-example

DELETE DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2021-03" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-03" } ;

INSERT DATA {
  :o-wait-2021 sg2:start "2021" ; sg2:end "2021" .
  :o-wait-2025 sg2:start "2024" ; sg2:end "2024" }
