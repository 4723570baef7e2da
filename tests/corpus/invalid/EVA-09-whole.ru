# The share is one of the firm's surplus, not of the case's.
# base: evaluated-example

DELETE DATA { :o-share sg2:perimeter case:evaluated-example } ;

INSERT DATA { :o-share sg2:perimeter :firm }
