# The first figure of the lock quarter is itself compared with another one, so that it begins nothing.
# base: evaluated-example

DELETE WHERE { :o-lock-2021 sg2:noBaseline ?words } ;

INSERT DATA { :o-lock-2021 sg2:baseline :o-wait-2021 }
