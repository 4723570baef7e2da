# One average of residents and dock workers is given out for both.
# base: evaluated-example

DELETE DATA { :o-wait-dockworkers sg2:forGroup :dockworkers } ;

INSERT DATA { :o-wait-residents sg2:forGroup :dockworkers }
