# The wait was first measured in February 2021 and again in 2024, perhaps less than three years later.
# base: evaluated-example

DELETE DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2021-03" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-03" } ;

INSERT DATA {
  :o-wait-2021 sg2:start "2021-02" ; sg2:end "2021-02" .
  :o-wait-2025 sg2:start "2024" ; sg2:end "2024" }
