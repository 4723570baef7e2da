# The wait was measured from 5 November 2021 and again in November 2024: three years, counted in months.
# base: evaluated-example

DELETE DATA {
  :o-wait-2021 sg2:start "2021-01" ; sg2:end "2021-03" .
  :o-wait-2025 sg2:start "2025-01" ; sg2:end "2025-03" } ;

INSERT DATA {
  :o-wait-2021 sg2:start "2021-11-05" ; sg2:end "2021-11-30" .
  :o-wait-2025 sg2:start "2024-11" ; sg2:end "2024-11" }
