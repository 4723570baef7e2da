# Those who answered have no part in the case.
# base: evaluated-example

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;

INSERT DATA { :o-say-median sg2:answeredBy :institute }
