# The pantry speaks for the neighbours, and is itself no more than asked.
# base: co-governed-example

DELETE DATA { :p-5b-neighbours sg2:participant :neighbours ; sg2:say sg2:involve } ;

INSERT DATA { :p-5b-neighbours sg2:participant :pantry ; sg2:represents :neighbours ; sg2:say sg2:consult }
