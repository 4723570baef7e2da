# The number of people seen is set beside that of the lock quarter, the wait is not.
# base: evaluated-example

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-patients sg2:comparedWith :o-lock-2025 }
