# The people were seen in one of two years, and it is open in which.
# base: evaluated-example

INSERT DATA { :o-patients sg2:start "2024-01" }
