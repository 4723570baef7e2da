# The room in which the council meets is named as its chair.
# base: co-governed-example

DELETE DATA { :vote sg2:chairedBy :pantry } ;

INSERT DATA { :vote sg2:chairedBy :kitchen }
