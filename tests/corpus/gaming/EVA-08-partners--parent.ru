# The group to which the firm belongs takes part as a funder and answers as a partner.
# base: evaluated-example

DELETE WHERE { :o-say-median sg2:answeredBy ?partner } ;

INSERT DATA { :o-say-median sg2:answeredBy :board . :firm sg2:controlledBy :board }
