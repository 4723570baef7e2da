# The firm codes its own case.
# base: evaluated-example

DELETE DATA { :session sg2:coder :coder-2 } ;

INSERT DATA { :session sg2:coder :firm }
