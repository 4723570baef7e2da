# The firm alone takes part in the evaluation, with how much say is not told.
# base: co-governed-example

DELETE { case:co-governed-example sg2:hasParticipation ?part . :s05 sg2:shows ?part . ?part ?says ?what }
WHERE { ?part sg2:stage fw:DEF-5d ; ?says ?what FILTER ( ?part != :p-5d-firm ) } ;

DELETE DATA { :p-5d-firm sg2:say sg2:empower }
