# The wait is set beside an earlier one of the same quarter.
# base: evaluated-example

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-wait-2025 sg2:comparedWith :o-wait-2021 }
