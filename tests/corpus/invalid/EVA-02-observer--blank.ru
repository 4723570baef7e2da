# The observer is somebody without a name.
# base: evaluated-example

DELETE DATA { :o-partners sg2:observer :council } ;

INSERT DATA { :o-partners sg2:observer [ a sg2:SocietyActor ] }
