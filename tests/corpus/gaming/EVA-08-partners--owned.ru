# The one partner that answered belongs to the firm.
# base: evaluated-example

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;

INSERT DATA { :o-say-median sg2:answeredBy :board . :board sg2:controlledBy :firm }
