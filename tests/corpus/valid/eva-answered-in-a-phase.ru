# Who takes part belongs to a phase, and only the Health Board rates the say of partners.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasParticipation ?part }
INSERT { :scaling sg2:hasParticipation ?part }
WHERE { case:evaluated-example sg2:hasParticipation ?part } ;

DELETE DATA { :o-say-median sg2:answeredBy :association , :residents , :dockworkers }
