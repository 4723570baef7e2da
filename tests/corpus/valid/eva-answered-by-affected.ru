# Residents take part only through the association that represents them, and they alone were asked of the say.
# base: evaluated-example

DELETE DATA { case:evaluated-example sg2:hasParticipation :p-5b-residents , :p-5d-residents } ;

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;
DELETE DATA { :o-say-median sg2:sampleSize 17 ; sg2:responseRate 0.85 } ;

INSERT DATA { :o-say-median sg2:answeredBy :residents ; sg2:sampleSize 1 ; sg2:responseRate 1.0 }
