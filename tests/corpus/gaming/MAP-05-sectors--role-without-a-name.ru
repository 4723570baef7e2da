# Users are given a partner's role of the submission's own making.
# base: mapped-example

DELETE { ?part sg2:role ?role }
INSERT { ?part sg2:role sg2x:user }
WHERE { ?part sg2:role ?role FILTER ( ?part != :p-firm && ?part != :p-visitors ) } ;

INSERT DATA { :p-visitors sg2:role [ a sg2:PartnerRole ] }
