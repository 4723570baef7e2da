# The clinics are counted by the group that owns a founder of the network: that is not from outside.
# base: evaluated-example

DELETE DATA { :o-sites sg2:observer :board } ;

INSERT DATA { case:evaluated-example sg2:initiator :founder . :o-sites sg2:observer :group .
  :founder a sg2:Enterprise ; rdfs:label "Quay Works"@en ; sg2:controlledBy :group .
  :group a sg2:Enterprise ; rdfs:label "Quay Group"@en }
