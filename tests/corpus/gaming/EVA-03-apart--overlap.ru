# The first period lasts until the second one begins, so that no years lie between them.
# base: evaluated-example

DELETE DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2021-03" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-03" } ;

INSERT DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2024-01" .
  :o-wait-2025 sg2:start "2024-01" ; sg2:end "2024-12" }
