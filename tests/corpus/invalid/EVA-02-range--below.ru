# The least say of the partners is rated below nothing.
# base: evaluated-example

DELETE DATA { :o-say-minimum sg2:value 2 } ;
INSERT DATA { :o-say-minimum sg2:value -1 }
