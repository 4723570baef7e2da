# The firm itself rates how much say its partners have.
# base: evaluated-example

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;

INSERT DATA { :o-say-median sg2:answeredBy :firm }
