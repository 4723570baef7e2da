# Circumstances are said to have decided that nothing is distributed.
# base: mapped-example

DELETE DATA { :s09 sg2:decidedBy :association } ;

INSERT DATA { :s09 sg2:decidedBy :circumstances }
