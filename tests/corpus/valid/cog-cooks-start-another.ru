# The cooks hold the only claim here, and have started a kitchen of their own, which is another case.
# base: co-governed-example

DELETE DATA { :b-meal sg2:receiver :households , :firm } ;

INSERT DATA { :hill-kitchen a sg2:Case ; sg2:initiator :cooks }
