# The figure that is set beside a comparison is one without a baseline, so that no change is compared.
# base: evaluated-example

DELETE WHERE { :o-wait-2021 sg2:comparedWith ?other } ;
DELETE WHERE { :o-wait-2025 sg2:comparedWith ?other } ;

INSERT DATA { :o-wait-residents sg2:comparedWith :o-lock-2025 }
