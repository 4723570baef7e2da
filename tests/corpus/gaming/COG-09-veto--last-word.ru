# The council votes, and the firm may set aside what it decides.
# base: co-governed-example

DELETE DATA { :vote sg2:initiatorCanOverride false } ;

INSERT DATA { :vote sg2:initiatorCanOverride true }
