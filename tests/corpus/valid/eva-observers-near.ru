# The clinics are counted by a convenor, the people by a submitter's daughter: nobody outside, so nobody need tell who paid.
# base: evaluated-example

DELETE DATA { case:evaluated-example sg2:convenor :association . :record sg2:submitter :council .
  :o-sites sg2:observer :board . :o-patients sg2:observer :council } ;

INSERT DATA { case:evaluated-example sg2:convenor :club . :record sg2:submitter :agency .
  :club a sg2:SocialOrganisation ; rdfs:label "Harbour Club"@en .
  :agency a sg2:Enterprise ; rdfs:label "Quay Agency"@en .
  :daughter a sg2:Enterprise ; rdfs:label "Quay Agency Data"@en ; sg2:controlledBy :agency .
  :o-sites sg2:observer :club . :o-patients sg2:observer :daughter }
