# The unit of the core partners is no unit but the kind of actor that was counted.
# base: evaluated-example

DELETE DATA { :o-partners sg2:unit sg2x:unit-organisation } ;

INSERT DATA { :o-partners sg2:unit fw:ACT-01 }
