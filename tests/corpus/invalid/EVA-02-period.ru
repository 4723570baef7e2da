# It is not said in which year these people were seen.
# base: evaluated-example

DELETE DATA { :o-patients sg2:start "2025-01" ; sg2:end "2025-12" }
