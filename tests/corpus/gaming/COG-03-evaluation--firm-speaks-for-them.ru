# In the evaluation the firm says that it speaks for the cooks.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5d-cooks } ;

INSERT DATA { :p-5d-firm sg2:represents :cooks ; sg2:howChosen "by the firm"@en }
