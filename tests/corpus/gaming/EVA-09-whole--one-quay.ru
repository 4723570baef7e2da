# Half of what one clinic earned reached affected people; the three others are left out of the whole.
# base: evaluated-example

DELETE WHERE { :o-share sg2:denominator ?words } ;
DELETE DATA { :o-share sg2:perimeter case:evaluated-example } ;

INSERT DATA { :o-share sg2:perimeter :rope-quay ; sg2:denominator "surplus of the clinic on Rope Quay"@en .
  :rope-quay a sg2:Place ; rdfs:label "Rope Quay"@en ; sg2:within :harbour-quarter .
  :s15 sg2:shows :rope-quay }
