# The observer is a register, not somebody who can be asked.
# base: evaluated-example

DELETE DATA { :o-partners sg2:observer :council } ;

INSERT DATA { :o-partners sg2:observer :appointment-system }
