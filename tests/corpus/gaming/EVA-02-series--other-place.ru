# The wait of the harbour quarter is compared with the earlier one of another quarter.
# base: evaluated-example

DELETE DATA { :o-wait-2025 sg2:baseline :o-wait-2021 } ;

INSERT DATA { :o-wait-2025 sg2:baseline :o-lock-2021 }
