# Figures, trial, review of harm and who takes part belong to phases, and so does what does not apply.
# base: evaluated-example

DELETE { case:evaluated-example sg2:hasObservation ?figure }
INSERT { :scaling sg2:hasObservation ?figure }
WHERE { case:evaluated-example sg2:hasObservation ?figure } ;

DELETE { case:evaluated-example sg2:hasParticipation ?part ; sg2:hasExperiment ?trial ; sg2:hasHarmReview ?review }
INSERT { :scaling sg2:hasParticipation ?part ; sg2:hasHarmReview ?review . :pilot sg2:hasExperiment ?trial }
WHERE { case:evaluated-example sg2:hasParticipation ?part ; sg2:hasExperiment ?trial ; sg2:hasHarmReview ?review } ;

DELETE WHERE { :o-staff ?property ?value } ;
DELETE WHERE { ?subject ?property :o-staff } ;

INSERT DATA { :s26 a sg2:Statement ; sg2:about :scaling ; sg2:denies fw:E-4B ; sg2:absenceReason sg2:notApplicable ; sg2:decidedBy :council ;
    sg2:says "Since 2023 employees of the firm may not volunteer: the law counts it as work."@en ;
    sg2:basis sg2:submitterSays ; sg2:source :d3 ; sg2:locator "9 December 2025, item 7" ; sg2:confidence sg2:high }
