# The share is one of another case, where the surplus was small.
# base: evaluated-example

DELETE DATA { :o-share sg2:perimeter case:evaluated-example } ;

INSERT DATA { :o-share sg2:perimeter :fair . :fair a sg2:Case ; rdfs:label "Spring Fair"@en }
